"""A sheet as an office would see it: values, looks, merged cells; no file format yet."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | int | dt.date | None
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""

FONT = "Times New Roman"
LINE_HEIGHT = 16.0
LETTERS_A_WIDTH = 1.12
"""Letters of the font that fit into a unit of column width, by measure."""
DATE_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks."""

    bold: bool = False
    italic: bool = False
    align: Literal["left", "center"] = "left"
    border: bool = False
    size: int = 12


STYLES = {
    "plain": Style(),
    "office": Style(align="center"),
    "office bold": Style(bold=True, align="center"),
    "left bold": Style(bold=True),
    "title": Style(bold=True, align="center", size=14),
    "subtitle": Style(italic=True, align="center"),
    "heading": Style(bold=True, align="center", border=True),
    "index": Style(italic=True, align="center", border=True, size=10),
    "text": Style(border=True),
    "centre": Style(align="center", border=True),
    "section": Style(bold=True, border=True),
    "total": Style(bold=True, align="center", border=True),
}


@dataclass(slots=True)
class Sheet:
    """A grid under construction; ``repeat`` are the rows printed on each page."""

    name: str
    widths: Sequence[float]
    cells: dict[tuple[int, int], tuple[Value, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    repeat: tuple[int, int] | None = None

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """Write one cell."""
        self.cells[row, column] = (value, style)

    def put_merged(self, area: Area, value: Value, style: str) -> None:
        """Write a value across an area; a single cell is left unmerged."""
        first_row, first_column, last_row, last_column = area
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                self.put(row, column, None, style)
        self.put(first_row, first_column, value, style)
        if area[:2] != area[2:]:
            self.merges.append(area)

    @property
    def row_heights(self) -> dict[int, float]:
        """Give the heights set, and those that rows with wrapped text need."""
        needed: dict[int, float] = {}
        merged = self.covered
        for (row, column), (value, style) in self.cells.items():
            if isinstance(value, str) and STYLES[style].border and (row, column) not in merged:
                lines = math.ceil(len(value) / (self.widths[column] * LETTERS_A_WIDTH))
                if lines > 1:
                    needed[row] = max(needed.get(row, 0), lines * LINE_HEIGHT)
        return needed | self.heights

    @property
    def size(self) -> tuple[int, int]:
        """Give the numbers of rows and columns in use."""
        return (
            1 + max(row for row, _ in self.cells),
            1 + max(column for _, column in self.cells),
        )

    @property
    def covered(self) -> dict[tuple[int, int], Area]:
        """Map each cell of a merged area to that area."""
        return {
            (row, column): area
            for area in self.merges
            for row in range(area[0], area[2] + 1)
            for column in range(area[1], area[3] + 1)
        }
