"""The enrolments of one name, birth year, level and year, found by what a row tells of itself.

A list may hold one name thousands of times, by mistake or as an example copied down. So a row
is held against those enrolments alone that agree with it in birth date, unit and course, and
against each way of telling one once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING

from hongngu_cli.read.repeats.courses import Courses
from hongngu_cli.read.repeats.sameness import are_one_person, differences
from hongngu_cli.read.repeats.told_alike import ALL, OF_TRAINING, ToldAlike

if TYPE_CHECKING:
    from hongngu_cli.read.repeats.sameness import Entry, Form

FEW = 16
"""So many enrolments are looked through faster than they are found."""
ANY = "*"
Key = tuple[object, object, object]
"""A birth date, a unit, the words of a course; ANY for all of them, None for one not told."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Rows that surely tell one enrolment, the first one first, and one row of each form."""

    rows: list[Entry]
    forms: dict[Form, Entry]

    @property
    def first(self) -> Entry:
        """The row that was met first."""
        return self.rows[0]

    def is_told_by(self, entry: Entry) -> bool:
        """Tell whether a row is surely of this enrolment, whichever of its rows is asked."""
        return entry.form in self.forms or all(
            are_one_person(other, entry) and not differences(other, entry)
            for other in self.forms.values()
        )

    def add(self, entry: Entry) -> None:
        """Take a row that tells this enrolment."""
        self.rows.append(entry)
        self.forms.setdefault(entry.form, entry)


class Enrolled:
    """The enrolments met so far, in their order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[Enrolment] = []
        self._courses = Courses()
        self._at: dict[Key, ToldAlike] = {}
        self._indexed = 0
        self._repeatable = True

    def begin(self, entry: Entry) -> None:
        """Take a row as an enrolment of its own."""
        self.all.append(Enrolment([entry], {entry.form: entry}))

    def surely(self, entry: Entry) -> Enrolment | None:
        """Give the one enrolment that a row surely tells; None where it may be of several."""
        same = list(islice(self.agreeing(entry), 2))
        return same[0] if len(same) == 1 else None

    def agreeing(self, entry: Entry) -> Iterator[Enrolment]:
        """Give the enrolments that a row would surely tell if each were the only one."""
        return (one for one in self._alike(entry) if one.is_told_by(entry))

    def _alike(self, entry: Entry) -> Iterable[Enrolment]:
        """Give all enrolments that a row may surely tell, and few others."""
        if len(self.all) <= FEW:
            return self.all
        self._index()
        date, unit = entry.birth_date, entry.unit
        pairs: list[tuple[object, object]]
        if date is None:
            pairs = [(ANY, unit)]
        elif unit is None:
            pairs = [(date, ANY), (None, None)]
        else:
            pairs = [(date, unit), (date, None), (None, unit)]
        return self._found(
            chain.from_iterable(
                self._at[key].agreeing(entry, ALL)
                for course in self._courses.near(entry.course)
                for pair in pairs
                if (key := (*pair, course)) in self._at
            )
        )

    def perhaps(self, entry: Entry) -> Iterable[Enrolment]:
        """Give, in their order, all enrolments that a row may tell, and few others."""
        if len(self.all) <= FEW:
            return self.all
        self._index()
        date, unit = entry.birth_date, entry.unit
        pairs: list[tuple[object, object]]
        if date is None:
            pairs = [(ANY, ANY)] if unit is None else [(ANY, unit), (ANY, None)]
        elif unit is None:
            pairs = [(date, ANY), (None, ANY)]
        else:
            pairs = [(date, ANY), (None, unit), (None, None)]
        # The words of a course speak against a doubt among short courses only.
        told = self._repeatable and entry.repeatable and entry.course
        courses = list(self._courses.near(entry.course)) if told else [ANY]
        keys = [(*pair, course) for course in courses for pair in pairs]
        # Between two short courses, what tells their days and decisions apart is no doubt.
        tells = OF_TRAINING if self._repeatable and entry.repeatable else ()
        lists = (self._at[key].agreeing(entry, tells) for key in keys if key in self._at)
        return self._found(merge(*lists))

    def _found(self, numbers: Iterable[int]) -> Iterator[Enrolment]:
        return (self.all[number] for number in numbers)

    def _index(self) -> None:
        """Note under which keys the first rows of new enrolments are to be found."""
        for number in range(self._indexed, len(self.all)):
            entry = self.all[number].first
            self._repeatable &= entry.repeatable
            self._courses.add(entry.course)
            for date in (entry.birth_date, ANY):
                for unit in (entry.unit, ANY):
                    for course in (entry.course, ANY):
                        self._at.setdefault((date, unit, course), ToldAlike()).add(number, entry)
        self._indexed = len(self.all)
