"""Copies marked anew: what came back, what somebody corrected, and copies beside their sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

if TYPE_CHECKING:
    from conftest import TrainReport
from copies_marked import marked, roster


def test_a_roster_corrected_in_its_copy_reads_back_clean(
    train_report: TrainReport, tmp_path: Path
) -> None:
    out = tmp_path / "ra.xlsx"
    book = marked(train_report, roster(tmp_path / "ds.xlsx"), out)
    page = book["Lớp 'A'"]
    page["E2"], page["B4"], page["A5"] = "Trung cấp LLCT", "Hồ Ba", "Tổng cộng: 3"
    # A spreadsheet calculates before it saves; the library that stands in for it does not.
    for row in page.iter_rows():
        for cell in row:
            cell.value = 3 if cell.data_type == "f" else cell.value
    book.save(out)
    told = train_report("check", out, "--fail-on", "warning")
    assert told.returncode == 0, told.stdout


OLD_CODE = "NguyÔn V¨n §¹t"
"""Nguyễn Văn Đạt in TCVN3."""


def test_what_the_list_of_a_copy_quotes_in_an_old_code_is_no_finding(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source, out = roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx"
    book = openpyxl.load_workbook(source)
    page = book["Lớp 'A'"]
    page["B4"], page["E2"], page["A5"], page["F5"] = OLD_CODE, "TCLLCT", "Tổng cộng: 3", None
    page.column_dimensions["F"].hidden = False
    book.save(source)
    found = json.loads(train_report("check", source, "--annotate", out, "--format", "json").stdout)[
        "issues"
    ]
    assert [issue["rule"] for issue in found] == ["encoding-converted"]
    book = openpyxl.load_workbook(out)
    listed = next(row for row in book["Cần sửa"].values if row[4] == OLD_CODE)
    assert listed[6] == "Ghi lại ô này bằng chữ Unicode, ví dụ phông Times New Roman."
    book["Lớp 'A'"]["B4"] = "Nguyễn Văn Đạt"
    book["Cần sửa"].row_dimensions[2].hidden = True
    book.save(out)
    assert not json.loads(train_report("check", out, "--format", "json").stdout)["issues"]
    # A sheet of the office's with that name is read as any other.
    page = book["Cần sửa"]
    page["A1"] = "TT"
    book.save(out)
    again = json.loads(train_report("check", out, "--format", "json").stdout)["issues"]
    assert "encoding-converted" in {issue["rule"] for issue in again}


def test_what_was_only_taken_from_a_title_makes_no_copy(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source = tmp_path / "ds.csv"
    rows = "Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo\nLê Thị An;2/3/1980;Xã A;Trung cấp LLCT\n"
    source.write_text(f"DANH SÁCH CỬ ĐI HỌC NĂM 2024;;;\n{rows}", encoding="utf-8")
    told = train_report("check", source, "--annotate", tmp_path / "ra.xlsx", "--format", "json")
    assert {one["rule"] for one in json.loads(told.stdout)["issues"]} == {"value-taken"}
    assert not (tmp_path / "ra.xlsx").exists()


def test_a_copy_that_came_back_is_marked_anew(train_report: TrainReport, tmp_path: Path) -> None:
    source = roster(tmp_path / "ds.xlsx")
    book = openpyxl.load_workbook(source)
    book["Lớp 'A'"]["B4"].comment = Comment("Hỏi lại xã.", "Văn phòng")
    book["Lớp 'A'"]["A1"].comment = Comment("Mẫu 1.", "Văn phòng")
    book.save(source)
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    assert book["Lớp 'A'"]["B4"].comment.text.startswith("Hỏi lại xã.")
    assert "chưa ghi họ và tên" in book["Lớp 'A'"]["B4"].comment.text
    book["Lớp 'A'"]["E2"] = "Trung cấp LLCT"
    book.save(tmp_path / "sua.xlsx")
    again = marked(train_report, tmp_path / "sua.xlsx", tmp_path / "ra2.xlsx")
    assert again.sheetnames == ["Cần sửa", "Lớp 'A'"]
    page = again["Lớp 'A'"]
    assert (page["E2"].comment, page["E2"].fill.fill_type) == (None, None)
    told = page["B4"].comment
    assert (told.text.count("chưa ghi họ và tên"), told.author) == (1, "Văn phòng")
    assert page["A1"].comment.text == "Mẫu 1."


def test_the_same_workbook_gives_the_same_copy(train_report: TrainReport, tmp_path: Path) -> None:
    source = roster(tmp_path / "ds.xlsx")
    for name in ("a.xlsx", "b.xlsx"):
        marked(train_report, source, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_copy_that_somebody_corrected_is_kept_and_one_untouched_is_written_anew(
    train_report: TrainReport, tmp_path: Path
) -> None:
    source, out = roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx"
    marked(train_report, source, out)
    marked(train_report, source, out)
    assert [path.name for path in sorted(tmp_path.glob("ra*"))] == ["ra.xlsx"]
    book = openpyxl.load_workbook(out)
    book["Lớp 'A'"]["E2"] = "Trung cấp LLCT"
    book.save(out)
    told = train_report("check", source, "--annotate", out)
    aside = tmp_path / "ra (bản sửa tay).xlsx"
    assert f"nên giữ lại: {aside}." in told.stderr
    assert openpyxl.load_workbook(aside)["Lớp 'A'"]["E2"].value == "Trung cấp LLCT"
    assert openpyxl.load_workbook(out)["Lớp 'A'"]["E2"].value == "Trung cắp"
    assert "giữ lại" not in train_report("check", source, "--annotate", out).stderr


def test_what_is_no_copy_of_ours_is_kept_too(train_report: TrainReport, tmp_path: Path) -> None:
    source, out = roster(tmp_path / "ds.xlsx"), tmp_path / "ra.xlsx"
    out.write_bytes(b"x")
    marked(train_report, source, out)
    assert (tmp_path / "ra (bản sửa tay).xlsx").read_bytes() == b"x"


def told_of(train_report: TrainReport, folder: Path) -> tuple[int, list[tuple[str, str]]]:
    """Give how many rows count, and what is told of repeats and copies."""
    done = train_report("check", folder.name, "--format", "json", cwd=folder.parent)
    answer = json.loads(done.stdout)
    rules = ("file-own", "file-superseded", "files-overlap", "duplicate-row", "level-unknown")
    issues = [(i["rule"], i["path"]) for i in answer["issues"] if i["rule"] in rules]
    return answer["rows"]["counted"], issues


def test_a_copy_beside_its_source_is_told_once_and_counts_nothing(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds" / "can-sua").mkdir(parents=True)
    roster(tmp_path / "ds" / "a.xlsx")
    before, _ = told_of(train_report, tmp_path / "ds")
    for _ in range(2):
        done = train_report("check", "ds", "--annotate", "ds/can-sua", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
    assert [path.name for path in (tmp_path / "ds" / "can-sua").iterdir()] == ["a.xlsx"]
    copy, source = "ds/can-sua/a.xlsx", "ds/a.xlsx"
    unknown = ("level-unknown", source)
    counted, issues = told_of(train_report, tmp_path / "ds")
    assert (counted, {*issues}) == (before, {unknown, ("file-own", copy)})

    # Saved again without a change it is still a copy; one that was corrected counts instead.
    path = tmp_path / copy
    book = openpyxl.load_workbook(path)
    page = book["Lớp 'A'"]
    for row in page.iter_rows():
        for cell in row:
            cell.value = 3 if cell.data_type == "f" else cell.value
    book.save(path)
    counted, issues = told_of(train_report, tmp_path / "ds")
    assert (counted, {*issues}) == (before, {unknown, ("file-own", copy)})
    page["C3"] = 1983
    book.save(path)
    counted, issues = told_of(train_report, tmp_path / "ds")
    assert counted == before
    assert ("file-superseded", source) in issues
    assert not {"file-own", "duplicate-row"} & {rule for rule, _ in issues}
    done = train_report("check", "ds", "--annotate", "ds/can-sua", cwd=tmp_path)
    assert "sẽ ghi đè tệp gốc" in done.stderr  # what somebody corrected is an input now

    # Both were corrected since: which of them is right nobody can tell.
    mine = openpyxl.load_workbook(tmp_path / source)
    mine["Lớp 'A'"]["C3"] = 1984
    mine.save(tmp_path / source)
    _, issues = told_of(train_report, tmp_path / "ds")
    assert ("files-overlap", copy) in issues


def test_a_copy_alone_and_one_without_its_list_are_lists(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "ds").mkdir()
    source = roster(tmp_path / "ds" / "a.xlsx")
    marked(train_report, source, tmp_path / "ds" / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "ds" / "b.xlsx")
    del book["Cần sửa"]
    book.save(tmp_path / "ds" / "b.xlsx")
    assert "file-own" not in {rule for rule, _ in told_of(train_report, tmp_path / "ds")[1]}
    marked(train_report, source, tmp_path / "ds" / "b (2).xlsx")
    source.unlink()
    (tmp_path / "ds" / "b.xlsx").unlink()
    assert told_of(train_report, tmp_path / "ds") == (
        3,
        [("level-unknown", "ds/b (2).xlsx")],
    )


def test_a_copy_that_libreoffice_saved_is_marked_anew(
    train_report: TrainReport, tmp_path: Path
) -> None:
    """It drops the author of a comment, which is known by what our list says, or its colour."""
    source = roster(tmp_path / "ds.xlsx")
    book = openpyxl.load_workbook(source)
    book.worksheets[0]["A1"].comment = Comment("Lưu ý: mẫu 1.", "Văn phòng")
    book.worksheets[0]["A3"].comment = Comment("Lưu ý: đã hỏi lại.", "Văn phòng")
    book.save(source)
    book = marked(train_report, source, tmp_path / "ra.xlsx")
    page = book["Lớp 'A'"]
    page["E2"] = "Trung cấp LLCT"
    for cell in ("E2", "B4", "A1", "A3"):
        if comment := page[cell].comment:
            page[cell].comment = Comment(comment.text, " ")
    page["E2"].fill = PatternFill()  # known by the list alone
    page["C3"].comment = Comment("Cảnh báo: đã gộp lại.", " ")
    page["C3"].fill = PatternFill("solid", fgColor="FFFFE699")
    page["D3"].comment = Comment(f"{page['B4'].comment.text}\n\n[train-report]\nCũ.", " ")
    book.save(tmp_path / "sua.xlsx")
    again = marked(train_report, tmp_path / "sua.xlsx", tmp_path / "ra2.xlsx")["Lớp 'A'"]
    for cell in ("E2", "C3", "D3"):
        assert again[cell].comment is None, cell
        assert again[cell].fill.fill_type is None, cell
    assert again["B4"].comment.text.count("chưa ghi họ và tên") == 1
    assert again["A1"].comment.text == "Lưu ý: mẫu 1."
    assert again["A3"].comment.text == "Lưu ý: đã hỏi lại."
