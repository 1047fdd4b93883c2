"""Cells that come one after the other, some over many columns and rows, laid out as a grid."""

from __future__ import annotations

from dataclasses import dataclass, field

from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Merged
from hongngu_cli.read.packages.refusals import broken, check_size

WIDEST, HIGHEST = 1000, 65534
"""How far browsers let one cell reach."""
MOST_COLUMNS = 16_384
"""The columns of Excel; a row with more is no table."""


@dataclass(slots=True, eq=False)
class LaidOut:
    """A table in the making: its cells by row and column, counting from 1, and merged ranges.

    ``row`` is the one being filled, 0 before the first; rows without cells are not kept.
    """

    where: str
    limits: Limits
    above: list[str] = field(default_factory=list)
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    """Columns that cells from further up reach down into, each with its last row."""
    row: int = 0
    next_column: int = 1
    width: int = 0

    def add_row(self, number: int = 0) -> None:
        """Begin the next row, or one further down. Raises Failure (INPUT) beyond the limits."""
        self.row = max(number, self.row + 1)
        self.next_column = 1
        self.taken = {column: last for column, last in self.taken.items() if last >= self.row}
        check_size(self.where, self.row, self.width, self.limits)

    def add_cell(self, cell: Cell, across: int = 1, down: int = 1) -> None:
        """Put a cell into the next free column, over so many columns and rows."""
        if not self.row:
            self.add_row()
        column = self.next_column
        while column in self.taken:
            column += 1
        last = column + min(max(across, 1), WIDEST) - 1
        if last > MOST_COLUMNS:
            raise broken(self.where, f"một dòng có hơn {MOST_COLUMNS} cột")
        last_row = self.row + min(max(down, 1), HIGHEST) - 1
        if cell != "":
            self.cells.setdefault(self.row, {})[column] = cell
        if last > column or last_row > self.row:
            self.merged.append(Merged(self.row, column, last_row, last))
        if last_row > self.row:
            self.taken.update(dict.fromkeys(range(column, last + 1), last_row))
        self.next_column = last + 1
        self.width = max(self.width, last)

    def texts(self) -> list[str]:
        """Give the rows as lines of text, for a table that is none."""
        return [" ".join(map(str, row.values())) for row in self.cells.values()]

    def grid(self, above: list[str]) -> tuple[list[list[Cell]], tuple[Merged, ...]]:
        """Give all rows, the lines of text first, and the merged ranges.

        Raises Failure (INPUT) where the table is beyond the limits.
        """
        first, width = len(above), max(self.width, 1)
        check_size(self.where, first + self.row, width, self.limits)
        rows: list[list[Cell]] = [[line, *[""] * (width - 1)] for line in above]
        blank: list[Cell] = [""] * width  # one for all: the last row may stand a million further
        rows += [blank] * self.row
        for number, cells in self.cells.items():
            columns = range(1, width + 1)
            rows[first + number - 1] = [cells.get(column, "") for column in columns]
        ends = ((area, min(area.last_row, self.row)) for area in self.merged)
        return rows, tuple(
            Merged(area.first_row + first, area.first_column, end + first, area.last_column)
            for area, end in ends
            if end > area.first_row or area.last_column > area.first_column
        )
