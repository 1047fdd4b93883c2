"""Periods told from a day: "tháng trước", "quý này", "6 tháng đầu năm nay"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from hongngu_cli.text.fold import unmark

BEFORE = "(?:truoc|vua qua|vua roi|roi|ngoai)"
MONTH = re.compile(rf"(?:ky )?thang (?:(?P<now>nay)|{BEFORE})")
QUARTER = re.compile(rf"quy (?:(?P<now>nay)|{BEFORE})")
YEAR = re.compile(rf"(?:.* )?(?P<told>nam (?:(?P<now>nay)|{BEFORE}))")
OF_THIS_YEAR = re.compile(r"\S+ thang (?:dau|cuoi) (?P<told>nam)")


def absolute(text: str, day: dt.date, *, last_day: int = 31) -> str:
    """Name the same period by its year; a text that is told from no day stays as it is.

    The days after an office closed its month (``last_day``) are of the next one.

    >>> absolute("tháng trước", dt.date(2026, 1, 9)), absolute("Quy nay", dt.date(2026, 1, 9))
    ('tháng 12/2025', 'quý 1/2026')
    >>> absolute("6 tháng đầu năm nay", dt.date(2026, 7, 2)), absolute("6 tháng/2026", dt.date.min)
    ('6 tháng đầu năm 2026', '6 tháng/2026')
    """
    words = unmark(text)
    month = _month_of(day, last_day)
    if found := MONTH.fullmatch(words):
        number = month - (found["now"] is None)
        return f"tháng {number % 12 + 1}/{number // 12}"
    if found := QUARTER.fullmatch(words):
        number = month // 3 - (found["now"] is None)
        return f"quý {number % 4 + 1}/{number // 4}"
    if found := YEAR.fullmatch(words):
        year = month // 12 - (found["now"] is None)
    elif found := OF_THIS_YEAR.fullmatch(words):
        year = month // 12
    else:
        return text
    before = text.split()[: -len(found["told"].split())]
    return " ".join((*before, f"năm {year}"))


def _month_of(day: dt.date, last_day: int) -> int:
    """Give the office's month a day is in, as a number of months since the year 0."""
    closed = day.day > min(last_day, calendar.monthrange(day.year, day.month)[1])
    return day.year * 12 + day.month - 1 + closed
