from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli import shipped
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.fold import unmark
from hongngu_cli.text.head_counts import head_counts
from hongngu_cli.text.periods import Period, between, read_period, year_within
from hongngu_cli.text.relative_periods import absolute
from hongngu_cli.text.years import year_in


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("tháng 3/2026", "2026-03-01", "2026-03-31", "tháng 3 năm 2026"),
        ("3/2026", "2026-03-01", "2026-03-31", "tháng 3 năm 2026"),
        ("tháng 02 năm 2024", "2024-02-01", "2024-02-29", "tháng 2 năm 2024"),
        ("2026-03", "2026-03-01", "2026-03-31", "tháng 3 năm 2026"),
        ("quý 1/2026", "2026-01-01", "2026-03-31", "quý I năm 2026"),
        ("Quý IV năm 2026", "2026-10-01", "2026-12-31", "quý IV năm 2026"),
        ("Q2/2026", "2026-04-01", "2026-06-30", "quý II năm 2026"),
        ("6 tháng/2026", "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("sáu tháng cuối năm 2026", "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("9 tháng/2026", "2026-01-01", "2026-09-30", "9 tháng đầu năm 2026"),
        ("năm 2026", "2026-01-01", "2026-12-31", "năm 2026"),
        ("2026", "2026-01-01", "2026-12-31", "năm 2026"),
        ("2018-2021", "2018-01-01", "2021-12-31", "từ năm 2018 đến năm 2021"),
        ("từ năm 2018 đến năm 2021", "2018-01-01", "2021-12-31", "từ năm 2018 đến năm 2021"),
        ("nhiệm kỳ 2020-2025", "2020-01-01", "2025-12-31", "nhiệm kỳ 2020-2025"),
        ("nhiệm kỳ 2020", "2020-01-01", "2025-12-31", "nhiệm kỳ 2020-2025"),
    ],
)
def test_periods_are_read_with_and_without_marks(
    text: str, start: str, end: str, label: str
) -> None:
    period = Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end), label)
    assert read_period(text) == read_period(unmark(text)) == period


@pytest.mark.parametrize(
    "text",
    ["", "quý 5/2026", "tháng 13/2026", "2021-2018", "15/3/2026", "hôm nay", "12 tháng", "3026"],
)
def test_what_names_no_period_is_none(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("tháng 3/2026", "2026-02-15", "2026-03-14"),
        ("tháng 1/2026", "2025-12-15", "2026-01-14"),
        ("quý 1/2026", "2025-12-15", "2026-03-14"),
        ("6 tháng cuối năm 2026", "2026-06-15", "2026-12-14"),
        ("năm 2026", "2025-12-15", "2026-12-14"),
        ("2018-2021", "2017-12-15", "2021-12-14"),
    ],
)
def test_an_office_closes_its_months_on_its_own_day(text: str, start: str, end: str) -> None:
    period = read_period(text, last_day=14)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@given(st.integers(1950, 2090), st.integers(1, 31))
def test_the_months_of_a_year_leave_no_gap(year: int, last_day: int) -> None:
    months = [read_period(f"{month}/{year}", last_day=last_day) for month in range(1, 13)]
    whole_year = read_period(str(year), last_day=last_day)
    assert whole_year is not None
    day = whole_year.start
    for month in months:
        assert month is not None
        assert month.start == day
        day = month.end + dt.timedelta(days=1)
    assert day == whole_year.end + dt.timedelta(days=1)
    assert year_within(year, whole_year, last_day=last_day) == "wholly"


def test_a_period_between_days_may_be_open() -> None:
    first, last = dt.date(2026, 3, 1), dt.date(2026, 5, 2)
    assert between(first, last).label == "từ ngày 01/03/2026 đến ngày 02/05/2026"
    assert between(first, None) == Period(first, dt.date.max, "từ ngày 01/03/2026")
    assert between(None, last) == Period(dt.date.min, last, "đến ngày 02/05/2026")
    assert between(None, None).label == "mọi thời gian"


