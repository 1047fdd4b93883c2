"""In which fields two rows of one person differ; another spelling is no difference."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hongngu_cli.model.fields import DATES, DECIDED, IDENTITY, MONTHS
from hongngu_cli.model.place import Place
from hongngu_cli.model.roster import Roster
from hongngu_cli.text.courses import course_words
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import fold, fold_name_loosely
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.places import Places
from hongngu_cli.text.spellings import CodedSpellings

BIRTH, COURSE, DECISION = "birth_date", "course", "decision"
ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
"""Decision "05" is decision "5"."""
OF_PERSON = ("name", BIRTH, "sex", "unit", "position", "ethnicity", "party_date", IDENTITY)
"""What is said of a person, whatever the course."""
OF_TRAINING = (
    "level",
    COURSE,
    "institution",
    "place",
    "mode",
    "sponsor",
    DECISION,
    DECIDED,
    "start",
    "end",
    "year",
    "status",
    "result",
    "priority",
    "note",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A field that two versions tell differently, with the rows that tell it on either side."""

    field: str
    old: tuple[int, ...]
    new: tuple[int, ...]


class Side:
    """One of two versions: its roster, and what its rows say with spellings made equal."""

    def __init__(
        self,
        roster: Roster,
        places: Places,
        levels: LevelSpellings,
        coded: Mapping[str, CodedSpellings],
    ) -> None:
        """Keep the roster; texts are folded once each, and read where they mean one of few."""
        self.roster, self.places, self.levels, self.coded = roster, places, levels, coded
        self._keys: dict[tuple[str, Hashable], Hashable] = {}

    def key(self, row: int, field: str) -> Hashable:
        """Give the key under which spellings of a value agree; None for what is not told."""
        value: Hashable = self.roster.columns[field][row]
        if value is None:
            return self._unread(row, field)
        known = (field, value)
        if known not in self._keys:
            self._keys[known] = self._folded(field, value)
        return self._keys[known]

    def in_years_only(self, row: int) -> bool:
        """Tell whether the list of a row tells the years of births, and no day of anybody."""
        return int(self.roster.origins.table[row]) not in self._of_days

    @cached_property
    def _of_days(self) -> frozenset[int]:
        """The tables that tell the day of a birth."""
        rows = self.roster.where(BIRTH, lambda birth: birth is not None)
        return frozenset(self.roster.origins.table[rows].tolist())

    def tells(self, row: int, field: str) -> bool:
        """Tell whether a cell is there for a field, even an empty one."""
        return self.roster.place(row, field).cell is not None

    def _folded(self, field: str, value: Hashable) -> Hashable:
        if not isinstance(value, str):
            return value
        if field == "name":
            # Of one person on both sides "Kỳ" and "Kì" are spellings.
            return fold_name_loosely(value)
        if field == "unit":
            return self.places.key(value)
        if field == COURSE:
            return course_words(value, self.levels) or None
        if field == DECISION:
            return ZEROS.sub("", fold(value))
        meant = self.coded[field].read(value) if field in self.coded else None
        return meant or self.places.units.key(value)

    def _unread(self, row: int, field: str) -> Hashable:
        """Give what stands in a cell that could not be understood, or only as a month or year."""
        year: int | None = self.roster.columns["birth_year"][row]
        if field == BIRTH and year is not None:
            return year
        month: Hashable = self.roster.columns[MONTHS[field]][row] if field in MONTHS else None
        if month is not None:
            return ("month", month)
        if field != "level" and field not in DATES and row not in self.roster.doubts.get(field, ()):
            return None
        typed = self.roster.typed(row, field)
        read = read_date(typed) if field in DATES else None
        return (read.year, read.month) if read and read.year else fold(shown(typed)) or None


def differences(
    old: Side, new: Side, pairs: Iterable[tuple[int, int]], fields: Sequence[str]
) -> list[Change]:
    """List what differs between paired rows, each difference once with all rows that show it.

    A field for which one side has no column is not compared. Of fields told by the same
    cells, as a level and its course may be, the first is told.
    """
    found: dict[tuple[str, Hashable, Hashable], tuple[list[int], list[int]]] = {}
    for before, after in pairs:
        told: set[tuple[Place, Place]] = set()
        for field in fields:
            keys = old.key(before, field), new.key(after, field)
            if _agree(field, *keys) or not _both_tell(old, new, before, after, field):
                continue
            if field == BIRTH and born_alike((old, before), (new, after)):
                continue
            cells = old.roster.place(before, field), new.roster.place(after, field)
            if cells not in told:
                told.add(cells)
                rows = found.setdefault((field, *keys), ([], []))
                rows[0].append(before)
                rows[1].append(after)
    return [Change(field, tuple(a), tuple(b)) for (field, _, _), (a, b) in found.items()]


def born_alike(*told: tuple[Side, int]) -> bool:
    """Tell births of one year, of which a list of years only cannot tell the day.

    Where others of the list have their day, a day more or less was somebody's doing.
    """
    days = [side.roster.columns[BIRTH][row] for side, row in told]
    years = {side.roster.columns["birth_year"][row] for side, row in told}
    lesser = [one for one, day in zip(told, days, strict=True) if day is None]
    return len(lesser) == len(years) == 1 and all(side.in_years_only(row) for side, row in lesser)


def _both_tell(old: Side, new: Side, before: int, after: int, field: str) -> bool:
    """Tell whether neither side lacks the column; a value is told, wherever it stands."""
    return (old.key(before, field) is not None or old.tells(before, field)) and (
        new.key(after, field) is not None or new.tells(after, field)
    )


def _agree(field: str, one: Any, other: Any) -> bool:  # noqa: ANN401 - keys of any field
    """Tell whether two keys say one thing; a decision may be told at more length."""
    if field == DECISION and one and other:
        shorter, longer = sorted((one.split(), other.split()), key=len)
        return bool(longer[: len(shorter)] == shorter)
    return bool(one == other)
