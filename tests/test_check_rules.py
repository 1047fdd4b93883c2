"""Rosters as an office types them, and the one problem each of them has."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rosters_checked import AN, BINH, found_at, found_in, told

from hongngu_cli import shipped
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.suggestions import coded_suggestions

if TYPE_CHECKING:
    from pathlib import Path


from rosters_checked import HEADER


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


def numbered(*numbers: int | str) -> list[str]:
    """Give rows of people with their numbers; one written as a text has nothing else."""
    row = "{};Lê Thị {};15/3/1985;Nữ;Xã An Phước;Trung cấp LLCT;1/3/2019;30/6/2019;2019;"
    names = ["Ân", "Bé", "Chi", "Dung", "Én", "Gấm", "Hà", "Kha", "Lan"]
    return [
        f"{number};;;;;;;;;" if isinstance(number, str) else row.format(number, name)
        for number, name in zip(numbers, names, strict=False)
    ]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (
            (1, 2, "3", 4),
            [("stt-gap", "A4", "Dòng này chỉ có số thứ tự, các ô khác đều bỏ trống.")],
        ),
        (
            (1, "2", 4),
            [
                ("stt-gap", "A3", "Dòng này chỉ có số thứ tự, các ô khác đều bỏ trống."),
                ("stt-gap", "A4", "Số thứ tự nhảy từ 1 sang 4."),
            ],
        ),
        ((1, 2, 4), [("stt-gap", "A4", "Số thứ tự nhảy từ 2 sang 4.")]),
        ((1, 2, 2, 4), [("stt-repeated", "A4", "Số thứ tự 2 đã dùng ở dòng 3.")]),
        (
            (1, 2, 2, 5),
            [
                ("stt-repeated", "A4", "Số thứ tự 2 đã dùng ở dòng 3."),
                ("stt-gap", "A5", "Số thứ tự nhảy từ 2 sang 5."),
            ],
        ),
        ((1, 2, 3, "4", "5"), []),
    ],
)
def test_numbers_left_out_alone_and_repeated(
    tmp_path: Path, numbers: tuple[int | str, ...], found: list[tuple[str, str, str]]
) -> None:
    issues = found_in(tmp_path, *numbered(*numbers))
    assert [(one.rule, one.place.cell, one.says) for one in issues] == found


def test_a_year_typed_into_a_cell_of_days_is_asked_about(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(HEADER.split(";"))
    days = (dt.date(1905, 6, 6), dt.date(1905, 12, 31), dt.date(1907, 1, 1), "6/6/1905")
    for at, birth in enumerate(days, 1):
        row = [at, f"Nguyễn Văn {'ABCD'[at - 1]}n", birth, "Nam", "Xã An Phước", "Trung cấp LLCT"]
        page.append([*row, None, None, 2019, None])
    book.save(tmp_path / "ds.xlsx")
    issues = [one for one in found_at(tmp_path / "ds.xlsx") if one.rule == "age-out-of-range"]
    asked = [one.advice.partition("?")[0] for one in issues]
    plain = "Đối chiếu hồ sơ và sửa ngày sinh hoặc năm đào tạo."
    assert asked == ["Có phải gõ năm sinh 1984 vào ô định dạng ngày", plain, plain, plain]


STATUSES = "Hoàn thành, Đang học, Đã nhập học, Hoãn, bảo lưu, Thôi học, Chưa nhập học, Trúng tuyển."


@pytest.mark.parametrize(
    ("heading", "says", "advice"),
    [
        (
            "Xếp loại",
            'Không phải giá trị đã biết của cột "Xếp loại" (kết quả).',
            "Xuất sắc, Giỏi, Khá, Trung bình khá, Trung bình, Đạt, Không đạt.",
        ),
        (
            "Tình trạng",
            'Không phải giá trị đã biết của "Tình trạng".',
            STATUSES,
        ),
    ],
)
def test_the_values_of_results_are_grades(
    tmp_path: Path, heading: str, says: str, advice: str
) -> None:
    header = f"STT;Họ và tên;Năm sinh;Đơn vị;Trình độ đào tạo;Năm;{heading}"
    rows = ("1;Lê Thị An;1985;Xã A;TC LLCT;2019;abcd", "2;Võ Ba;1986;Xã A;TC LLCT;2019;Đang học")
    (issue,) = found_in(tmp_path, *rows, header=header)
    assert (issue.rule, issue.place.cell, issue.says) == ("value-unknown", "G2", says)
    assert issue.advice == f"Sửa thành một trong các giá trị: {advice}"


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
    assert issues[0].advice == (
        "Thêm cột đơn vị vào bảng, hoặc ghi tên đơn vị ở dòng mục hay tiêu đề của bảng."
    )


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


@pytest.mark.parametrize(
    ("level", "asked"),
    [
        ("Cao hcoj", "Cao học (Thạc sĩ)"),
        ("Thạt sĩ", "Thạc sĩ"),
        ("Trug cấp LLCT", "Trung cấp LLCT"),
    ],
)
def test_a_level_of_another_name_is_asked_for_by_that(
    tmp_path: Path, level: str, asked: str
) -> None:
    line = f"2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;{level};;;2020;"
    (issue,) = [one for one in found_in(tmp_path, AN, line) if one.rule == "level-unknown"]
    assert f'Có phải "{asked}"?' in issue.advice
