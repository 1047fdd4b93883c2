"""Figures of rosters, quota, demand and classes, each asked once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.against.asked import Answer, Question
from hongngu_cli.commands import classes, quota
from hongngu_cli.commands.material import material_of
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.text.periods import of_whole_years

if TYPE_CHECKING:
    from hongngu_cli.model.figure import Figure
    from hongngu_cli.pipeline import Session
    from hongngu_cli.text.periods import Period

NEEDS = {"roster": ("roster",), "classes": ("classes",), "quota": quota.NEEDS}
LACKING = {
    "roster": "trong các tệp không có danh sách cử đi",
    "classes": "trong các tệp không có sổ theo dõi lớp",
    "quota": "trong các tệp không có bảng chỉ tiêu, nhu cầu",
}
OUTSIDE = "kỳ này không nằm trọn trong các năm có số liệu ({})"
BY_YEARS = "sổ chỉ ghi theo năm, không chia theo tháng, quý"
NONE_THERE = "các tệp không có số liệu nào của phần này"
UNTOLD = "sổ còn {} lượt không rõ có thuộc phần này không"
MANY = 256
"""So many reports of periods and units are kept."""


@dataclass(frozen=True, slots=True)
class Made:
    """Figures by key, and how many rows leave open whether they belong to the period."""

    figures: Mapping[str, Figure]
    unclear: int = 0


class FiguresAsked:
    """Answers questions about figures out of the inputs of a session."""

    def __init__(self, session: Session, as_of: str | None) -> None:
        """Take the inputs, and the day ages are counted at."""
        self.session = session
        self.as_of = as_of
        session.kept.at_least(MANY)

    def __call__(self, question: Question) -> Answer:
        """Answer a question, or say why there is no answer."""
        if not self.session.in_use(NEEDS[question.source]):
            return Answer(None, why=LACKING[question.source])
        years = self._years(question.source)
        if question.period and years and not _covered(question.period, years):
            span = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
            return Answer(None, why=OUTSIDE.format(span))
        if question.source != "roster" and question.period and not of_whole_years(question.period):
            return Answer(None, why=BY_YEARS)
        made = self._made_of(question)
        figures = made.figures
        found = figures.get(question.key)
        if found is None:
            return Answer(None, why=NONE_THERE)
        if not found.value:
            return Answer(0, why=NONE_THERE)
        more = sum(one.value for key, one in figures.items() if _may_belong(key, question.key))
        more += made.unclear if question.source == "roster" else 0
        return Answer(found.value, more, UNTOLD.format(more) if more else "")

    def units(self) -> list[str]:
        """Give the units that rosters name."""
        from hongngu_cli import pipeline

        return sorted({*pipeline.read(self.session).columns.frame["unit"].dropna()})

    def audiences(self) -> list[str]:
        """Give for whom classes were held."""
        if not self.session.in_use(NEEDS["classes"]):
            return []
        begins = "classes.count.audience."
        keys = self._made_of(Question("classes", "classes.count")).figures
        return [
            one.removeprefix(begins) for one in keys if one.startswith(begins) and "/" not in one
        ]

    def _made_of(self, question: Question) -> Made:
        fields = _fields(question)
        key = (
            *(question.source, question.period, question.unit),
            *((question.status, question.count, fields) if question.source == "roster" else ()),
        )
        return self.session.kept.of(("asked", *key), lambda: self._report(question, fields))

    def _report(self, question: Question, fields: tuple[str, ...]) -> Made:
        selection = self._selection(question)
        if question.source == "classes":
            return Made(classes.reported(self.session, selection, mask=True)[0].figures)
        if question.source == "quota":
            return Made(quota.reported(self.session, selection, mask=True, by=())[0].figures)
        from hongngu_cli.report.summarize import summary

        material = material_of(self.session, selection, mask=True, by=fields)
        unclear = sum(one.rule == "period-unclear" for one in material.issues)
        return Made(summary(material, fields).figures, unclear)

    def _selection(self, question: Question) -> SelectionOptions:
        of_roster = question.source == "roster"
        since = self._since(question.unit)
        return SelectionOptions(
            from_=_day(question.period.start if question.period else None),
            to=_day(question.period.end if question.period else None),
            unit=(question.unit,) if question.unit else (),
            status=question.status if of_roster and question.status != "sent" else None,
            count=question.count if of_roster and question.count != "enrolments" else None,
            as_of=self.as_of,
            units_as_of=since,
        )

    def _since(self, unit: str) -> str | None:
        """Give the day from which a unit is in force that others gave way to."""
        days = [one.since for one in self.session.vocabulary.succession if unit in one.successors]
        return f"{days[0]:%d/%m/%Y}" if days else None

    def _years(self, source: str) -> list[int]:
        from hongngu_cli import pipeline

        if source == "roster":
            frame = pipeline.read(self.session).columns.frame
            return sorted({int(year) for year in frame["year"].dropna()})
        kinds = NEEDS[source]
        counts = pipeline.counts_of(self.session, kinds).counts
        return sorted({one.year for one in counts if one.year is not None})


def _covered(period: Period, years: list[int]) -> bool:
    first = period.start.year if period.start > dt.date.min else years[0]
    last = period.end.year if period.end < dt.date.max else years[-1]
    return years[0] <= first and last <= years[-1]


def _day(day: dt.date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day and dt.date.min < day < dt.date.max else None


def _fields(question: Question) -> tuple[str, ...]:
    parts = (part.partition(".")[0] for part in question.key.split("/"))
    fields = tuple(part for part in parts if part != "total")
    return () if fields in {("level",), ("group",)} else fields


def _may_belong(other: str, key: str) -> bool:
    """Tell a figure of the rows of which it is not told whether they belong to another's."""
    if key == "total":
        return False
    if key.startswith(("quota.", "classes.")):
        return False
    if other == "unrecognised":
        return key.startswith(("level.", "group."))
    head, _, last = key.rpartition("/")
    field = last.partition(".")[0]
    return other == "/".join(filter(None, (head, f"{field}.unrecognised")))
