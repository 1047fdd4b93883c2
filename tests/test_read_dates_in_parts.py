"""Dates whose day, month and year stand in columns of their own: births, joining the Party."""

from __future__ import annotations

import datetime as dt

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.rosters import Opened, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

VOCABULARY = load_vocabulary(shipped.vocabulary())


def read(text: str) -> Roster:
    sheet = sheet_of(text)
    tables = recogniser(VOCABULARY, Reading()).tables(sheet)
    return read_roster(Opened((sheet,), tables, ()), VOCABULARY)


def days(roster: Roster, name: str) -> list[dt.date | None]:
    return [None if str(day) == "NaT" else day.date() for day in roster.frame[name]]


MONTHS_ALONE = """
STT | Họ và tên | Ngày vào Đảng | < | Đơn vị | Trình độ đào tạo | Năm
^ | ^ | Tháng | Năm | ^ | ^ | ^
1 | Tống Hoà | 3 | 2010 | Xã An Phước | TCLLCT | 2019
2 | Lê Ấn | 13 | 2011 | Xã An Phước | TCLLCT | 2019
3 | Lý Bé | | | Xã An Phước | TCLLCT | 2019
"""


def test_the_month_of_joining_the_party_is_one_date_with_its_year() -> None:
    roster = read(MONTHS_ALONE)
    assert days(roster, "party_date") == [None, None, None]
    assert days(roster, "party_month") == [dt.date(2010, 3, 1), None, None]
    assert roster.doubts["party_date"] == {1: "impossible-date"}
    assert roster.place(1, "party_date").cell == "D4"
    assert list(roster.frame["year"]) == [2019, 2019, 2019]


def test_the_official_date_is_not_the_one_of_joining() -> None:
    roster = read(
        """
        STT | Họ và tên | Ngày vào Đảng | < | < | < | < | Đơn vị | Trình độ đào tạo | Năm
        ^   | ^         | Dự bị | < | < | Chính thức | < | ^ | ^ | ^
        ^   | ^         | Ngày | Tháng | Năm | Tháng | Năm | ^ | ^ | ^
        1   | Tống Hoà  | 3 | 2 | 2010 | 2 | 2011 | Xã An Phước | TCLLCT | 2019
        """
    )
    assert days(roster, "party_date") == [dt.date(2010, 2, 3)]
    fields = [meaning.field for meaning in roster.tables[0].columns.values()]
    assert fields.count("party_date") == 3
    assert fields.count("party_date_official") == 2


@pytest.mark.parametrize(
    "heading", ["Tháng, năm vào Đảng", "Ngày vào Đảng (tháng, năm)", "Ngày vào Đảng - Tháng, năm"]
)
def test_a_month_in_one_column_keeps_its_precision(heading: str) -> None:
    roster = read(
        f"STT | Họ và tên | {heading} | Đơn vị | Trình độ đào tạo | Năm\n"
        "1 | Tống Hoà | 3/2010 | Xã An Phước | TCLLCT | 2019\n"
        "2 | Lê Ấn | 3/2/2010 | Xã An Phước | TCLLCT | 2019"
    )
    assert days(roster, "party_month") == [dt.date(2010, 3, 1), None]
    assert days(roster, "party_date") == [None, dt.date(2010, 2, 3)]


def test_parts_of_a_birth_are_still_joined() -> None:
    roster = read(
        """
        STT | Họ và tên | Ngày sinh | < | < | Đơn vị | Trình độ đào tạo | Năm
        ^   | ^         | Ngày | Tháng | Năm | ^ | ^ | ^
        1   | Tống Hoà  | 3 | 2 | 1985 | Xã An Phước | TCLLCT | 2019
        """
    )
    assert days(roster, "birth_date") == [dt.date(1985, 2, 3)]
