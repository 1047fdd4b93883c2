"""What was typed in a table's rows of people, and what is made of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.values import Read, read_column, read_long
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.model.grid import Index

QUOTES = "\"'`´‘’‚‛“”„‟′″‴‵‶‷ʹʺʼˮ〃〝〞〟＂＇"
DITTO = re.compile(
    rf"[\s.…–—-]*(?:[{QUOTES}](?:\s*[{QUOTES}])*|//)[\s.…–—-]*"
    rf"|[\s.…–—(/{QUOTES}-]*(?:n[./]?t|như trên|nhu tren)[\s.…–—)/{QUOTES}-]*",
    re.IGNORECASE,
)
"""What says "as above" in place of a value: quotes and primes alone, "nt" with signs around."""
DITTO_LETTERS = frozenset("nN")
LONGEST_DITTO = 16
"""Characters, spaces around it included; longer texts are not even looked at."""


@dataclass(slots=True)
class Places:
    """The cells that a field's values stand in, one an enrolment; zeros for no cell."""

    rows: list[int]
    columns: list[int]

    def copied(self) -> Places:
        """Give the same places, to be changed apart."""
        return Places(list(self.rows), list(self.columns))

    def put(self, at: int, row: int | None, column: int | None) -> None:
        """Name the cell of one value; a place that is no cell is put as zeros."""
        self.rows[at], self.columns[at] = row or 0, column or 0

    def copy(self, at: int, other: Places) -> None:
        """Take the cell of one value from another field."""
        self.rows[at], self.columns[at] = other.rows[at], other.columns[at]


class Typed:
    """The cells of a table's enrolments, one a row; a row with two marks stands twice."""

    def __init__(self, table: TableFound, rows: Sequence[int]) -> None:
        """Pick the rows; cells merged downwards give their value to every row they cover."""
        self.table = table
        self.rows = list(rows)
        self.index: Index | None = None
        self.own: dict[int, list[Cell]] = {}
        self.merged: dict[int, dict[int, int]] = {}
        self.known: dict[int, dict[int, int]] = {}
        self.fields: dict[str | None, list[tuple[int, ColumnMeaning]]] = {}
        for column, meaning in table.columns.items():
            self.fields.setdefault(meaning.field, []).append((column, meaning))
        for area in table.sheet.merged:
            if area.first_column == area.last_column and area.first_row >= table.first_row:
                last = min(area.last_row, len(table.sheet.rows))
                covered = range(area.first_row + 1, last + 1)
                self.merged.setdefault(area.first_column, {}).update(
                    dict.fromkeys(covered, area.first_row)
                )

    def cells(self, column: int) -> list[Cell]:
        """Give a column's cells as typed, those further up where a row takes its value there."""
        cells = self._own(column)
        above = self.above(column)
        if above:
            cells = list(cells)
            for at, row in enumerate(self.rows):
                if row in above:
                    cells[at] = self.table.sheet.cell(above[row], column)
        return cells

    def places(self, column: int) -> Places:
        """Give the cells that a column's values stand in."""
        above = self.above(column)
        rows = [above.get(row, row) for row in self.rows] if above else list(self.rows)
        return Places(rows, [column] * len(rows))

    def above(self, column: int) -> Mapping[int, int]:
        """Give the row that holds the value of a merged cell or of a ditto mark, by its row."""
        if column not in self.known:
            merged = self.merged.get(column, {})
            if not merged and not self._may_have_dittos(column):
                self.known[column] = {}
                return {}
            cells = self._own(column)
            found = {
                row: merged[row]
                for row, cell in (zip(self.rows, cells, strict=True) if merged else ())
                if row in merged and cell == ""
            }
            self.known[column] = found | self._dittos(cells)
        return self.known[column]

    def _own(self, column: int) -> list[Cell]:
        """Give a column's cells, each in its own row."""
        if column not in self.own:
            self.own[column] = self._unwrapped(self._picked(column), column)
        return self.own[column]

    def _unwrapped(self, cells: list[Cell], column: int) -> list[Cell]:
        """Join to a row's text what goes on in the rows beneath it."""
        for row, person in sorted(self.table.wrapped.items()):
            more = self.table.sheet.cell(row, column)
            for at in range(bisect_left(self.rows, person), bisect_right(self.rows, person)):
                if more != "":
                    cells[at] = f"{shown(cells[at])} {shown(more)}"
        return cells

    def _picked(self, column: int) -> list[Cell]:
        grid = self.table.sheet.rows
        if isinstance(grid, ColumnGrid):
            return grid.column(column - 1, self._index())
        return [grid[row - 1][column - 1] for row in self.rows]

    def _index(self) -> Index:
        if self.index is None:
            import numpy as np

            self.index = np.array(self.rows, dtype=np.int64) - 1
        return self.index

    def read(self, column: int, reader: Callable[[Cell], Read]) -> tuple[list[Any], dict[int, str]]:
        """Read a column: the values as meant, and the doubts by position."""
        grid = self.table.sheet.rows
        if isinstance(grid, ColumnGrid) and not (self.above(column) or self.table.wrapped):
            distinct, codes = grid.columns[column - 1]
            return read_long(distinct, codes[self._index()], reader)
        return read_column(self.cells(column), reader)

    def _may_have_dittos(self, column: int) -> bool:
        grid = self.table.sheet.rows
        distinct = grid.columns[column - 1][0] if isinstance(grid, ColumnGrid) else None
        return distinct is None or any(map(is_ditto, distinct))

    def _dittos(self, cells: Sequence[Cell]) -> dict[int, int]:
        """Give for each ditto mark the row of the nearest value above it."""
        dittos = set(filter(is_ditto, set(cells)))
        found = {}
        source = 0
        for row, cell in zip(self.rows, cells, strict=True) if dittos else ():
            if cell in dittos:
                found[row] = source or row
            elif cell != "":
                source = row
        return found

    def nowhere(self) -> Places:
        """Give places that are no cells, to be filled."""
        return Places([0] * len(self.rows), [0] * len(self.rows))

    def column(self, name: str) -> int | None:
        """Give the first column that holds a field's values, marks apart."""
        return next(
            (column for column, meaning in self.columns(name) if meaning.value is None), None
        )

    def columns(self, name: str, *, marked: bool = False) -> list[tuple[int, ColumnMeaning]]:
        """Give the columns that mean a field; with ``marked`` those that hold marks for a value."""
        found = self.fields.get(name, ())
        return [one for one in found if one[1].value or not marked]


