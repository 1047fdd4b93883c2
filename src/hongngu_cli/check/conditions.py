"""Conditions for being sent that were in force when a course began: to be considered, no more."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.check.ages import told_by
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.fields import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from hongngu_cli.model.alike import Ids, Mask
    from hongngu_cli.model.columns import Columns
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Condition, Vocabulary

    Days: TypeAlias = tuple[Ids, Ids]
    """The first and the last day that something may be for each enrolment; 0 is none told.

    A day is a number such as 20260105, so that the whole years from one to another are what
    their difference is by ten thousand.
    """

YEAR, FIRST, LAST = 10_000, 101, 1231
BY_THEMSELVES = "self"
"""What `sponsor` says of those who study on their own account: nobody sent them."""


def condition_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent who do not meet a condition that was in force when their course began."""
    telling = Telling(roster, vocabulary, "condition-doubtful")
    begun = _days(roster.columns, "year", "start", MONTHS["start"])
    born = _days(roster.columns, "birth_year", "birth_date")
    # Whole years, as far as the days are known: at least the one, at most the other.
    ages = (begun[0] - born[1]) // YEAR, (begun[1] - born[0]) // YEAR
    for condition in vocabulary.condition:
        if condition.of_standing:
            continue  # what somebody held when sent no roster tells
        doubtful = _concerned(roster.columns, condition) & _in_force(begun, condition)
        if condition.of_age:
            doubtful &= (born[0] > 0) & _outside(ages, condition)
        for row in roster.ids[doubtful[roster.ids]].tolist():
            if _begins_by_its_end(roster, row):
                continue
            says = _says((int(ages[0][row]), int(ages[1][row])), condition, vocabulary)
            yield telling.cell(row, told_by(roster, row) if condition.of_age else "level", says)


def _concerned(columns: Columns, condition: Condition) -> Mask:
    """Tell whom a condition is for of those who were sent."""
    concerned = columns.among("level", frozenset(condition.level).__contains__)
    concerned &= columns.among("sponsor", lambda told: told != BY_THEMSELVES)
    for field, wanted in (("mode", condition.mode), ("sex", condition.sex)):
        if wanted:
            concerned &= columns.among(field, {wanted}.__contains__)
    return concerned


def _in_force(begun: Days, condition: Condition) -> Mask:
    """Tell whether the condition held on every day on which the course may have begun."""
    since = _number(condition.since or dt.date.min)
    until = _number(condition.until or dt.date.max)
    return (begun[0] > 0) & (since <= begun[0]) & (begun[1] <= until)


def _outside(ages: tuple[Ids, Ids], condition: Condition) -> Mask:
    """Tell who is surely too young or too old."""
    never = ages[0] != ages[0]
    too_young = never if condition.youngest is None else ages[1] < condition.youngest
    too_old = never if condition.oldest is None else ages[0] > condition.oldest
    outside: Mask = too_young | too_old
    return outside


def _says(ages: tuple[int, int], condition: Condition, vocabulary: Vocabulary) -> str:
    if not condition.of_age:
        return f"Cần xem xét: {condition.why} ({condition.source})."
    youngest, oldest = ages
    whom = _whom(condition, vocabulary) + (f"; {condition.why}" if condition.why else "")
    age = str(youngest) if youngest == oldest else f"{youngest}-{oldest}"
    told = f"Cần xem xét: bắt đầu học lúc {age} tuổi, {condition.source} nêu"
    if condition.youngest is not None and oldest < condition.youngest:
        return f"{told} từ đủ {condition.youngest} tuổi{whom}."
    return f"{told} không quá {condition.oldest} tuổi{whom}."


def _whom(condition: Condition, vocabulary: Vocabulary) -> str:
    """Say for whom of those sent to a level the condition is, in brackets; '' for all."""
    pairs = (("sex", condition.sex), ("mode", condition.mode))
    labels = [vocabulary.label(field, key).lower() for field, key in pairs if key]
    return f" ({', '.join(labels)})" if labels else ""


def _begins_by_its_end(roster: Roster, row: int) -> bool:
    """Tell whether only the year in which the course ended tells when it began.

    It stands in where no other is told, and says nothing of the beginning.
    """
    if any(roster.columns[field][row] for field in ("start", MONTHS["start"])):
        return False
    year = roster.place(row, "year")
    return bool(year.cell) and year == roster.place(row, "end") != roster.place(row, "start")


def _days(columns: Columns, *fields: str) -> Days:
    """Give the days that fields tell, of which each overrules those before it."""
    import numpy as np

    first = last = np.zeros(columns.size, dtype=np.int64)
    for field in fields:
        begins = columns.each(field, _first_day)
        ends = columns.each(field, _end_of_month if field in MONTHS.values() else _last_day)
        first, last = np.where(begins, begins, first), np.where(begins, ends, last)
    return first, last


def _first_day(told: dt.date | int | None) -> int:
    return _number(told) if isinstance(told, dt.date) else _in_year(told, FIRST)


def _last_day(told: dt.date | int | None) -> int:
    return _number(told) if isinstance(told, dt.date) else _in_year(told, LAST)


def _end_of_month(told: dt.date | None) -> int:
    return _number(told.replace(day=calendar.monthrange(told.year, told.month)[1])) if told else 0


def _in_year(year: int | None, day: int) -> int:
    return int(year) * YEAR + day if year else 0


def _number(day: dt.date) -> int:
    return (day.year * 100 + day.month) * 100 + day.day
