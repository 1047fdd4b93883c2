"""Workbooks to fill in: lists to choose from, checked dates and numbers, ready to print.

Lists stand on a sheet of their own, since Excel holds no more than 255 characters of one
inside the cells' rule.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hongngu_cli.write.blank_pages import write_instructions, write_lists
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx import FONT, NO_CLOCK, OPTIONS
from hongngu_cli.write.xlsx_formats import SHADE
from hongngu_cli.write.xlsx_lines import A4, BROAD, LINE, lines_needed
from hongngu_cli.write.xlsx_pages import sheet_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.blank import BlankColumn, Form

INSTRUCTIONS, LISTS = "Hướng dẫn", "Danh mục"
WITHOUT_ISSUER = ("ĐƠN VỊ: ……………………………………",)
ENCLOSED = "(Kèm theo Công văn số …………, ngày …… tháng …… năm ………)"
REMARK = "Cột có dấu * phải ghi. Cách ghi từng cột: trang “Hướng dẫn”."
LAST_ROW = 5_000
"""Rows that are checked as they are filled in."""
MISSING = "#FFF2CC"
FORMATS = {"text": "@", "date": "dd/mm/yyyy", "count": "0", "year": "0"}
CHECKS: Mapping[str, Mapping[str, Any]] = {
    # Days of Excel: 1/1/1930 to 31/12/2100.
    "date": {"validate": "date", "criteria": "between", "minimum": 10959, "maximum": 73415},
    "count": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 1_000_000},
    "year": {"validate": "integer", "criteria": "between", "minimum": 1950, "maximum": 2100},
    "text": {"validate": "any"},
}
DAY_OR_SHORT_TEXT = "=OR(AND(ISNUMBER({0}),{0}>=10959,{0}<=73415),AND(ISTEXT({0}),LEN({0})<=7))"
"""Such a day, or a year or a month typed as a text."""
YEAR_ALONE = "Chỉ biết năm thì gõ dấu nháy đơn rồi năm: '1975."
REFUSALS = {
    "list": "Giá trị này không có trong danh sách. Bấm mũi tên bên phải ô để chọn.",
    "date": "Ghi ngày theo thứ tự ngày/tháng/năm, ví dụ 15/03/2026.",
    "count": "Ghi một số nguyên, không kèm chữ.",
    "year": "Ghi năm bằng bốn chữ số, ví dụ 2026.",
}


def blank_workbook(form: Form) -> bytes:
    """Write the workbook: the sheet to fill in, then instructions, then the lists."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**OPTIONS, "default_format_properties": dict(FONT)})
    book.set_properties({"title": visible(form.blank.title), "author": "", "created": NO_CLOCK})
    names = sheet_names([form.blank.sheet, INSTRUCTIONS, LISTS])
    sheet, instructions, lists = map(book.add_worksheet, names)
    places = write_lists(lists, form, book)
    write_instructions(instructions, form, book)
    _write_sheet(sheet, form, book, {name: f"='{names[2]}'!{at}" for name, at in places.items()})
    sheet.activate()
    book.close()
    return file.getvalue()


def _write_sheet(sheet: Worksheet, form: Form, book: Workbook, lists: Mapping[str, str]) -> None:
    columns = form.blank.column
    sheet.set_default_row(form.blank.row_height)
    head = _write_titles(sheet, form, book)
    heading = book.add_format(
        {
            "bold": True,
            "border": 1,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
            "bg_color": SHADE,
        }
    )
    lines = (lines_needed(column.title, column.width, BROAD) for column in columns)
    sheet.set_row(head, LINE * (max(lines) + 0.5))
    first, last = head + 1, head + LAST_ROW
    ruled_rows = range(first, first + form.blank.rows)
    for index, column in enumerate(columns):
        sheet.write_string(head, index, column.title, heading)
        sheet.set_column(index, index, column.width, book.add_format(_manner(column)))
        cell = xl_rowcol_to_cell(first, index)
        check = _check(column, lists.get(column.heading), cell)
        sheet.data_validation(first, index, last, index, check)
        ruled = book.add_format({**_manner(column), "border": 1})
        for row in ruled_rows:
            sheet.write_blank(row, index, None, ruled)
    _colour(sheet, form, book, (first, last))
    _set_up(sheet, head)


