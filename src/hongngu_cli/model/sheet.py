"""A sheet as it was typed: a grid that knows its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.packed import PackedRows
from hongngu_cli.model.place import Place

__all__ = ["Cell", "Layout", "Merged", "Sheet"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range; rows and columns count from 1, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet looks in its file, as far as that tells; runs count from 1, both ends included.

    ``widths`` are first and last column and their width in characters; ``frozen`` is the first
    row and column that scroll.
    """

    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    widths: tuple[tuple[int, int, float], ...] = ()
    frozen: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The grid of one sheet; ``rows[0][0]`` is cell A1, so that addresses never shift.

    ``name`` is None for a CSV; ``container`` is the ending its content deserves (".xlsx").
    ``issues`` is what opening it noticed: hidden rows, formulas never calculated, old codes.
    """

    path: str
    name: str | None
    sha256: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    container: str = ""
    issues: tuple[Issue, ...] = ()
    layout: Layout = Layout()

    def cell(self, row: int, column: int) -> Cell:
        """Give the cell as read; '' outside the grid."""
        if not (1 <= row <= len(self.rows) and column >= 1):
            return ""
        if isinstance(self.rows, ColumnGrid):
            inside = column <= len(self.rows.columns)
            return self.rows.cell(row - 1, column - 1) if inside else ""
        cells = self.rows[row - 1]
        return cells[column - 1] if column <= len(cells) else ""

    def first_filled(self, row: int) -> int | None:
        """Give the column of a row's first cell with something in it; None for a blank row."""
        if isinstance(self.rows, ColumnGrid):
            for column in range(len(self.rows.columns)):
                if self.rows.cell(row - 1, column) != "":
                    return column + 1
            return None
        cells = enumerate(self.rows[row - 1], start=1)
        return next((column for column, cell in cells if cell != ""), None)

    def filled(self, column: int, rows: Iterable[int], most: int) -> list[Cell]:
        """Give the first so many cells of a column that have something in them, of some rows."""
        cells = self.column(column, rows)
        return list(islice((cell for cell in cells if cell != ""), most))

    def column(self, column: int, rows: Iterable[int]) -> Iterator[Cell]:
        """Give a column's cells in turn, '' outside the grid."""
        grid = self.rows
        if isinstance(grid, ColumnGrid) and 1 <= column <= len(grid.columns):
            values, codes = grid.columns[column - 1]
            numbers = codes.data  # of which one is given at half the cost
            return (values[numbers[row - 1]] if row <= grid.height else "" for row in rows)
        return (self.cell(row, column) for row in rows)

    def distinct(self, column: int, rows: Iterable[int]) -> Iterable[Cell]:
        """Give the cells of a column in some rows, each once, and of a long sheet maybe others."""
        grid = self.rows
        if isinstance(grid, ColumnGrid) and 1 <= column <= len(grid.columns):
            return grid.columns[column - 1][0]
        return set(self.column(column, rows))

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process with the rows packed, whatever else refers to this sheet."""
        rows = self.rows if isinstance(self.rows, ColumnGrid) else PackedRows.of(self.rows)
        before, after = (self.path, self.name, self.sha256), (self.merged, self.hidden)
        return Sheet, (*before, rows, *after, self.container, self.issues, self.layout)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Name a place on this sheet."""
        return Place(self.path, self.name, row, column)
