"""Who was sent to which course, as a decision names them; what a list leaves out is marked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.provenance import Only
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table, Term, Value
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import count, shown
from hongngu_cli.text.spellings import UnitSpellings

TITLE = "Danh sách cán bộ được cử đi đào tạo, bồi dưỡng"
COLUMNS = (
    Column("number", "STT", "count"),
    Column("name", "Họ và tên"),
    Column("birth", "Ngày sinh"),
    Column("position", "Chức vụ"),
    Column("unit", "Đơn vị"),
    Column("course", "Lớp, chương trình"),
    Column("institution", "Cơ sở đào tạo"),
    Column("mode", "Hình thức"),
    Column("start", "Từ ngày"),
    Column("end", "Đến ngày"),
)
MARK = "[…]"
"""Stands in a document where a list tells nothing, to be filled in by hand."""
NEEDED = {column.key: column.title.lower() for column in COLUMNS[1:]}
"""What a decision says of each person, as it is called where a list leaves it out."""


@dataclass(frozen=True, eq=False)
class Sending:
    """Tells of enrolments, by their ids, what a decision says; with ``mask`` not who they are."""

    material: Material
    mask: bool

    @cached_property
    def units(self) -> dict[str, str]:
        """The label of each unit as it is written."""
        written = dict.fromkeys(unit for unit in self.material.roster.columns["unit"] if unit)
        return UnitSpellings(self.material.vocabulary).labels(written)

    @cached_property
    def persons(self) -> dict[int, int]:
        """The number of each enrolment's person."""
        roster = self.material.roster
        return dict(person_numbers(roster.frame, self.material.vocabulary))

    @cached_property
    def levels(self) -> LevelSpellings:
        """The spellings of levels."""
        return LevelSpellings(self.material.vocabulary)

    def only(self, at: int) -> Only:
        """Say where an enrolment stands, so that it is found again."""
        origins, place = self.material.roster.origins, self.material.roster.first_cell(at)
        table, row = origins.table[at], origins.row[at]
        first = at
        while first and origins.table[first - 1] == table and origins.row[first - 1] == row:
            first -= 1
        return place.path, place.sheet, int(row), at - first

    def found(self, only: Only) -> int | None:
        """Find an enrolment that counts by where it stands; None where there is none any more."""
        row, ids = self.material.roster.origins.row, self.material.roster.ids.tolist()
        return next((at for at in ids if row[at] == only[2] and self.only(at) == only), None)

    def unit(self, at: int) -> str | None:
        """Name the unit of an enrolment; None where none is told."""
        written = self.material.roster.columns["unit"][at]
        return self.units[written] if written else None

    def name(self, at: int) -> str | None:
        """Name the person of an enrolment; None where none is told."""
        return self._hidden(self.material.roster.columns["name"][at])

    def years(self, rows: Iterable[int]) -> str:
        """Name the years of enrolments as names of files take them: "2018-2021"; '' for none."""
        every = self.material.roster.columns["year"]
        told = sorted({every[at] for at in rows} - {None})
        return "-".join(dict.fromkeys(map(str, (told[0], told[-1])))) if told else ""

    def by_unit(self) -> dict[str | None, list[int]]:
        """Give the enrolments of each unit, units in the vocabulary's order, of no unit last."""
        found: dict[str | None, list[int]] = {}
        for at in self.material.roster.ids.tolist():
            found.setdefault(self.unit(at), []).append(at)
        order = UnitSpellings(self.material.vocabulary).order

        def place(name: str | None) -> tuple[bool, int, str]:
            return name is None, order.get(name or "", len(order)), fold(name or "")

        return {name: found[name] for name in sorted(found, key=place)}

    def row(self, at: int, number: int) -> Row:
        """Give the row of an enrolment, a mark for each value that no list tells."""
        columns, vocabulary = self.material.roster.columns, self.material.vocabulary
        mode = columns["mode"][at]
        told: dict[str, Value] = {
            "name": self.name(at),
            "birth": self._birth(at),
            "position": columns["position"][at],
            "unit": self.unit(at),
            "course": self._course(at),
            "institution": columns["institution"][at],
            "mode": mode and Term(mode, vocabulary.label("mode", mode)),
            "start": self._day(at, "start"),
            "end": self._day(at, "end"),
        }
        return {"number": number, **{key: value or Term("", MARK) for key, value in told.items()}}

    def _birth(self, at: int) -> Value:
        columns = self.material.roster.columns
        day, year = columns["birth_date"][at], columns["birth_year"][at]
        if self.mask:
            return HIDDEN if day or year else None
        return _as_day(day) if day else year and str(year)

    def _course(self, at: int) -> Value:
        """Name the level, and the course where it is called something else than the level."""
        columns = self.material.roster.columns
        level, course = columns["level"][at], columns["course"][at]
        if not level:
            return str(course) if course else None
        label = self.material.vocabulary.label("level", level)
        group = self.material.vocabulary.levels[level].group
        same = not course or self.levels.read(course, group).key == level
        named = label if same or fold(course) == fold(label) else f"{label} ({course})"
        return Term(level, named)

    def _day(self, at: int, field: str) -> Value:
        columns = self.material.roster.columns
        day, month = columns[field][at], columns[f"{field}_month"][at]
        return _as_day(day) if day else month and f"tháng {month.month}/{month.year}"

    def _hidden(self, text: str | None) -> str | None:
        return HIDDEN if self.mask and text else text


def _as_day(day: dt.date) -> Value:
    alone = dt.date(day.year, day.month, day.day)
    return Term(alone.isoformat(), shown(alone))


def sending(told: Sending, ids: Iterable[int]) -> Report:
    """Report who was sent where, of some enrolments."""
    material = told.material
    listed = tuple(ids)
    rows = tuple(told.row(at, number) for number, at in enumerate(listed, start=1))
    label = f"{material.period}, {material.counting}"
    title = f"{TITLE}: {count(len(rows))} lượt người"
    return Report(
        command="sending",
        title=TITLE,
        template="bang",
        as_of=material.as_of,
        period=material.period,
        subject=material.counting,
        figures={"total": Figure("total", label, len(rows), lambda: listed)},
        tables=(Table("sent", title, COLUMNS, rows),),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        values={
            "marks": dict(marks_of(rows)),
            "persons": len({told.persons[at] for at in listed}),
        },
    )


def marks_of(rows: Iterable[Row]) -> Counter[str]:
    """Count the marks by what they stand for, in the order of the columns."""
    found: Counter[str] = Counter()
    for row in rows:
        found.update(NEEDED[key] for key in NEEDED if str(row[key]) == MARK)
    return found