# The same names, units and levels stand in one file after the other.
@lru_cache(maxsize=65_536)
def is_ditto(cell: Cell) -> bool:
    """Tell whether a cell says "as above" in place of a value."""
    if not isinstance(cell, str) or len(cell) > LONGEST_DITTO:
        return False
    # Of names and units, thousands of which are asked, most are told apart by a letter.
    first = cell[:1]
    return (first in DITTO_LETTERS or not first.isalnum()) and DITTO.fullmatch(
        clean(cell)
    ) is not None


@dataclass(slots=True)
class Enrolments:
    """The enrolments of one table. Every list has one entry an enrolment.

    ``cells`` hold the places of values that do not stand in their field's column of the
    enrolment's row; ``assumed`` the cells whose level was assumed, by position; ``given``
    counts what was taken from outside the rows.
    """

    rows: list[int]
    columns: dict[str, list[Any]] = field(default_factory=dict)
    cells: dict[str, Places] = field(default_factory=dict)
    doubts: dict[str, dict[int, str]] = field(default_factory=dict)
    assumed: dict[int, Cell] = field(default_factory=dict)
    given: dict[tuple[str, Given], int] = field(default_factory=dict)

    def values(self, name: str) -> list[Any]:
        """Give a field's values, made where there are none yet."""
        if name not in self.columns:
            self.columns[name] = [None] * len(self.rows)
        return self.columns[name]

    def put(
        self, name: str, typed: Typed, column: int, reader: Callable[[Cell], Read]
    ) -> list[Any]:
        """Read a column into a field, with its doubts and, where cells are merged, its places."""
        values, doubts = typed.read(column, reader)
        self.columns[name] = values
        if doubts:
            self.doubts[name] = doubts
        if typed.above(column) or column != typed.table.column_of(name):
            self.cells[name] = typed.places(column)
        return values
