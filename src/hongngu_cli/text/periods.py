"""Reporting periods: month, quarter, half, nine months, year, years, term of office."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hongngu_cli.text.fold import unmark

if TYPE_CHECKING:
    from collections.abc import Callable

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
NUMBERS = {"ba": 3, "sau": 6, "chin": 9}
WHOLE_YEARS = (1, 1, 12, 31)
"""Month and day of the first day, and of the last."""
FIRST_YEAR, LAST_YEAR = 1900, 2100

Within = Literal["wholly", "partly", "outside"]


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends belonging to it, under the name offices give it."""

    start: dt.date
    end: dt.date
    label: str


@dataclass(frozen=True, slots=True)
class Months:
    """A run of whole months before the office's cut-off day is applied."""

    first: tuple[int, int]
    last: tuple[int, int]
    label: str


def read_period(text: str, *, last_day: int = 31, term_years: int = 5) -> Period | None:
    """Read a period, with or without marks; None where the text names none.

    An office that closes a month on its 14th (``last_day``) begins March on 15 February.
    Terms of office count the years of both their congresses.

    >>> read_period("6 tháng/2026").label, read_period("quý 1/2026").end
    ('6 tháng đầu năm 2026', datetime.date(2026, 3, 31))
    >>> read_period("tháng 3/2026", last_day=14).start
    datetime.date(2026, 2, 15)
    """
    words = unmark(text)
    for pattern, meaning in PATTERNS:
        found = pattern.fullmatch(words)
        if found:
            months = meaning(found, term_years)
            return _days(months, last_day) if months and _sensible(months) else None
    return None


def between(start: dt.date | None, end: dt.date | None) -> Period:
    """Give the period from one day to another; None leaves an end open. Whole years are named so.

    >>> between(dt.date(2018, 1, 1), dt.date(2021, 12, 31)).label
    'từ năm 2018 đến năm 2021'
    """
    if start and end and (start.month, start.day, end.month, end.day) == WHOLE_YEARS:
        years = f"từ năm {start.year} đến năm {end.year}"
        return Period(start, end, f"năm {start.year}" if start.year == end.year else years)
    parts = [f"từ ngày {start:%d/%m/%Y}"] if start else []
    parts += [f"đến ngày {end:%d/%m/%Y}"] if end else []
    return Period(start or dt.date.min, end or dt.date.max, " ".join(parts) or "mọi thời gian")


def year_before(period: Period, *, last_day: int = 31) -> Period | None:
    """Give the same period of the year before; None for one of more than a year, or without end.

    >>> year_before(read_period("6 tháng/2026")).label
    '6 tháng đầu năm 2025'
    >>> year_before(between(dt.date(2024, 2, 1), dt.date(2024, 2, 29))).end
    datetime.date(2023, 2, 28)
    """
    if period.start == dt.date.min or (period.end - period.start).days > LONGEST_YEAR:
        return None
    label = FOUR_DIGITS.sub(lambda year: str(int(year[0]) - 1), period.label)
    named = read_period(label, last_day=last_day)
    return named or between(_year_earlier(period.start), _year_earlier(period.end))


LONGEST_YEAR = 366
FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def _year_earlier(day: dt.date) -> dt.date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


def year_within(year: int, period: Period, *, last_day: int = 31) -> Within:
    """Tell whether a year, cut at the office's day, lies in a period.

    >>> year_within(2026, read_period("2018-2026")), year_within(2026, read_period("quý 1/2026"))
    ('wholly', 'partly')
    """
    start, end = _first(year, 1, last_day), _last(year, 12, last_day)
    if period.start <= start and end <= period.end:
        return "wholly"
    return "outside" if end < period.start or period.end < start else "partly"


