"""Who is one person, which enrolment is told twice, and what is only a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.check.run import examine
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.likeness import names_alike

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import TrainReport

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster

VOCABULARY = load_vocabulary(shipped.vocabulary())
HEADER = (
    "STT;Họ và tên;Ngày sinh;Giới tính;CCCD;Đơn vị;Trình độ đào tạo;Từ ngày;Quyết định;Năm;"
    "Tình trạng"
)
AN = "1;Nguyễn Văn An;15/3/1985;Nam;;Xã Long Thuận;TC LLCT;1/3/2019;12-QĐ/HU;2019;"
DOUBTS = (
    "birth-doubtful",
    "name-doubtful",
    "identity-shared",
    "identity-differs",
    "duplicate-doubtful",
    "duplicate-row",
    "same-name",
    "repeated-level",
)


def read(folder: Path, *lines: str) -> Roster:
    path = folder / "ds.csv"
    path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    return read_roster(open_files([str(path)], VOCABULARY, Reading(), Limits()), VOCABULARY)


def doubts(roster: Roster) -> list[Issue]:
    return [issue for issue in examine(roster, VOCABULARY, Settings()) if issue.rule in DOUBTS]


def of_no_unit(folder: Path, year: str) -> str:
    """Write a list of one, who has a year of birth and no unit, for a year."""
    path = folder / f"ds-{year}.csv"
    cells = dict(zip(HEADER.split(";"), AN.split(";"), strict=True))
    cells |= {"Ngày sinh": "1985", "Đơn vị": "", "Năm": year, "Từ ngày": "", "Quyết định": ""}
    path.write_text("\n".join((HEADER, ";".join(cells.values()))), encoding="utf-8")
    return str(path)


def test_those_of_no_unit_are_one_within_a_file_alone(tmp_path: Path) -> None:
    paths = [of_no_unit(tmp_path, year) for year in ("2019", "2021")]
    roster = read_roster(open_files(paths, VOCABULARY, Reading(), Limits()), VOCABULARY)
    assert doubts(roster) == []


def second(**changed: str) -> str:
    """Give An's row once more, as the second, with other cells."""
    cells = dict(zip(HEADER.split(";"), AN.split(";"), strict=True))
    return ";".join((cells | {"STT": "2"} | changed).values())


ANOTHER_TRAINING = {"Trình độ đào tạo": "CC LLCT", "Năm": "2021", "Từ ngày": "", "Quyết định": ""}

DOUBTFUL = [
    # two rows that may be one person
    ("birth-doubtful", {"Ngày sinh": "16/3/1985", **ANOTHER_TRAINING}),
    ("birth-doubtful", {"Ngày sinh": "15/3/1986", **ANOTHER_TRAINING}),
    ("name-doubtful", {"Họ và tên": "Nguyễn Văn Ân", **ANOTHER_TRAINING}),
    ("name-doubtful", {"Họ và tên": "Nguyễn Văn Anh", **ANOTHER_TRAINING}),
    ("name-doubtful", {"Họ và tên": "Nguyển Văn An", **ANOTHER_TRAINING}),
    ("name-doubtful", {"Họ và tên": "Nguyen Van An", **ANOTHER_TRAINING}),
    ("name-doubtful", {"Họ và tên": "Nguyễn An", **ANOTHER_TRAINING}),
    ("same-name", {"Ngày sinh": "", **ANOTHER_TRAINING}),
    # two rows that may be one enrolment
    ("duplicate-doubtful", {"Quyết định": "13-QĐ/HU"}),
    ("duplicate-doubtful", {"Từ ngày": "5/3/2019"}),
    ("duplicate-doubtful", {"Đơn vị": "Trường Tiểu học Long Thuận"}),
    ("duplicate-doubtful", {"Trình độ đào tạo": "TC LLCT K13"}),
]


