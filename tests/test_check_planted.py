"""Mistakes that were planted and not found, each beside what looks like one and is none."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_check_rules import SETTINGS, found_in, told

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.settings import Checks, Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.report.masking import without_names

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày;Năm"
AN = "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2019"
BINH = "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020"


def cells(folder: Path, rule: str, *lines: str, header: str = HEADER) -> list[str | None]:
    """List the cells at which a rule tells of something."""
    return [cell for cell, _ in told(found_in(folder, *lines, header=header), rule)]


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
    assert cells(tmp_path, "year-contradicted", line) == ["I2"] * found


@pytest.mark.parametrize("end", ["30/6/2026", "31/2/2026", "khi có kết quả"])
def test_an_end_that_is_told_or_cannot_be_read_speaks_for_itself(tmp_path: Path, end: str) -> None:
    line = f"1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;15/3/2024;{end};2026"
    assert cells(tmp_path, "year-contradicted", line) == []


def test_a_year_over_the_list_is_of_the_list(tmp_path: Path) -> None:
    header = "DANH SÁCH CỬ ĐI ĐÀO TẠO NĂM 2026\nSTT;Họ và tên;Năm sinh;Đơn vị;Trình độ;Từ ngày"
    line = "1;Nguyễn Văn An;1985;Xã An Phước;Trung cấp LLCT;15/3/2024"
    assert cells(tmp_path, "year-contradicted", line, header=header) == []


MARKS = "STT;Họ và tên;Năm sinh;Đơn vị;Năm đào tạo;{};Từ ngày;Tình trạng"
OF_THEORY = MARKS.format("Sơ cấp LLCT;Trung cấp LLCT;Cao cấp LLCT;Cử nhân chính trị")
OF_DEGREES = MARKS.format("Cao đẳng;Đại học;Thạc sĩ;Tiến sĩ")


@pytest.mark.parametrize(
    ("header", "marks", "year", "found"),
    [
        (OF_THEORY, ";x;x;", "2023", ("prerequisite-missing", "H2")),
        (OF_THEORY, ";x;;x", "2023", ("lower-level", "I2")),
        (OF_DEGREES, ";;x;x", "2023", ("lower-level", "I2")),
        (OF_DEGREES, "x;x;;", "2023", ("lower-level", "G2")),
        # Sơ cấp takes two months; without a year nobody knows whether it is one.
        (OF_THEORY, "x;x;;", "2023", None),
        (OF_THEORY, ";x;x;", "", None),
        (OF_DEGREES, "x;;x;", "2023", ("lower-level", "H2")),
        (OF_DEGREES, "x;;;", "2023", None),
        (MARKS.format("Trung cấp LLCT;Đại học;Tin học;Ngoại ngữ"), "x;x;;", "2023", None),
        # Years in place of marks.
        (OF_THEORY, ";2023;2023;", "", ("prerequisite-missing", "H2")),
        (OF_THEORY, ";2022;2023;", "", None),
    ],
)
def test_two_marks_of_a_ladder_in_one_row_are_asked_about(
    tmp_path: Path, header: str, marks: str, year: str, found: tuple[str, str] | None
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;{year};{marks};;"
    issues = found_in(tmp_path, line, header=header)
    asked = [
        (one.rule, one.place.cell, one.says)
        for one in issues
        if one.rule in {"prerequisite-missing", "lower-level"}
    ]
    assert [one[:2] for one in asked] == ([found] if found else [])
    assert all(says.startswith("Cần xem xét: Nguyễn Văn An được cử học ") for *_, says in asked)


@pytest.mark.parametrize(
    ("start", "status", "found"),
    [
        ("9/2023", "", ["H2"]),
        ("1/9/2023", "", ["A2"]),  # which is told by the day, and once
        ("", "thôi học", []),
    ],
)
def test_marks_of_one_row_share_its_day_and_its_status(
    tmp_path: Path, start: str, status: str, found: list[str]
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;2023;;x;x;;{start};{status}"
    assert cells(tmp_path, "prerequisite-missing", line, header=OF_THEORY) == found


def test_of_marks_of_one_row_nobody_needs_a_birth(tmp_path: Path) -> None:
    line = "1;Nguyễn Văn An;;Xã An Phước;2023;;x;x;;1/9/2023;"
    assert cells(tmp_path, "prerequisite-missing", line, header=OF_THEORY) == ["H2"]


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


@pytest.mark.parametrize(
    ("name", "sex", "found"),
    [
        ("Trần Thị Bình", "Nam", True),
        ("TRẦN THỊ BÌNH", "Nam", True),
        ("Nguyễn Văn An", "Nữ", True),
        ("Trần Thị Bình", "Nữ", False),
        ("Trần Thị Bình", "", False),
        ("Nguyễn Văn An", "Nam", False),
        ("Lê Minh Thị", "Nam", False),  # not behind the surname
        ("Văn Thị", "Nam", False),  # a surname and a given name
        ("Nguyễn Văn Thị Hoa", "Nữ", False),  # a surname of two words
        ("Văn Hoàng Anh", "Nữ", False),
    ],
)
def test_a_name_of_the_other_sex_is_asked_about(
    tmp_path: Path, name: str, sex: str, *, found: bool
) -> None:
    line = f"1;{name};15/3/1985;{sex};Xã An Phước;Trung cấp LLCT;;;2019"
    issues = found_in(tmp_path, line)
    assert told(issues, "name-sex") == [("D2", sex)] * found
    assert {one.severity for one in issues if one.rule == "name-sex"} <= {"note"}


def test_so_is_a_birth_in_the_column_of_the_other_sex(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;;Đơn vị;Trình độ đào tạo;Năm\n;;Nam;Nữ;;;"
    lines = (
        "1;Nguyễn Văn An;15/3/1985;;Xã An Phước;Trung cấp LLCT;2019",
        "2;Trần Thị Bình;2/9/1990;;Xã An Phước;Trung cấp LLCT;2019",
        "3;Lê Thị Chi;;2/9/1991;Xã An Phước;Trung cấp LLCT;2019",
    )
    assert cells(tmp_path, "name-sex", *lines, header=header) == ["C4"]


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


CHI = "3;Lê Văn Chi;1/5/1980;Nam;Xã An Phước;Cao cấp LLCT;;;2020"


@pytest.mark.parametrize(
    ("name", "rule", "advice"),
    [
        ("Nguyễn Văn Ha1", "name-miswritten", 'Có phải "Nguyễn Văn Ha"? Nếu đúng, sửa ô này.'),
        ("Nguyễn V4n Hai", "name-miswritten", None),
        ("LêVăn Năm", "name-miswritten", 'Có phải "Lê Văn Năm"? Nếu đúng, sửa ô này.'),
        ("Lê VănNăm", "name-miswritten", 'Có phải "Lê Văn Năm"? Nếu đúng, sửa ô này.'),
        ("lê thị bốn", "name-unlike", 'Có phải "Lê Thị Bốn"? Nếu đúng, sửa ô này.'),
        ("Lê", "name-unlike", None),
        ("lê", "name-unlike", 'Có phải "Lê"? Nếu đúng, sửa ô này.'),
        ("Trần Thị Bình 2", "", None),
        ("Nguyễn Văn A1", "", None),
        ("Nguyễn Văn A", "", None),
        ("NGUYỄN VĂN HAI", "", None),
        ("H'Bia Niê", "", None),
        ("K'Brối Y", "", None),
        ("KpăH Lan", "", None),
        ("Nguyễn Văn hai", "", None),
    ],
)
def test_how_a_name_is_written(tmp_path: Path, name: str, rule: str, advice: str | None) -> None:
    line = f"4;{name};2/9/1991;;Xã An Phước;Cao cấp LLCT;;;2020"
    issues = [
        one
        for one in found_in(tmp_path, AN, BINH, CHI, line)
        if one.rule in {"name-miswritten", "name-unlike"}
    ]
    assert [(one.rule, one.place.cell, one.found) for one in issues] == (
        [(rule, "B5", name)] if rule else []
    )
    assert all(one.advice == advice for one in issues if advice)


@pytest.mark.parametrize("names", [("an", "bình", "chi"), ("An", "Bình", "Chi")])
def test_a_list_that_writes_all_names_so_has_its_own_way(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    lines = [
        f"{at};{name};2/9/199{at};;Xã An Phước;Cao cấp LLCT;;;2020"
        for at, name in enumerate(names, 1)
    ]
    assert cells(tmp_path, "name-unlike", *lines) == []


CARD = "STT;Họ và tên;Ngày sinh;Giới tính;{};Đơn vị;Trình độ đào tạo;Năm"


@pytest.mark.parametrize(
    ("number", "birth", "sex", "says"),
    [
        ("087085001234", "15/3/1985", "Nam", None),
        ("087185001234", "15/3/1985", "Nam", "nữ sinh năm 1985, nhưng dòng này ghi nam."),
        ("087085001234", "1958", "Nam", "nam sinh năm 1985, nhưng dòng này ghi sinh năm 1958."),
        ("087185001234", "1958", "Nam", "nữ sinh năm 1985, nhưng dòng này ghi nam, sinh năm 1958."),
        ("087201001234", "15/3/2001", "Nam", None),
        ("087301001234", "15/3/2001", "Nam", "nữ sinh năm 2001, nhưng dòng này ghi nam."),
        ("087085001234", "", "", None),
        ("087185001234", "15/3/1985", "", None),
        ("099185001234", "15/3/1985", "Nam", None),  # no province
        ("000185001234", "15/3/1985", "Nam", None),
        ("087485001234", "15/3/1985", "Nam", None),  # no century yet
        ("341234567", "15/3/1985", "Nam", None),
    ],
)
def test_what_the_digits_of_a_card_tell(
    tmp_path: Path, number: str, birth: str, sex: str, says: str | None
) -> None:
    line = f"1;Lê Hoàng An;{birth};{sex};{number};Xã An Phước;Trung cấp LLCT;2020"
    issues = [
        one
        for one in found_in(tmp_path, line, header=CARD.format("CCCD"))
        if one.rule == "identity-contradicted"
    ]
    whole = f"Chữ số thứ 4, 5, 6 của số này là của {says}"
    assert [(one.place.cell, one.says) for one in issues] == ([("E2", whole)] if says else [])


def test_codes_of_an_office_tell_nothing(tmp_path: Path) -> None:
    line = "1;Lê Hoàng An;15/3/1985;Nam;087185001234;Xã An Phước;Trung cấp LLCT;2020"
    header = CARD.format("Mã cán bộ")
    assert cells(tmp_path, "identity-contradicted", line, header=header) == []


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
    assert cells(tmp_path, "in-progress-late", *lines, header=header) == found


def test_an_end_of_who_completed_tells_when_the_list_was_made(tmp_path: Path) -> None:
    lines = (
        "1;Lê An;15/3/1985;Xã An Phước;TC LLCT;1/9/2019;30/6/2020;Đang học;",
        "2;Lê Bé;16/3/1985;Xã An Phước;TC LLCT;1/9/2019;30/6/2021;{};",
    )
    header = RESULTS.format("Tình trạng")
    for status, found in (("Hoàn thành", ["G2"]), ("Đang học", []), ("Thôi học", [])):
        told_so = (lines[0], lines[1].format(status))
        assert cells(tmp_path, "in-progress-late", *told_so, header=header) == found


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


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Trường THCS Tân Phú", True),
        ("Phòng Nội vụ", True),
        ("Xã Tân Phú", True),
        ("XÃ TÂN PHÚ", True),
        ("Ban Dân vận Huyện uỷ", True),
        ("Ban Chỉ Huy Quân Sự Xã", True),
        ("Ban An Phước", True),  # another row's unit
        ("Ban Quản Lý Dự Án Đầu Tư", True),
        ("Phòng Văn An", False),
        ("phòng văn an", False),
        ("Phòng Minh Tân", False),
        ("PHÒNG MINH TÂN", False),
        ("Đoàn Minh Tân", False),
        ("Trường Giang", False),
    ],
)
def test_a_unit_in_place_of_a_name_beside_other_cells(
    tmp_path: Path, name: str, *, found: bool
) -> None:
    of_ban = BINH.replace("Xã An Phước", "Ban An Phước")
    line = f"3;{name};2/9/1991;Nam;Xã An Phước;Cao cấp LLCT;;;2020"
    issues = found_in(tmp_path, AN, of_ban, line)
    assert told(issues, "name-of-unit") == [("B4", name)] * found


TWICE = {
    "no birth": "{};Nguyễn Văn An;;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
    "no birth and no year": "{};Nguyễn Văn An;;Nam;Xã An Phước;Trung cấp LLCT;;;",
    "a birth that cannot be": "{};Nguyễn Văn An;31/2/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
    "a level nobody knows": "{};Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Cao cắp;;;2019",
    "no level": "{};Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;;;;2019",
    "no unit": "{};Nguyễn Văn An;;Nam;;Trung cấp LLCT;;;2019",
    "no year": "{};Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;",
}


@pytest.mark.parametrize("line", TWICE.values(), ids=TWICE.keys())
def test_rows_that_say_the_same_are_told_whatever_is_missing(tmp_path: Path, line: str) -> None:
    lines = (line.format(1), BINH, line.format(3), line.format(4))
    issues = [
        one for one in found_in(tmp_path, *lines) if one.rule in {"duplicate-doubtful", "duplicate"}
    ]
    assert [one.place.cell for one in issues] == ["A4", "A5"]
    assert all("tại A2" in one.says and "Đang tính cả hai lượt." in one.says for one in issues)


@pytest.mark.parametrize(
    "other",
    [
        "3;Nguyễn Văn An;;Nam;Xã Long Hoà;Trung cấp LLCT;;;2019",
        "3;Nguyễn Văn An;;Nam;Xã An Phước;Cao cấp LLCT;;;2019",
        "3;Nguyễn Văn An;;Nam;Xã An Phước;Trung cấp LLCT;;;2021",
        "3;Nguyễn Văn An;;;Xã An Phước;Trung cấp LLCT;;;2019",
        "3;Nguyễn Văn Ân;;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
    ],
)
def test_rows_that_differ_in_a_cell_are_left_alone(tmp_path: Path, other: str) -> None:
    issues = found_in(tmp_path, TWICE["no birth"].format(1), BINH, other)
    assert told(issues, "duplicate-doubtful") == []


def test_so_are_those_that_a_column_nobody_knows_tells_apart(tmp_path: Path) -> None:
    header = f"{HEADER};Quê quán gốc"
    line = TWICE["no birth"]
    for homes, found in ((("Mỹ An", "Mỹ Thọ"), []), (("Mỹ An", "Mỹ An"), ["A3"])):
        lines = [f"{line.format(at)};{home}" for at, home in enumerate(homes, 1)]
        assert cells(tmp_path, "duplicate-doubtful", *lines, header=header) == found


def test_so_are_those_of_two_sections(tmp_path: Path) -> None:
    lines = (
        ";Xã An Phước;;;;;;;",
        "1;Nguyễn Văn An;;Nam;;Trung cấp LLCT;;;2019",
        ";Xã Long Hoà;;;;;;;",
        "1;Nguyễn Văn An;;Nam;;Trung cấp LLCT;;;2019",
    )
    assert cells(tmp_path, "duplicate-doubtful", *lines) == []


def test_so_are_those_of_two_files_and_those_without_a_name(tmp_path: Path) -> None:
    words = load_vocabulary(shipped.vocabulary())
    nobody = ";;;Nam;Xã An Phước;Trung cấp LLCT;;;2019"
    paths = [tmp_path / name for name in ("a.csv", "b.csv")]
    for path in paths:
        lines = (HEADER, TWICE["no birth"].format(1), f"2{nobody}", f"3{nobody}")
        path.write_text("\n".join(lines), encoding="utf-8")
    opened = open_files([str(path) for path in paths], words, Reading(), Limits())
    issues = read_roster(opened, words).issues
    assert [one for one in issues if one.rule == "duplicate-doubtful"] == []


def test_so_are_the_marks_of_one_row(tmp_path: Path) -> None:
    header = (
        "STT;Họ và tên;Đơn vị;Năm;Trung cấp LLCT;;Cao cấp LLCT\n"
        ";;;;Tập trung;Không tập trung;Tập trung"
    )
    lines = "1;Nguyễn Văn An;Xã An Phước;2019;x;x;", "2;Trần Thị Bình;Xã An Phước;2019;x;;"
    assert cells(tmp_path, "duplicate-doubtful", *lines, header=header) == []


def test_rows_that_surely_repeat_another_are_not_told_twice(tmp_path: Path) -> None:
    issues = found_in(tmp_path, AN, AN.replace("1;", "2;", 1))
    assert [one.rule for one in issues] == ["duplicate-row"]


def test_what_names_a_person_is_masked(tmp_path: Path) -> None:
    lines = (
        AN,
        "2;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2021",
        "3;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Cao cấp LLCT;;;2018",
        "4;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Sơ cấp LLCT;;;2022",
    )
    issues = found_in(tmp_path, *lines)
    naming = {one.rule for one in issues if "Nguyễn Văn An" in one.says}
    assert naming == {"repeated-level", "prerequisite-missing", "lower-level"}
    masked = without_names(issues, load_vocabulary(shipped.vocabulary()))
    assert not any("Nguyễn" in one.says for one in masked)


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
