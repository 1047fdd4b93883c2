"""Two lists of people laid side by side: who is in both, who was changed, who is in one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.fields import FIELD
from hongngu_cli.read.repeats.sameness import REPEATABLE, records
from hongngu_cli.text.fold import fold, fold_name

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.read.repeats.sameness import Entries

COMPARED = (
    "birth_year",
    "birth_date",
    "sex",
    "unit",
    "position",
    "level",
    "course",
    "decision",
    "start",
    "end",
    "year",
    "status",
    "result",
)
"""What a resend may have corrected."""
Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One enrolment of a list; ``values`` are folded, None for what is not told."""

    row: int
    name: str
    folded: str
    unit: str | None
    values: Mapping[str, Hashable]

    @property
    def is_told(self) -> bool:
        """Whether it tells enough for another to be surely the same enrolment."""
        return None not in [self.values[name] for name in ("birth_year", "level", "year")]

    def enrolment(self) -> Key:
        """Give what tells the enrolment; a short course by its words and its first day, too."""
        course = (self.values["course"], self.values["start"]) if self.values["again"] else ()
        told = (self.values[name] for name in ("birth_year", "level", "year"))
        return (self.folded, *told, *course)

    def person(self) -> Key:
        """Give what tells the person, should level or year have been corrected."""
        return (self.folded, self.values["birth_year"])

    def sending(self) -> Key:
        """Give what tells the enrolment, should the birth have been corrected."""
        return (self.folded, self.values["level"], self.values["year"])


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two lists share, with the fields that differ in each pair, and what only one has."""

    same: tuple[Line, ...]
    changed: tuple[tuple[Line, tuple[str, ...]], ...]
    only_old: tuple[Line, ...]
    only_new: tuple[Line, ...]
    shared: int
    """How many agree in name, birth year, level and year."""


def lines_of(roster: Roster, rows: Sequence[int], entries: Entries) -> tuple[Line, ...]:
    """Give the lines of some rows."""
    told = zip(rows, records(roster.columns, rows, ("name", "group", *COMPARED)), strict=True)
    return tuple(_line(row, values, entries) for row, values in told)


def _line(row: int, values: Mapping[str, Any], entries: Entries) -> Line:
    name = values["name"] or ""
    unit = entries.unit_key(values["unit"]) if values["unit"] else None
    folded: dict[str, Hashable] = {
        field: fold(value) if isinstance(value := values[field], str) else value
        for field in COMPARED
    }
    course = entries.course_words(values["course"] or "")
    again = values["group"] == REPEATABLE
    folded |= {"unit": unit, "course": course, "again": again}
    return Line(row, name, fold_name(name), unit, folded)


def compared(old: Iterable[Line], new: Iterable[Line]) -> Comparison:
    """Pair the lines of two lists: by enrolment, else by person, else but for the birth."""
    pairs, old_left, new_left = _paired(list(old), list(new), Line.enrolment)
    shared = len(pairs)
    for key in (Line.person, Line.sending):
        more, old_left, new_left = _paired(old_left, new_left, key)
        pairs += more
    differing = [(one, tuple(_changes(one, other))) for one, other in pairs]
    return Comparison(
        tuple(line for line, fields in differing if not fields),
        tuple((line, fields) for line, fields in differing if fields),
        tuple(old_left),
        tuple(new_left),
        shared,
    )


def _paired(
    old: Sequence[Line], new: Sequence[Line], key: Callable[[Line], Key]
) -> tuple[list[tuple[Line, Line]], list[Line], list[Line]]:
    """Pair lines of one key in their order; give the pairs, and what is left of both lists."""
    waiting: dict[Key, list[Line]] = {}
    for line in reversed(new):
        waiting.setdefault(key(line), []).append(line)
    pairs, left = [], []
    for line in old:
        found = waiting.get(key(line))
        if found:
            pairs.append((line, found.pop()))
        else:
            left.append(line)
    taken = {other.row for _, other in pairs}
    return pairs, left, [line for line in new if line.row not in taken]


def _changes(one: Line, other: Line) -> Iterable[str]:
    """Name the fields that differ, as a clerk calls them; a birth date for its year, too."""
    differing = [name for name in COMPARED if one.values[name] != other.values[name]]
    if "birth_date" in differing and "birth_year" in differing:
        differing.remove("birth_year")
    return (FIELD[name].label.lower() for name in differing)
