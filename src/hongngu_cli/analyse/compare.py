"""Two versions of a roster laid side by side: who joined, who left, what changed for whom."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.differences import (
    BIRTH,
    COURSE,
    DECISION,
    OF_PERSON,
    OF_TRAINING,
    Change,
    Side,
    born_alike,
    differences,
)
from hongngu_cli.analyse.doubtful_pairs import doubtful_pairs
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import unmark
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.places import Places
from hongngu_cli.text.spellings import COUNTED_AS, CodedSpellings, UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

Rows = tuple[int, ...]
Pair = tuple[int, int]
Way = Callable[[Side, int], Hashable]
ENROLMENT = "enrolment"
"""The field of a change that is a whole enrolment more or less."""
REPEATABLE = "boi-duong"
"""The group whose courses one attends again and again: another year is another course."""


@dataclass(frozen=True, slots=True)
class Met:
    """A person on both sides with what changed; ``why`` it is one person, where that is unsure."""

    old: Rows
    new: Rows
    changes: tuple[Change, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who is only in the new version, who only in the old, who changed, who may be one person.

    Rows without a name are no people to be found again: ``nameless`` has those of either side.
    ``by_year`` counts those whose births were held together by their years alone, since a list
    of the old or of the new version tells no more.
    """

    joined: tuple[Rows, ...]
    left: tuple[Rows, ...]
    changed: tuple[Met, ...]
    doubtful: tuple[Met, ...]
    same: tuple[Rows, ...]
    nameless: tuple[Rows, Rows]
    by_year: tuple[int, int] = (0, 0)


def compare(old: Roster, new: Roster, vocabulary: Vocabulary, *, periods: bool) -> Comparison:
    """Compare two versions by person; with ``periods`` two times, whose courses are others."""
    named = (unit for roster in (old, new) for unit in set(roster.columns["unit"]) if unit)
    places, levels = Places(UnitSpellings(vocabulary), named), LevelSpellings(vocabulary)
    coded = {field: CodedSpellings(vocabulary, key) for field, key in COUNTED_AS.items()}
    before, after = (Side(one, places, levels, coded) for one in (old, new))
    sides = Sides(before, after, periods)
    people = _spelt_alike(sides, _people(sides.old, sides.new, vocabulary))
    both = [sides.met(*rows) for rows in people if all(rows)]
    left = [rows for rows, others in people if not others]
    joined = [rows for others, rows in people if not others]
    doubts = doubtful_pairs(sides.old, sides.new, left, joined)
    doubtful = [sides.met(doubt.old, doubt.new, doubt.why) for doubt in doubts]
    gone, come = {met.old for met in doubtful}, {met.new for met in doubtful}
    return Comparison(
        _in_order(sides.new, [rows for rows in joined if rows not in come]),
        _in_order(sides.old, [rows for rows in left if rows not in gone]),
        _met_in_order(sides.old, [met for met in both if met.changes]),
        _met_in_order(sides.old, doubtful),
        tuple(met.new for met in both if not met.changes),
        (_nameless(old), _nameless(new)),
        sides.by_year([(met.old, met.new) for met in (*both, *doubtful)]),
    )


def _nameless(roster: Roster) -> Rows:
    return tuple(row for row, name in enumerate(roster.columns["name"]) if name is None)


def _people(old: Side, new: Side, vocabulary: Vocabulary) -> list[tuple[Rows, Rows]]:
    """Give each person's rows on either side."""
    import pandas as pd

    shift = old.roster.columns.size
    frames = [_telling(old), _telling(new)]
    frames[1].index = frames[1].index + shift
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return []
    numbers = person_numbers(pd.concat(filled), vocabulary)
    rows: dict[int, tuple[list[int], list[int]]] = {}
    for at, number in zip(numbers.index.tolist(), numbers.tolist(), strict=True):
        sides = rows.setdefault(number, ([], []))
        sides[at >= shift].append(at - shift if at >= shift else at)
    return [(_by_year(old, one), _by_year(new, other)) for one, other in rows.values()]


def _spelt_alike(sides: Sides, people: Sequence[tuple[Rows, Rows]]) -> list[tuple[Rows, Rows]]:
    """Make one of two who are on one side each, born on one day, whose names i and y tell apart.

    Where several of one side could be meant, and where identity numbers differ, both stay.
    """
    found: dict[Hashable, list[list[Rows]]] = {}
    for old, new in people:
        if not (old and new):
            side, rows = (sides.old, old) if old else (sides.new, new)
            births = {birth for row in rows if (birth := side.roster.columns[BIRTH][row])}
            if len(births) == 1:
                key = side.key(rows[0], "name"), births.pop()
                found.setdefault(key, [[], []])[not old].append(rows)
    united = {
        one[0]: other[0]
        for one, other in found.values()
        if len(one) == len(other) == 1 and not _identities_differ(sides, one[0], other[0])
    }
    gone = set(united.values())
    return [(old, new or united.get(old, ())) for old, new in people if old or new not in gone]


