"""What columns beneath a level say of each enrolment in it: its year, its result, its mode."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hongngu_cli.model.recognition import BENEATH, LEVEL_PART, WAYS, ColumnMeaning
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.enrolments.values import (
    Read,
    read_day,
    read_period,
    read_text,
    read_year,
)

Mark = tuple[int, ColumnMeaning]
Place = tuple[int, int]
Reader = Callable[[Cell], Read]
OWN: Mapping[str, Reader] = {"year": read_year, "start": read_day, "end": read_day}
"""How fields are read that hold no plain text."""
NOTHING: Read = (None, None)
GRADE = "grade"


def one_a_level(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Keep of the columns that say something of one level the first: they are one enrolment.

    Beside a mark of that level they say more of it.
    """
    if not any(meaning.part for _, meaning in marks):
        return marks
    marked = {_level_of(meaning) for _, meaning in marks if not meaning.part}
    found: dict[tuple[object, ...], Mark] = {}
    for column, meaning in marks:
        level = _level_of(meaning)
        if not (meaning.part and level in marked):
            found.setdefault(level if meaning.part else (column,), (column, meaning))
    return list(found.values())


def _level_of(meaning: ColumnMeaning) -> tuple[object, ...]:
    return meaning.value, meaning.heading.rpartition(BENEATH)[0], meaning.again


@dataclass(frozen=True, slots=True)
class PartReader:
    """Reads what stands beneath the levels of one table into its enrolments.

    ``readers`` read coded fields, ``status`` what a result says of how it ended.
    """

    typed: Typed
    result: Enrolments
    readers: Mapping[str, Reader]
    status: Reader

    def read(self, marks: Sequence[Mark | None]) -> None:
        """Give each enrolment what the columns beneath its level and its mark's mode say."""
        columns = self.typed.columns("level", marked=True)
        for column, meaning in (*columns, *self.typed.columns(LEVEL_PART)):
            if meaning.part:
                self._read_part(column, meaning, marks)
        for at, mark in enumerate(marks):
            if mark and mark[1].mode:
                self._put_way(at, mark, mark[1].mode)
            if mark and mark[1].status:
                self._put_status(at, mark, mark[1].status)

    def _read_part(self, column: int, meaning: ColumnMeaning, marks: Sequence[Mark | None]) -> None:
        cells, places = self.typed.cells(column), self.typed.places(column)
        name = meaning.part or ""
        columns = self.typed.table.columns
        for at, mark in enumerate(marks):
            level = columns[mark[0]] if mark else None
            if not level or _level_of(level) != _level_of(meaning) or cells[at] == "":
                continue
            place = places.rows[at], column
            if name == "span":
                self._put_span(at, cells[at], place)
            else:
                reader = OWN.get(name) or self.readers.get(name, read_text)
                self._put(name, at, reader(cells[at]), place)
            if name == "result":
                self._lay_under("status", at, self.status(cells[at]), place)
            if name in {"start", "span"} and (start := self._values("start")[at]):
                self._lay_under("year", at, (start.year, None), place)

    def _put_span(self, at: int, cell: Cell, place: Place) -> None:
        span, doubt = read_period(cell)
        start, end = span or NOTHING
        self._put("start", at, (start, doubt), place)
        self._put("end", at, (end, None), place)

    def _put_way(self, at: int, mark: Mark, way: str) -> None:
        for name in WAYS:
            if place := self._heading_of(name, mark):
                self._lay_under(name, at, (way, None), place)

    def _put_status(self, at: int, mark: Mark, status: str) -> None:
        """Put what the heading over a mark says of how it went: "Đang học", "Đạt"."""
        header = self.typed.table.header_rows or (1, 1)
        place = header[1], mark[0]
        self._lay_under("status", at, (status, None), place)
        heading = mark[1].heading.rpartition(BENEATH)[2]
        if self.readers[GRADE](heading)[0]:
            self._lay_under("result", at, (heading, None), place)

    def _heading_of(self, name: str, mark: Mark) -> Place | None:
        """Give the cell over a mark that says how one studies; it may reach over it from its left.

        None where the heading is of another field than ``name``.
        """
        table, reader = self.typed.table, self.readers[name]
        first, last = table.header_rows or (1, 0)
        for row in range(last, first - 1, -1):
            over = (at for at in range(mark[0], 0, -1) if table.sheet.cell(row, at) != "")
            column = next(over, mark[0])
            if reader(table.sheet.cell(row, column))[0] == mark[1].mode:
                return row, column
        return None

    def _values(self, name: str) -> list[Any]:
        """Give a field's values, made where there are none yet."""
        if name not in self.result.cells:
            own = self.typed.column(name)
            self.result.cells[name] = self.typed.places(own) if own else self.typed.nowhere()
        return self.result.values(name)

    def _put(self, name: str, at: int, told: Read, place: Place) -> None:
        """Put a value or a doubt, which say more than a column shared by all levels."""
        values = self._values(name)
        value, doubt = told
        if value is None and not doubt:
            return
        values[at] = value
        self.result.cells[name].put(at, *place)
        self.result.doubts.get(name, {}).pop(at, None)
        if doubt:
            self.result.doubts.setdefault(name, {})[at] = doubt

    def _lay_under(self, name: str, at: int, told: Read, place: Place) -> None:
        """Put a value or a doubt where nothing more explicit says one."""
        if self._values(name)[at] is None and at not in self.result.doubts.get(name, {}):
            self._put(name, at, told, place)
