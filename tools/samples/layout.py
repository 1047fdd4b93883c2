"""Lay out a list: organisation lines, title, header, rows, total, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from samples.sheet import Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from samples.people import Enrolment, Person

HEADING_HEIGHT = 34.0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: a person's enrolment, or several of one year."""

    number: int
    enrolments: tuple[Enrolment, ...]

    @property
    def person(self) -> Person:
        """Give the row's person."""
        return self.enrolments[0].person

    @property
    def enrolment(self) -> Enrolment:
        """Give the row's only enrolment."""
        (only,) = self.enrolments
        return only


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list; ``parent`` is the merged heading above it, if any."""

    heading: str
    width: float
    value: Callable[[Line], Value]
    style: str = "centre"
    parent: str = ""


class List:
    """A list that grows downwards; ``left`` is the column it starts in."""

    def __init__(self, name: str, columns: Sequence[Column], left: int = 0) -> None:
        """Start an empty sheet."""
        self._columns = columns
        self._left = left
        self._last = left + len(columns) - 1
        self._row = 0
        self.sheet = Sheet(name, (*[2.5] * left, *(column.width for column in columns)))

    def office(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Write the lines above: the office on the left, the Party or the State on the right."""
        middle = (self._left + self._last + 1) // 2
        for number in range(max(len(left), len(right))):
            look = "office" if number == 0 else "office bold"
            if number < len(left):
                self._across(left[number], look, self._left, middle - 1)
            if number < len(right):
                place = "subtitle" if "ngày" in right[number] else "office bold"
                self._across(right[number], place, middle, self._last)
            self._row += 1
        self._row += 1

    def title(self, *lines: str) -> None:
        """Write the title, its first line large, and leave a row free."""
        for number, line in enumerate(lines):
            look = "title" if number == 0 else "office bold" if line.isupper() else "subtitle"
            self._across(line, look)
            self._row += 1
        self._row += 1

    def note(self, text: str) -> None:
        """Write a line of its own, such as the unit the list is of."""
        self.sheet.put(self._row, self._left, text, "left bold")
        self._row += 2

    def headings(self, *, numbered: bool = False) -> None:
        """Write the header: one row, or two where columns have parents; then their numbers."""
        first = self._row
        two_rows = any(column.parent for column in self._columns)
        last = first + int(two_rows)
        for parent, group in groupby(enumerate(self._columns, self._left), lambda c: c[1].parent):
            inside = list(group)
            if parent:
                area = (first, inside[0][0], first, inside[-1][0])
                self.sheet.put_merged(area, parent, "heading")
            for place, column in inside:
                top = last if parent else first
                self.sheet.put_merged((top, place, last, place), column.heading, "heading")
        self.sheet.heights |= dict.fromkeys(range(first, last + 1), HEADING_HEIGHT)
        self.sheet.repeat = self.sheet.repeat or (first, last)
        self._row = last + 1
        if numbered:
            for number in range(len(self._columns)):
                self.sheet.put(self._row, self._left + number, number + 1, "index")
            self._row += 1

    def section(self, text: str, *, merged: bool = True) -> None:
        """Write a row that holds for the rows below; unmerged it stands in the second column."""
        if merged:
            self._across(text, "section")
        else:
            self._across(None, "section", merged=False)
            self.sheet.put(self._row, self._left + 1, text, "section")
        self._row += 1

    def lines(self, lines: Iterable[Line]) -> None:
        """Write the rows themselves."""
        for line in lines:
            self.row([(column.value(line), column.style) for column in self._columns])

    def row(self, cells: Iterable[tuple[Value, str]]) -> None:
        """Write one row of values and looks."""
        for place, (value, style) in enumerate(cells, self._left):
            self.sheet.put(self._row, place, value, style)
        self._row += 1

    def total(self, text: str, figures: Mapping[int, int] | None = None) -> None:
        """Write a total row: a text alone, or with figures below their columns."""
        if not figures:
            self._across(text, "total")
        else:
            self._across(None, "total", merged=False)
            self._across(text, "total", self._left, self._left + min(figures) - 1)
            for place, figure in figures.items():
                self.sheet.put(self._row, self._left + place, figure, "total")
        self._row += 1

    def signatures(self, left: str, right: str, names: tuple[str, str], date: str = "") -> None:
        """Write the block below the table, with room to sign."""
        self._row += 1
        middle = (self._left + self._last + 1) // 2
        if date:
            self._across(date, "subtitle", middle, self._last)
            self._row += 1
        for rows_down, texts in ((0, (left, right)), (5, names)):
            self._row += rows_down
            if any(texts):
                self._across(texts[0], "office bold", self._left, middle - 1)
                self._across(texts[1], "office bold", middle, self._last)

    def _across(
        self,
        text: Value,
        style: str,
        first: int | None = None,
        last: int | None = None,
        *,
        merged: bool = True,
    ) -> None:
        """Fill part of the current row, the whole width of the table if not told otherwise."""
        first = self._left if first is None else first
        last = self._last if last is None else last
        if merged:
            self.sheet.put_merged((self._row, first, self._row, last), text, style)
        else:
            for column in range(first, last + 1):
                self.sheet.put(self._row, column, None, style)


def lines(enrolments: Iterable[Enrolment], start: int = 1) -> list[Line]:
    """Make a numbered row of each enrolment."""
    return [Line(number, (enrolment,)) for number, enrolment in enumerate(enrolments, start)]