@pytest.mark.parametrize(("rule", "changed"), DOUBTFUL)
def test_a_doubt_is_told_at_the_later_row_and_both_are_counted(
    tmp_path: Path, rule: str, changed: dict[str, str]
) -> None:
    first = AN.replace("TC LLCT", "TC LLCT K12") if "K13" in str(changed) else AN
    roster = read(tmp_path, first, second(**changed))
    assert len(roster.frame) == 2
    (issue,) = doubts(roster)
    assert (issue.rule, issue.place.cell, issue.found) == (rule, "A3", "2")
    assert " tại A2" in issue.says


def test_a_day_and_month_changed_about_are_told_in_any_unit(tmp_path: Path) -> None:
    one = AN.replace("15/3/1985", "3/4/1985")
    other = second(**{"Ngày sinh": "4/3/1985", "Đơn vị": "Xã Phú Lộc", **ANOTHER_TRAINING})
    (issue,) = doubts(read(tmp_path, one, other))
    assert issue.rule == "birth-doubtful"
    assert "đảo ngày với tháng" in issue.says
    assert "(03/04/1985 và 04/03/1985)" in issue.says


SAME = [
    {},
    {"Họ và tên": "NGUYỄN  VĂN AN"},
    {"Đơn vị": "UBND xã Long Thuận"},
    {"Đơn vị": "Đảng uỷ xã Long Thuận"},
    {"Quyết định": ""},
    {"Quyết định": "12-QĐ/HU ngày 20/2/2019"},
    {"Từ ngày": ""},
    {"Từ ngày": "", "Quyết định": "", "Đơn vị": ""},
    {"Ngày sinh": "1985"},
    {"Trình độ đào tạo": "Lớp Trung cấp LLCT K12"},
]


@pytest.mark.parametrize("changed", SAME)
def test_one_enrolment_told_twice_counts_once(tmp_path: Path, changed: dict[str, str]) -> None:
    for lines in ((AN, second(**changed)), (second(**changed), AN)):
        roster = read(tmp_path, *lines)
        assert len(roster.frame) == 1
        (issue,) = doubts(roster)
        assert (issue.rule, issue.place.cell) == ("duplicate-row", "A3")
        assert "A2" in issue.says


def test_a_row_without_a_year_may_repeat_another_and_is_counted(tmp_path: Path) -> None:
    silent = {"Năm": "", "Từ ngày": "", "Quyết định": ""}
    for lines, cell, why in (
        ((AN, second(**silent)), "A3", "lượt này chưa ghi năm"),
        ((second(**silent), AN), "A2", "lượt này chưa ghi năm"),
        ((second(**silent), second(**silent)), "A3", "cả hai lượt chưa ghi năm"),
        ((AN, AN, second(**silent)), "A4", "lượt này chưa ghi năm"),
    ):
        roster = read(tmp_path, *lines)
        assert len(roster.frame) == 2
        (issue,) = (one for one in doubts(roster) if one.rule == "duplicate-doubtful")
        assert (issue.place.cell, why in issue.says) == (cell, True)
    for other in ({"Ngày sinh": "16/3/1985"}, {"Trình độ đào tạo": "CC LLCT"}):
        issues = doubts(read(tmp_path, AN, second(**silent, **other)))
        assert "duplicate-doubtful" not in {issue.rule for issue in issues}


def test_the_fuller_of_two_rows_is_the_one_that_counts(tmp_path: Path) -> None:
    bare = second(**{"Quyết định": "", "Từ ngày": ""})
    done = second(**{"Tình trạng": "Hoàn thành"})
    assert read(tmp_path, bare, AN).frame.index.tolist() == [1]
    assert read(tmp_path, AN, bare).frame.index.tolist() == [0]
    roster = read(tmp_path, AN, done)
    assert roster.frame["status"].tolist() == ["completed"]
    assert "tính theo dòng này vì đầy đủ hơn" in doubts(roster)[0].says


NO_DOUBT = {
    "namesakes whose births have nothing in common": {"Ngày sinh": "2/9/1979"},
    "namesakes of one year in two units": {"Ngày sinh": "2/9/1985", "Đơn vị": "Xã Phú Lộc"},
    "twins": {"Họ và tên": "Nguyễn Văn Bình"},
    "brother and sister, twins": {"Họ và tên": "Nguyễn Văn Ân", "Giới tính": "Nữ"},
    "people of one birth date in two units": {
        "Họ và tên": "Nguyễn Văn Ân",
        "Đơn vị": "Xã Phú Lộc",
    },
    "one person at two levels": {},
}


