"""What is said of hidden rows, filters, formulas, errors and days counted from 1904."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
import xlwt
from openpyxl.styles import Font
from typed_tables import sheet_of, typed_sheets
from unseen_files import MAIN, as_xlsb_of, as_xlsx_of, record, sheet_of_rows

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.unseen.issues import with_unseen, with_written_errors
from hongngu_cli.read.unseen.state import (
    CellRun,
    Unseen,
)

if TYPE_CHECKING:
    from conftest import TrainReport
from unseen_read import ROSTER, first_page, opened, roster_book, saved, told, unseen_in, xls_of


def test_errors_are_shown_where_they_were_found(tmp_path: Path) -> None:
    book = roster_book()
    for cell, text in (("E2", "#N/A"), ("E3", "#N/A"), ("E4", "#REF!"), ("B5", "#NAME?")):
        first_page(book)[cell] = text
        first_page(book)[cell].data_type = "e"
    sheet = opened(saved(book), tmp_path)
    assert [sheet.cell(row, 5) for row in (2, 3, 4)] == ["#N/A", "#N/A", "#REF!"]
    said = [(i.place.cell, i.found, i.says) for i in told(sheet)["cell-error"]]
    assert said == [
        ("E2", "#N/A", "2 ô E2:E3 ghi lỗi #N/A (không tìm thấy giá trị cần tra) nên mất giá trị."),
        (
            "E4",
            "#REF!",
            "Ô này ghi lỗi #REF! (tham chiếu tới ô hoặc trang tính đã bị xoá) nên mất giá trị.",
        ),
        ("B5", "#NAME?", "Ô này ghi lỗi #NAME? (tên hàm hoặc tên vùng không có) nên mất giá trị."),
    ]


def test_formulas_dragged_beyond_the_list_are_no_people(tmp_path: Path) -> None:
    book = roster_book()
    for row in range(6, 10):
        first_page(book).cell(row, 1).value = row - 1
        for column in (2, 4, 5):
            first_page(book).cell(row, column, "#N/A").data_type = "e"
    sheet = opened(saved(book), tmp_path)
    assert [sheet.cell(row, 2) for row in (5, 6, 9)] == ["Phạm Ngọc Lan", "", ""]
    (rows,) = told(sheet)["rows-of-errors"]
    assert (rows.place.cell, "4 dòng" in rows.says, "dòng 6-9" in rows.says) == ("B6", True, True)
    assert [issue.place.cell for issue in told(sheet)["cell-error"]] == ["B6", "D6", "E6"]


def test_one_issue_for_each_run_of_formulas_in_a_column() -> None:
    runs = (CellRun(3, 2, 40, "=A2&B2"), CellRun(3, 42, 42, f"={'A1+' * 40}A1"))
    sheet = with_unseen(sheet_of("a | b | c"), Unseen(uncalculated=runs))
    first, second = told(sheet)["formula-uncalculated"]
    assert (first.place.cell, first.found) == ("C2", "=A2&B2")
    assert first.says.startswith("39 ô C2:C40 có công thức chưa được tính lần nào")
    assert second.says.startswith("Ô này có công thức")
    assert len(second.found or "") == 80


def test_hidden_rows_and_columns_without_anything_are_nobodys_concern() -> None:
    sheet = sheet_of("a | . | b\n. \nc | . | d").rows
    grid = [["" if cell == "." else cell for cell in row] for row in sheet]
    empty = Sheet("ds.xlsx", "DS", "", grid)
    unseen = Unseen(hidden_rows=((2, 2), (4, 1_048_576)), hidden_columns=((2, 2), (4, 16_384)))
    assert with_unseen(empty, unseen).issues == ()
    (rows,) = with_unseen(empty, Unseen(hidden_rows=((2, 9),))).issues
    assert rows.place.cell == "A3"


def test_many_runs_are_counted_and_not_all_named() -> None:
    sheet = Sheet("ds.xlsx", "DS", "", [["x"]] * 2000)
    unseen = Unseen(hidden_rows=tuple((row, row) for row in range(2, 2001, 2)))
    (hidden,) = with_unseen(sheet, unseen).issues
    assert hidden.says == (
        "1.000 dòng có dữ liệu đang ẩn (dòng 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 "
        "và 988 dòng khác) nhưng vẫn được đọc và tính."
    )


def test_a_sheet_that_cannot_be_examined_is_told(tmp_path: Path) -> None:
    endless = f"<!--{'x' * 1000}-->" * 6_000
    content = sheet_of_rows('<row r="1"><c r="A1"><v>1</v></c></row>', head=endless)
    sheet = opened(content, tmp_path)
    assert (sheet.cell(1, 1), list(told(sheet))) == (1.0, ["sheet-unexamined"])


def test_errors_written_as_text() -> None:
    sheet = sheet_of("""
        STT | Họ và tên    | Ngày sinh | Trình độ
        1   | Lê Minh Khôi | ########  | #N/A
        2   | Võ Kim Yến   | ########  | Thạc sĩ # 2
        3   | #REF!        | #REF!     | #REF!
    """)
    said = with_written_errors(sheet)
    assert [(i.place.cell, i.found) for i in told(said)["cell-error"]] == [
        ("C2", "########"),
        ("D2", "#N/A"),
        ("B4", "#REF!"),
        ("C4", "#REF!"),
        ("D4", "#REF!"),
    ]
    assert (said.cell(2, 4), said.cell(4, 2)) == ("#N/A", "")
    assert with_written_errors(sheet, "nothing of the kind") is sheet


@pytest.mark.parametrize("from_1904", [True, False])
def test_days_are_the_same_in_both_date_systems(tmp_path: Path, *, from_1904: bool) -> None:
    content = io.BytesIO()
    options = {"date_1904": from_1904, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(content, options) as book:
        page = book.add_worksheet()
        (typed,) = typed_sheets(ROSTER)
        for number, row in enumerate(typed.rows):
            page.write_row(number, 0, row)
    sheet = opened(content.getvalue(), tmp_path)
    assert str(sheet.cell(2, 3))[:10] == "1980-03-15"
    rules = [(issue.rule, issue.severity, issue.place.cell) for issue in sheet.issues]
    assert rules == [("date-system-1904", "note", "C2")] * from_1904
    old = xlwt.Workbook()
    old.dates_1904 = from_1904
    old.add_sheet("DS").write(0, 0, typed.rows[1][2], xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    sheet = opened(saved(old), tmp_path)
    assert str(sheet.cell(1, 1))[:10] == "1980-03-15"


def test_a_bare_number_of_a_workbook_from_1904_is_warned_of(tmp_path: Path) -> None:
    page = '<row><c t="inlineStr"><is><t>Ngày sinh</t></is></c></row><row><c><v>27833</v></c></row>'
    page = f'<worksheet xmlns="{MAIN}"><sheetData>{page}</sheetData></worksheet>'
    sheet = opened(as_xlsx_of(page, settings='<workbookPr date1904="1"/>'), tmp_path)
    (warned,) = told(sheet)["date-system"]
    assert (warned.place.cell, warned.found) == ("A2", "27833")
    assert not opened(as_xlsx_of(page), tmp_path).issues
    assert unseen_in(as_xlsb_of(record(145) + record(146), from_1904=True), ".xlsb").from_1904
    old = xls_of()
    old.dates_1904 = True
    assert unseen_in(saved(old), ".xls").from_1904


def test_the_program_tells_and_check_fails(train_report: TrainReport, tmp_path: Path) -> None:
    book = roster_book()
    first_page(book).row_dimensions[3].hidden = True
    first_page(book)["F5"] = "=F4"
    first_page(book)["D4"] = "#REF!"
    first_page(book)["D4"].data_type = "e"
    book.create_sheet("Danh mục").sheet_state = "veryHidden"
    book["Danh mục"]["A1"] = "x"
    path = tmp_path / "ds.xlsx"
    book.save(path)
    checked = train_report("check", path, "--format", "json")
    assert checked.returncode == 1
    issues = json.loads(checked.stdout)["issues"]
    rules = {(issue["rule"], issue["sheet"], issue["cell"]) for issue in issues}
    assert rules >= {
        ("rows-hidden", "Sheet1", "A3"),
        ("formula-uncalculated", "Sheet1", "F5"),
        ("cell-error", "Sheet1", "D4"),
        ("sheet-hidden", "Danh mục", None),
    }
    inspected = train_report("inspect", path)
    assert "1 dòng có dữ liệu đang ẩn (dòng 3)" in " ".join(inspected.stdout.split())
    summed = train_report("summarize", path)
    assert summed.returncode == 0
    assert "chưa được tính lần nào" in " ".join(summed.stdout.split())
    masked = train_report("check", path, "--format", "json", "--mask")
    assert "=F4" not in masked.stdout


def test_filtered_rows_are_counted(train_report: TrainReport, tmp_path: Path) -> None:
    book = roster_book()
    first_page(book).auto_filter.ref = "A1:F5"
    first_page(book).auto_filter.add_filter_column(3, ["Xã An Phước"])
    for row in (3, 5):
        first_page(book).row_dimensions[row].hidden = True
    path = tmp_path / "ds.xlsx"
    book.save(path)
    counted = train_report("summarize", path, "--format", "json")
    answer = json.loads(counted.stdout)
    assert answer["figures"]["total"]["value"] == 4
    assert [i["cell"] for i in answer["issues"] if i["rule"] == "rows-filtered"] == ["A3"]


@pytest.mark.parametrize(
    ("struck", "rows"),
    [
        (("A3:F3",), "dòng 3"),
        (("B3:F3", "A5:F5"), "dòng 3, 5"),
        # One cell may have been corrected beside it, and what is empty says nothing.
        (("B3",), None),
        (("A3:C3",), None),
        (("A9:F9",), None),
        (("A1",), None),  # the title alone on its row
    ],
)
def test_rows_struck_through_are_told_and_counted(
    train_report: TrainReport, tmp_path: Path, struck: tuple[str, ...], rows: str | None
) -> None:
    book = roster_book()
    page = first_page(book)
    page["C4"].font = Font(strike=False, bold=True)
    for area in struck:
        for row in page[f"{area}:{area}" if ":" not in area else area]:
            for cell in row:
                cell.font = Font(strike=True)
    path = tmp_path / "ds.xlsx"
    book.save(path)
    answer = json.loads(train_report("summarize", path, "--format", "json").stdout)
    assert answer["figures"]["total"]["value"] == 4
    told = [one for one in answer["issues"] if one["rule"] == "rows-struck"]
    assert len(told) == bool(rows)
    assert all(f"gạch ngang chữ ({rows})" in one["says"] for one in told)


def test_a_hidden_sheet_is_told_with_whether_its_rows_count(
    train_report: TrainReport, tmp_path: Path
) -> None:
    book = roster_book()
    book.create_sheet("Danh mục")["A1"] = "Xã An Phước"
    for page in book.worksheets:
        page.sheet_state = "hidden"
    book.create_sheet("Trang đầu")
    path = tmp_path / "ds.xlsx"
    book.save(path)
    issues = json.loads(train_report("check", path, "--format", "json").stdout)["issues"]
    told = {one["sheet"]: (one["says"], one["advice"]) for one in issues if "hidden" in one["rule"]}
    assert "vẫn được đọc và tính" in told[first_page(book).title][0]
    assert "không có dòng nào của trang này được tính" in told["Danh mục"][0]
    assert "Giữ nguyên" in told["Danh mục"][1]
