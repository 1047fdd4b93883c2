"""Dates as rosters hold them: day first, always; a doubtful one is told, never guessed."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import NARROW

if TYPE_CHECKING:
    from hongngu_cli.model.sheet import Cell

FIRST_YEAR, LAST_YEAR = 1900, 2100
LAST_MONTH = 12
FULL_YEAR, SHORT_YEAR = 4, 2
FIRST_SERIAL, LAST_SERIAL = 10_000, 60_000
SERIAL = re.compile("[1-5][0-9]{4}")
FIRST_TYPED, LAST_TYPED = 14_611, 54_788
"""The years 1940 to 2049: a text of five digits is a day of these, or none."""
PADDED = 20
"""Longer texts are no five digits, spaces around them included."""
EPOCH = dt.date(1899, 12, 30).toordinal()

IMPOSSIBLE = "impossible-date"
TWO_DIGITS = "two-digit-year"
NO_YEAR = "no-year"
YEAR_RANGE = "year-out-of-range"
NOT_A_DATE = "not-a-date"
TWO_COLUMNS = "two-columns"
"""Told by who reads a row: a date under "Nam" and another thing under "Nữ"."""
NO_DAY = "no-day"
"""Told by who reads a column: "00/03/1983", of which the month and the year are taken."""

DIGIT = re.compile("[0-9]")
TIME = r"(?:[ t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:am|pm|sa|ch))?)?"
# A hyphen must not be mixed with other marks: "9-12/2018" speaks of two months.
PLAIN = re.compile(
    r"\s*([0-9]{1,2})(?:\s*[/.]\s*([0-9]{1,2})\s*[/.]\s*|\s*-\s*([0-9]{1,2})\s*-\s*)([0-9]{4})\s*"
)
DAY_FIRST = re.compile(
    r"(?:ng[àa]y )?([0-9]{1,2})(?: ?[/.] ?([0-9]{1,2}) ?[/.] ?| ?[-–] ?([0-9]{1,2}) ?[-–] ?)"
    rf"([0-9]{{1,4}}){TIME}"
)
YEAR_FIRST = re.compile(rf"([0-9]{{4}}) ?([-/.]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{1,2}}){TIME}z?")
IN_WORDS = re.compile(
    r"(?:ng[àa]y )?([0-9]{1,2}),? th[áa]ng ([0-9]{1,2})(?:,? n[ăa]m |, | )([0-9]{1,4})"
)
MONTH = re.compile(
    r"(?:(?:th[áa]ng|th|t)[. ]? ?)?([0-9]{1,2})(?: ?[-–/.] ?|,? n[ăa]m )([0-9]{4}|[0-9]{2})"
)
MONTH_SPACED = re.compile(r"th[áa]ng ([0-9]{1,2}) ([0-9]{4})")
YEAR_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
YEAR = re.compile(r"(?:n[ăa]m )?([0-9]{4})(?:\.0)?")
# "../../1985", "__/5/1985", "xx/xx/1985": places left open, as "00/00/1985" does.
LEFT_OPEN = r"[.…_x?\- ]{0,6}"
DAY_OPEN = re.compile(rf"{LEFT_OPEN}/ ?(?:([0-9]{{1,2}}) ?|{LEFT_OPEN})/ ?([0-9]{{4}})")
# "15-Mar-2019" and "15-Thg3-2019", as spreadsheets write a month's short name.
SHORT_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
SHORT_MONTH = re.compile(
    rf"(?:([0-9]{{1,2}})[-/. ])?(?:({'|'.join(SHORT_MONTHS)})|thg ?([0-9]{{1,2}}))[-/. ]"
    r"([0-9]{4}|[0-9]{2})"
)
DAY_MONTH = re.compile(r"(?:ng[àa]y )?[0-9]{1,2}[-/.][0-9]{1,2}|ng[àa]y [0-9]{1,2} th[áa]ng [0-9]+")


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date as far as it was written; with a ``doubt`` nothing else is given.

    ``doubt`` is one of impossible-date, two-digit-year, no-year, year-out-of-range,
    not-a-date.
    """

    date: dt.date | None
    year: int | None
    month: int | None
    doubt: str | None


EMPTY = DateRead(None, None, None, None)


@lru_cache(65_536)
def read_date(cell: Cell) -> DateRead:
    """Read a date, a month or a year.

    >>> read_date("15/3/2019").date, read_date(30025.0).date, read_date("tháng 8/1996").month
    (datetime.date(2019, 3, 15), datetime.date(1982, 3, 15), 8)
    >>> read_date("00/00/1994").year, read_date("3/15/2019").doubt, read_date("15/3/85").doubt
    (1994, 'impossible-date', 'two-digit-year')
    """
    if isinstance(cell, str):
        plain = PLAIN.fullmatch(cell)
        if plain:
            day, slashed, dashed, year = plain.groups()
            return _whole_date(int(day), int(slashed or dashed), int(year))
        text = clean(cell).translate(NARROW).casefold().lstrip("'").rstrip(" .;,")
        return _read_text(text) if text else EMPTY
    if isinstance(cell, dt.datetime):
        return _real_date(cell.date())
    if isinstance(cell, dt.date):
        return _real_date(cell)
    if isinstance(cell, int | float):
        return _read_number(cell)
    return _doubtful(NOT_A_DATE)


