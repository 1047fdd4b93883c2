"""The lines around an official form: who issues it, its title, who signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_lines import LINE, lines_needed

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.form import FilledForm
    from hongngu_cli.write.form_formats import FormFormats

ROOM_TO_SIGN = 5
"""Rows left for a signature and a name."""
SIDE = 38.0
"""Characters that a line at either side has room for, at least."""


def across(sheet: Worksheet, place: tuple[int, int, int], text: str, manner: Format) -> None:
    """Write a text over a row's columns, from the first to the last."""
    row, first, last = place
    if last > first:
        sheet.merge_range(row, first, row, last, "", manner)
    sheet.write_string(row, first, text, manner)


def write_top(sheet: Worksheet, form: FilledForm, formats: FormFormats) -> int:
    """Write the lines at both sides and the title; give the row of the first headings."""
    left, right = sides(form)
    last = len(form.layout.column) - 1
    for row in range(max(len(form.left), len(form.layout.right))):
        if row < len(form.left):
            bold = row == len(form.left) - 1
            across(sheet, (row, 0, left), visible(form.left[row]), formats.line(bold=bold))
        if row < len(form.layout.right):
            text = visible(form.layout.right[row])
            across(sheet, (row, right, last), text, formats.line(bold=not row, italic=bool(row)))
        sheet.set_row(row, LINE)
    row = max(len(form.left), len(form.layout.right)) + 1
    text = visible(form.title).upper()
    across(sheet, (row, 0, last), text, formats.line(bold=True, size=14))
    width = sum(column.width for column in form.layout.column)
    sheet.set_row(row, LINE * 1.3 * lines_needed(text, width, 1.4))
    return row + 2


def write_signatures(sheet: Worksheet, form: FilledForm, formats: FormFormats, row: int) -> int:
    """Write place and day, and who signs; give the first row after the signatures."""
    left, right = sides(form)
    last = len(form.layout.column) - 1
    across(sheet, (row, right, last), visible(form.signed), formats.line(italic=True))
    for place, name in zip(((0, left), (right, last)), form.layout.signers, strict=False):
        across(sheet, (row + 1, *place), visible(name), formats.line(bold=True))
    return row + 2 + ROOM_TO_SIGN


def sides(form: FilledForm) -> tuple[int, int]:
    """Tell the last column of the lines at the left, and the first of those at the right."""
    widths = [column.width for column in form.layout.column]
    left, room = 0, widths[0]
    while room < SIDE and left < len(widths) - 2:
        left += 1
        room += widths[left]
    right, room = len(widths) - 1, widths[-1]
    while room < SIDE and right > left + 1:
        right -= 1
        room += widths[right]
    return left, right
