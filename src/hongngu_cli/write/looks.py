"""The looks of a sheet put on the cells of a page that is written anew."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.colors import Color

from hongngu_cli.model.look import CellLook, SheetLook
from hongngu_cli.write.values import printable

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

SIDES = ("left", "right", "top", "bottom")
TALLEST, LONGEST_NAME = 409, 31
"""Points of a row, and of letters, and how long a font's name is in .xlsx at most."""


def put_on(page: Worksheet, look: SheetLook) -> None:
    """Give the cells of a page their looks, and its rows their heights."""
    rows, columns = page.max_row, page.max_column
    styles: dict[tuple[int, str], StyleArray] = {}
    for first, last, left, right, number in look.runs:
        for row in range(first, min(last, rows) + 1):
            for column in range(left, min(right, columns) + 1):
                cell: Any = page.cell(row, column)  # whose parts have narrower types than ours
                key = number, cell.number_format
                if key not in styles:
                    _dress(cell, look.looks[number])
                    styles[key] = cell._style  # noqa: SLF001 - part by part it takes a hundred times as long
                cell._style = copy(styles[key])  # noqa: SLF001 - as above
    for first, last, height in look.heights:
        for row in range(first, min(last, rows) + 1):
            page.row_dimensions[row].height = min(height, TALLEST)


def _dress(cell: Any, look: CellLook) -> None:  # noqa: ANN401 - as above
    colour = look.colour
    named: dict[str, Any] = {
        "name": printable(look.font)[:LONGEST_NAME] or None,
        "size": min(look.size, TALLEST) or None,
        "underline": look.underline or None,
        "color": Color(indexed=colour) if isinstance(colour, int) else colour,
    }
    cell.font = Font(bold=look.bold, italic=look.italic, strike=look.strike, **named)
    cell.alignment = Alignment(look.across or None, look.down or None, wrap_text=look.wrapped)
    lines: dict[str, Any] = {side: getattr(look.border, side) or None for side in SIDES}
    sides: dict[str, Any] = {side: Side(line) for side, line in lines.items()}
    cell.border = Border(**sides)
