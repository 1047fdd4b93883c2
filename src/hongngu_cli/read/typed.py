"""What was typed in a table's rows of people, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.values import Read, read_column
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

NO_MARK = frozenset(fold(word) for word in ("không", "0", "o", "chưa", "-"))
"""What in a column of marks says that there is none."""
At = tuple[int, int]
"""A cell's row and column; zeros for no cell."""


class Typed:
    """The cells of a table's enrolments, one a row; a row with two marks stands twice."""

    def __init__(self, table: TableFound, rows: Sequence[int]) -> None:
        """Pick the rows; cells merged downwards give their value to every row they cover."""
        self.table = table
        self.rows = list(rows)
        self.lines = [table.sheet.rows[row - 1] for row in rows]
        self.tops: dict[int, dict[int, int]] = {}
        for merged in table.sheet.merged:
            if (
                merged.first_column == merged.last_column
                and merged.last_row > merged.first_row >= table.first_row
            ):
                covered = range(merged.first_row + 1, merged.last_row + 1)
                self.tops.setdefault(merged.first_column, {}).update(
                    dict.fromkeys(covered, merged.first_row)
                )

    def cells(self, column: int) -> list[Cell]:
        """Give a column's cells as typed."""
        cells = list(map(itemgetter(column - 1), self.lines))
        tops = self.tops.get(column)
        if tops:
            sheet = self.table.sheet
            for at, row in enumerate(self.rows):
                if cells[at] == "" and row in tops:
                    cells[at] = sheet.cell(tops[row], column)
        return cells

    def places(self, column: int) -> list[At]:
        """Give the cells that a column's values stand in."""
        tops = self.tops.get(column, {})
        return [(tops.get(row, row), column) for row in self.rows]

    def column(self, name: str) -> int | None:
        """Give the first column that holds a field's values, marks apart."""
        return next(
            (column for column, meaning in self.columns(name) if meaning.value is None), None
        )

    def columns(self, name: str, *, marked: bool = False) -> list[tuple[int, ColumnMeaning]]:
        """Give the columns that mean a field; with ``marked`` those that hold marks for a value."""
        found = self.table.columns.items()
        return [
            (column, meaning)
            for column, meaning in found
            if meaning.field == name and (meaning.value or not marked)
        ]


@dataclass(slots=True)
class Enrolments:
    """The enrolments of one table. Every list has one entry an enrolment.

    ``cells`` hold the places of values that do not stand in their field's column of the
    enrolment's row; ``assumed`` the cells whose level was assumed, by position; ``given``
    counts what was taken from outside the rows.
    """

    rows: list[int]
    columns: dict[str, list[Any]] = field(default_factory=dict)
    cells: dict[str, list[At]] = field(default_factory=dict)
    doubts: dict[str, dict[int, str]] = field(default_factory=dict)
    assumed: dict[int, Cell] = field(default_factory=dict)
    given: dict[tuple[str, Given], int] = field(default_factory=dict)

    def put(
        self, name: str, typed: Typed, column: int, reader: Callable[[Cell], Read]
    ) -> list[Any]:
        """Read a column into a field, with its doubts and, where cells are merged, its places."""
        values, doubts = read_column(typed.cells(column), reader)
        self.columns[name] = values
        if doubts:
            self.doubts[name] = doubts
        if column in typed.tops or column != typed.table.column_of(name):
            self.cells[name] = typed.places(column)
        return values


def is_mark(cell: Cell) -> bool:
    """Tell whether a cell in a column of marks is marked; any text but a "no" is a mark."""
    text = clean(shown(cell))
    return bool(text) and text != "-" and fold(text) not in NO_MARK
