"""When people reach the age at which they retire."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.conditions import Retirement
    from hongngu_cli.model.vocabulary import Vocabulary

MONTHS = 12
LAST_MONTH = 12
"""The month of a birth of which only the year is told: nobody retires too early."""


def schedules(vocabulary: Vocabulary) -> Mapping[str, Retirement]:
    """Give the schedule of each sex, the first that is told of it."""
    return {one.sex: one for one in reversed(vocabulary.retirement)}


def reached(schedule: Retirement, year: int, month: int) -> tuple[int, int]:
    """Give the year and month in which who was born in one reaches the age of that year.

    The age is that of the year in which it is reached: who would reach this year's age next
    year only has next year's.
    """
    born = year * MONTHS + month - 1
    before = born + schedule.before * MONTHS
    if before // MONTHS < schedule.since:
        return before // MONTHS, before % MONTHS + 1
    last = schedule.last * MONTHS
    age, of_year = min(schedule.years * MONTHS + schedule.months, last), schedule.since
    while (born + age) // MONTHS > of_year and age < last:
        age, of_year = min(age + schedule.step, last), of_year + 1
    return (born + age) // MONTHS, (born + age) % MONTHS + 1


def retires_by(year: int, cadre: Cadre, schedules: Mapping[str, Retirement]) -> bool | None:
    """Tell whether somebody reaches the age by the end of a year; None where nothing tells it."""
    schedule = schedules.get(cadre.sex or "")
    if schedule is None:
        return None
    if cadre.birth_date is not None:
        return reached(schedule, cadre.birth_date.year, cadre.birth_date.month)[0] <= year
    if cadre.birth_year is not None:
        return reached(schedule, cadre.birth_year, LAST_MONTH)[0] <= year
    return None
