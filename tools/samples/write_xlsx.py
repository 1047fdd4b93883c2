"""Write sheets as .xlsx, the same bytes each time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import xlsxwriter

from samples.sheet import DATE_FORMAT, FONT, STYLES, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CREATED = dt.datetime(2021, 12, 31, 8, 0, 0)  # noqa: DTZ001 - the library wants a naive time
A4 = 9


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook; XlsxWriter itself gives all members of the zip one fixed date."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": CREATED, "author": "Ban Tổ chức Huyện uỷ"})
    looks = {
        (name, dated): book.add_format(_format(name, dated=dated))
        for name in STYLES
        for dated in (False, True)
    }
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, looks)
    book.close()


def _format(name: str, *, dated: bool) -> dict[str, Any]:
    style = STYLES[name]
    return {
        "font_name": FONT,
        "font_size": style.size,
        "bold": style.bold,
        "italic": style.italic,
        "align": style.align,
        "valign": "vcenter",
        "border": 1 if style.border else 0,
        "text_wrap": style.border,
    } | ({"num_format": DATE_FORMAT} if dated else {})


def _fill(page: Any, sheet: Sheet, looks: dict[tuple[str, bool], Any]) -> None:  # noqa: ANN401 - untyped library
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(0.6, 0.4, 0.6, 0.6)
    page.fit_to_pages(1, 0)
    if sheet.repeat:
        page.repeat_rows(*sheet.repeat)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for row, height in sheet.row_heights.items():
        page.set_row(row, height)
    for area in sheet.merges:
        page.merge_range(*area, "", looks[sheet.cells[area[:2]][1], False])
    for (row, column), (value, style) in sorted(sheet.cells.items(), key=lambda cell: cell[0]):
        _write(page, row, column, value, looks[style, isinstance(value, dt.date)])


def _write(page: Any, row: int, column: int, value: Value, look: Any) -> None:  # noqa: ANN401 - as above
    match value:
        case None:
            page.write_blank(row, column, None, look)
        case str():
            page.write_string(row, column, value, look)
        case int():
            page.write_number(row, column, value, look)
        case dt.date():
            page.write_datetime(row, column, value, look)