@pytest.mark.parametrize("changed", NO_DOUBT.values(), ids=NO_DOUBT.keys())
def test_two_people_are_no_doubt(tmp_path: Path, changed: dict[str, str]) -> None:
    assert doubts(read(tmp_path, AN, second(**(ANOTHER_TRAINING | changed)))) == []


def test_short_courses_of_one_year_are_two_enrolments(tmp_path: Path) -> None:
    first = AN.replace("TC LLCT", "BDNV")
    for changed in (
        {"Từ ngày": "5/9/2019"},
        {"Quyết định": "90-QĐ/HU"},
        {"Trình độ đào tạo": "BDNV đợt 2"},
    ):
        course = {"Trình độ đào tạo": "BDNV đợt 1"} | changed
        lines = first.replace("BDNV", "BDNV đợt 1"), second(**course)
        roster = read(tmp_path, *lines)
        assert (len(roster.frame), doubts(roster)) == (2, [])


def test_identity_numbers(tmp_path: Path) -> None:
    one = AN.replace(";Nam;;", ";Nam;087085001234;")

    def against(**changed: str) -> list[tuple[str, str | None]]:
        issues = doubts(read(tmp_path, one, second(**(ANOTHER_TRAINING | changed))))
        return [(issue.rule, issue.place.cell) for issue in issues]

    assert against(CCCD="087085001234") == []
    assert against(CCCD="87085001234") == []  # typed as a number
    assert against(CCCD="340123456") == []  # the card before it
    assert against(CCCD="087085009999") == [("identity-differs", "E3")]
    lan = {"Họ và tên": "Lê Thị Lan", "Ngày sinh": "2/9/1990", "Giới tính": "Nữ"}
    assert against(CCCD="087085009999", **{"Ngày sinh": "1985"}) == [("identity-differs", "E3")]
    assert against(CCCD="087085001234", **lan) == [("identity-shared", "E3")]
    assert against(CCCD="087085009999", **lan) == []
    twin = {"Họ và tên": "Nguyễn Văn Ân"}
    assert against(CCCD="087085009999", **twin) == []
    zeros = AN.replace(";Nam;;", ";Nam;000000000;")
    assert doubts(read(tmp_path, zeros, second(CCCD="000000000", **(ANOTHER_TRAINING | lan)))) == []


def test_an_identity_number_makes_one_person_of_rows_without_a_full_birth(tmp_path: Path) -> None:
    one = AN.replace(";Nam;;", ";Nam;087085001234;")
    year = {"Ngày sinh": "1985", "Đơn vị": "Xã Phú Lộc", **ANOTHER_TRAINING}
    frame = read(tmp_path, one, second(CCCD="087085001234", **year)).frame
    assert person_numbers(frame, VOCABULARY).nunique() == 1
    frame = read(tmp_path, one, second(CCCD="087085009999", **year)).frame
    assert person_numbers(frame, VOCABULARY).nunique() == 2
    other_birth = year | {"Ngày sinh": "16/3/1985"}
    frame = read(tmp_path, one, second(CCCD="087085001234", **other_birth)).frame
    assert person_numbers(frame, VOCABULARY).nunique() == 2
    same_unit = year | {"Đơn vị": "Xã Long Thuận"}
    frame = read(tmp_path, AN, second(CCCD="087085001234", **same_unit)).frame
    assert person_numbers(frame, VOCABULARY).nunique() == 1


