"""What a cell of one of two versions says, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hongngu_cli.analyse.compare import ENROLMENT, Rows
from hongngu_cli.analyse.differences import BIRTH
from hongngu_cli.model.fields import DECIDED, DECISION, FIELD, IDENTITY
from hongngu_cli.model.place import Place
from hongngu_cli.model.table import Row, Term, Value
from hongngu_cli.report.frame import Material
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.courses import course_words
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

CODED = ("sex", "level", "mode", "status", "sponsor", "place")
LABELS = {
    ENROLMENT: "Lượt đào tạo",
    "level": "Trình độ",
    DECIDED: "Ngày quyết định",
    IDENTITY: "Số định danh",
    BIRTH: "Ngày, năm sinh",
}
HIDDEN_ALWAYS = (IDENTITY,)
"""No output shows it, masked or not."""


def field_term(field: str) -> Term:
    """Name a field for programs and for people."""
    return Term(field, LABELS.get(field) or FIELD[field].label)


@dataclass(frozen=True)
class Version:
    """One of the two versions, with what of it may be shown."""

    material: Material
    mask: bool

    def person(self, rows: Rows) -> Row:
        """Say who somebody is."""
        return {
            "name": self._masked("name", self._first("name", rows)),
            "birth": self._masked(BIRTH, self._birth(rows)),
            "unit": self._first("unit", rows[::-1]),
        }

    def value(self, field: str, rows: Rows) -> Value:
        """Give what rows say of a field: what was understood, else what was typed."""
        if not rows:
            return None
        if field == ENROLMENT:
            return "; ".join(map(self._enrolment, rows))
        if field in HIDDEN_ALWAYS:
            return self._hidden(self._typed(field, rows[0]))
        if field == BIRTH:
            return self._masked(field, self._birth(rows[:1]) or self._typed(field, rows[0]))
        value = self._read(field, rows[0])
        if value is None:
            # Half understood, it may hold a name beside what was looked for.
            typed = self._typed(field, rows[0])
            return self._hidden(typed) if self.mask else typed
        return self._masked(field, value)

    def places(self, field: str, rows: Rows) -> str | None:
        """Say in which cells rows tell a field."""
        return "; ".join(dict.fromkeys(map(str, self._cells(field, rows)))) or None

    def shortly(self, field: str, rows: Rows) -> str:
        """Say so for people: no file or sheet is named where this version has but one."""
        return "; ".join(dict.fromkeys(map(self._short, self._cells(field, rows))))

    def _cells(self, field: str, rows: Rows) -> list[Place]:
        """Give the cell of each row; its first cell where none tells the field."""
        roster = self.material.roster
        told = [roster.place(row, "level" if field == ENROLMENT else field) for row in rows]
        return [
            place if place.cell else roster.first_cell(row)
            for row, place in zip(rows, told, strict=True)
        ]

    def _enrolment(self, row: int) -> str:
        level = self.material.vocabulary.label("level", self._key("level", row))
        course, year = self._key("course", row) or "", self._read("year", row)
        named = f"{level}, {course}" if course_words(course, self._levels) else level
        return f"{named}, năm {year}" if year and str(year) not in course else named

    def _birth(self, rows: Rows) -> Value:
        return self._first(BIRTH, rows) or self._first("birth_year", rows)

    def _first(self, field: str, rows: Rows) -> Value:
        values = (self._read(field, row) for row in rows)
        return next((value for value in values if value is not None), None)

    def _key(self, field: str, row: int) -> str | None:
        value = self.material.roster.columns[field][row]
        return None if value is None else str(value)

    def _read(self, field: str, row: int) -> Value:
        key = self._key(field, row)
        if field in CODED and key is not None:
            return Term(key, self.material.vocabulary.label(field, key))
        value: Value = self.material.roster.columns[field][row]
        return value

    def _typed(self, field: str, row: int) -> str | None:
        return shown(self.material.roster.typed(row, field)) or None

    def _masked(self, field: str, value: Value) -> Value:
        personal = FIELD[DECISION if field == DECIDED else field].personal
        return self._hidden(value) if self.mask and personal else value

    def _hidden(self, value: Value) -> Value:
        return None if value is None else HIDDEN

    @cached_property
    def _levels(self) -> LevelSpellings:
        return LevelSpellings(self.material.vocabulary)

    @cached_property
    def _several(self) -> tuple[bool, bool]:
        """Whether files, and whether sheets must be named for a place to be found."""
        sheets = self.material.roster.sheets
        return len({sheet.path for sheet in sheets}) > 1, len(sheets) > 1

    def _short(self, place: Place) -> str:
        files, sheets = self._several
        path = self.material.shortly(place.path) if files else None
        parts = (path, place.sheet if sheets else None, place.cell)
        return " · ".join(part for part in parts if part)
