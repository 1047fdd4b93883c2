"""The looks of a sheet put on the cells of a page that is written anew."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.styles.numbers import BUILTIN_FORMATS

from hongngu_cli.model.look import CellLook, Colour, SheetLook
from hongngu_cli.write.values import printable

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

SIDES = ("left", "right", "top", "bottom")
TALLEST, LONGEST_NAME, LONGEST_CODE = 409, 31, 255
"""Points of a row, and of letters, and how long names of fonts, codes are in .xlsx at most."""
GENERAL = "General"


def put_on(page: Worksheet, look: SheetLook) -> None:
    """Give the cells of a page their looks, and its rows their heights."""
    rows, columns = page.max_row, page.max_column
    styles: dict[tuple[int, str, bool], StyleArray] = {}
    for first, last, left, right, number in look.runs:
        for row in range(first, min(last, rows) + 1):
            for column in range(left, min(right, columns) + 1):
                cell: Any = page.cell(row, column)  # whose parts have narrower types than ours
                # A day is written as a day here, whatever its file calls one.
                is_number = isinstance(cell.value, float | int)
                key = number, cell.number_format, is_number
                if key not in styles:
                    _dress(cell, look.looks[number])
                    if is_number:
                        cell.number_format = _code(look.looks[number].number)
                    styles[key] = cell._style  # noqa: SLF001 - part by part it takes a hundred times as long
                cell._style = copy(styles[key])  # noqa: SLF001 - as above
    for first, last, height in look.heights:
        for row in range(first, min(last, rows) + 1):
            page.row_dimensions[row].height = min(height, TALLEST)


def _dress(cell: Any, look: CellLook) -> None:  # noqa: ANN401 - as above
    named: dict[str, Any] = {
        "name": printable(look.font)[:LONGEST_NAME] or None,
        "size": min(look.size, TALLEST) or None,
        "underline": look.underline or None,
        "color": _colour(look.colour),
    }
    cell.font = Font(bold=look.bold, italic=look.italic, strike=look.strike, **named)
    cell.alignment = Alignment(look.across or None, look.down or None, wrap_text=look.wrapped)
    lines: dict[str, Any] = {side: getattr(look.border, side) or None for side in SIDES}
    sides: dict[str, Any] = {side: Side(line) for side, line in lines.items()}
    cell.border = Border(**sides)
    if look.fill is not None:
        cell.fill = PatternFill("solid", fgColor=_colour(look.fill))


def _colour(told: Colour | None) -> Any:  # noqa: ANN401 - as above
    return Color(indexed=told) if isinstance(told, int) else told


def _code(told: str | int) -> str:
    known = BUILTIN_FORMATS.get(told, GENERAL) if isinstance(told, int) else printable(told)
    return known[:LONGEST_CODE] or GENERAL