def test_no_output_holds_an_identity_number(train_report: TrainReport, tmp_path: Path) -> None:
    read(tmp_path, AN.replace(";Nam;;", ";Nam;087085001234;"))
    for arguments in (["export"], ["export", "--mask"], ["summarize"]):
        done = train_report(*arguments, str(tmp_path / "ds.csv"), "--format", "json")
        assert done.returncode == 0
        assert "087085001234" not in done.stdout


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("nguyễn thị hồng hạnh", "nguyễn thị hồng hành", True),
        ("huỳnh văn nam", "hùynh văn nam", True),
        ("trần văn dũng", "trần văn dung", True),
        ("trần tuấn", "trần tuan", True),
        ("lê thị bích", "lê bích", True),
        ("lê thị bích", "lê thị bịch thủy", False),
        ("nguyễn thị hạnh", "nguyễn thị hoa", False),
        ("nguyễn tuấn anh", "nguyễn tú anh", False),
        ("nguyễn minh hiền", "nguyễn minh hiếu", False),
        ("lê văn an", "lê văn an", False),
    ],
)
def test_names_that_differ_as_slips_do(one: str, other: str, *, alike: bool) -> None:
    assert names_alike(one, other) is alike
    assert names_alike(other, one) is alike


def dragged(folder: Path, column: str, *values: str) -> list[tuple[str | None, str]]:
    people = ("An", "Bé", "Ca", "Dư", "Em", "Gấm", "Hai", "Kha", "Lê", "Mai", "Na", "Oanh")
    cells = dict(zip(HEADER.split(";"), AN.split(";"), strict=True)) | {"Quyết định": ""}
    start = {"Từ ngày": ""} if column == "Năm" else {}
    lines = [
        ";".join((cells | start | {"Họ và tên": f"Lê Thị {name}", column: value}).values())
        for name, value in zip(people, values, strict=False)
    ]
    issues = examine(read(folder, *lines), VOCABULARY, Settings())
    return [(i.place.cell, i.says) for i in issues if i.rule == "dates-dragged"]


def test_dates_dragged_down_are_told_once_a_run(tmp_path: Path) -> None:
    days = [f"{day:02d}/03/2018" for day in range(1, 7)]
    ((cell, says),) = dragged(tmp_path, "Từ ngày", "20/2/2018", *days, "9/1/2018")
    assert cell == "H3"
    assert says == (
        "Từ ô này đến H8, 6 dòng liền nhau có ngày bắt đầu tăng đều mỗi dòng một ngày "
        "(01/03/2018 – 06/03/2018), có thể do kéo ô xuống."
    )


@pytest.mark.parametrize(
    ("column", "values", "cells"),
    [
        ("Ngày sinh", ["28/2/1985", "1/3/1985", "2/3/1985", "3/3/1985", "4/3/1985"], ["C2"]),
        ("Ngày sinh", ["1/3/1985", "1/3/1986", "1/3/1987", "1/3/1988", "1/3/1989"], ["C2"]),
        ("Ngày sinh", ["1985", "1986", "1987", "1988", "1989", "1970"], ["C2"]),
        ("Năm", ["2016", "2017", "2018", "2019", "2020", "2021"], ["J2"]),
        (
            "Quyết định",
            [f"12-QĐ/HU ngày 15/3/{year}" for year in range(2015, 2021)],
            ["I2"],
        ),
        # what is no dragging
        ("Ngày sinh", ["1/3/1985", "2/3/1985", "3/3/1985", "4/3/1985"], []),
        ("Ngày sinh", ["1/3/1985", "2/3/1985", "4/3/1985", "5/3/1985", "7/3/1985"], []),
        ("Từ ngày", ["1/3/2018"] * 8, []),
        ("Năm", ["2018", "2018", "2019", "2019", "2020", "2020", "2021"], []),
        ("Quyết định", [f"{number}-QĐ/HU" for number in range(12, 20)], []),
        (
            "Ngày sinh",
            [
                "1970",
                "1972",
                "1975",
                "1979",
                "1980",
                "1981",
                "1982",
                "1983",
                "1986",
                "1990",
                "1991",
                "1995",
            ],
            [],
        ),
    ],
)
def test_what_is_dragged_and_what_is_not(
    tmp_path: Path, column: str, values: list[str], cells: list[str]
) -> None:
    assert [cell for cell, _ in dragged(tmp_path, column, *values)] == cells
