"""Write sheets as .xls, the format of Excel before 2007."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import xlwt

from samples.sheet import DATE_FORMAT, FONT, STYLES, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

A4 = 9
TWIPS = 20
WIDTH_UNITS = 290  # a little over the format's 256, whose measure is a narrower font


def write_xls(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook; the format holds no date of writing."""
    book = xlwt.Workbook(encoding="utf-8")
    looks = {(name, dated): _look(name, dated=dated) for name in STYLES for dated in (False, True)}
    for sheet in sheets:
        _fill(book.add_sheet(sheet.name), sheet, looks)
    book.save(str(path))


def _look(name: str, *, dated: bool) -> Any:  # noqa: ANN401 - untyped library
    style = STYLES[name]
    look = xlwt.XFStyle()
    look.font.name = FONT
    look.font.height = style.size * TWIPS
    look.font.bold = style.bold
    look.font.italic = style.italic
    look.alignment.horz = {"left": 1, "center": 2}[style.align]
    look.alignment.vert = 1
    look.alignment.wrap = int(style.border)
    if style.border:
        borders = look.borders
        borders.left = borders.right = borders.top = borders.bottom = xlwt.Borders.THIN
    if dated:
        look.num_format_str = DATE_FORMAT
    return look


def _fill(page: Any, sheet: Sheet, looks: dict[tuple[str, bool], Any]) -> None:  # noqa: ANN401 - as above
    page.portrait = False
    page.paper_size_code = A4
    page.fit_num_pages = 1
    page.fit_width_to_pages, page.fit_height_to_pages = 1, 0
    page.header_str = page.footer_str = b""
    for column, width in enumerate(sheet.widths):
        page.col(column).width = int(width * WIDTH_UNITS)
    for row, height in sheet.row_heights.items():
        page.row(row).height_mismatch = True
        page.row(row).height = int(height * TWIPS)
    covered = sheet.covered
    for (row, column), (value, style) in sorted(sheet.cells.items(), key=lambda cell: cell[0]):
        look = looks[style, isinstance(value, dt.date)]
        area = covered.get((row, column))
        if area is None:
            page.write(row, column, value, look)
        elif area[:2] == (row, column):
            page.write_merge(area[0], area[2], area[1], area[3], value, look)