@pytest.mark.parametrize(
    ("year", "text", "within"),
    [
        (2026, "năm 2026", "wholly"),
        (2019, "2018-2021", "wholly"),
        (2026, "quý 2/2026", "partly"),
        (2025, "năm 2026", "outside"),
        (2027, "năm 2026", "outside"),
    ],
)
def test_a_bare_year_lies_in_a_period_wholly_or_partly(year: int, text: str, within: str) -> None:
    period = read_period(text)
    assert period is not None
    assert year_within(year, period) == within


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Năm 2018", 2018),
        ("(năm 2018)", 2018),
        ("2018", 2018),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC NĂM 2019", 2019),
        ("K12 năm học 2018-2019", 2018),
        ("năm học 2019 - 2020", 2019),
        ("DS_cu_di_hoc_2018.xlsx", 2018),
        ("DS2018", 2018),
        ("2018-KhoiDang", 2018),
        ("tháng 3/2019", 2019),
        ("quý I/2020", 2020),
        ("năm 2019 (giai đoạn 2018-2021)", 2019),
        ("Danh sách năm 2019 (Kế hoạch số 97-KH/HU ngày 11/10/2018)", 2019),
        ("Theo Quyết định số 1950/QĐ-UBND, năm 2020", 2020),
        ("năm 2019, năm 2019", 2019),
        ("Năm 2018 (45 đồng chí)", 2018),
    ],
)
def test_a_title_speaks_of_one_year(text: str, year: int) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lớp Trung cấp K12",
        "từ năm 2018 đến năm 2021",
        "2018-2021",
        "DS_2018_2019",
        "từ năm 2018 đến nay",
        "trước năm 2019",
        "năm 2019 và năm 2020",
        "nhiệm kỳ 2020-2025",
        "năm học 2018-2020",
        "Kế hoạch số 97-KH/HU ngày 11/10/2018",
        "Hồng Ngự, ngày 15 tháng 3 năm 2019",
        "ngày … tháng … năm 2019",
        "Nghị định 101/2017/NĐ-CP",
        "Công văn 2018-CV/BTCTU",
        "Quyết định số 2019",
        "15.03.2019",
        "cán bộ sinh năm 1985",
        "Tình hình cán bộ đi học (tính đến tháng 6/2023)",
        "Tính đến hết tháng 6 năm 2023",
        "2018 đồng chí",
        "Trung cấp LLCT (2018 người)",
        "SĐT 0912018201",
    ],
)
def test_other_years_are_not_the_tables_year(text: str) -> None:
    assert year_in(text) is None


HEADS = head_counts(load_vocabulary(shipped.vocabulary()))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018 đồng chí", None),
        ("Danh sách 2019 đảng viên", None),
        ("Danh sách 2019 giáo viên cử đi học năm 2021", 2021),
        ("Danh sách cử đi đào tạo năm 2019 cán bộ, công chức xã", 2019),
    ],
)
def test_a_number_of_people_is_no_year(text: str, year: int | None) -> None:
    assert HEADS.year_in(text) == year


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("tháng trước", "2026-12-01", "tháng 11 năm 2026"),
        ("tháng trước", "2026-01-31", "tháng 12 năm 2025"),
        ("Tháng này", "2026-01-31", "tháng 1 năm 2026"),
        ("tháng vừa qua", "2026-03-31", "tháng 2 năm 2026"),
        ("quý trước", "2026-02-10", "quý IV năm 2025"),
        ("quý này", "2026-12-31", "quý IV năm 2026"),
        ("năm trước", "2026-01-01", "năm 2025"),
        ("năm ngoái", "2026-01-01", "năm 2025"),
        ("năm nay", "2026-12-31", "năm 2026"),
        ("6 tháng đầu năm nay", "2026-07-01", "6 tháng đầu năm 2026"),
        ("6 tháng đầu năm", "2026-07-01", "6 tháng đầu năm 2026"),
        ("sáu tháng cuối năm trước", "2026-07-01", "6 tháng cuối năm 2025"),
        ("9 tháng năm nay", "2026-10-05", "9 tháng đầu năm 2026"),
        ("quý II năm nay", "2026-10-05", "quý II năm 2026"),
        ("tháng 3 năm trước", "2026-10-05", "tháng 3 năm 2025"),
    ],
)
def test_periods_told_from_a_day_are_named_by_their_year(text: str, day: str, label: str) -> None:
    today = dt.date.fromisoformat(day)
    for words in (text, unmark(text)):
        period = read_period(absolute(words, today))
        assert period is not None, words
        assert period.label == label


@pytest.mark.parametrize(
    ("day", "label"), [("2026-11-25", "tháng 10 năm 2026"), ("2026-11-26", "tháng 11 năm 2026")]
)
def test_the_month_before_is_that_the_office_closed_last(day: str, label: str) -> None:
    period = read_period(absolute("tháng trước", dt.date.fromisoformat(day), last_day=25))
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", ["tuần trước", "hôm nay", "năm", "trước", "tháng", "2026"])
def test_what_is_told_from_no_day_stays_as_it_is(text: str) -> None:
    assert absolute(text, dt.date(2026, 3, 1)) == text


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.integers(1, 31))
def test_a_day_is_of_the_month_that_is_this_one(day: dt.date, last_day: int) -> None:
    for text in ("tháng này", "quý này", "năm nay"):
        period = read_period(absolute(text, day, last_day=last_day), last_day=last_day)
        before = read_period(
            absolute(text.replace("này", "trước").replace("nay", "trước"), day, last_day=last_day),
            last_day=last_day,
        )
        assert period is not None
        assert before is not None
        assert period.start <= day <= period.end
        assert before.end + dt.timedelta(days=1) == period.start
