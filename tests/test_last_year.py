"""`summarize --versus last-year`: this period beside the same one last year."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from typed_tables import write_typed

from hongngu_cli.text.periods import Period, between, read_period, year_before

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import TrainReport

ROSTER = """
    DANH SÁCH CỬ ĐI HỌC | < | < | < | <
    Họ và tên     | Ngày sinh | Đơn vị        | Lớp     | Từ ngày
    Nguyễn Văn An | 1/6/1985  | Xã Long Hoà A | TC LLCT | 1/3/2025
    Trần Thị Thuý | 2/6/1985  | Xã Long Hoà A | TC LLCT | 1/4/2025
    Lê Văn Cường  | 7/8/1970  | Xã Long Hoà B | CC LLCT | 1/9/2025
    Đỗ Minh Khôi  | 1/1/1984  | Xã Long Hoà B | TC LLCT | 1/3/2024
    Nguyễn Văn An | 1/6/1985  | Xã Long Hoà A | SC LLCT | 5/3/2024
    Bùi Thị Lan   | 1/1/1990  | Xã Long Hoà B | TC LLCT | 1/10/2024
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_typed(ROSTER, tmp_path / "ds.xlsx")
    return tmp_path


def answer(train_report: TrainReport, folder: Path, *options: str) -> dict[str, Any]:
    told = train_report(
        *("summarize", "ds.xlsx", "--versus", "last-year", *options, "--format", "json"),
        cwd=folder,
    )
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def rows(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    (table,) = told["tables"]
    first, of = table["columns"][0]["key"], {column["key"] for column in table["columns"]}
    value = "total" if "total" in of else "count"
    keys = (first, value, "last_year", "change", "ratio")
    return [tuple(row[key] for key in keys) for row in (*table["rows"], table["total"])]


def test_levels_of_either_year_stand_in_the_table(folder: Path, train_report: TrainReport) -> None:
    told = answer(train_report, folder, "--year", "2025")
    assert rows(told) == [
        ("so-cap", 0, 1, -1, 0.0),
        ("trung-cap", 2, 2, 0, 1.0),
        ("cao-cap", 1, 0, 1, None),
        ("total", 3, 3, 0, 1.0),
    ]
    assert told["figures"]["last.level.so-cap"]["value"] == 1
    assert told["figures"]["level.so-cap"]["value"] == 0


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--period", "6 tháng/2025"), ("total", 2, 2, 0, 1.0)),
        (("--period", "quý III/2025"), ("total", 1, 0, 1, None)),
        (("--from", "1/4/2025", "--to", "31/12/2025"), ("total", 2, 1, 1, 2.0)),
        (("--year", "2025", "--unit", "Xã Long Hoà A"), ("total", 2, 1, 1, 2.0)),
    ],
)
def test_periods(
    folder: Path, train_report: TrainReport, options: tuple[str, ...], wanted: tuple[Any, ...]
) -> None:
    assert rows(answer(train_report, folder, *options))[-1] == wanted


def test_by_one_and_two_fields(folder: Path, train_report: TrainReport) -> None:
    units = [("Xã Long Hoà A", 2, 1, 1, 2.0), ("Xã Long Hoà B", 1, 2, -1, 0.5)]
    one = answer(train_report, folder, "--year", "2025", "--by", "unit")
    assert rows(one)[:-1] == units
    two = answer(train_report, folder, "--year", "2025", "--by", "unit", "--by", "level")
    assert rows(two)[:-1] == units
    assert two["figures"]["last.unit.Xã Long Hoà A/level.so-cap"]["value"] == 1


def test_ages_of_last_year_are_those_of_then(folder: Path, train_report: TrainReport) -> None:
    told = answer(train_report, folder, "--year", "2025", "--by", "young", "--as-of", "1/6/2025")
    # An is 40 on the day, and was 39 a year before; Khôi was 40 then.
    assert rows(told)[:-1] == [("yes", 1, 2, -1, 0.5), ("no", 2, 1, 1, 2.0)]


def test_it_is_said_in_words_and_explained(folder: Path, train_report: TrainReport) -> None:
    said = train_report(
        *("summarize", "ds.xlsx", "--year", "2025", "--by", "unit", "--versus", "last-year"),
        cwd=folder,
    ).stdout
    words = " ".join(said.split())
    assert "(năm 2024: 03 lượt người được cử đi): bằng." in words
    assert "Giảm so với cùng kỳ: Xã Long Hoà B: 01 (50,0%)." in words
    assert "Tăng so với cùng kỳ: Xã Long Hoà A: 01 (100,0%)." in words
    why = train_report(
        *("explain", "last.unit.Xã Long Hoà B", "ds.xlsx", "--year", "2025", "--format", "json"),
        cwd=folder,
    )
    assert why.returncode == 0, why.stderr
    assert [row["row"] for row in json.loads(why.stdout)["rows_behind"]] == [6, 8]


def test_documents_say_it_too(folder: Path, train_report: TrainReport) -> None:
    told = train_report(
        *("summarize", "ds.xlsx", "--year", "2025", "--versus", "last-year", "--format", "md"),
        cwd=folder,
    )
    assert "Giảm so với cùng kỳ: Sơ cấp LLCT: 01 (100,0%)." in told.stdout


def test_people_are_people_on_both_sides(folder: Path, train_report: TrainReport) -> None:
    told = answer(train_report, folder, "--year", "2025", "--count", "people")
    assert rows(told)[-1] == ("total", 3, 3, 0, 1.0)
    assert told["tables"][0]["columns"][1]["title"] == "Người"


def test_without_a_period_of_at_most_a_year_there_is_no_last_year(
    folder: Path, train_report: TrainReport
) -> None:
    for options in ((), ("--year", "2024-2025"), ("--from", "1/1/2025")):
        told = train_report("summarize", "ds.xlsx", "--versus", "last-year", *options, cwd=folder)
        assert (told.returncode, "cùng kỳ năm trước" in told.stderr) == (2, True)
    wrong = train_report("summarize", "ds.xlsx", "--versus", "lastyear", cwd=folder)
    assert (wrong.returncode, 'Có phải "last-year"?' in wrong.stderr) == (2, True)


def test_the_year_before() -> None:
    quarter = read_period("quý I/2025", last_day=14)
    assert quarter is not None
    before = year_before(quarter, last_day=14)
    assert before == read_period("quý I/2024", last_day=14)
    days = year_before(between(dt.date(2024, 2, 29), dt.date(2024, 12, 31)))
    assert days == Period(
        dt.date(2023, 2, 28), dt.date(2023, 12, 31), "từ ngày 28/02/2023 đến ngày 31/12/2023"
    )
    assert year_before(between(None, dt.date(2024, 1, 1))) is None
