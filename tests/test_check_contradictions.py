"""Days of decisions, of a training's end and of the Party against what else a row tells."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rosters_checked import SETTINGS, cells_told, found_in, told

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.settings import Checks, Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("level", "start", "year", "found"),
    [
        ("Trung cấp LLCT", "15/03/2024", "2026", True),
        ("Trung cấp LLCT", "15/03/2024", "2025", False),  # until March of that year
        ("Trung cấp LLCT", "2024", "2025", False),
        ("Sơ cấp LLCT", "15/03/2024", "2025", True),
        ("Sơ cấp LLCT", "15/12/2024", "2025", False),
        ("Sơ cấp LLCT", "12/2024", "2025", False),
        ("Thạc sĩ", "15/09/2023", "2025", False),
        ("Thạc sĩ", "15/09/2021", "2025", True),
        ("Bồi dưỡng nghiệp vụ", "15/03/2024", "2025", False),  # nobody knows how long it lasts
        ("Bồi dưỡng nghiệp vụ", "15/03/2024", "2026", True),
        # A decision of one year may send to a class that begins early in the next.
        ("Trung cấp LLCT", "15/03/2024", "2023", False),
        ("Trung cấp LLCT", "15/09/2024", "2023", True),
        ("Trung cấp LLCT", "2024", "2023", False),
        ("Trung cấp LLCT", "15/03/2024", "2024", False),
    ],
)
def test_without_an_end_the_usual_one_is_held_against_the_year(
    tmp_path: Path, level: str, start: str, year: str, *, found: bool
) -> None:
    line = f"1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;{level};{start};;{year}"
    assert cells_told(tmp_path, "year-contradicted", line) == ["I2"] * found


@pytest.mark.parametrize("end", ["30/6/2026", "31/2/2026", "khi có kết quả"])
def test_an_end_that_is_told_or_cannot_be_read_speaks_for_itself(tmp_path: Path, end: str) -> None:
    line = f"1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;15/3/2024;{end};2026"
    assert cells_told(tmp_path, "year-contradicted", line) == []


def test_a_year_over_the_list_is_of_the_list(tmp_path: Path) -> None:
    header = "DANH SÁCH CỬ ĐI ĐÀO TẠO NĂM 2026\nSTT;Họ và tên;Năm sinh;Đơn vị;Trình độ;Từ ngày"
    line = "1;Nguyễn Văn An;1985;Xã An Phước;Trung cấp LLCT;15/3/2024"
    assert cells_told(tmp_path, "year-contradicted", line, header=header) == []


DECIDED = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Số QĐ;Ngày QĐ;Từ ngày;Năm"


@pytest.mark.parametrize(
    ("decision", "day", "start", "found"),
    [
        ("12-QĐ/HU ngày 15/5/2020", "", "1/3/2020", ["F2"]),
        ("12-QĐ/HU", "15/5/2020", "1/3/2020", ["G2"]),
        ("12-QĐ/HU ngày 15/5/2020", "15/5/2020", "1/3/2020", ["G2"]),
        ("12-QĐ/HU", "31/3/2020", "1/3/2020", []),  # thirty days
        ("12-QĐ/HU", "1/4/2020", "1/3/2020", ["G2"]),
        ("12-QĐ/HU", "1/4/2020", "3/2020", []),  # maybe at the month's end
        ("12-QĐ/HU", "15/5/2020", "3/2020", ["G2"]),
        ("12-QĐ/HU", "15/2/2020", "1/3/2020", []),
        ("12-QĐ/HU", "15/5/2020", "", []),
        ("12-QĐ/HU", "15/5/2040", "1/3/2020", []),
    ],
)
def test_a_decision_long_after_the_beginning(
    tmp_path: Path, decision: str, day: str, start: str, found: list[str]
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;Trung cấp LLCT;{decision};{day};{start};2020"
    issues = found_in(tmp_path, line, header=DECIDED)
    assert [cell for cell, _ in told(issues, "decision-late")] == found
    assert {one.severity for one in issues if one.rule == "decision-late"} <= {"note"}


PARTY = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm;Ngày vào Đảng;Ngày chính thức"


@pytest.mark.parametrize(
    ("days", "doubtful", "early"),
    [
        ("15/3/1985;14/3/2003;", ["G2"], []),
        ("15/3/1985;15/3/2003;", [], []),
        ("15/3/1985;2/2003;", ["G2"], []),
        ("15/3/1985;3/2003;", [], []),
        ("1985;1/1/2002;", ["G2"], []),
        ("1985;1/1/2003;", [], []),
        ("15/3/1985;1/1/1980;", ["G2"], []),
        ("15/3/1985;1/1/2027;", ["G2"], []),
        ("15/3/1985;;1/1/2027", ["H2"], []),
        ("15/3/1985;3/2/2010;3/2/2009", ["H2"], []),
        ("15/3/1985;3/2/2010;3/8/2010", [], ["H2"]),
        ("15/3/1985;3/2/2010;1/2/2011", [], []),
        ("15/3/1985;3/2/2010;", [], []),
        (";3/2/2010;3/2/2011", [], []),
        (";;", [], []),
    ],
)
def test_days_of_joining_the_party(
    tmp_path: Path, days: str, doubtful: list[str], early: list[str]
) -> None:
    birth, joined, full = days.split(";")
    line = f"1;Nguyễn Văn An;{birth};Xã An Phước;Trung cấp LLCT;2019;{joined};{full}"
    issues = found_in(tmp_path, line, header=PARTY)
    assert [cell for cell, _ in told(issues, "party-date-doubtful")] == doubtful
    assert [cell for cell, _ in told(issues, "party-official-early")] == early


def test_who_was_too_young_is_told_with_the_age(tmp_path: Path) -> None:
    lines = (
        "1;Nguyễn Văn An;15/3/1985;Xã An Phước;Trung cấp LLCT;2019;1/3/2002;",
        "2;Trần Thị Bình;15/3/1985;Xã An Phước;Trung cấp LLCT;2019;1/3/1980;",
    )
    issues = found_in(tmp_path, *lines, header=PARTY)
    assert [one.says for one in issues if one.rule == "party-date-doubtful"] == [
        "Vào Đảng 01/03/2002 khi mới 16 tuổi; Điều lệ Đảng quy định từ đủ 18 tuổi.",
        "Vào Đảng 01/03/1980 trước khi sinh.",
    ]


RESULTS = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày;{};Ghi chú"


@pytest.mark.parametrize(
    ("result", "note", "found"),
    [
        ("Hoàn thành", "Thôi học", True),
        ("Đạt", "bỏ học từ tháng 3/2020", True),
        ("Khá", "Xin rút (lý do gia đình)", True),
        ("Giỏi", "chưa hoàn thành", True),
        ("Hoàn thành", "Bảo lưu theo QĐ 12", True),
        ("Hoàn thành", "đã nghỉ hưu", False),
        ("Hoàn thành", "Đang học lớp Cao cấp", False),
        ("Hoàn thành", "Hoàn thành", False),
        ("Hoàn thành", "", False),
        ("Đang học", "Thôi học", False),
        ("", "Thôi học", False),
    ],
)
def test_a_remark_that_contradicts_the_result(
    tmp_path: Path, result: str, note: str, *, found: bool
) -> None:
    line = f"1;Lê An;15/3/1985;Xã An Phước;TC LLCT;1/9/2019;30/6/2020;{result};{note}"
    issues = found_in(tmp_path, line, header=RESULTS.format("Kết quả"))
    assert told(issues, "status-contradicted") == [("I2", note)] * found


@pytest.mark.parametrize(
    ("end", "last", "found"),
    [
        ("30/6/2020", "1/9/2024", ["G2"]),
        ("6/2020", "1/9/2024", ["G2"]),
        ("2020", "1/9/2024", ["G2"]),
        ("30/6/2024", "28/9/2024", []),  # ninety days
        ("30/6/2024", "29/9/2024", ["G2"]),
        ("30/6/2025", "1/9/2024", []),
        # The list was made while they studied, or a day in it is a slip of the pen.
        ("30/6/2020", "1/3/2020", []),
        ("30/6/2020", "1/9/2062", []),
        ("30/6/2018", "1/9/2024", []),  # before the start, which is told
        ("", "1/9/2024", []),
    ],
)
def test_who_still_studies_long_after_the_end(
    tmp_path: Path, end: str, last: str, found: list[str]
) -> None:
    lines = (
        f"1;Lê An;15/3/1985;Xã An Phước;TC LLCT;1/9/2019;{end};Đang học;",
        f"2;Lê Bé;16/3/1985;Xã An Phước;TC LLCT;{last};;;",
    )
    header = RESULTS.format("Tình trạng")
    assert cells_told(tmp_path, "in-progress-late", *lines, header=header) == found


def test_an_end_of_who_completed_tells_when_the_list_was_made(tmp_path: Path) -> None:
    lines = (
        "1;Lê An;15/3/1985;Xã An Phước;TC LLCT;1/9/2019;30/6/2020;Đang học;",
        "2;Lê Bé;16/3/1985;Xã An Phước;TC LLCT;1/9/2019;30/6/2021;{};",
    )
    header = RESULTS.format("Tình trạng")
    for status, found in (("Hoàn thành", ["G2"]), ("Đang học", []), ("Thôi học", [])):
        told_so = (lines[0], lines[1].format(status))
        assert cells_told(tmp_path, "in-progress-late", *told_so, header=header) == found


@pytest.mark.parametrize(
    ("level", "days", "found"),
    [
        ("Thạc sĩ", "1/9/2019;1/9/2019;", True),
        ("Thạc sĩ", "1/9/2019;10/9/2019;Hoàn thành", True),
        ("Thạc sĩ", "1/9/2019;26/2/2020;", True),
        ("Thạc sĩ", "1/9/2019;27/2/2020;", False),  # 180 days
        ("Tiến sĩ", "1/9/2019;1/6/2020;", True),
        ("Đại học", "1/9/2019;1/6/2020;", True),
        ("Cao cấp LLCT", "1/9/2019;30/9/2019;", True),
        ("Trung cấp LLCT", "1/9/2019;30/9/2019;", True),
        ("Trung cấp LLCT", "1/9/2019;9/2019;", False),
        ("Trung cấp LLCT", "9/2019;30/9/2019;", False),
        ("Thạc sĩ", "1/9/2019;10/9/2019;Thôi học", False),
        ("Thạc sĩ", "1/9/2019;1/8/2019;", False),  # told otherwise
        ("Sơ cấp LLCT", "1/9/2019;10/9/2019;", False),
        ("Bồi dưỡng nghiệp vụ", "1/9/2019;1/9/2019;", False),
        ("Cao cắp", "1/9/2019;1/9/2019;", False),
    ],
)
def test_a_training_that_is_over_too_soon(
    tmp_path: Path, level: str, days: str, *, found: bool
) -> None:
    line = f"1;Lê An;15/3/1985;Xã An Phước;{level};{days};"
    issues = found_in(tmp_path, line, header=RESULTS.format("Tình trạng"))
    assert told(issues, "training-short") == [("G2", days.split(";")[1])] * found


def test_an_office_sets_its_own_times(tmp_path: Path) -> None:
    words = load_vocabulary(shipped.vocabulary())
    own = Checks(decision_days=5, studying_days=1000, party_age=25, probation_months=18)
    header = f"{DECIDED};Đến ngày;Tình trạng;Ngày sinh;Ngày vào Đảng;Ngày chính thức"
    line = (
        "1;Nguyễn Văn An;;Xã An Phước;Trung cấp LLCT;12-QĐ/HU;10/3/2020;1/3/2020;2020;1/3/2021;"
        "Đang học;15/3/1985;1/3/2008;1/4/2009"
    )
    other = "2;Lê Bé;;Xã An Phước;Trung cấp LLCT;;;1/9/2023;2023;;;15/3/1986;;"
    path = tmp_path / "ds.csv"
    path.write_text("\n".join(map(textwrap.dedent, (header, line, other))), encoding="utf-8")
    roster = read_roster(open_files([str(path)], words, Reading(), Limits()), words)
    rules = ("decision-late", "in-progress-late", "party-date-doubtful", "party-official-early")
    usual = {one.rule for one in examine(roster, words, SETTINGS, only=rules)} & set(rules)
    changed = {one.rule for one in examine(roster, words, replace(SETTINGS, check=own), only=rules)}
    assert usual == {"in-progress-late"}
    assert changed & set(rules) == set(rules) - usual
