"""Starts, ends and spans of trainings, and the year of a row against those around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rosters_checked import cells_told, found_at, found_in, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_month_is_an_end_and_a_blank_is_none(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Từ tháng, năm;Đến tháng, năm;Kết quả"
    lines = (
        "1;Nguyễn Văn An;1985;Xã An Phước;TC LLCT;9/2019;8/2021;Giỏi",
        "2;Trần Thị Bình;1986;Xã An Phước;TC LLCT;9/2019;;Giỏi",
    )
    assert told(found_in(tmp_path, *lines, header=header), "end-missing") == [("G3", None)]


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        ("03/2019", "01/2019", "Tháng kết thúc 01/2019 trước tháng bắt đầu 03/2019."),
        ("15/03/2021", "01/2021", "Tháng kết thúc 01/2021 trước ngày bắt đầu 15/03/2021."),
        ("03/2021", "28/02/2021", "Ngày kết thúc 28/02/2021 trước tháng bắt đầu 03/2021."),
        ("2021", "2019", "Năm kết thúc 2019 trước năm bắt đầu 2021."),
        ("9/2021", "2019", "Năm kết thúc 2019 trước tháng bắt đầu 09/2021."),
        ("03/2019", "03/2019", ""),
        ("15/03/2019", "03/2019", ""),
        ("9/2021", "2021", ""),
        ("2021", "2021", ""),
    ],
)
def test_an_end_told_by_month_or_year_is_compared(
    tmp_path: Path, start: str, end: str, says: str
) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Từ tháng/năm;Đến tháng/năm"
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;TC LLCT;{start};{end}"
    issues = [(i.place.cell, i.says) for i in found_in(tmp_path, line, header=header)]
    assert issues == ([("G2", says)] if says else [])


@pytest.mark.parametrize("span", ["09/2024-03/2024", "2024-2022"])
def test_a_span_that_ends_before_it_begins_is_told_at_its_cell(tmp_path: Path, span: str) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Thời gian học"
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;TC LLCT;{span}"
    assert told(found_in(tmp_path, line, header=header), "end-before-start") == [("F2", span)]


@pytest.mark.parametrize(
    ("start", "end", "year", "found"),
    [
        ("1/9/2020", "01/06/2061", "2020", [("H2", "01/06/2061")]),
        ("1/9/2020", "01/06/2061", "", [("H2", "01/06/2061")]),
        ("1/9/2020", "6/2061", "", [("H2", "6/2061")]),
        ("1/9/1920", "01/06/2021", "2020", [("G2", "1/9/1920")]),
        ("1/9/2061", "", "", [("G2", "1/9/2061")]),
        ("1/9/2061", "1/10/2062", "", [("G2", "1/9/2061"), ("H2", "1/10/2062")]),
        ("1/9/2026", "01/06/2036", "", []),
    ],
)
def test_a_start_or_end_far_off_is_told_once_at_its_cell(
    tmp_path: Path, start: str, end: str, year: str, found: list[tuple[str, str]]
) -> None:
    line = f"1;Nguyễn Văn An;1985;Nam;Xã An Phước;TC LLCT;{start};{end};{year};"
    issues = found_in(tmp_path, line)
    assert told(issues, "year-outside") == found


def test_a_span_far_off_is_told_once(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Thời gian học"
    lines = (
        "1;Nguyễn Văn An;1985;Xã An Phước;TC LLCT;09/2061-03/2063",
        "2;Trần Thị Bình;1986;Xã An Phước;TC LLCT;09/2021-03/2063",
    )
    assert told(found_in(tmp_path, *lines, header=header), "year-outside") == [
        ("F2", "09/2061-03/2063"),
        ("F3", "09/2021-03/2063"),
    ]


YEARS_OF_ROWS = {
    "one of four": (("2021", "2021", "2012", "2021"), ["E5"]),
    "half of them": (("2021", "2021", "2012", "2018"), ["E5", "E6"]),
    "blanks tell nothing": (("2021", "", "", "2012"), ["E6"]),
    "a school year the title's is of": (("2021", "2020-2021", "2021", "2021"), []),
    "more than half": (("2021", "2019", "2012", "2018"), []),
}


@pytest.mark.parametrize(("years", "cells"), YEARS_OF_ROWS.values(), ids=YEARS_OF_ROWS.keys())
def test_a_row_of_another_year_than_most_and_the_title_is_told(
    tmp_path: Path, years: tuple[str, ...], cells: list[str]
) -> None:
    people = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung")
    path = tmp_path / "ds.csv"
    path.write_text(
        "DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO NĂM 2021;;;;\n"
        "STT;Họ và tên;Đơn vị;Trình độ đào tạo;Năm\n"
        + "".join(
            f"{number};{name};Xã An Phước;Trung cấp LLCT;{year}\n"
            for number, (name, year) in enumerate(zip(people, years, strict=True), start=1)
        ),
        encoding="utf-8",
    )
    odd = [issue for issue in found_at(path) if issue.rule == "value-contradicted"]
    assert [issue.place.cell for issue in odd] == cells
    assert all(issue.says.startswith("Dòng tiêu đề ghi năm 2021 nhưng dòng này") for issue in odd)


def test_a_row_of_another_year_than_the_file_is_told_by_its_days(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày"
    lines = (
        "1;Nguyễn Văn An;Xã An Phước;Trung cấp LLCT;1/3/2021;30/6/2021",
        "2;Trần Thị Bình;Xã An Phước;Trung cấp LLCT;1/9/2020;30/6/2021",
        "3;Lê Văn Cường;Xã An Phước;Trung cấp LLCT;1/3/2012;30/6/2012",
    )
    path = tmp_path / "Danh sach nam 2021.csv"
    path.write_text("\n".join((header, *lines)), encoding="utf-8")
    (odd,) = [issue for issue in found_at(path) if issue.rule == "value-contradicted"]
    assert (odd.place.cell, odd.found) == ("E4", "1/3/2012")
    assert odd.says == "Tên tệp ghi năm 2021 nhưng dòng này ghi 2012; đã tính theo dòng."


def test_an_unread_date_is_told_instead_of_the_missing_year(tmp_path: Path) -> None:
    line = "1;Nguyễn Văn An;1985;Nam;Xã An Phước;TC LLCT;31/2/2019;;;"
    assert [issue.rule for issue in found_in(tmp_path, line)] == ["date-impossible"]


LISTED = "STT;Họ và tên;Ngày sinh;Nữ;Đơn vị;Lớp cử đi học;Năm;Khai giảng"


@pytest.mark.parametrize(
    ("year", "start", "found"),
    [
        ("2025", "15/03/2026", True),  # its start and the title contradict it
        ("2025", "", True),
        ("2025", "15/12/2025", True),
        ("2026", "15/03/2025", False),
        ("2026", "15/03/2026", False),
    ],
)
def test_a_year_against_the_title_is_told_whatever_else_its_row_says(
    tmp_path: Path, year: str, start: str, *, found: bool
) -> None:
    path = tmp_path / "ds.csv"
    rest = [f"{at};Lê Thị {name};1980;x;Sở Nội vụ;Trung cấp LLCT;2026;" for at, name in NAMED]
    row = f"1;Lê Văn An;1980;;Sở Nội vụ;Trung cấp LLCT;{year};{start}"
    title = "DANH SÁCH CÁN BỘ CỬ ĐI HỌC NĂM 2026;;;;;;;"
    path.write_text("\n".join((title, LISTED, row, *rest)), encoding="utf-8")
    noted = told(found_at(path), "value-contradicted")
    assert noted == ([("G3", year)] if found else [])


NAMED = [(2, "Bình"), (3, "Chi"), (4, "Dung")]


@pytest.mark.parametrize(
    ("level", "start", "end", "cells"),
    [
        ("QP-AN đối tượng 3", "17/6/2024", "3/9/2025", ["H2"]),
        ("Sơ cấp LLCT", "17/6/2023", "5/7/2024", ["H2"]),
        ("Trung cấp LLCT", "5/9/2022", "30/6/2024", []),
        ("QP-AN đối tượng 3", "17/6/2024", "28/6/2024", []),
        ("Đại học", "5/9/2016", "30/6/2022", []),
        ("Tiến sĩ", "5/9/2014", "30/6/2021", []),
    ],
)
def test_a_training_too_long_for_its_level_is_told(
    tmp_path: Path, level: str, start: str, end: str, cells: list[str]
) -> None:
    line = f"1;Nguyễn Văn Ân;15/3/1985;Nam;Xã A;{level};{start};{end};;"
    assert cells_told(tmp_path, "training-long", line) == cells


PERIOD = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm"


@pytest.mark.parametrize(
    ("title", "years", "cells"),
    [
        ("DANH SÁCH CÁN BỘ ĐÀO TẠO GIAI ĐOẠN 2021-2023", (2019,), ["F10"]),
        ("DANH SÁCH CÁN BỘ ĐÀO TẠO TỪ NĂM 2021 ĐẾN NĂM 2023", (2025,), ["F10"]),
        ("DANH SÁCH CÁN BỘ ĐÀO TẠO GIAI ĐOẠN 2021-2023", (2023,), []),
        ("DANH SÁCH CÁN BỘ ĐÀO TẠO GIAI ĐOẠN 2021-2023", (2018, 2019), []),  # of something else
        ("DANH SÁCH CÁN BỘ NHIỆM KỲ 2020-2025", (2019,), []),
        ("Kèm theo Đề án giai đoạn 2021-2023", (2019,), []),
    ],
)
def test_a_year_outside_the_period_of_the_title_is_told(
    tmp_path: Path, title: str, years: tuple[int, ...], cells: list[str]
) -> None:
    given = ("Ân", "Bé", "Châu", "Dũng", "Em", "Gấm", "Hai", "Kiều", "Lành", "Mai")
    told = (2021, 2022, 2023, 2021, 2022, 2023, 2021, *years)
    rows = [
        f"{n};Nguyễn Văn {given[n]};{n}/{n}/19{74 + n};Xã A;Trung cấp LLCT;{year}"
        for n, year in enumerate(told, start=1)
    ]
    found = cells_told(tmp_path, "period-contradicted", PERIOD, *rows, header=title)
    assert found == cells


@pytest.mark.parametrize(
    ("level", "start", "cells"),
    [
        ("QP-AN đối tượng 3", "14/8/2022", ["E4"]),
        ("Trung cấp LLCT", "14/8/2022", []),  # which takes as long
        ("QP-AN đối tượng 3", "14/12/2022", []),
    ],
)
def test_a_short_course_that_ends_in_the_years_list_a_year_later_is_told(
    tmp_path: Path, level: str, start: str, cells: list[str]
) -> None:
    header = "STT;Họ và tên;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày"
    lines = (
        "1;Nguyễn Văn An;Xã An Phước;QP-AN đối tượng 3;14/8/2023;18/8/2023",
        f"2;Trần Thị Bình;Xã An Phước;{level};{start};18/8/2023",
    )
    title = "DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO NĂM 2023"
    assert cells_told(tmp_path, "value-contradicted", header, *lines, header=title) == cells
