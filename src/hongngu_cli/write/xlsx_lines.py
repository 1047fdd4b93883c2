"""Lines and rows of text on a sheet, as high as they need, and how a sheet is printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_cells import fitting

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.write.xlsx_formats import Formats, Manner, Part

LEAST_SPAN = 75.0
"""A narrow table is widened to this, so that the lines above it have room."""
EMPTY = range(8)
"""Columns that lines run over on a sheet without a table."""
LINE = 16.5
"""Points of a line of text."""
TITLE_SIZE = 1.25
"""A title's letters are so much larger."""
BROAD = 1.1
"""Bold letters and capitals take more room than the digits Excel counts widths in."""
INDENT, AROUND = 2.0, 6.0
"""What keeps text off borders where there is room: characters at the side, points above."""
MOST_HIGH = 409.0
"""Points; Excel makes no row higher."""
MOST_HEAD = 180
"""Characters of the title above each printed page; Excel takes 255 with their manner."""
A4 = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A line over all columns; ``to`` is the sheet that a link leads to."""

    text: str
    manner: Manner = "note"
    to: str = ""


def capital(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def write_line(
    sheet: Worksheet, number: int, line: Line, formats: Formats, widths: Sequence[float]
) -> None:
    """Write a line over all columns; Excel sets no height for merged cells, so we do."""
    text = fitting(visible(line.text))
    manner = formats.line(line.manner)
    last = len(widths or EMPTY) - 1
    if last:
        sheet.merge_range(number, 0, number, last, "", manner)
    if line.to:
        link_to(sheet, (number, 0), line.to, manner, text)
    else:
        sheet.write_string(number, 0, text, manner)
    size = TITLE_SIZE if line.manner == "title" else 1
    sheet.set_row(number, size * height([(text, sum(widths) or LEAST_SPAN)]) + 2)


def link_to(sheet: Worksheet, place: tuple[int, int], name: str, manner: Format, text: str) -> None:
    """Write a text that leads to another sheet."""
    sheet.write_url(*place, f"internal:'{name}'!A1", manner, text)


def write_cells(
    sheet: Worksheet,
    number: int,
    cells: Sequence[tuple[str, Part]],
    formats: Formats,
    widths: Sequence[float],
) -> None:
    """Write a row of texts, as high as they need."""
    texts = [fitting(visible(text)) for text, _ in cells]
    for at, (text, (_, part)) in enumerate(zip(texts, cells, strict=True)):
        if text:
            sheet.write_string(number, at, text, formats.part(part))
        else:
            sheet.write_blank(number, at, None, formats.part(part))
    rooms = (width - INDENT for width in widths)
    sheet.set_row(number, height(zip(texts, rooms, strict=True)) + AROUND)


def height(cells: Iterable[tuple[str, float]], broad: float = 1) -> float:
    """Give the height in points that texts need in columns of these widths."""
    lines = (lines_needed(text, width, broad) for text, width in cells)
    return min(LINE * max([1, *lines]), MOST_HIGH)


def lines_needed(text: str, width: float, broad: float = 1) -> int:
    """Tell how many lines a text takes in a column of this width."""
    return math.ceil(len(text) * broad / width)


def set_print(sheet: Worksheet, head: str, area: tuple[int, int, int]) -> None:
    """Print an area (first row, last row, last column) under a head, its pages numbered."""
    told = visible(head).replace("&", "&&")
    if len(told) > MOST_HEAD:
        told = f"{told[:MOST_HEAD].rstrip('&')}…"
    sheet.set_header(f'&L&10&"Times New Roman,Italic"{told}')
    sheet.set_footer('&C&10&"Times New Roman,Regular"Trang &P/&N')
    first, last, column = area
    sheet.print_area(first, 0, max(last, first), column)
