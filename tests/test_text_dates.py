from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli.text.dates import EMPTY, read_date
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spans import read_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from hongngu_cli.model.sheet import Cell

DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2060, 12, 31))
MIDNIGHT = dt.time()
WAYS: tuple[Callable[[dt.date], Cell], ...] = (
    lambda day: day,
    lambda day: dt.datetime.combine(day, MIDNIGHT),
    lambda day: dt.datetime.combine(day, dt.time(9, 30)),
    lambda day: float((day - dt.date(1899, 12, 30)).days),
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day} / {day.month} / {day.year}",
    lambda day: f" {day:%d/%m/%Y}\u00a0",
    lambda day: f"'{day:%d/%m/%Y}",
    lambda day: f"{day:%d/%m/%Y}.",
    lambda day: f"{day:%d/%m/%Y} 00:00:00",
    lambda day: f"{day:%d/%m/%Y} 12:00 SA",
    lambda day: f"ngày {day:%d/%m/%Y}",
    lambda day: f"ngày {day:%d} tháng {day:%m} năm {day.year}",
    lambda day: f"Ngày {day.day}, tháng {day.month}, năm {day.year}",
    lambda day: f"{day.day} tháng {day.month} năm {day.year}",
    lambda day: unicodedata.normalize("NFD", f"ngày {day.day} tháng {day.month} năm {day.year}"),
    lambda day: f"NGÀY {day.day} THÁNG {day.month} NĂM {day.year}",
    lambda day: f"ngay {day.day} thang {day.month} nam {day.year}",
    lambda day: day.isoformat(),
    lambda day: f"{day.isoformat()} 00:00:00",
    lambda day: f"{day.isoformat()}T00:00:00.000Z",
    lambda day: f"{day:%Y/%m/%d}",
    shown,
)


@given(DAYS, st.sampled_from(WAYS))
def test_a_date_is_read_however_it_is_written(day: dt.date, way: Callable[[dt.date], Cell]) -> None:
    read = read_date(way(day))
    assert (read.date, read.year, read.month, read.doubt) == (day, day.year, day.month, None)


@pytest.mark.parametrize(
    ("cell", "month", "year"),
    [
        ("3/2019", 3, 2019),
        ("03/2019", 3, 2019),
        ("03.2019", 3, 2019),
        ("8-1996", 8, 1996),
        ("8 – 1996", 8, 1996),
        ("tháng 8/1996", 8, 1996),
        ("Tháng 8 năm 1996", 8, 1996),
        ("tháng 8 1996", 8, 1996),
        ("thang 8/1996", 8, 1996),
        ("T8/1996", 8, 1996),
        ("2019-03", 3, 2019),
        ("0/5/1994", 5, 1994),
        ("00/05/1994", 5, 1994),
        ("00/00/1994", None, 1994),
        ("../../1994", None, 1994),
        ("xx/xx/1994", None, 1994),
        ("__/5/1994", 5, 1994),
        ("Mar-2019", 3, 2019),
        ("Thg3-2019", 3, 2019),
        ("０３/２０１９", 3, 2019),
        ("00/1994", None, 1994),
        ("1985", None, 1985),
        ("1985\u00a0", None, 1985),
        ("1985.0", None, 1985),
        ("năm 1985", None, 1985),
        ("Nam 1985", None, 1985),
        (1985.0, None, 1985),
        (1985, None, 1985),
    ],
)
def test_months_and_years_are_read_as_far_as_written(
    cell: Cell, month: int | None, year: int
) -> None:
    read = read_date(cell)
    assert (read.date, read.month, read.year, read.doubt) == (None, month, year, None)


