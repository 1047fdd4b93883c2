"""Whether two rows tell one enrolment: surely, perhaps, or plainly not."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_cli.text.courses import course_words
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    import datetime as dt

    from hongngu_cli.model.columns import Columns
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.read.headings.context import Spellings

REPEATABLE = "boi-duong"
"""The group whose courses one attends again and again, also twice in a year."""
DIFFERENT = {
    "birth_date": "ngày sinh",
    "identity_number": "số định danh",
    "unit": "đơn vị",
    "start": "ngày bắt đầu",
    "decision": "quyết định",
    "course": "lớp",
    "title": "tên lớp ở tiêu đề",
}
"""What speaks against one enrolment where both rows tell it, as a clerk calls it."""
OF_COURSES = frozenset(("start", "decision", "course"))
"""What may differ between two courses of one kind in a year."""
READ = (
    "group",
    "birth_date",
    "identity_number",
    "unit",
    "start",
    "decision",
    "course",
    "status",
)
FILLED = ("birth_date", "unit", "position", "course", "decision", "start", "end", "status")
ENDED = {"completed": 2, "withdrawn": 2, "deferred": 2, "studying": 1, "enrolled": 1}
"""How late in a training each status is known; later knowledge is kept."""
ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
Form = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What of an enrolment is compared; None and empty tuples for what is not told."""

    row: int
    table: int
    path: str
    repeatable: bool
    birth_date: dt.date | None
    identity_number: str | None
    unit: str | None
    start: dt.date | None
    decision: tuple[str, ...]
    course: frozenset[str]
    title: frozenset[str]
    weight: tuple[int, int]
    """How late and how much the row tells: of equal enrolments the weightiest is counted."""

    @property
    def form(self) -> Form:
        """All that is compared: rows of one form are alike to every other."""
        return (
            *(self.repeatable, self.birth_date, self.identity_number, self.unit, self.start),
            *(self.decision, self.course, self.title),
        )


class Entries:
    """Makes entries of the rows of a roster."""

    def __init__(self, roster: Roster, spellings: Spellings) -> None:
        """Keep the roster and its words; texts are folded once each."""
        self.roster, self.spellings = roster, spellings
        self.units: dict[str, str] = {}
        self.courses: dict[str, frozenset[str]] = {}

    def of(self, rows: Sequence[int]) -> dict[int, Entry]:
        """Give the entries of some rows, by row."""
        columns = self.roster.columns
        filled = (sum(columns[name][row] is not None for name in FILLED) for row in rows)
        told = records(columns, rows, READ)
        return {
            row: self._entry(row, values, count)
            for row, values, count in zip(rows, told, filled, strict=True)
        }

    def _entry(self, row: int, values: Mapping[str, Any], filled: int) -> Entry:
        number = int(self.roster.origins.table[row])
        repeatable = values["group"] == REPEATABLE
        return Entry(
            row,
            number,
            self.roster.tables[number].sheet.path,
            repeatable,
            values["birth_date"],
            values["identity_number"],
            self.unit_key(str(values["unit"])) if values["unit"] else None,
            values["start"],
            _numbered(str(values["decision"] or "")),
            self.course_words(str(values["course"] or "")),
            self._title(row) if repeatable else frozenset(),
            (ENDED.get(str(values["status"]), 0), filled),
        )

    def unit_key(self, text: str) -> str:
        """Give the key of a unit, whichever of its bodies is named."""
        if text not in self.units:
            self.units[text] = self.spellings.units.place_key(text)
        return self.units[text]

    def course_words(self, text: str) -> frozenset[str]:
        """Give the words by which a course is told from others of its level."""
        if text not in self.courses:
            self.courses[text] = course_words(text, self.spellings.levels)
        return self.courses[text]

    def _title(self, row: int) -> frozenset[str]:
        """Give the words that tell the course where it stands over the rows, or beside them."""
        place = self.roster.place(row, "level")
        if place.row is not None and place.row == self.roster.origins.row[row]:
            return frozenset()
        typed = shown(self.roster.typed(row, "level")) or place.sheet or Path(place.path).stem
        return self.course_words(typed)


def records(
    columns: Columns, rows: Iterable[int], fields: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Give what some rows say of some fields, None for what is missing."""
    lists = [columns[field] for field in fields]
    return (dict(zip(fields, [told[row] for told in lists], strict=True)) for row in rows)


def _numbered(decision: str) -> tuple[str, ...]:
    """Cut a decision's number into its parts, "05" as "5"."""
    return tuple(ZEROS.sub("", fold(decision)).split())


def differences(one: Entry, other: Entry) -> tuple[str, ...]:
    """List what speaks against one enrolment; what either row leaves out does not."""
    return tuple(_differing(one, other))


def _differing(one: Entry, other: Entry) -> Iterable[str]:
    for name in ("birth_date", "unit", "start"):
        values = getattr(one, name), getattr(other, name)
        if None not in values and values[0] != values[1]:
            yield name
    numbers = one.identity_number, other.identity_number
    # A CMND of nine digits and a CCCD of twelve may both be one person's.
    if (
        numbers[0]
        and numbers[1]
        and numbers[0] != numbers[1]
        and len(numbers[0]) == len(numbers[1])
    ):
        yield "identity_number"
    shorter, longer = sorted((one.decision, other.decision), key=len)
    if longer[: len(shorter)] != shorter:  # "12-QĐ/HU" agrees with "12-QĐ/HU ngày 1/3/2019"
        yield "decision"
    for name in ("course", "title"):
        words = getattr(one, name), getattr(other, name)
        if not (words[0] <= words[1] or words[1] <= words[0]):
            yield name


def are_one_person(one: Entry, other: Entry) -> bool:
    """Tell whether rows of one name and birth year are surely of one person.

    The full birth date tells; without one the unit, if one of them names it.
    """
    if one.birth_date and other.birth_date:
        return one.birth_date == other.birth_date
    return one.unit == other.unit


def are_two_courses(one: Entry, differing: Iterable[str]) -> bool:
    """Tell whether what differs is what differs between two courses of further training."""
    return one.repeatable and not OF_COURSES.isdisjoint(differing)
