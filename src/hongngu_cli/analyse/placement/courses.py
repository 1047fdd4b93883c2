"""Trainings as placements look at them: when they ended, told or as nearly as can be said."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.in_period import in_period
from hongngu_cli.analyse.plan.days import months_after
from hongngu_cli.analyse.select import select
from hongngu_cli.analyse.standing.held import DEFERRED, WITHDRAWN
from hongngu_cli.analyse.standing.trainings import COMPLETED
from hongngu_cli.text.spellings import CodedSpellings

if TYPE_CHECKING:
    from hongngu_cli.analyse.select import Selection
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

DECEMBER = 12
FAILED = "khong-dat"


@dataclass(frozen=True, slots=True)
class Course:
    """A training of somebody: the roster's row, and when it was.

    ``end`` is told, of a month alone its last day; ``ended`` is the same, else the day by which
    it is over if it lasts as long as courses of its level do; None where nothing tells it.
    ``end_first`` is the first day that the end may be as a list tells it, ``not_before`` that by
    which it can be over at all. It took ``days`` where both ends are told, else about ``months``.
    ``failed`` tells that the result is no pass, ``backwards`` that the list tells an end before
    the start, with which nothing is reckoned.
    """

    row: int
    level: str | None
    status: str | None
    year: int | None
    unit: str | None
    position: str | None
    start: dt.date | None
    end: dt.date | None
    end_first: dt.date | None
    not_before: dt.date | None
    ended: dt.date | None
    days: int | None
    months: int
    failed: bool
    backwards: bool = False

    def said(self, vocabulary: Vocabulary) -> str:
        """Say what a list tells of how it went."""
        if self.failed:
            return "ghi kết quả không đạt"
        status = vocabulary.label("status", self.status).lower()
        return f"ghi {status}" if self.status else "không ghi kết quả"

    def ending(self, day: dt.date | None) -> Course:
        """Give the training with its end as another list tells it, where the roster does not."""
        if day is None or self.end is not None or self.ends_too_early(day):
            return self
        days = (day - self.start).days if self.start and day > self.start else None
        return replace(self, end=day, end_first=day, ended=day, days=days)

    def ends_too_early(self, day: dt.date | None) -> bool:
        """Tell an end before the start."""
        return day is not None and self.start is not None and day < self.start


def courses_of(roster: Roster, rows: list[int], vocabulary: Vocabulary) -> dict[int, Course]:
    """Give the trainings of some rows."""
    months = {level.key: level.months for level in vocabulary.level}
    grades = CodedSpellings(vocabulary, "grade")
    return {row: _course(roster, row, months, grades) for row in rows}


def _course(roster: Roster, row: int, lasting: dict[str, int], grades: CodedSpellings) -> Course:
    told = {name: roster.columns[name][row] for name in NAMES}
    if backwards := roster.ends_before_start(row):
        told |= dict.fromkeys(("end", "end_month", "end_year"))
    months = lasting.get(told["level"] or "", 0)
    end = told["end"] or _last_day(told["end_month"])
    start = told["start"] or told["start_month"]
    days = (end - start).days if start and end and end > start else None
    ended = end or _year_end(told["end_year"])
    if ended is None and start:
        ended = months_after(start, months)
    if ended is None and told["year"]:
        ended = months_after(dt.date(told["year"], DECEMBER, 31), months)
    end_first = told["end"] or told["end_month"]
    not_before = end_first or _year_begin(told["end_year"]) or start or _year_begin(told["year"])
    return Course(
        *(row, told["level"], told["status"], told["year"], told["unit"], told["position"]),
        *(start, end, end_first, not_before),
        *(ended, days, months),
        failed=grades.told(told["result"] or "") == FAILED,
        backwards=backwards,
    )


NAMES = (
    *("level", "status", "result", "year", "unit", "position"),
    *("start", "start_month", "end", "end_month", "end_year"),
)


def _last_day(month: dt.date | None) -> dt.date | None:
    return month and month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _year_begin(year: int | None) -> dt.date | None:
    return dt.date(year, 1, 1) if year else None


def _year_end(year: int | None) -> dt.date | None:
    return dt.date(year, DECEMBER, 31) if year else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The trainings asked for: completed by the day, failed, or over without an outcome.

    ``roster`` holds just these; ``every`` are all that any row tells, whatever was asked for.
    """

    roster: Roster
    completed: tuple[Course, ...]
    failed: tuple[Course, ...]
    no_outcome: tuple[Course, ...]
    every: dict[int, Course]


def chosen(roster: Roster, selection: Selection, vocabulary: Vocabulary) -> Chosen:
    """Choose of a roster, from which completions were selected, those that were by the day.

    With them stay those whose end has passed and that failed, or of which nobody tells how they
    ended.
    """
    import numpy as np

    aside = {reason: ids for reason, ids in roster.set_aside.items() if reason != "filtered"}
    whole = replace(roster, set_aside=aside)
    every = courses_of(whole, whole.ids.tolist(), vocabulary)
    day = selection.as_of
    done = [r for r in roster.ids.tolist() if (every[r].not_before or dt.date.min) <= day]
    asked = _asked(whole, selection, vocabulary)
    over = [row for row in asked if _is_over(every[row], day)]
    kept = np.array(sorted({*done, *over}), dtype=np.int64)
    gone = np.setdiff1d(whole.ids, kept)
    return Chosen(
        whole.without(gone, "filtered"),
        tuple(every[row] for row in done),
        tuple(every[row] for row in over if every[row].failed),
        tuple(every[row] for row in over if not every[row].failed),
        every,
    )


def _asked(whole: Roster, selection: Selection, vocabulary: Vocabulary) -> list[int]:
    """List the rows asked for whatever their status, those of a period by their end."""
    everyone = replace(selection, status="sent", period=None)
    asked, _ = select(whole, everyone, vocabulary)
    if selection.period is None:
        return [*asked.ids.tolist()]
    inside, _ = in_period(asked.frame, selection)
    rows: list[int] = asked.frame.index[inside].tolist()
    return rows


def _is_over(course: Course, as_of: dt.date) -> bool:
    """Tell whether a training is over that was neither completed, put off nor left."""
    over = course.ended is not None and course.ended < as_of
    return over and course.status not in {COMPLETED, DEFERRED, WITHDRAWN}
