"""CSV: what Excel and other programs read is what was meant."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from write_reports import STYLE, TOTAL, empty, summary, wide

from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.write.delimited import inert
from hongngu_cli.write.formats import render


def lines(report: Report) -> list[list[str]]:
    text = render(report, "csv", STYLE).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_people_read_titles_and_labels_and_the_total_last() -> None:
    made = lines(summary())
    assert made[0] == ["Trình độ, chương trình", "Lượt người", "Tỷ lệ (%)"]
    assert made[1] == ["Sơ cấp LLCT", "37", "12,3%"]
    assert made[-1] == ["Tổng cộng", "301", "100,0%"]
    assert sum(int(line[1]) for line in made[1:-1]) == TOTAL


def test_columns_of_several_headings_keep_them() -> None:
    made = lines(replace(wide(), tables=wide().tables[:1]))
    assert made[0][:2] == ["Đơn vị", "Lý luận chính trị: Sơ cấp"]
    assert made[-1][1:4] == ["0", "1554", "3108"]


def test_several_tables_stand_one_under_the_other_each_under_its_title() -> None:
    first, second, *_ = wide().tables
    made = lines(replace(wide(), tables=(first, second)))
    ends = made.index([])
    assert made[0] == [first.title]
    assert made[ends + 1] == [second.title]
    assert len(made) == 5 + sum(len(t.rows) + bool(t.total) for t in (first, second))


def test_programs_read_keys() -> None:
    columns = (
        Column("name", "Họ và tên"),
        Column("level", "Trình độ"),
        Column("start", "Từ", "date"),
        Column("year", "Năm", "year"),
        Column("share", "Tỷ lệ", "share"),
    )
    rows: tuple[Row, ...] = (
        {"name": 'An "A", \n', "level": Term("cao-cap", "Cao cấp"), "start": dt.date(2020, 2, 1)},
        {"name": "=1+1", "year": 2020, "share": 0.125},
    )
    report = replace(summary(), command="export", tables=(Table("r", "R", columns, rows),))
    assert lines(report) == [
        ["name", "level", "start", "year", "share"],
        ['An "A", \n', "cao-cap", "2020-02-01", "", ""],
        ["'=1+1", "", "", "2020", "0.125"],
    ]


def test_without_a_table_the_issues_are_written() -> None:
    made = lines(replace(summary(), tables=()))
    assert made[0][0] == "Mức độ"
    assert len(made) == 1 + len(summary().issues)
    assert lines(empty()) == [made[0]]


@pytest.mark.parametrize("text", ["-5", "+84901234567", "-12.545,5", "-5%", "-", "=", "1-1", " =1"])
def test_what_no_spreadsheet_runs_stays(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    "text", ["=A1", "+a", "-2+3", "@x", "\tx", "\rx", "\n=1", "+84 901", "--1"]
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert inert(text) == f"'{text}"


@given(st.text())
def test_nothing_starts_as_a_formula(text: str) -> None:
    made = inert(text)
    dangerous = made[:1] in "=+-@\t\r\n" and len(made) > 1
    assert not dangerous or made.lstrip("+-")[:1].isdigit()
    made.encode("utf-8")
