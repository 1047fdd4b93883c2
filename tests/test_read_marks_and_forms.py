"""Texts without a mark, with a false one, and files of other kinds: called what they are."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.listing import named_files
from hongngu_cli.read.files.opening import open_file

TEXT = "STT,Họ và tên\n1,Nguyễn Văn Ánh\n"
TCVN3 = "STT,Hä vµ tªn\n1,NguyÔn V¨n ¸nh\n"
ROWS = [["STT", "Họ và tên"], ["1", "Nguyễn Văn Ánh"]]
MARK = b"\xef\xbb\xbf"


def opened(content: bytes, folder: Path, encoding: str | None = None) -> Sheet:
    path = folder / "ds"
    path.write_bytes(content)
    return open_file(str(path), Limits(), Reading(encoding=encoding))[0]


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        *[("utf-7", "UTF-7"), ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32")],
        *[("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
    ],
)
def test_unicode_without_a_mark_is_read_by_its_form(codec: str, named: str, tmp_path: Path) -> None:
    sheet = opened(TEXT.encode(codec), tmp_path)
    assert [list(row) for row in sheet.rows] == ROWS
    assert f"đã nhận ra là {named}," in sheet.issues[0].says


@pytest.mark.parametrize("text", ["a,b\n1,+84-90-123\n", "x,+ABC+DEF-\n", "1+1-,+A\n2,+B-\n"])
def test_a_plus_alone_makes_no_other_encoding(text: str, tmp_path: Path) -> None:
    sheet = opened(text.encode(), tmp_path)
    assert not sheet.issues
    assert [list(row) for row in sheet.rows] == [row.split(",") for row in text.splitlines()]


@pytest.mark.parametrize("encoding", [None, "tcvn3"])
def test_a_false_mark_of_utf_8_is_no_dead_end(encoding: str | None, tmp_path: Path) -> None:
    sheet = opened(MARK + TCVN3.encode("latin-1"), tmp_path, encoding)
    assert [list(row) for row in sheet.rows] == ROWS


def test_broken_utf_8_with_its_mark_is_told_by_its_place(tmp_path: Path) -> None:
    content = MARK + TEXT.encode().replace("ễ".encode(), "ễ".encode()[:2])
    with pytest.raises(Failure, match=r"bảng mã utf-8 \(dòng 2, byte thứ 28\)"):
        opened(content, tmp_path)


def dbase() -> bytes:
    """Write a table of dBase III of one column and one row."""
    head = bytes([3, 126, 1, 1]) + struct.pack("<IHH", 1, 65, 11) + bytes(20)
    column = b"HOTEN".ljust(11, b"\0") + b"C" + bytes(4) + bytes([10, 0]) + bytes(14)
    return head + column + b"\r Nguyen A  \x1a"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (dbase(), r"tệp dBase, FoxPro \(.dbf\), chương trình chưa đọc được"),
        (b"\0\0\0\x18ftypisom" + bytes(90), "tệp phim hoặc âm thanh"),
        (b"RIFF\x24\x08\0\0WAVEfmt " + bytes(90), "tệp phim hoặc âm thanh"),
    ],
)
def test_files_of_other_kinds_are_called_what_they_are(
    content: bytes, named: str, tmp_path: Path
) -> None:
    with pytest.raises(Failure, match=named):
        opened(content, tmp_path)


def test_links_that_lead_nowhere_say_so(tmp_path: Path) -> None:
    loop, gone = tmp_path / "loop.csv", tmp_path / "gone.csv"
    loop.symlink_to(loop)
    gone.symlink_to(tmp_path / "removed.csv")
    with pytest.raises(Failure, match="liên kết dẫn vòng quanh"):
        named_files([str(loop)])
    with pytest.raises(Failure, match="tệp mà liên kết này trỏ tới không còn ở đó"):
        named_files([str(gone)])
    with pytest.raises(Failure, match="không tìm thấy tệp"):
        named_files([str(tmp_path / "never.csv"), "\0"])
