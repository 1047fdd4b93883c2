"""Days on which courses begin and end, and ages on them."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.settings import Targets

MONTHS = 12


def months_after(day: dt.date, months: int) -> dt.date:
    """Give the day some months later, the last of its month where that has no such day.

    >>> months_after(dt.date(2026, 8, 31), 18)
    datetime.date(2028, 2, 29)
    """
    years, month = divmod(day.month - 1 + months, MONTHS)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def age(born: dt.date, on: dt.date) -> int:
    """Count the whole years from one day to another."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def ages(cadre: Cadre, on: dt.date) -> tuple[int, int] | None:
    """Give the least and the greatest age somebody may have on a day; None where no birth is told.

    Who is born in 1986, no day told, is 39 or 40 on 1/9/2026.
    """
    if cadre.birth_date is not None:
        return (age(cadre.birth_date, on),) * 2
    if cadre.birth_year is None:
        return None
    first, last = dt.date(cadre.birth_year, 1, 1), dt.date(cadre.birth_year, 12, 31)
    return age(last, on), age(first, on)


def is_young(cadre: Cadre, targets: Targets, as_of: dt.date) -> bool:
    """Tell whether somebody is young by the office's rule, on every day the birth may be."""
    told = ages(cadre, targets.young_as_of or as_of)
    below = targets.young_below + targets.young_inclusive
    return told is not None and told[1] < below