def of_whole_years(period: Period, *, last_day: int = 31) -> bool:
    """Tell whether a period holds no part of a year, be its ends open.

    >>> of_whole_years(read_period("2018-2021")), of_whole_years(read_period("quý 1/2021"))
    (True, False)
    """
    ends = (period.start.year, period.start.year + 1, period.end.year)
    years = [year for year in ends if dt.MINYEAR < year < dt.MAXYEAR]
    return all(year_within(year, period, last_day=last_day) != "partly" for year in years)


def _month(found: re.Match[str], _: int) -> Months:
    month, year = int(found["month"]), int(found["year"])
    return Months((year, month), (year, month), f"tháng {month} năm {year}")


def _quarter(found: re.Match[str], _: int) -> Months:
    number = ROMAN.get(found["quarter"]) or int(found["quarter"])
    year, roman = int(found["year"]), list(ROMAN)[number - 1].upper()
    return Months((year, 3 * number - 2), (year, 3 * number), f"quý {roman} năm {year}")


def _first_months(found: re.Match[str], _: int) -> Months:
    number, year = NUMBERS.get(found["number"]) or int(found["number"]), int(found["year"])
    return Months((year, 1), (year, number), f"{number} tháng đầu năm {year}")


def _last_months(found: re.Match[str], _: int) -> Months:
    number, year = NUMBERS.get(found["number"]) or int(found["number"]), int(found["year"])
    return Months((year, 13 - number), (year, 12), f"{number} tháng cuối năm {year}")


def _year(found: re.Match[str], _: int) -> Months:
    year = int(found["year"])
    return Months((year, 1), (year, 12), f"năm {year}")


def _years(found: re.Match[str], _: int) -> Months:
    first, last = int(found["first"]), int(found["last"])
    return Months((first, 1), (last, 12), f"từ năm {first} đến năm {last}")


def _term(found: re.Match[str], term_years: int) -> Months:
    first = int(found["first"])
    last = int(found["last"] or first + term_years)
    return Months((first, 1), (last, 12), f"nhiệm kỳ {first}-{last}")


YEAR = r"(?:nam )?(?P<year>[0-9]{4})"
NUMBER = r"(?P<number>[1-9]|1[01]|ba|sau|chin)"
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Months | None]], ...] = (
    (re.compile(rf"(?:thang ?|th? ?)?(?P<month>0?[1-9]|1[0-2]) {YEAR}"), _month),
    (re.compile(r"(?P<year>[0-9]{4}) (?P<month>0[1-9]|1[0-2])"), _month),
    (re.compile(rf"(?:quy|q) ?(?P<quarter>0?[1-4]|iv|i{{1,3}}) ?{YEAR}"), _quarter),
    (re.compile(rf"{NUMBER} ?(?:thang|t) ?(?:dau )?(?:cua )?{YEAR}"), _first_months),
    (re.compile(rf"{NUMBER} thang cuoi (?:cua )?{YEAR}"), _last_months),
    (re.compile(rf"(?:ca )?{YEAR}"), _year),
    (
        re.compile(
            r"(?:giai doan |tu )?(?:nam )?(?P<first>[0-9]{4}) (?:den )?(?:het )?(?:nam )?"
            r"(?P<last>[0-9]{4})"
        ),
        _years,
    ),
    (re.compile(r"(?:nhiem ky|nk) (?P<first>[0-9]{4})(?: (?P<last>[0-9]{4}))?"), _term),
)


def _sensible(months: Months) -> bool:
    (first, _), (last, _) = months.first, months.last
    return months.first <= months.last and first >= FIRST_YEAR and last <= LAST_YEAR


def _days(months: Months, last_day: int) -> Period:
    return Period(_first(*months.first, last_day), _last(*months.last, last_day), months.label)


def _first(year: int, month: int, last_day: int) -> dt.date:
    """Give the day after the month before was closed."""
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    return _last(*before, last_day) + dt.timedelta(days=1)


def _last(year: int, month: int, last_day: int) -> dt.date:
    return dt.date(year, month, min(last_day, calendar.monthrange(year, month)[1]))