def _identities_differ(sides: Sides, old: Rows, new: Rows) -> bool:
    told = [
        {number for row in rows if (number := side.roster.columns[IDENTITY][row])}
        for side, rows in ((sides.old, old), (sides.new, new))
    ]
    return all(told) and told[0].isdisjoint(told[1])


def _telling(side: Side) -> pd.DataFrame:
    """Give what tells people apart; whichever body of a unit is named, it is one unit."""
    frame = side.roster.frame[["name", BIRTH, "birth_year", "unit", IDENTITY]]
    frame = frame[frame["name"].notna()].copy()
    keys = {text: side.places.key(text) for text in frame["unit"].dropna().unique()}
    frame["unit"] = frame["unit"].map(keys).astype(object).where(frame["unit"].notna(), None)
    return frame


def _by_year(side: Side, rows: Sequence[int]) -> Rows:
    years = side.roster.columns["year"]
    return tuple(sorted(rows, key=lambda row: (years[row] or 0, row)))


@dataclass(frozen=True, slots=True)
class Sides:
    """The two versions; with ``periods`` they tell of two times."""

    old: Side
    new: Side
    periods: bool

    def met(self, before: Rows, after: Rows, why: str = "") -> Met:
        """Say what changed for a person: in enrolments that are paired, and those more or less."""
        pairs, gone, come = self.paired(before, after)
        # Who has other courses is still the same person, as the latest rows tell.
        persons = pairs or [(before[-1], after[-1])]
        changes = differences(self.old, self.new, persons, OF_PERSON)
        changes += differences(self.old, self.new, pairs, OF_TRAINING)
        # Those of another level, year and decision are other courses: one gone, another new.
        changes += [Change(ENROLMENT, tuple(gone), ())] if gone else []
        changes += [Change(ENROLMENT, (), tuple(come))] if come else []
        return Met(before, after, tuple(changes), why)

    def by_year(self, people: Iterable[tuple[Rows, Rows]]) -> tuple[int, int]:
        """Count the people whose birth the old, and whose the new version tells by its year."""
        births = self.old.roster.columns[BIRTH]
        lesser = [
            next((births[a] is None for a in before if self._alike(a, after)), None)
            for before, after in people
        ]
        return lesser.count(True), lesser.count(False)

    def _alike(self, row: int, others: Rows) -> bool:
        return any(born_alike((self.old, row), (self.new, other)) for other in others)

    def paired(self, before: Rows, after: Rows) -> tuple[list[Pair], list[int], list[int]]:
        """Pair a person's enrolments, the surest way first; give the pairs, and what is left."""
        pairs: list[Pair] = []
        gone, come = list(before), list(after)
        for way in SURE if self.periods else WAYS:
            waiting: dict[Hashable, list[int]] = {}
            for row in reversed(come):
                waiting.setdefault(way(self.new, row), []).append(row)
            waiting.pop(None, None)
            found = [
                (row, others.pop()) for row in gone if (others := waiting.get(way(self.old, row)))
            ]
            pairs += found
            gone = [row for row in gone if row not in {one for one, _ in found}]
            come = [row for row in come if row not in {other for _, other in found}]
        return pairs, gone, come


def _wholly(side: Side, row: int) -> Hashable:
    return tuple(side.key(row, field) for field in ("level", "year", COURSE, "start"))


def _by_level_and_year(side: Side, row: int) -> Hashable:
    return side.key(row, "level"), side.key(row, "year")


def _by_decision(side: Side, row: int) -> Hashable:
    return side.key(row, DECISION)


def _by_level(side: Side, row: int) -> Hashable:
    again = side.roster.columns["group"][row] == REPEATABLE
    return None if again else side.key(row, "level")


def _of_year(side: Side, row: int) -> Hashable:
    return side.key(row, "year")


SURE: tuple[Way, ...] = (_wholly, _by_level_and_year)
WAYS: tuple[Way, ...] = (*SURE, _by_decision, _by_level, _of_year)
"""What tells one enrolment, the surest first; the last three should some of it be corrected."""


def _in_order(side: Side, people: Sequence[Rows]) -> tuple[Rows, ...]:
    return tuple(sorted(people, key=lambda rows: _order(side, rows)))


def _met_in_order(side: Side, people: Sequence[Met]) -> tuple[Met, ...]:
    return tuple(sorted(people, key=lambda met: _order(side, met.old)))


def _order(side: Side, rows: Rows) -> tuple[str, str, str, str]:
    """Sort people by name and birth, whatever the order of rows in a file."""
    told = (side.roster.columns[field][rows[0]] for field in ("name", BIRTH, "unit"))
    name, birth, unit = (str(value or "") for value in told)
    return unmark(name), name, birth, unit
