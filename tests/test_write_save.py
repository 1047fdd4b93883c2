"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.write.save import append, save


def failure(path: Path) -> Failure:
    with pytest.raises(Failure) as caught:
        save(path, b"new")
    assert caught.value.code == OUTPUT
    assert str(path) in caught.value.says
    assert caught.value.advice
    return caught.value


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    save(tmp_path / "b.docx", b"one")
    save(tmp_path / "b.docx", b"two")
    assert (tmp_path / "b.docx").read_bytes() == b"two"
    assert stat.S_IMODE((tmp_path / "b.docx").stat().st_mode) == 0o600
    assert names(tmp_path) == ["b.docx"]


def test_what_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"old")
    assert "thư mục không có" in failure(tmp_path / "x" / "b.md").says
    assert "thư mục" in failure(tmp_path).says
    assert "không phải thư mục" in failure(tmp_path / "tep" / "b.md").says
    assert "quá dài" in failure(tmp_path / ("x" * 300)).says
    (tmp_path / "tep").chmod(0o444)
    assert "chỉ đọc" in failure(tmp_path / "tep").says
    assert (tmp_path / "tep").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("step", "number", "says"),
    [
        ("fsync", errno.ENOSPC, "đĩa đã đầy"),
        ("fsync", errno.EIO, "không ghi được"),
        ("replace", errno.EACCES, "đang mở trong chương trình khác"),
        ("replace", errno.EROFS, "chỉ cho đọc"),
    ],
)
def test_a_failure_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, says: str
) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    owner: object = os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, fails)
    assert says in failure(path).says
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["b.xlsx"]


def test_a_file_held_open_elsewhere_keeps_what_it_has_and_the_new_one_stands_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Báo cáo.docx"
    path.write_bytes(b"old")
    (tmp_path / "Báo cáo (2).docx").write_bytes(b"older")
    real = Path.replace

    def held(source: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(source, target)

    monkeypatch.setattr(Path, "replace", held)
    assert save(path, b"new", elsewhere=True) == tmp_path / "Báo cáo (3).docx"
    assert sorted(names(tmp_path)) == ["Báo cáo (2).docx", "Báo cáo (3).docx", "Báo cáo.docx"]
    assert path.read_bytes() == b"old"
    assert (tmp_path / "Báo cáo (3).docx").read_bytes() == b"new"


def test_an_interruption_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "b.xlsx", b"new")
    assert names(tmp_path) == []


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "that").write_bytes(b"old")
    (tmp_path / "link").symlink_to("that")
    save(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "that").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    save(pipe, b"new")
    reader.join(10)
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="limits as Unix has them")
def test_what_does_not_fit_is_not_added_in_part(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "nhat-ky"
    append(path, b"mot\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            append(path, b"hai\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    append(path, b"ba\n")
    assert path.read_bytes() == b"mot\nba\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is missing")
def test_what_is_no_file_is_added_to_as_it_is() -> None:
    append(Path("/dev/null"), b"mot\n")
    with pytest.raises(OSError, match="space"):
        append(Path("/dev/full"), b"mot\n")