def _write_titles(sheet: Worksheet, form: Form, book: Workbook) -> int:
    """Write who issues it, the title and a remark; give the row of the column titles."""
    last = len(form.blank.column) - 1
    third = _third(form.blank.column)
    issuer = form.issuer or WITHOUT_ISSUER
    for row, line in enumerate(issuer):
        bold = row == len(issuer) - 1
        manner = book.add_format({"bold": bold, "align": "center", "valign": "vcenter"})
        sheet.merge_range(row, 0, row, third, visible(line), manner)
    row = len(issuer) + 1
    for above in range(row):
        sheet.set_row(above, LINE)
    under: tuple[tuple[str, dict[str, Any]], ...] = (
        (visible(form.blank.title).upper(), {"bold": True, "font_size": 14, "align": "center"}),
        (ENCLOSED, {"italic": True, "align": "center"}),
        (REMARK, {"italic": True, "font_size": 11, "align": "left"}),
    )
    for number, (text, manner) in enumerate(under, start=row):
        sheet.merge_range(number, 0, number, last, text, _line(book, manner))
        sheet.set_row(number, LINE * 1.25)
    return row + len(under)


def _line(book: Workbook, manner: Mapping[str, Any]) -> Format:
    return book.add_format({"valign": "vcenter", **manner})


def _third(columns: tuple[BlankColumn, ...]) -> int:
    """Find the column up to which lines of the issuing office have room."""
    room = max(45, sum(column.width for column in columns) // 3)
    width = 0
    for index, column in enumerate(columns):
        width += column.width
        if width >= room:
            return index
    return len(columns) - 1


def _manner(column: BlankColumn) -> dict[str, Any]:
    aligned = {"align": "left", "indent": 1} if column.kind == "text" else {"align": "center"}
    return {
        **aligned,
        "num_format": FORMATS[column.kind],
        "valign": "vcenter",
        "text_wrap": True,
    }


def _check(column: BlankColumn, offered: str | None, cell: str) -> dict[str, Any]:
    """Give the rule of a column's cells, with what Excel says beside them and of a mistake."""
    check = {"validate": "list", "source": offered} if offered else dict(CHECKS[column.kind])
    refusal = REFUSALS.get("list" if offered else column.kind)
    asks = column.open
    if column.open and column.kind == "date":
        # A year typed as a number is a day of 1905 to Excel, which nobody is to let pass.
        check = {"validate": "custom", "value": DAY_OR_SHORT_TEXT.format(cell)}
        refusal, asks = f"{refusal} {YEAR_ALONE}", False
    if refusal:
        asked = f"{refusal} Vẫn ghi như vậy?" if asks else refusal
        check |= {"error_title": column.heading, "error_message": asked}
        check["error_type"] = "warning" if asks else "stop"
    return check | {"input_title": column.heading, "input_message": column.says}


def _colour(sheet: Worksheet, form: Form, book: Workbook, rows: tuple[int, int]) -> None:
    """Rule rows below the ruled ones once they are filled in, and show what is missing."""
    columns, (first, last) = form.blank.column, rows
    end = xl_col_to_name(len(columns) - 1)
    missing = book.add_format({"bg_color": MISSING})
    for index, column in enumerate(columns):
        if column.required:
            cell = f"{xl_col_to_name(index)}{first + 1}"
            filled = f"COUNTA($B{first + 1}:${end}{first + 1})>0"
            rule = {"type": "formula", "criteria": f'=AND({filled},{cell}="")', "format": missing}
            sheet.conditional_format(first, index, last, index, rule)
    below = first + form.blank.rows
    filled = f"=COUNTA($A{below + 1}:${end}{below + 1})>0"
    ruled = {"type": "formula", "criteria": filled, "format": book.add_format({"border": 1})}
    sheet.conditional_format(below, 0, last, len(columns) - 1, ruled)


def _set_up(sheet: Worksheet, head: int) -> None:
    """Freeze the column titles with the names, and make ready to print on A4 across."""
    sheet.freeze_panes(head + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.center_horizontally()
    sheet.set_footer("&C&P/&N")
