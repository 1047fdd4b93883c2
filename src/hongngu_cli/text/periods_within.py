"""Periods that a sentence names, where they stand."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from hongngu_cli.text.periods import Period, between, read_period

YEAR = r"(?:19|20)\d{2}(?!\d)"
DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
MONTHS = 12
NO = r"(?<![\w/.,-])"
TO = r"\s*(?:[-–—]|đến|tới)\s*(?:hết\s+|cuối\s+)?(?:năm\s+)?"
NAMED = re.compile(
    rf"(?P<school>năm\s+học\s+{YEAR}(?:\s*[-–]\s*{YEAR})?)"
    rf"|(?P<date>ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{YEAR}"
    rf"|(?<!từ )(?<!đến )(?<!hết )ngày\s+{DAY}(?!\s*đến))"
    rf"|(?P<days>từ\s+(?:ngày\s+)?(?P<first>{DAY})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(?P<last>{DAY}))"
    rf"|(?P<since>từ\s+(?:đầu\s+)?(?:năm\s+)?(?P<since_year>{YEAR})\s+đến\s+nay)"
    rf"|(?P<span>(?:từ\s+)?(?:giai đoạn\s+|nhiệm k[ỳì]\s+)?(?:từ\s+)?(?:đầu\s+)?(?:năm\s+)?"
    rf"{NO}{YEAR}{TO}{YEAR})"
    rf"|(?P<until>(?:tính\s+)?đến\s+(?:hết\s+|cuối\s+)?(?:(?:ngày\s+)?(?P<until_day>{DAY})"
    rf"|tháng\s+(?P<until_month>\d{{1,2}})\s*(?:/|năm\s+)(?P<of_year>{YEAR})"
    rf"|năm\s+(?P<until_year>{YEAR})))"
    rf"|(?P<one>{NO}(?:\d{{1,2}}|ba|sáu|chín)\s+tháng\s*(?:đầu|cuối)?\s*(?:của\s+)?(?:/|năm\s+){YEAR}"
    rf"|quý\s+(?:[1-4]|i{{1,3}}|iv)\s*(?:/|năm\s+){YEAR}"
    rf"|tháng\s+\d{{1,2}}\s*(?:/|năm\s+){YEAR}"
    rf"|(?:cả\s+)?năm\s+{YEAR}|{NO}{YEAR}(?![/.-]?\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """A period and the letters that name it; None where they name a time that is no period."""

    start: int
    end: int
    period: Period | None


def periods_within(text: str, *, last_day: int = 31, term_years: int = 5) -> list[PeriodFound]:
    """Give the periods a text names, in its order; dates of documents are none.

    >>> [one.period.label for one in periods_within("từ năm 2018 đến năm 2021; năm 2020 có 82")]
    ['từ năm 2018 đến năm 2021', 'năm 2020']
    >>> periods_within("từ đầu năm 2018 đến cuối năm 2021")[0].period.label
    'từ năm 2018 đến năm 2021'
    """
    return list(_found(text, last_day, term_years))


def _found(text: str, last_day: int, term_years: int) -> Iterator[PeriodFound]:
    for found in NAMED.finditer(text):
        yield PeriodFound(found.start(), found.end(), _period(found, last_day, term_years))


def _period(found: re.Match[str], last_day: int, term_years: int) -> Period | None:
    if found["school"] or found["date"]:
        return None
    if found["days"]:
        first, last = _day(found["first"]), _day(found["last"])
        return between(first, last) if first and last and first <= last else None
    if found["since"]:
        return between(dt.date(int(found["since_year"]), 1, 1), None)
    if found["until"]:
        if found["until_year"]:
            return between(None, dt.date(int(found["until_year"]), 12, 31))
        until = _day(found["until_day"] or _last_of(found["until_month"], found["of_year"]))
        return between(None, until) if until else None
    words = found[0]
    if found["span"]:
        words = re.sub(r"\b(?:đầu|cuối|hết)\s+(?=năm)", "", words, flags=re.IGNORECASE)
    return read_period(words, last_day=last_day, term_years=term_years)


def _last_of(month: str, year: str) -> str:
    """Write the last day of a month; of one that cannot be, a day that cannot be either."""
    known = 1 <= int(month) <= MONTHS
    return f"{monthrange(int(year), int(month))[1] if known else 0}/{month}/{year}"


def _day(text: str) -> dt.date | None:
    day, month, year = map(int, re.split(r"[/.-]", text))
    try:
        return dt.date(year, month, day)
    except ValueError:  # an impossible day names no period
        return None
