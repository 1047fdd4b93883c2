"""What is not in an official form, beneath it, with how both make up the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from hongngu_cli.write.form_lines import across
from hongngu_cli.write.values import shown, visible
from hongngu_cli.write.xlsx_lines import BROAD, LINE, lines_needed

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.form import FilledForm
    from hongngu_cli.model.table import Row, Table
    from hongngu_cli.write.form_formats import FormFormats

WHOLE = "Tổng cộng"
NUMBER = 2
"""The column of the numbers, after the numeral and the label."""


def write_beneath(
    sheet: Worksheet, form: FilledForm, formats: FormFormats, row: int, inside: str
) -> None:
    """List what is not in the form, and add both up; ``inside`` is the formula of the form's."""
    for number, table in enumerate(form.beneath):
        row, span = _write_table(sheet, form, formats, row, table)
        added = f"=SUM({span})" if span else ""
        if not number:
            row = _write_account(sheet, form, formats, row, [inside, added])
        elif table.total is not None:
            row = _write_sum(sheet, formats, row, added, _size(table, table.total))
        row += 1


def _write_table(
    sheet: Worksheet, form: FilledForm, formats: FormFormats, row: int, table: Table
) -> tuple[int, str]:
    """Write a table; give the row after it and the cells of its numbers."""
    last = len(form.layout.column) - 1
    across(sheet, (row, 0, last), visible(table.title), formats.line(bold=True))
    heading = formats.heading()
    titles = [visible(column.title) for column in table.columns]
    for at, text in enumerate(("TT", titles[0], titles[1])):
        sheet.write_string(row + 1, at, text, heading)
    across(sheet, (row + 1, NUMBER + 1, last), titles[2], heading)
    room = form.layout.column[NUMBER].width - 1
    sheet.set_row(row + 1, LINE * lines_needed(titles[1], room, BROAD) + 2)
    first = row + 2
    plain = {"bold": False, "italic": False}
    for number, told in enumerate(table.rows, start=1):
        at = row + 1 + number
        named, size, reason = (told[column.key] for column in table.columns)
        sheet.write_number(at, 0, number, formats.label(**plain, indent=0, centred=True))
        sheet.write_string(at, 1, shown(named), formats.label(**plain, indent=0))
        sheet.write_number(at, NUMBER, int(str(size)), formats.value(**plain))
        across(sheet, (at, NUMBER + 1, last), shown(reason), formats.label(**plain, indent=0))
        sheet.set_row(at, LINE * lines_needed(shown(named), form.layout.column[1].width))
    after = first + len(table.rows)
    if not table.rows:
        return after, ""
    ends = (xl_rowcol_to_cell(at, NUMBER) for at in (first, after - 1))
    return after, ":".join(ends)


def _write_account(
    sheet: Worksheet, form: FilledForm, formats: FormFormats, row: int, formulas: list[str]
) -> int:
    """Write how the form and what is not in it make up the whole; give the row after it."""
    first = row
    bold = {"bold": True, "italic": False}
    for number, (label, size) in enumerate(form.account):
        formula = formulas[number] if number < len(formulas) else ""
        across(sheet, (row, 0, 1), visible(label), formats.label(**bold, indent=0))
        if formula:
            sheet.write_formula(row, NUMBER, formula, formats.value(**bold), size)
        else:
            sheet.write_number(row, NUMBER, size, formats.value(**bold))
        row += 1
    span = f"{xl_rowcol_to_cell(first, NUMBER)}:{xl_rowcol_to_cell(row - 1, NUMBER)}"
    whole = sum(size for _, size in form.account)
    return _write_sum(sheet, formats, row, f"=SUM({span})", whole)


def _write_sum(sheet: Worksheet, formats: FormFormats, row: int, formula: str, whole: int) -> int:
    """Write what numbers above add up to; give the row after it."""
    bold = {"bold": True, "italic": False}
    across(sheet, (row, 0, 1), WHOLE, formats.label(**bold, indent=0))
    sheet.write_formula(row, NUMBER, formula, formats.value(**bold), whole)
    return row + 1


def _size(table: Table, row: Row) -> int:
    """Give the number of a row, which stands in its second column."""
    return int(str(row[table.columns[1].key]))
