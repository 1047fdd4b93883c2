"""Enrolments as understood, each of which knows the cells it was typed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.columns import Columns
from hongngu_cli.model.fields import MONTHS, YEARS
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Cell, Sheet

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.alike import Ids


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """Where each enrolment stands; arrays are indexed by row id (never reset).

    ``table`` counts into ``Roster.tables``, ``row`` as Excel does. ``cells`` holds, for
    fields that may stand elsewhere than in their column of the row (a section row, an
    "x" column, a split birth column), the row and column per id; 0 where there is none.
    """

    table: Ids
    row: Ids
    cells: Mapping[str, tuple[Ids, Ids]]


@dataclass(frozen=True, eq=False)
class Roster:
    """Enrolments with their places and their account.

    ``columns`` hold all that was read, by row id. ``set_aside`` gives, by reason, the ids
    that are not counted (``duplicate``, ``filtered``). ``doubts`` gives, by field, the ids
    whose cell could not be understood, with the reason's code. ``sheets`` are all sheets
    that were read, with or without a table. ``repeats`` gives, by the id of a row that tells
    an enrolment again, the id of the row that is counted for both. ``overlapping`` are pairs of
    files of which it was told as a whole that one stands in the other.
    """

    columns: Columns
    origins: Origins
    sheets: tuple[Sheet, ...]
    tables: tuple[TableFound, ...]
    set_aside: Mapping[str, Ids]
    doubts: Mapping[str, Mapping[int, str]]
    issues: tuple[Issue, ...] = ()
    repeats: Mapping[int, int] = field(default_factory=dict)
    overlapping: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def ids(self) -> Ids:
        """The ids of the enrolments that count, in order."""
        import numpy as np

        counted = np.ones(self.columns.size, dtype=bool)
        for gone in self.set_aside.values():
            counted[gone] = False
        return np.flatnonzero(counted)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The enrolments that count, one a row: the columns of ``model.fields.FIELDS`` by id."""
        whole = self.columns.frame
        return whole if len(self.ids) == self.columns.size else whole.loc[self.ids]

    def where(self, field: str, test: Callable[[Any], object]) -> list[int]:
        """List the enrolments that count and whose value passes a test."""
        chosen: list[int] = self.ids[self.columns.among(field, test)[self.ids]].tolist()
        return chosen

    def place(self, row: int, field: str) -> Place:
        """Give the cell a value was typed in; the sheet or file where no cell holds it."""
        table = self.tables[int(self.origins.table[row])]
        cells = self.origins.cells.get(field)
        if cells is not None and cells[0][row]:
            return table.sheet.place(int(cells[0][row]), int(cells[1][row]))
        column = table.column_of(field)
        if column is not None:
            return table.sheet.place(int(self.origins.row[row]), column)
        given = table.given_overall.get(field)
        return given.place if given else table.sheet.place(int(self.origins.row[row]))

    def when(self, row: int, field: str) -> tuple[int, ...]:
        """Give the year, the month and the day a row tells, as far as they are written."""
        columns = self.columns
        if (day := columns[field][row]) is not None:
            return day.year, day.month, day.day
        if (month := columns[MONTHS[field]][row]) is not None:
            return month.year, month.month
        year = columns[YEARS[field]][row]
        return (year,) if year else ()

    def ends_before_start(self, row: int) -> bool:
        """Tell a training that ends before it begins, as far as both are written."""
        start, end = self.when(row, "start"), self.when(row, "end")
        both = min(len(start), len(end))
        return end[:both] < start[:both]

    def first_cell(self, row: int) -> Place:
        """Give the first cell of the row that has something typed in it."""
        sheet = self.tables[int(self.origins.table[row])].sheet
        number = int(self.origins.row[row])
        return sheet.place(number, sheet.first_filled(number) or 1)

    def seen_from(self, row: int, other: int) -> str:
        """Write the first cell of a row for a message at another row."""
        return self.first_cell(row).seen_from(self.first_cell(other))

    def typed(self, row: int, field: str) -> Cell:
        """Give what was typed for a field, '' where nothing was."""
        place = self.place(row, field)
        if place.row is None or place.column is None:
            return ""
        return self.tables[int(self.origins.table[row])].sheet.cell(place.row, place.column)

    def without(self, ids: Ids, reason: str) -> Roster:
        """Set enrolments aside, on account of a reason of the ledger."""
        if not len(ids):
            return self
        import numpy as np

        before = self.set_aside.get(reason)
        joined = ids if before is None else np.concatenate([before, ids])
        return replace(self, set_aside={**self.set_aside, reason: joined})
