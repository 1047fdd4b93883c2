"""Years and days of a training, and of a birth, against one another and against today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rosters_checked import HEADER, SETTINGS, cells_told, found_in, told

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path


AN = "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;{};{};{};{};"


@pytest.mark.parametrize(
    ("start", "end", "year", "cells"),
    [
        ("1/3/2023", "1/9/2025", "2021", ["I2"]),
        ("1/3/2023", "", "2021", ["I2"]),
        ("", "1/9/2021", "2023", ["I2"]),
        ("1/3/2019", "1/9/2021", "2023", ["I2"]),
        ("3/2023", "", "2021", ["I2"]),
        # A decision late in one year sends to a class that begins in the next.
        ("1/3/2023", "1/9/2025", "2022", []),
        ("1/3/2023", "1/9/2025", "2024", []),
        ("1/3/2023", "1/9/2025", "2025", []),
        ("1/3/2023", "1/9/2025", "", []),
        # That a year cannot be, or the end is before the start, is told already.
        ("1/3/2023", "1/9/2025", "1921", []),
        ("1/3/2023", "1/9/2020", "2021", []),
    ],
)
def test_a_year_that_its_own_days_contradict(
    tmp_path: Path, start: str, end: str, year: str, cells: list[str]
) -> None:
    issues = found_in(tmp_path, AN.format("Thạc sĩ", start, end, year))
    assert [cell for cell, _ in told(issues, "year-contradicted")] == cells


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("1/3/2023", "1/9/2023", "trước khi được cử học Trung cấp LLCT từ ngày 01/09/2023"),
        ("1/3/2023", "1/3/2023", "từ ngày 01/03/2023, cùng ngày với Trung cấp LLCT tại A3"),
        ("1/9/2023", "1/3/2023", ""),
        ("1/3/2023", "", ""),
        ("3/2023", "9/2023", ""),
    ],
)
def test_a_prerequisite_within_one_year(tmp_path: Path, first: str, second: str, says: str) -> None:
    lines = (
        AN.format("Cao cấp LLCT", first, "", "2023"),
        AN.format("Trung cấp LLCT", second, "", "2023"),
    )
    issues = [one for one in found_in(tmp_path, *lines) if one.rule == "prerequisite-missing"]
    assert [one.place.cell for one in issues] == ["A2"] * bool(says)
    assert all(says in one.says for one in issues)


@pytest.mark.parametrize(
    ("birth", "year", "cells"),
    [
        ("5/1/2080", "", ["C2"]),
        ("5/1/2080", "1899", ["C2"]),
        ("5/1/2080", "1910", ["C2"]),
        ("5/1/2080", "2023", ["C2"]),
        ("5/1/1980", "", []),
        ("", "", []),
    ],
)
def test_a_birth_to_come(tmp_path: Path, birth: str, year: str, cells: list[str]) -> None:
    line = AN.format("Thạc sĩ", "", "", year).replace("15/3/1985", birth)
    issues = found_in(tmp_path, line, header=HEADER)
    assert [cell for cell, _ in told(issues, "birth-after-training")] == cells


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("Tiến sĩ", "Thạc sĩ"),
        ("Cao cấp LLCT", "Sơ cấp LLCT"),
        ("Trung cấp LLCT", "Sơ cấp LLCT"),
        ("Cử nhân chính trị", "Trung cấp LLCT"),
        ("Đại học", "Cao đẳng"),
    ],
)
def test_a_lower_level_after_a_higher_one_of_its_ladder_is_to_be_considered(
    tmp_path: Path, higher: str, lower: str
) -> None:
    lines = [AN.format(higher, "", "", "2018"), AN.format(lower, "", "", "2020")]
    (issue,) = (one for one in found_in(tmp_path, *lines) if one.rule == "lower-level")
    assert (issue.place.cell, issue.severity) == ("A3", "warning")
    assert issue.says == (
        f"Cần xem xét: Nguyễn Văn An được cử học {lower} năm 2020, sau khi được cử học {higher} "
        "năm 2018 tại A2."
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thạc sĩ;2018", "Tiến sĩ;2020"),
        ("Tiến sĩ;2020", "Thạc sĩ;2018"),
        ("Tiến sĩ;2020", "Thạc sĩ;2020"),
        ("Tiến sĩ;2018", "Sơ cấp LLCT;2020"),
        ("Thạc sĩ;2018", "Đại học văn bằng 2;2020"),
        ("Đại học;2018", "Trung cấp quân sự;2020"),
        ("Cử nhân chính trị;2018", "Hoàn chỉnh cao cấp LLCT;2020"),
        ("Cao cấp LLCT;2018", "Bồi dưỡng nghiệp vụ;2020"),
        # That the higher one requires the lower is told by that rule.
        ("Cao cấp LLCT;2018", "Trung cấp LLCT;2020"),
    ],
)
def test_levels_in_order_or_beside_one_another_are_left_alone(
    tmp_path: Path, first: str, second: str
) -> None:
    told_of = (one.split(";") for one in (first, second))
    lines = [AN.format(level, "", "", year) for level, year in told_of]
    assert told(found_in(tmp_path, *lines), "lower-level") == []


@pytest.mark.parametrize(
    ("higher", "lower", "says"),
    [
        ("1/3/2023", "1/9/2023", "01/09/2023, sau khi được cử học Tiến sĩ từ ngày 01/03/2023 tại"),
        ("1/3/2023", "1/3/2023", "Thạc sĩ từ ngày 01/03/2023, cùng ngày với Tiến sĩ tại A2."),
        ("1/9/2023", "1/3/2023", ""),
        ("3/2023", "9/2023", ""),
    ],
)
def test_so_is_one_within_a_year_by_its_days(
    tmp_path: Path, higher: str, lower: str, says: str
) -> None:
    lines = (AN.format("Tiến sĩ", higher, "", "2023"), AN.format("Thạc sĩ", lower, "", "2023"))
    issues = [one for one in found_in(tmp_path, *lines) if one.rule == "lower-level"]
    assert [one.place.cell for one in issues] == ["A3"] * bool(says)
    assert all(says in one.says for one in issues)


@pytest.mark.parametrize(("status", "cells"), [("thôi học", []), ("hoàn thành", ["A3"])])
def test_who_broke_off_may_go_to_a_lower_level(
    tmp_path: Path, status: str, cells: list[str]
) -> None:
    header = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm;Tình trạng"
    lines = (
        f"1;Nguyễn Văn An;15/3/1985;Xã An Phước;Tiến sĩ;2018;{status}",
        "2;Nguyễn Văn An;15/3/1985;Xã An Phước;Thạc sĩ;2020;đang học",
    )
    issues = found_in(tmp_path, *lines, header=header)
    assert [cell for cell, _ in told(issues, "lower-level")] == cells


def test_of_several_higher_levels_the_nearest_is_told_and_a_first_time_before_says_enough(
    tmp_path: Path,
) -> None:
    levels = ("Cao cấp LLCT", "2018"), ("Trung cấp LLCT", "2017"), ("Sơ cấp LLCT", "2020")
    lines = [AN.format(level, "", "", year) for level, year in levels]
    issues = [one for one in found_in(tmp_path, *lines) if one.rule == "lower-level"]
    assert [(one.place.cell, one.says.split(" tại ")[1]) for one in issues] == [("A4", "A3.")]
    before = AN.format("Sơ cấp LLCT", "", "", "2015")
    assert told(found_in(tmp_path, before, *lines), "lower-level") == []


def test_a_ladder_of_an_office_that_turns_in_a_circle_is_followed_once(tmp_path: Path) -> None:
    words = load_vocabulary(shipped.vocabulary())
    circle = {"thac-si": "tien-si"}
    levels = tuple(replace(one, above=circle.get(one.key, one.above)) for one in words.level)
    path = tmp_path / "ds.csv"
    lines = AN.format("Tiến sĩ", "", "", "2018"), AN.format("Thạc sĩ", "", "", "2020")
    path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    roster = read_roster(open_files([str(path)], words, Reading(), Limits()), words)
    issues = examine(roster, replace(words, level=levels), SETTINGS, only=("lower-level",))
    assert [issue.place.cell for issue in issues] == ["A3"]


COMPLETED = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày;Tình trạng"


@pytest.mark.parametrize(
    ("start", "end", "status", "found"),
    [
        ("1/9/2025", "30/6/2027", "Hoàn thành", ("G2", "ngày kết thúc 30/06/2027")),
        ("1/9/2025", "23/11/2026", "Hoàn thành", ("G2", "ngày kết thúc 23/11/2026")),
        ("9/2025", "12/2026", "Tốt nghiệp", ("G2", "tháng kết thúc 12/2026")),
        ("2025", "2027", "Hoàn thành", ("G2", "năm kết thúc 2027")),
        ("1/1/2027", "", "Hoàn thành", ("F2", "ngày bắt đầu 01/01/2027")),
        ("1/1/2027", "1/2/2027", "Hoàn thành", ("G2", "ngày kết thúc 01/02/2027")),
        # Today, or sometime this month or year; not completed; so far ahead that it cannot be.
        ("1/9/2025", "22/11/2026", "Hoàn thành", None),
        ("9/2025", "11/2026", "Hoàn thành", None),
        ("2025", "2026", "Hoàn thành", None),
        ("1/9/2025", "30/6/2027", "Đang học", None),
        ("1/9/2025", "30/6/2027", "", None),
        ("1/9/2025", "30/6/2061", "Hoàn thành", None),
    ],
)
def test_who_completed_what_has_not_ended_yet(
    tmp_path: Path, start: str, end: str, status: str, found: tuple[str, str] | None
) -> None:
    line = f"1;Nguyễn Văn An;15/3/1985;Xã An Phước;TC LLCT;{start};{end};{status}"
    issues = [i for i in found_in(tmp_path, line, header=COMPLETED) if i.rule == "completed-early"]
    wanted = [(found[0], f"Đã hoàn thành, nhưng {found[1]} ở sau 22/11/2026.")] if found else []
    assert [(issue.place.cell, issue.says) for issue in issues] == wanted


def test_a_result_beside_a_day_to_come_is_told_of_each_row(tmp_path: Path) -> None:
    header = COMPLETED.replace("Tình trạng", "Kết quả")
    lines = [
        f"{at};{name};15/3/1985;Xã An Phước;TC LLCT;1/9/2025;30/6/2027;{result}"
        for at, (name, result) in enumerate(
            (("Lê An", "Giỏi"), ("Lê Bé", ""), ("Lê Cam", "Khá")), 1
        )
    ]
    found = told(found_in(tmp_path, *lines, header=header), "completed-early")
    assert found == [("G2", "30/6/2027"), ("G4", "30/6/2027")]


def test_an_age_is_told_in_full_years_where_both_days_are_known(tmp_path: Path) -> None:
    line = "2;Trần Thị Bình;{};Nữ;Xã An Phước;Cao cấp LLCT;{};;2020;"
    for born, start, says in (
        ("2/9/2008", "1/3/2020", "Ngày bắt đầu 01/03/2020 người này 11 tuổi, ngoài"),
        ("2/3/2008", "2/3/2020", "Ngày bắt đầu 02/03/2020 người này 12 tuổi, ngoài"),
        ("2/9/2008", "", "Năm đào tạo 2020 người này 12 tuổi, ngoài"),
        ("2/9/1944", "1/3/2020", ""),  # 75 still
        ("2/3/1944", "2/3/2020", "Ngày bắt đầu 02/03/2020 người này 76 tuổi, ngoài"),
    ):
        issues = found_in(tmp_path, line.format(born, start))
        ages = [one.says for one in issues if one.rule == "age-out-of-range"]
        assert [one.startswith(says) for one in ages] == ([True] if says else []), born


def test_a_prerequisite_in_the_same_cell_is_no_other_row(tmp_path: Path) -> None:
    row = AN.format('"Trung cấp LLCT, Cao cấp LLCT"', "1/3/2023", "", "2023")
    issues = found_in(tmp_path, row)
    (issue,) = [one for one in issues if one.rule == "prerequisite-missing"]
    assert issue.says == (
        "Cần xem xét: Nguyễn Văn An được cử học Cao cấp LLCT và Trung cấp LLCT cùng năm 2023."
    )
    assert "trùng tên" not in issue.advice


def test_a_birth_is_not_in_doubt_beside_a_year_that_cannot_be(tmp_path: Path) -> None:
    rules = [one.rule for one in found_in(tmp_path, AN.format("Thạc sĩ", "14/1/1900", "", ""))]
    assert rules == ["year-outside"]
    again = AN.replace("1985", "2024").format("Thạc sĩ", "14/1/2023", "", "")
    assert "birth-after-training" in {one.rule for one in found_in(tmp_path, again)}


HOLDING = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ LLCT hiện có;Lớp cử đi học;Năm;Kết quả"


@pytest.mark.parametrize(
    ("held", "result", "cells"),
    [
        ("Cao cấp", "Đang học", ["E2"]),
        ("Trung cấp", "Đang học", ["E2"]),
        ("Sơ cấp", "Đang học", []),
        ("", "Đang học", []),
        ("Trung cấp", "Tốt nghiệp", []),  # which is what the course led to
        ("Cao cấp", "", []),  # the course was years ago
    ],
)
def test_who_studies_for_what_they_hold_is_to_be_considered(
    tmp_path: Path, held: str, result: str, cells: list[str]
) -> None:
    lines = [f"1;Nguyễn Văn Ân;15/3/1985;Xã A;{held};Trung cấp LLCT;2023;{result}"]
    others = ("Trần Thị Bé", "Lê Minh Châu", "Phạm Văn Dũng")
    lines += [
        f"{n};{name};{n}/5/198{n};Xã A;Sơ cấp;Trung cấp LLCT;2023;Đang học"
        for n, name in enumerate(others, start=2)
    ]
    assert cells_told(tmp_path, "level-held", *lines, header=HOLDING) == cells


def test_a_column_that_tells_what_all_are_sent_to_is_no_doubt(tmp_path: Path) -> None:
    lines = [
        f"{n};{name};{n}/5/198{n};Xã A;Trung cấp;Trung cấp LLCT;2023;Đang học"
        for n, name in enumerate(("Trần Thị Bé", "Lê Minh Châu"), start=1)
    ]
    assert cells_told(tmp_path, "level-held", *lines, header=HOLDING) == []
