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

    from hongngu_cli.model.conditions import Condition
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

Days = tuple[dt.date, dt.date]
"""The first and the last day that something may be."""
BY_THEMSELVES = "self"
"""What `sponsor` says of those who study on their own account: nobody sent them."""


def condition_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent who do not meet a condition that was in force when their course began."""
    telling = Telling(roster, vocabulary, "condition-doubtful")
    sponsors, modes, sexes = (roster.columns[field] for field in ("sponsor", "mode", "sex"))
    for condition in vocabulary.condition:
        if condition.of_standing:
            continue  # what somebody held when sent no roster tells
        for row in roster.where("level", frozenset(condition.level).__contains__):
            if sponsors[row] == BY_THEMSELVES:
                continue
            pairs = ((condition.mode, modes[row]), (condition.sex, sexes[row]))
            if any(wanted and told != wanted for wanted, told in pairs):
                continue
            if says := _not_met(roster, row, condition, vocabulary):
                field = told_by(roster, row) if condition.of_age else "level"
                yield telling.cell(row, field, says)


def _not_met(roster: Roster, row: int, condition: Condition, vocabulary: Vocabulary) -> str | None:
    begun = _begun(roster, row)
    if begun is None or not _in_force(begun, condition):
        return None
    if not condition.of_age:
        return f"Cần xem xét: {condition.why} ({condition.source})."
    born = _days(roster, row, "birth_date", "birth_year")
    if born is None:
        return None
    youngest, oldest = _age(born[1], begun[0]), _age(born[0], begun[1])
    whom = _whom(condition, vocabulary) + (f"; {condition.why}" if condition.why else "")
    age = str(youngest) if youngest == oldest else f"{youngest}-{oldest}"
    told = f"Cần xem xét: bắt đầu học lúc {age} tuổi, {condition.source} nêu"
    if condition.youngest is not None and oldest < condition.youngest:
        return f"{told} từ đủ {condition.youngest} tuổi{whom}."
    if condition.oldest is not None and youngest > condition.oldest:
        return f"{told} không quá {condition.oldest} tuổi{whom}."
    return None


def _whom(condition: Condition, vocabulary: Vocabulary) -> str:
    """Say for whom of those sent to a level the condition is, in brackets; '' for all."""
    pairs = (("sex", condition.sex), ("mode", condition.mode))
    labels = [vocabulary.label(field, key).lower() for field, key in pairs if key]
    return f" ({', '.join(labels)})" if labels else ""


def _begun(roster: Roster, row: int) -> Days | None:
    """Give the days on which the course may have begun: a day, those of a month or of a year.

    The year in which a course ended, which stands in where no other is told, says nothing of it.
    """
    month = roster.columns[MONTHS["start"]][row]
    if month is not None:
        return month, month.replace(day=calendar.monthrange(month.year, month.month)[1])
    year, end = roster.place(row, "year"), roster.place(row, "end")
    of_end = year.cell and year == end != roster.place(row, "start")
    return _days(roster, row, "start", None if of_end else "year")


def _days(roster: Roster, row: int, date: str, year: str | None) -> Days | None:
    """Give the day, else the first and the last day of the year; None where neither is told."""
    day = roster.columns[date][row]
    if day is not None:
        return day, day
    number = roster.columns[year][row] if year else None
    return (dt.date(number, 1, 1), dt.date(number, 12, 31)) if number else None


def _in_force(begun: Days, condition: Condition) -> bool:
    """Tell whether the condition held on every day on which the course may have begun."""
    since, until = condition.since or dt.date.min, condition.until or dt.date.max
    return since <= begun[0] and begun[1] <= until


def _age(born: dt.date, on: dt.date) -> int:
    """Count the whole years from one day to another."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
