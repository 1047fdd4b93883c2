"""The pages beside a sheet to fill in: how to do it, and the lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_formats import SHADE
from hongngu_cli.write.xlsx_lines import A4, LINE, lines_needed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.blank import Form

TITLE = "Hướng dẫn ghi"
EXPLAINED = ("Cột (* là phải ghi)", "Cách ghi")
WIDTHS = (28, 72)
LISTED = "Danh mục"
LISTS_WIDTH = 70
NARROW = 0.85
"""Small letters take less room than the digits Excel counts widths in."""
CELL = {"border": 1, "valign": "vcenter", "text_wrap": True, "indent": 1}
HEADING = {**CELL, "bold": True, "align": "center", "bg_color": SHADE}


def write_instructions(sheet: Worksheet, form: Form, book: Workbook) -> None:
    """Say how the workbook is filled in: in general, then column by column."""
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    title = {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"}
    text = f"{TITLE}: {form.blank.label}".upper()
    sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, text, book.add_format(title))
    sheet.set_row(0, LINE * 1.5)
    step = book.add_format({"text_wrap": True, "valign": "vcenter"})
    for row, says in enumerate(form.steps, start=1):
        numbered = f"{row}. {says}"
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, numbered, step)
        sheet.set_row(row, LINE * lines_needed(numbered, sum(WIDTHS), NARROW) + 4)
    _explain_columns(sheet, form, book, len(form.steps) + 2)
    _set_up(sheet)


def _explain_columns(sheet: Worksheet, form: Form, book: Workbook, head: int) -> None:
    """Explain a column a row; with three cells a row it would look like a table to read."""
    cell = book.add_format(CELL)
    sheet.write_row(head, 0, EXPLAINED, book.add_format(HEADING))
    for row, column in enumerate(form.blank.column, start=head + 1):
        # Headings alone, one under the other, would look like those of a table, too.
        name = f"{xl_col_to_name(row - head - 1)} – {column.title}"
        sheet.write_string(row, 0, name, cell)
        sheet.write_string(row, 1, column.says, cell)
        sheet.set_row(row, LINE * lines_needed(column.says, WIDTHS[1]) + 4)
    sheet.repeat_rows(head)


def write_lists(sheet: Worksheet, form: Form, book: Workbook) -> Mapping[str, str]:
    """Write the lists, one under the other; give the cells that hold each.

    Side by side they would look like a table that the program should read.
    """
    heading, cell = book.add_format({**HEADING, "align": "left"}), book.add_format(CELL)
    sheet.set_column(0, 0, LISTS_WIDTH)
    places, row = {}, 0
    for name, values in form.lists.items():
        sheet.write_string(row, 0, f"{LISTED}: {name}", heading)
        first, after = row + 1, row + 1 + len(values)
        for at, text in enumerate(values, start=first):
            sheet.write_string(at, 0, visible(text), cell)
        places[name] = xl_range_abs(first, 0, after - 1, 0)
        row = after + 1
    _set_up(sheet)
    return places


def _set_up(sheet: Worksheet) -> None:
    sheet.set_paper(A4)
    sheet.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    sheet.hide_gridlines(2)
