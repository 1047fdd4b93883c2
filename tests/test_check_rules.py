"""Rosters as an office types them, and the one problem each of them has."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.suggestions import coded_suggestions

if TYPE_CHECKING:
    from pathlib import Path

    from hongngu_cli.model.issue import Issue

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))
HEADER = "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày;Năm;Ghi chú"
AN = "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;1/3/2019;30/6/2019;2019;"
BINH = "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;"


def found_in(folder: Path, *lines: str, header: str = HEADER) -> list[Issue]:
    """Read the lines as a CSV under the header, which is row 1, and list its problems."""
    path = folder / "ds.csv"
    path.write_text("\n".join((header, *map(textwrap.dedent, lines))), encoding="utf-8")
    return found_at(path)


def found_at(path: Path) -> list[Issue]:
    vocabulary = load_vocabulary(shipped.vocabulary())
    opened = open_files([str(path)], vocabulary, Reading(), Limits())
    issues = examine(read_roster(opened, vocabulary), vocabulary, SETTINGS)
    assert {issue.place.path for issue in issues} <= {str(path)}
    return list(issues)


def told(issues: list[Issue], rule: str) -> list[tuple[str | None, str | None]]:
    return [(issue.place.cell, issue.found) for issue in issues if issue.rule == rule]


def cells(folder: Path, rule: str, *lines: str, header: str = HEADER) -> list[str | None]:
    """List the cells at which a rule tells of something."""
    return [cell for cell, _ in told(found_in(folder, *lines, header=header), rule)]


def test_a_roster_without_a_fault_is_not_complained_about(tmp_path: Path) -> None:
    assert found_in(tmp_path, AN, BINH, "Tổng cộng: 2 đồng chí;;;;;;;;;") == []


FAULTS = [
    ("name-missing", "2;;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;", "B3", None),
    ("name-of-unit", "2;Ban Tuyên giáo;;;Xã An Phước;Cao cấp LLCT;;;2020;", "B3", "Ban Tuyên giáo"),
    ("unit-missing", "2;Trần Thị Bình;2/9/1990;Nữ;;Cao cấp LLCT;;;2020;", "E3", None),
    ("level-missing", "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;;;;2020;", "F3", None),
    ("year-missing", "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;;", "I3", None),
    (
        "level-unknown",
        "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cắp;;;2020;",
        "F3",
        "Cao cắp",
    ),
    (
        "level-unknown",
        "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Sau đại học;;;2020;",
        "F3",
        "Sau đại học",
    ),
    ("value-unknown", "2;Trần Thị Bình;2/9/1990;Nử;Xã An Phước;Cao cấp LLCT;;;2020;", "D3", "Nử"),
    (
        "date-impossible",
        "2;Trần Thị Bình;31/2/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
        "C3",
        "31/2/1990",
    ),
    (
        "date-impossible",
        "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;3/15/2020;;2020;",
        "G3",
        "3/15/2020",
    ),
    (
        "date-unclear",
        "2;Trần Thị Bình;2/9/90;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
        "C3",
        "2/9/90",
    ),
    (
        "date-unclear",
        "2;Trần Thị Bình;không rõ;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
        "C3",
        "không rõ",
    ),
    (
        "end-before-start",
        "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;1/3/2020;1/2/2020;2020;",
        "H3",
        "1/2/2020",
    ),
    (
        "year-outside",
        "2;Trần Thị Bình;2/9/1950;Nữ;Xã An Phước;Cao cấp LLCT;;;1979;",
        "I3",
        "1979",
    ),
    (
        "year-outside",
        "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2028;",
        "I3",
        "2028",
    ),
    (
        "birth-after-training",
        "2;Trần Thị Bình;2/9/2021;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
        "C3",
        "2/9/2021",
    ),
    (
        "age-out-of-range",
        "2;Trần Thị Bình;2/9/2008;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
        "C3",
        "2/9/2008",
    ),
    (
        "age-out-of-range",
        "2;Trần Thị Bình;2/9/1940;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
        "C3",
        "2/9/1940",
    ),
    (
        "repeated-level",
        "2;NGUYỄN VĂN AN;15/03/1985;Nam;Xã Long Hoà;TC LLCT;;;2021;",
        "A3",
        "2",
    ),
    (
        "duplicate-row",
        "2;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;1/3/2019;30/6/2019;2019;",
        "A3",
        "2",
    ),
    ("same-name", "2;Nguyễn Văn An;;Nam;Xã An Phước;Cao cấp LLCT;;;2021;", "A3", "2"),
    ("stt-gap", "3;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;", "A3", "3"),
    ("stt-repeated", "1;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;", "A3", "1"),
    ("total-mismatch", "Tổng cộng: 3 đồng chí;;;;;;;;;", "A3", "Tổng cộng: 3 đồng chí"),
    ("total-mismatch", ";Tổng cộng;;;2;;;;;", "E3", "2"),
]


@pytest.mark.parametrize(("rule", "line", "cell", "found"), FAULTS)
def test_a_fault_is_found_at_its_cell_and_nothing_else(
    tmp_path: Path, rule: str, line: str, cell: str, found: str | None
) -> None:
    issues = found_in(tmp_path, AN, line)
    assert [(issue.rule, issue.place.cell, issue.found) for issue in issues] == [
        (rule, cell, found)
    ]
    assert all(issue.says.endswith((".", "?")) and issue.advice for issue in issues)


INNOCENT = {
    "a second course of further training": (
        "1;Lê Văn Cường;1/5/1980;Nam;Xã An Phước;Bồi dưỡng nghiệp vụ;;;2018;",
        "2;Lê Văn Cường;1/5/1980;Nam;Xã An Phước;Bồi dưỡng nghiệp vụ;;;2020;",
    ),
    "two people of one name": (
        AN,
        "2;Nguyễn Văn An;3/4/1979;Nam;Xã Long Hoà;Trung cấp LLCT;;;2021;",
    ),
    "two of one name and birth year in two units": (
        "1;Lê Văn Cường;1980;Nam;Xã An Phước;Trung cấp LLCT;;;2018;",
        "2;Lê Văn Cường;1980;Nam;Xã Long Hoà;Trung cấp LLCT;;;2020;",
    ),
    "numbers that begin anew in each section": (
        ";Xã An Phước;;;;;;;;",
        "1;Nguyễn Văn An;15/3/1985;Nam;;Trung cấp LLCT;;;2019;",
        ";Xã Long Hoà;;;;;;;;",
        "1;Trần Thị Bình;2/9/1990;Nữ;;Cao cấp LLCT;;;2020;",
        "2;Lê Văn Cường;1/5/1980;Nam;;Cao cấp LLCT;;;2020;",
    ),
    "one number for two courses of one person": (
        AN,
        "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Cao cấp LLCT;;;2021;",
        BINH,
    ),
    "numbers out of order": (
        AN,
        "3;Lê Văn Cường;1/5/1980;Nam;Xã An Phước;Cao cấp LLCT;;;2020;",
        BINH,
        "4;Phạm Thị Dung;1/5/1981;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
    ),
    "subtotals and a total": (
        AN,
        "Cộng: 1;;;;;;;;;",
        BINH,
        "3;Lê Văn Cường;1/5/1980;Nam;Xã An Phước;Cao cấp LLCT;;;2020;",
        "Cộng;2;;;;;;;;",
        "Tổng cộng năm 2020;3;;;;;;;;",
    ),
    "a list that says how many it has": (AN, BINH, "Danh sách này có 02 đồng chí./.;;;;;;;;;"),
    "next year": (AN, "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2027;"),
    "sixteen and seventy-five": (
        "1;Nguyễn Văn An;2003;Nam;Xã An Phước;Trung cấp LLCT;;;2019;",
        "2;Trần Thị Bình;1945;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;",
    ),
}


@pytest.mark.parametrize("lines", INNOCENT.values(), ids=INNOCENT.keys())
def test_what_offices_do_is_no_fault(tmp_path: Path, lines: tuple[str, ...]) -> None:
    told_by_rules = [issue for issue in found_in(tmp_path, *lines) if issue.rule != "value-taken"]
    assert told_by_rules == []


@pytest.mark.parametrize(
    ("typed", "says", "advice"),
    [
        ("Trung cắp", "Không phải trình độ đã biết.", 'Có phải "Trung cấp LLCT"?'),
        ("Trung cap LLCTT", "Không phải trình độ đã biết.", 'Có phải "Trung cấp LLCT"?'),
        ("Thạt sĩ", "Không phải trình độ đã biết.", 'Có phải "Thạc sĩ"?'),
        ("CN Luật", "Không phải trình độ đã biết.", 'Có phải "Đại học"?'),
        ("TC Luật", "Không phải trình độ đã biết.", 'Có phải "Trung cấp (chuyên môn)"?'),
        ("TC Chính trị", "Không phải trình độ đã biết.", 'Có phải "Trung cấp LLCT"?'),
        ("TC Y tế", "Không phải trình độ đã biết.", "Sửa theo tên trình độ trong từ vựng"),
        ("Trung cấp/Cao cấp", "Có thể hiểu là nhiều trình độ", "Mỗi lượt cử đi ghi một dòng"),
        ("BD đối tượng 3", "Không phải trình độ đã biết.", 'Có phải "Quốc phòng và an ninh"?'),
        ("ĐT3", "Không phải trình độ đã biết.", 'Có phải "Quốc phòng và an ninh"?'),
        ("LLCT", "Chỉ cho biết nhóm Đào tạo lý luận", 'Ghi rõ một trong: "Sơ cấp LLCT", "Trung'),
        ("Lớp LLCT K12", "Chỉ cho biết nhóm", 'Ghi rõ một trong: "Sơ cấp LLCT", "Trung cấp LLCT"'),
        ("Bồi dưỡng LLCT", "Chỉ cho biết nhóm", 'Ghi rõ một trong: "Sơ cấp LLCT", "Trung cấp'),
        ("Chuyên môn", "Chỉ cho biết nhóm", 'Ghi rõ một trong: "Trung cấp (chuyên môn)", "Cao'),
        ("BC LLCT", "Không phải trình độ đã biết.", "Sửa theo tên trình độ trong từ vựng"),
        ("Lái xe", "Không phải trình độ đã biết.", "Sửa theo tên trình độ trong từ vựng"),
        ("SĐH", "Có thể hiểu là nhiều trình độ", 'Ghi rõ "Thạc sĩ" hoặc "Tiến sĩ".'),
        (
            "Trung cấp LLCT và Thạc sĩ",
            "Có thể hiểu là nhiều trình độ",
            "Mỗi lượt cử đi ghi một dòng với một trình độ.",
        ),
    ],
)
def test_the_level_that_was_meant_is_asked_never_assumed(
    tmp_path: Path, typed: str, says: str, advice: str
) -> None:
    (issue,) = found_in(tmp_path, f"1;Nguyễn Văn An;1985;Nam;Xã An Phước;{typed};;;2019;")
    assert (issue.rule, issue.severity, issue.found) == ("level-unknown", "error", typed)
    assert issue.says.startswith(says)
    assert issue.advice.startswith(advice)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("chưa TNN", "Đang học"),
        ("chưa hoàn thành khóa học này", "Đang học"),
        ("hoàn thàng", "Hoàn thành"),
        ("chưa rõ", None),
        ("chưa thi", None),
    ],
)
def test_a_status_is_not_asked_to_be_its_opposite(typed: str, label: str | None) -> None:
    statuses = coded_suggestions(load_vocabulary(shipped.vocabulary()))["status"]
    assert statuses.nearest(typed) == label


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("Nử", 'Có phải "Nữ"? Nếu đúng, sửa ô này.'),
        ("?", "Sửa thành một trong các giá trị: Nam, Nữ."),
    ],
)
def test_an_unknown_value_comes_with_those_that_are_known(
    tmp_path: Path, typed: str, advice: str
) -> None:
    (issue,) = found_in(tmp_path, f"1;Nguyễn Văn An;1985;{typed};Xã An Phước;TC LLCT;;;2019;")
    assert (issue.rule, issue.place.cell, issue.advice) == ("value-unknown", "D2", advice)


def test_a_date_written_month_first_is_asked_about(tmp_path: Path) -> None:
    (issue,) = found_in(tmp_path, "1;Nguyễn Văn An;3/15/1985;Nam;Xã An Phước;TC LLCT;;;2019;")
    says = 'Không có tháng 15. Ngày viết trước tháng; có phải "15/03/1985"?'
    assert (issue.rule, issue.says) == ("date-impossible", says)


def test_a_repeated_level_names_the_earlier_training(tmp_path: Path) -> None:
    again = "2;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;TC LLCT;;;2021;"
    (issue,) = found_in(tmp_path, AN, again)
    assert issue.says == (
        "Nguyễn Văn An được cử học Trung cấp LLCT năm 2021, nhưng đã có một lượt năm 2019 tại A2."
    )


def test_who_broke_off_may_be_sent_again(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm;Tình trạng"
    first = "1;Nguyễn Văn An;15/3/1985;Xã An Phước;Cao cấp LLCT;2018;"
    again = "2;Nguyễn Văn An;15/3/1985;Xã An Phước;Cao cấp LLCT;2020;đang học"
    assert found_in(tmp_path, first + "thôi học", again, header=header) == []
    issues = found_in(tmp_path, first + "hoàn thành", again, header=header)
    assert told(issues, "repeated-level") == [("A3", "2")]


def test_a_column_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;Trình độ đào tạo"
    lines = [f"{number};Nguyễn Văn {name};1985;TC LLCT" for number, name in enumerate("ABC", 1)]
    issues = found_in(tmp_path, *lines, header=header)
    assert [(issue.rule, issue.place.cell) for issue in issues] == [
        ("unit-missing", "A1"),
        ("year-missing", "A1"),
    ]
    assert issues[0].says == "Bảng không cho biết đơn vị của 3 lượt."


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


def test_marks_under_a_level_are_added_up(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Năm đào tạo;Sơ cấp LLCT;Trung cấp LLCT;Cao cấp LLCT"
    people = (
        "1;Nguyễn Văn An;1985;Xã An Phước;2019;;x;",
        "2;Trần Thị Bình;1990;Xã An Phước;2019;x;x;",
    )
    assert found_in(tmp_path, *people, ";Tổng cộng;2;;;1;2;0", header=header) == []
    issues = found_in(tmp_path, *people, ";Tổng cộng;;3;;;3;0", header=header)
    assert told(issues, "total-mismatch") == [("D4", "3"), ("G4", "3")]
    assert issues[1].says == ("Dòng cộng ghi 3, nhưng cột này có 2 dấu trong các dòng được cộng.")


def test_a_number_of_people_under_the_list_is_checked(tmp_path: Path) -> None:
    issues = found_in(tmp_path, AN, BINH, "Danh sách này có 03 đồng chí./.;;;;;;;;;")
    assert told(issues, "total-mismatch") == [("A4", "Danh sách này có 03 đồng chí./.")]


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        (";Tổng số: {};;;;;;;;|{an}|{binh}|{chi}", 3),
        ("Tổng số;{};;;;;;;;|I;Xã An;;;2;;;;;|{an}|{binh}|II;Xã Bình;;;1;;;;;|{chi}", 3),
        ("I;Xã An;;;;;;;;|{an}|{binh}|II;Xã Bình;;;;;;;;|{chi}|;Cộng: {};;;;;;;;", 1),
        ("I;Xã An;;;;;;;;|{an}|II;Xã Bình;;;;;;;;|{binh}|{chi}|;Cộng mục II: {};;;;;;;;", 2),
        ("{an}|;Tổng số đảng viên: {};;;;;;;;", 1),
        ("{an}|Tổng cộng: {} (bằng chữ) người;;;;;;;;;", 1),
    ],
)
def test_a_total_may_stand_on_top_or_end_a_section(tmp_path: Path, lines: str, cell: int) -> None:
    chi = "3;Lê Văn Chi;1988;Nam;Xã An Phước;CC LLCT;2019;;;"
    for number, wrong in ((cell, 0), (7, 1)):
        typed = lines.replace("{}", f"{number:02}").format(an=AN, binh=BINH, chi=chi)
        issues = found_in(tmp_path, *typed.split("|"))
        assert len(told(issues, "total-mismatch")) == wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (";Xã Tân Lập (3 người);|{an}|{binh}", ["B2"]),
        (";Xã Tân Lập: 03 đồng chí;|{an}|{binh}", ["B2"]),
        (";Xã Tân Lập: 02 đồng chí (01 nữ);|{an}|{binh}", []),
        (";Xã Tân Lập (2 người);|{an}|{binh}|;Xã An Phước (02 người);|{chi}", ["B5"]),
        (";Xã Tân Lập (2/3 đồng chí);|{an}", []),
        (
            "I;Khối xã (3 người);|1;Xã Tân Lập (2 người);|{an}|{binh}|2;Xã An Phước: 1 đ/c;|{chi}",
            [],
        ),
        (
            "I;Khối xã (2 người);|1;Xã Tân Lập (2 người);|{an}|{binh}|2;Xã Bình: 1 đ/c;|{chi}",
            ["B2"],
        ),
        (";Xã Bình (3 người);|;Trung cấp LLCT: 2 đ/c;|{an}|{chi}|;Cao cấp: 1 đ/c;|{binh}", []),
        (";Khối đảng (3 người);|{an}|{binh}|;Khối chính quyền (1 người);|{chi}", ["B2"]),
        (";Lớp Trung cấp LLCT K12 (60 học viên);|{an}|{binh}", []),
        (";Lớp Trung cấp LLCT: 01 đ/c;|{an}|{binh}", ["B2"]),
        ("1;Lớp Trung cấp LLCT: 05 đ/c;|{an}|{binh}|2;Lớp Cao cấp (01 đ/c);|{chi}", ["B2"]),
        ("1;Lớp Trung cấp LLCT: 60 đ/c;|{an}|{binh}|2;Lớp Cao cấp (45 đ/c);|{chi}", []),
        (";Lớp Trung cấp LLCT: 5 người;|{an}|{binh}|2;Lớp Cao cấp (01 đ/c);|{chi}", ["B2"]),
        ("I;Trung cấp LLCT: 05;|{an}|{binh}|II;Cao cấp LLCT: 01;|{chi}", ["B2"]),
        ("I;Trung cấp LLCT: 05;|{an}|{binh}|II;Cao cấp LLCT: 07;|{chi}", []),
        ("1;Lớp Trung cấp LLCT: 60 đ/c;|;Xã Bình (02 đ/c);|{an}|{binh}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Lớp QPAN đối tượng: 4;|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Lớp Trung cấp LLCT (12);|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Cao cấp LLCT khoá 05;|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Lớp Cao cấp LLCT: 05 xã;|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Cao cấp LLCT (2 tháng);|{chi}", []),
    ],
)
def test_a_number_behind_a_section_is_checked(tmp_path: Path, lines: str, wrong: list[str]) -> None:
    header = "STT;Họ và tên;Ngày sinh;Giới tính;Trình độ đào tạo;Năm"
    typed = lines.format(
        an="1;Nguyễn Văn An;15/3/1985;Nam;Trung cấp LLCT;2019",
        binh="2;Trần Thị Bình;2/9/1990;Nữ;Cao cấp LLCT;2020",
        chi="3;Lê Văn Chi;1988;Nam;Cao cấp LLCT;2019",
    )
    issues = found_in(tmp_path, *typed.split("|"), header=header)
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC (05 đồng chí)", ["A1"]),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC: 5 người", ["A1"]),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC (02 đồng chí)", []),
        ("DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT (45 học viên)", []),
        ("DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT (01 học viên)", ["A1"]),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC (2 tháng)", []),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC CỦA 05 xã", []),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC KHOÁ 05", []),
    ],
)
def test_a_number_behind_a_title_is_checked(tmp_path: Path, title: str, wrong: list[str]) -> None:
    lines = ("1;Nguyễn Văn An;1985;Cao cấp LLCT;2019", "2;Trần Bé;1986;Cao cấp LLCT;2019")
    header = f"{title};;;;\nSTT;Họ và tên;Năm sinh;Trình độ đào tạo;Năm"
    issues = found_in(tmp_path, *lines, header=header)
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong


def test_a_title_may_count_people_who_have_several_rows(tmp_path: Path) -> None:
    lines = ("1;Nguyễn Văn An;1985;Trung cấp LLCT;2019", "2;Nguyễn Văn An;1985;Thạc sĩ;2020")
    header = "DANH SÁCH CÁN BỘ ĐI HỌC (01 người);;;;\nSTT;Họ và tên;Năm sinh;Trình độ đào tạo;Năm"
    assert told(found_in(tmp_path, *lines, header=header), "total-mismatch") == []


@pytest.mark.parametrize(("number", "wrong"), [(2, []), (1, []), (3, ["A10"])])
def test_a_total_of_a_year_over_quarters_is_held_against_that_year(
    tmp_path: Path, number: int, wrong: list[str]
) -> None:
    lines = (
        *("NĂM 2019;;;", "1;Nguyễn Văn An;1985;Cao cấp LLCT", "2;Lê Bé;1986;Cao cấp LLCT"),
        *("NĂM 2020;;;", "Quý I;;;", "1;Trần Thị Ca;1990;Cao cấp LLCT"),
        *("Quý II;;;", "2;Lê Văn Chi;1988;Cao cấp LLCT", f"Cộng năm 2020: {number};;;"),
    )
    issues = found_in(tmp_path, *lines, header="STT;Họ và tên;Năm sinh;Trình độ đào tạo")
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong


@pytest.mark.parametrize(
    "line",
    [
        ';Cộng;;;"TC: 1; CC: 5";;;;;',
        "Tổng số lớp: 05 lớp;;;;;;;;;",
        "Tổng số lớp: 05;;;;;;;;;",
        "Tổng kinh phí: 30.000.000 đồng;;;;;;;;;",
    ],
)
def test_numbers_of_other_things_are_not_held_against_people(tmp_path: Path, line: str) -> None:
    assert told(found_in(tmp_path, AN, BINH, line), "total-mismatch") == []


@pytest.mark.parametrize(("number", "wrong"), [(1, []), (3, []), (4, ["A4"])])
def test_the_last_line_of_a_document_may_count_all_its_tables(
    tmp_path: Path, number: int, wrong: list[str]
) -> None:
    document = docx.Document()
    for level, names in (
        ("Cao cấp LLCT", ("Hầu Văn A", "Sùng B")),
        ("Trung cấp LLCT", ("Vàng C",)),
    ):
        document.add_paragraph(f"Lớp {level}, năm 2022")
        table = document.add_table(0, 2)
        for row in (("Họ và tên", "Năm sinh"), *((name, "1980") for name in names)):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.add_paragraph(f"Danh sách có {number:02} đồng chí./.")
    path = tmp_path / "ds.docx"
    document.save(str(path))
    assert [cell for cell, _ in told(found_at(path), "total-mismatch")] == wrong


def test_totals_of_counts_are_checked_column_by_column(tmp_path: Path) -> None:
    header = "STT;Đơn vị;Năm;Trình độ đào tạo;Nhu cầu đăng ký;Chỉ tiêu được phân bổ;Tỷ lệ (%)"
    lines = (
        "1;Xã An Phước;2019;Trung cấp LLCT;20;18;90",
        "2;Xã Long Hoà;2019;Trung cấp LLCT;1.025;23;2,2",
    )
    assert found_in(tmp_path, *lines, ";Tổng cộng;;;1.045;41;3,9", header=header) == []
    issues = found_in(tmp_path, *lines, ";Tổng cộng;;;1.045;40;3,9", header=header)
    assert told(issues, "total-mismatch") == [("F4", "40")]
    assert issues[0].says == "Dòng cộng ghi 40, nhưng cộng các dòng trong cột này được 41."


def test_a_total_may_leave_out_rows_that_are_sums_themselves(tmp_path: Path) -> None:
    header = "STT;Đơn vị;Nhu cầu đăng ký;Chỉ tiêu được phân bổ"
    lines = ("I;Khối xã;30;20", "1;Xã An Phước;20;15", "2;Xã Long Hoà;10;5")
    assert found_in(tmp_path, *lines, ";Tổng cộng;30;20", header=header) == []
    issues = found_in(tmp_path, *lines, ";Tổng cộng;31;20", header=header)
    assert told(issues, "total-mismatch") == [("C5", "31")]


def test_a_section_that_holds_nobody_is_noted(tmp_path: Path) -> None:
    lines = (
        ";A. Xã An Phước;;;;;;;;",
        ";I. Năm 2019;;;;;;;;",
        "1;Nguyễn Văn An;1985;Nam;;TC LLCT;;;;",
        ";II. Năm 2020;;;;;;;;",
        ";III. Năm 2021;;;;;;;;",
        "2;Trần Thị Bình;1990;Nữ;;TC LLCT;;;;",
        ";B. Xã Long Hoà;;;;;;;;",
    )
    issues = found_in(tmp_path, *lines)
    assert told(issues, "section-without-rows") == [
        ("B5", "II. Năm 2020"),
        ("B8", "B. Xã Long Hoà"),
    ]


def test_a_section_over_sections_is_not_to_be_deleted(tmp_path: Path) -> None:
    people = (AN.replace("Xã An Phước", ""), BINH.replace("Xã An Phước", ""))
    sections = ("Khối Đảng, đoàn thể", "Ban Tổ chức Thành ủy", "Khối Nhà nước", "Phòng Kinh tế")
    party, office, state, division = (f"{section};;;;;;;;;" for section in sections)
    issues = found_in(tmp_path, party, office, people[0], state, division, people[1])
    assert told(issues, "section-without-rows") == []
    issues = found_in(tmp_path, party, state, division, people[0], office, division, people[1])
    found = [issue for issue in issues if issue.rule == "section-without-rows"]
    assert [(issue.found, issue.advice.split(",")[0]) for issue in found] == [
        ("Khối Đảng, đoàn thể", "Xoá mục nếu không cử ai"),
        (
            "Ban Tổ chức Thành ủy",
            "Nếu mục này gồm cả các mục ngay dưới nó thì giữ nguyên; nếu không",
        ),
    ]


def test_a_roster_with_nobody_in_it_is_told(tmp_path: Path) -> None:
    issues = found_in(tmp_path, ";;;;;;;;;")
    assert [(issue.rule, issue.place.cell) for issue in issues] == [("empty-roster", "A1")]


def test_a_value_is_told_by_the_column_it_stands_in(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ đào tạo;Năm;Kết quả"
    line = "1;Nguyễn Văn An;15/3/1985;Na;Xã An Phước;Trung cấp LLCT;2019;G"
    issues = found_in(tmp_path, line, header=header)
    assert [issue.says for issue in issues if issue.rule == "value-unknown"] == [
        'Không phải giá trị đã biết của "Giới tính".',
        'Không phải giá trị đã biết của cột "Kết quả" (tình trạng).',
    ]


def test_one_bad_cell_hides_no_other(tmp_path: Path) -> None:
    line = "1;;31/2/1990;Nử;;Cao cắp;1/3/2020;1/2/2020;1979;"
    assert {issue.rule for issue in found_in(tmp_path, line)} == {
        "name-missing",
        "date-impossible",
        "value-unknown",
        "unit-missing",
        "level-unknown",
        "end-before-start",
        "year-outside",
    }


TYPED = (
    "|1|2|7|I|Nguyễn Văn An|Trần Thị Bình|Xã Long Hoà|Tổng cộng: 3|15/3/1985|31/2/1990|1985|2/9/90"
    "|Nam|Nử|TC LLCT|Cao cắp|2019"
)
CELLS = st.lists(st.sampled_from(TYPED.split("|")), min_size=10, max_size=10).map(";".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=6))
def test_whatever_is_typed_an_issue_quotes_the_cell_it_names(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    typed = [line.split(";") for line in (HEADER, *lines)]
    issues = found_in(tmp_path_factory.mktemp("typed"), *lines)
    assert issues == sorted(issues, key=lambda issue: issue.order)
    for issue in issues:
        if issue.place.row and issue.place.column:
            cell = typed[issue.place.row - 1][issue.place.column - 1]
            assert (issue.found or "") == cell


def test_sums_of_marks_on_a_row_agree_with_it_where_they_do_on_most(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Đơn vị;Năm;Trung cấp LLCT;QP-AN;Cộng"
    rows = ("1;Nguyễn Văn An;Xã Một;2020;x;x;2", "2;Trần Thị Bình;Xã Một;2020;x;;2")
    agreeing = "3;Lê Văn Cần;Xã Một;2020;;x;1"
    issues = found_in(tmp_path, *rows, agreeing, header=header)
    assert told(issues, "total-mismatch") == [("G3", "2")]
    assert told(found_in(tmp_path, *rows, header=header), "total-mismatch") == []
