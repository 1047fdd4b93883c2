"""`report --require-clean`: errors of the lists keep a document from being made."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed_tables import write_typed

from hongngu_cli.cli import obey

CLEAN = """
    DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO
    STT | Họ và tên     | Ngày sinh  | Chức vụ     | Đơn vị | Trình độ đào tạo | Năm
    1   | Nguyễn Văn An | 15/03/1980 | Chuyên viên | Xã An  | Trung cấp LLCT   | 2024
    2   | Trần Thị Bình | 16/04/1985 | Hiệu trưởng | Xã An  | Thạc sĩ          | 2025
"""
WRONG = CLEAN.replace("16/04/1985", "31/02/1985")


def folder_of(tmp_path: Path, typed: str) -> Path:
    write_typed(typed, tmp_path / "ds.xlsx")
    return tmp_path


def test_a_clean_list_makes_its_document(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, CLEAN)
    path = folder / "ra.docx"
    line = ("report", "quyet-dinh-cu", str(folder / "ds.xlsx"), "--require-clean")
    assert obey([*line, "-o", str(path)]) == 0
    assert path.exists()


@pytest.mark.parametrize("mask", [False, True])
@pytest.mark.parametrize("each", [(), ("--each", "unit"), ("--each", "person")])
def test_an_error_is_told_and_nothing_written(
    tmp_path: Path, each: tuple[str, ...], capsys: pytest.CaptureFixture[str], *, mask: bool
) -> None:
    folder = folder_of(tmp_path, WRONG)
    line = ["report", "quyet-dinh-cu", str(folder / "ds.xlsx"), "--require-clean", *each]
    assert obey([*line, "-o", str(folder / "{number}.docx"), *["--mask"] * mask]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "còn 1 lỗi" in told.err
    assert "ds.xlsx · Sheet1 · C4" in told.err
    assert ("31/02/1985" in told.err) is not mask
    assert f"train-report check {folder / 'ds.xlsx'}" in told.err
    assert [one.name for one in folder.iterdir()] == ["ds.xlsx"]


def test_nothing_is_shown_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path, WRONG)
    assert obey(["report", "quyet-dinh-cu", str(folder / "ds.xlsx"), "--require-clean"]) == 1
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, CLEAN)
    (folder / "hong.xlsx").write_bytes(b"PK\3\4")
    path = folder.parent / "ra.md"
    line = ("report", "quyet-dinh-cu", str(folder), "--require-clean")
    assert obey([*line, "-o", str(path)]) == 3
    assert not path.exists()


def test_a_warning_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path, CLEAN.replace("15/03/1980", "15/03/2015"))
    assert obey(["check", str(folder / "ds.xlsx"), "--fail-on", "warning"]) == 1
    line = ("report", "quyet-dinh-cu", str(folder / "ds.xlsx"), "--require-clean")
    assert obey([*line, "--format", "md"]) == 0
    assert "QUYẾT ĐỊNH" in capsys.readouterr().out