def in_parts(when: tuple[int, ...]) -> str:
    """Write a year, a month or a day, as far as it is told: "01/2019"."""
    return "/".join(f"{part:02d}" for part in reversed(when))


def is_serial(cell: Cell) -> bool:
    """Tell a text that counts a spreadsheet's days, where it stands in a column of dates.

    >>> is_serial("43539"), is_serial("12/6"), is_serial("99999")
    (True, False, False)
    """
    text = clean(cell).translate(NARROW) if isinstance(cell, str) and len(cell) < PADDED else ""
    return bool(SERIAL.fullmatch(text)) and FIRST_TYPED <= int(text) <= LAST_TYPED


def year_in_day(cell: Cell) -> int | None:
    """Give the year that somebody may have typed where a spreadsheet shows a day of 1905.

    >>> year_in_day(dt.date(1905, 6, 6)), year_in_day(dt.date(1985, 3, 15)), year_in_day("1905")
    (1984, None, None)
    """
    if not isinstance(cell, dt.date):
        return None
    counted = cell.toordinal() - EPOCH
    return counted if FIRST_YEAR <= counted <= LAST_YEAR else None


def is_day(text: str) -> bool:
    """Tell a text that is a day, or a month with its year, and nothing else.

    >>> is_day("09/08/2010"), is_day("tháng 8/1996"), is_day("2010"), is_day("Lớp 9/2010")
    (True, True, False, False)
    """
    read = read_date(text)
    return bool(read.date or read.month) and not SERIAL.fullmatch(text.strip())


def _doubtful(doubt: str) -> DateRead:
    return DateRead(None, None, None, doubt)


def _real_date(date: dt.date) -> DateRead:
    year = date.year
    if FIRST_YEAR <= year <= LAST_YEAR:
        return DateRead(date, year, date.month, None)
    return _doubtful(YEAR_RANGE)


def _read_number(number: float) -> DateRead:
    """Read a year, or the day count that a spreadsheet keeps for a date."""
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return _real_date(dt.date.fromordinal(EPOCH + int(number)))
    if math.isfinite(number) and number == int(number) and len(str(int(number))) == FULL_YEAR:
        return _year_only(int(number))
    return _doubtful(NOT_A_DATE)


def _whole_date(day: int, month: int, year: int) -> DateRead:
    """Check a day, a month and a year; zeros stand for what is not known."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _doubtful(YEAR_RANGE)
    if day == 0:
        return _month_only(month, year)
    try:
        return DateRead(dt.date(year, month, day), year, month, None)
    except ValueError:
        return _doubtful(IMPOSSIBLE)


def _month_only(month: int, year: int) -> DateRead:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _doubtful(YEAR_RANGE)
    if month > LAST_MONTH:
        return _doubtful(IMPOSSIBLE)
    return DateRead(None, year, month or None, None)


def _year_only(year: int) -> DateRead:
    return _month_only(0, year)


def _read_text(text: str) -> DateRead:
    """Read a cleaned text in lower case, the fullest way of writing first."""
    if not DIGIT.search(text):
        return _doubtful(NOT_A_DATE)
    if found := DAY_FIRST.fullmatch(text):
        day, slashed, dashed, year = found.groups()
        return _short_year(int(day), int(slashed or dashed), year)
    if found := YEAR_FIRST.fullmatch(text):
        return _whole_date(int(found[4]), int(found[3]), int(found[1]))
    if found := IN_WORDS.fullmatch(text):
        return _short_year(int(found[1]), int(found[2]), found[3])
    if found := SHORT_MONTH.fullmatch(text):
        day, name, number, year = found.groups()
        month = SHORT_MONTHS.index(name) + 1 if name else int(number)
        return _short_year(int(day or 0), month, year)
    return _read_month(text)


def _read_month(text: str) -> DateRead:
    """Read what has no day: a year, or a month and a year."""
    if found := YEAR.fullmatch(text):
        return _year_only(int(found[1]))
    if found := YEAR_MONTH.fullmatch(text):
        return _month_only(int(found[2]), int(found[1]))
    if found := DAY_OPEN.fullmatch(text):
        return _month_only(int(found[1] or 0), int(found[2]))
    if found := MONTH.fullmatch(text) or MONTH_SPACED.fullmatch(text):
        return _month_and_year(text, int(found[1]), found[2])
    return _doubtful(NO_YEAR if DAY_MONTH.fullmatch(text) else NOT_A_DATE)


def _short_year(day: int, month: int, year: str) -> DateRead:
    if len(year) == FULL_YEAR:
        return _whole_date(day, month, int(year))
    short = len(year) == SHORT_YEAR and month <= LAST_MONTH
    return _doubtful(TWO_DIGITS if short else IMPOSSIBLE)


def _month_and_year(text: str, month: int, year: str) -> DateRead:
    if len(year) == FULL_YEAR:
        return _month_only(month, int(year))
    # "12/06" may be a day and a month; "3/85" and "tháng 3/06" can only be a short year.
    if int(year) > LAST_MONTH or not text[0].isdigit():
        return _doubtful(TWO_DIGITS)
    return _doubtful(NO_YEAR)
