"""Two lists of people laid side by side: who is in both, who was changed, who is in one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.fields import FIELD
from hongngu_cli.read.repeats.sameness import REPEATABLE, records
from hongngu_cli.text.fold import clean, fold, fold_name
from hongngu_cli.text.numbers import shown

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
OF_SENDING = ("start", "decision", "course")
"""What differs where the same people were sent again, and not where a list of them was mended."""
Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One enrolment of a list; ``values`` are folded, None for what is not told."""

    row: int
    name: str
    folded: str
    unit: str | None
    values: Mapping[str, Hashable]
    meant: str | None = None
    """The level, folded, that an unknown spelling is nearest to, '' for none; None for no text."""

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

    def in_unit(self) -> Key:
        """Give what tells the person in a unit, should both have been corrected."""
        return (self.folded, self.unit)

    def differs(self, other: Line, *names: str) -> bool:
        """Tell whether any of some fields is told by both lines, and not the same."""
        told = ((self.values[name], other.values[name]) for name in names)
        return any(None not in pair and pair[0] != pair[1] and all(pair) for pair in told)

    def agrees(self, other: Line, name: str) -> bool:
        """Tell whether both lines tell a field, and the same."""
        return self.values[name] is not None and self.values[name] == other.values[name]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two lists share, with the fields that differ in each pair, and what only one has."""

    same: tuple[Line, ...]
    changed: tuple[tuple[Line, tuple[str, ...]], ...]
    only_old: tuple[Line, ...]
    only_new: tuple[Line, ...]
    shared: int
    """How many agree in name, birth year, level and year, or in all but what was mended."""
    perhaps: int
    """How many agree if an unknown level in one list may be whatever the other tells."""
    corrected: int
    """How many agree if the one list is known to correct the other, levels too."""


def lines_of(
    roster: Roster, rows: Sequence[int], entries: Entries, meant: Callable[[str], str]
) -> tuple[Line, ...]:
    """Give the lines of some rows; ``meant`` gives the level nearest to an unknown spelling."""
    told = zip(rows, records(roster.columns, rows, ("name", "group", *COMPARED)), strict=True)
    return tuple(_line(row, values, entries, meant) for row, values in told)


def _line(
    row: int, values: Mapping[str, Any], entries: Entries, meant: Callable[[str], str]
) -> Line:
    name = values["name"] or ""
    unit = entries.unit_key(values["unit"]) if values["unit"] else None
    folded: dict[str, Hashable] = {
        field: fold(value) if isinstance(value := values[field], str) else value
        for field in COMPARED
    }
    course = entries.course_words(values["course"] or "")
    again = values["group"] == REPEATABLE
    folded |= {"unit": unit, "course": course, "again": again}
    typed = clean(shown(entries.roster.typed(row, "level"))) if values["level"] is None else ""
    return Line(row, name, fold_name(name), unit, folded, meant(typed) if typed else None)


def compared(old: Iterable[Line], new: Iterable[Line]) -> Comparison:
    """Pair the lines of two lists: by enrolment, else by person, else but for what was mended."""
    pairs, old_left, new_left = _paired(list(old), list(new), Line.enrolment)
    trusted = [SURELY] * len(pairs)
    for key in (Line.person, Line.sending, Line.in_unit):
        more, old_left, new_left = _paired(old_left, new_left, key)
        pairs += more
        trusted += [_trusted(*pair) for pair in more]
    differing = [(one, tuple(_changes(one, other))) for one, other in pairs]
    return Comparison(
        tuple(line for line, fields in differing if not fields),
        tuple((line, fields) for line, fields in differing if fields),
        tuple(old_left),
        tuple(new_left),
        *(sum(trust >= least for trust in trusted) for least in (SURELY, PERHAPS, IF_CORRECTED)),
    )


SURELY, PERHAPS, IF_CORRECTED, NOT = 3, 2, 1, 0


def _trusted(one: Line, other: Line) -> int:
    """Tell how surely two lines of one name are one enrolment, of which something was mended.

    Of birth, unit and level one may be mended, the others speak for it. A level that was spelt
    so that nobody can read it contradicts none.
    """
    birth = one.differs(other, "birth_date", "birth_year")
    in_unit = one.agrees(other, "unit")
    if one.differs(other, "year") or not (
        in_unit or (not birth and one.agrees(other, "birth_year"))
    ):
        return NOT
    if one.differs(other, "level"):
        return NOT if birth else IF_CORRECTED
    unread, told = (one, other) if one.values["level"] is None else (other, one)
    alike = unread.values["level"] == told.values["level"]
    if (told.values["again"] or not alike) and one.differs(other, *OF_SENDING):
        return IF_CORRECTED
    near = alike or unread.meant in {None, told.values["level"]}
    return SURELY if near else PERHAPS


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