@pytest.mark.parametrize("cell", ["", "   ", "\u00a0", "\u200b"])
def test_an_empty_cell_is_no_doubt(cell: str) -> None:
    assert read_date(cell) == EMPTY


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        ("3/15/2019", "impossible-date"),
        ("31/2/2019", "impossible-date"),
        ("29/2/2019", "impossible-date"),
        ("32/1/2019", "impossible-date"),
        ("15/0/2019", "impossible-date"),
        ("13/2019", "impossible-date"),
        ("15/3/201", "impossible-date"),
        ("2019-13-01", "impossible-date"),
        ("ngày 31 tháng 2 năm 2019", "impossible-date"),
        ("15/3/85", "two-digit-year"),
        ("3/85", "two-digit-year"),
        ("tháng 3/06", "two-digit-year"),
        ("15-Mar-85", "two-digit-year"),
        ("31-Feb-2019", "impossible-date"),
        ("12/6", "no-year"),
        ("12/06", "no-year"),
        ("ngày 12 tháng 6", "no-year"),
        ("15/3/1819", "year-out-of-range"),
        ("15/3/2919", "year-out-of-range"),
        ("1085", "year-out-of-range"),
        (2985.0, "year-out-of-range"),
        (dt.date(202, 3, 15), "year-out-of-range"),
        ("không rõ", "not-a-date"),
        ("không có", "not-a-date"),
        ("x", "not-a-date"),
        ("15031985", "not-a-date"),
        ("9-12/2018", "not-a-date"),
        ("15-3/2019", "not-a-date"),
        ("2018-2020", "not-a-date"),
        ("15/3/2019 20/3/2019", "not-a-date"),
        (3.2019, "not-a-date"),
        (15031985.0, "not-a-date"),
        (0.0, "not-a-date"),
        (float("nan"), "not-a-date"),
        (float("inf"), "not-a-date"),
        (dt.time(7, 30), "not-a-date"),
        (dt.timedelta(days=3), "not-a-date"),
    ],
)
def test_a_doubtful_date_is_told_and_nothing_guessed(cell: Cell, doubt: str) -> None:
    read = read_date(cell)
    assert (read.doubt, read.date, read.year, read.month) == (doubt, None, None, None)


@given(st.text(max_size=20) | st.floats())
def test_anything_is_read_without_failing(cell: Cell) -> None:
    read = read_date(cell)
    assert read.doubt is None or (read.date, read.year, read.month) == (None, None, None)
    assert read.date is None or (read.date.year, read.date.month) == (read.year, read.month)


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("9/2018 - 6/2020", "9/2018", "6/2020"),
        ("9/2018-6/2020", "9/2018", "6/2020"),
        ("từ 9/2018 đến 6/2020", "9/2018", "6/2020"),
        ("Từ tháng 9 năm 2018 đến tháng 6 năm 2020", "9/2018", "6/2020"),
        ("2018-2020", "2018", "2020"),
        ("2018 – 2020", "2018", "2020"),
        ("Niên khoá 2018-2020", "2018", "2020"),
        ("01/9/2018 → 30/6/2020", "01/9/2018", "30/6/2020"),
        ("15-03-2019-20-06-2020", "15-03-2019", "20-06-2020"),
        ("từ ngày 05/3 đến ngày 09/3/2019", "05/3/2019", "09/3/2019"),
        ("05-09/3/2019", "05/3/2019", "09/3/2019"),
        ("9-12/2018", "9/2018", "12/2018"),
        ("9/2018 - nay", "9/2018", ""),
        (unicodedata.normalize("NFD", "từ 9/2018 đến 6/2020"), "9/2018", "6/2020"),
    ],
)
def test_a_span_is_read(cell: str, start: str, end: str) -> None:
    assert read_span(cell) == (read_date(start), read_date(end))


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "15-03-2019",
        "8-1996",
        "2019-03-15",
        "18 tháng",
        "20/12 - 15/01/2020",
        "31/2/2018 - 30/6/2020",
        "- 2020",
        "từ",
        2018.0,
        dt.date(2019, 3, 15),
    ],
)
def test_what_may_be_no_span_is_none(cell: Cell) -> None:
    assert read_span(cell) is None


@given(DAYS, DAYS, st.sampled_from(["-", " - ", " – ", "→", " → ", " đến ", " tới "]))
def test_a_span_of_two_written_dates_is_read(first: dt.date, last: dt.date, mark: str) -> None:
    span = read_span(f"{first:%d/%m/%Y}{mark}{last:%d/%m/%Y}")
    assert span is not None
    assert (span[0].date, span[1].date) == (first, last)
