"""Days of trainings as numbers, as far as they are told."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.model.fields import MONTHS, YEARS

if TYPE_CHECKING:
    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.columns import Columns


def latest_days(columns: Columns, name: str) -> Ids:
    """Give the last day that a day, a month or a year may be of, as far as it is told."""
    import numpy as np

    days = columns.numbers(name)
    for field, last in ((MONTHS[name], _end_of_month), (YEARS[name], _end_of_year)):
        if field in columns.told:
            days = np.where(days == UNTOLD, columns.each(field, last), days)
    return days


def _end_of_month(first: dt.date | None) -> int:
    if first is None:
        return UNTOLD
    return first.toordinal() + calendar.monthrange(first.year, first.month)[1] - 1


def _end_of_year(year: int | None) -> int:
    return dt.date(year, 12, 31).toordinal() if year else UNTOLD
