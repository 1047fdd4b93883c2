"""Days of joining the Party that cannot be, or hardly."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.model.fields import MONTHS, OFFICIAL
from hongngu_cli.text.dates import in_parts
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

PARTY = "party_date"
YEAR = 12
"""Months of a year."""
LONGEST_MONTH = 31


def party_date_doubtful(
    roster: Roster, vocabulary: Vocabulary, settings: Settings
) -> Iterable[Issue]:
    """Find who joined the Party too young or in time to come, or left probation before it."""
    telling = Telling(roster, vocabulary, "party-date-doubtful")
    yield from _to_come(telling, settings)
    yield from _too_young(telling, settings.check.party_age)
    days, official = (roster.columns.numbers(name) for name in (PARTY, OFFICIAL))
    early = (days != UNTOLD) & (official != UNTOLD) & (official < days)
    for row in roster.ids[early[roster.ids]].tolist():
        joined, full = (shown(roster.columns[name][row]) for name in (PARTY, OFFICIAL))
        says = f"Ngày vào Đảng chính thức {full} ở trước ngày vào Đảng {joined}."
        yield telling.cell(row, OFFICIAL, says)


def party_official_early(
    roster: Roster, vocabulary: Vocabulary, settings: Settings
) -> Iterable[Issue]:
    """Find full members who were on probation for fewer months than is the rule.

    Months are counted, since a decision may be a few days early.
    """
    telling = Telling(roster, vocabulary, "party-official-early")
    least = settings.check.probation_months
    joined, full = roster.columns[PARTY], roster.columns[OFFICIAL]
    days, official = (roster.columns.numbers(name) for name in (PARTY, OFFICIAL))
    early = (days != UNTOLD) & (official >= days) & (official - days < least * LONGEST_MONTH)
    for row in roster.ids[early[roster.ids]].tolist():
        begun, ended = joined[row], full[row]
        months = (ended.year - begun.year) * YEAR + ended.month - begun.month
        if months < least:
            says = f"Từ ngày vào Đảng {shown(begun)} đến ngày chính thức {shown(ended)} "
            yield telling.cell(row, OFFICIAL, f"{says}chưa đủ {least} tháng dự bị.")


def _to_come(telling: Telling, settings: Settings) -> Iterable[Issue]:
    today = settings.as_of
    if today is None:
        return
    for name in (PARTY, OFFICIAL):
        for row in telling.roster.where(name, lambda day: day is not None and day > today):
            day = shown(telling.roster.columns[name][row])
            says = f"Ngày vào Đảng {day} ở sau {shown(today)}."
            yield telling.cell(row, name, says)


def _too_young(telling: Telling, youngest: int) -> Iterable[Issue]:
    """Tell who was too young when joining, however late within what is told that was."""
    import numpy as np

    columns = telling.roster.columns
    births, years = columns["birth_date"], columns["birth_year"]
    born = columns.numbers("birth_year")
    joined = np.maximum(columns.each(PARTY, _year), columns.each(MONTHS[PARTY], _year))
    young = (born != UNTOLD) & (joined != UNTOLD) & (joined - born <= youngest)
    ids = telling.roster.ids
    for row in ids[young[ids]].tolist():
        when = _when(telling.roster, row)
        age = _age(when, births[row], years[row])
        if age is not None and age < youngest:
            says = f"khi mới {age} tuổi; Điều lệ Đảng quy định từ đủ {youngest} tuổi."
            says = says if age >= 0 else "trước khi sinh."
            yield telling.cell(row, PARTY, f"Vào Đảng {in_parts(when)} {says}")


def _year(day: dt.date | None) -> int:
    return day.year if day else UNTOLD


def _when(roster: Roster, row: int) -> tuple[int, ...]:
    """Give year, month and day of joining as far as they are told."""
    if (day := roster.columns[PARTY][row]) is not None:
        return day.year, day.month, day.day
    month = roster.columns[MONTHS[PARTY]][row]
    return month.year, month.month


def _age(when: tuple[int, ...], birth: dt.date | None, year: int | None) -> int | None:
    """Give the whole years that somebody may have been at most; None where no birth is told."""
    if birth is not None:
        before = when[1:] < (birth.month, birth.day)[: len(when) - 1]
        return when[0] - birth.year - before
    return when[0] - year if year else None
