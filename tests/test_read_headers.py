"""Where headers stand, and what the columns under them mean."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.headings.columns import BESIDE, column_meanings
from hongngu_cli.read.headings.context import spellings_of
from hongngu_cli.read.headings.header_rows import header_at
from hongngu_cli.read.headings.headers import (
    is_header_row,
    is_machine_row,
    is_number_row,
)
from hongngu_cli.read.headings.words import heading_paths, heading_words
from hongngu_cli.read.rosters import Opened, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

VOCABULARY = load_vocabulary(shipped.vocabulary())
LEVELS = spellings_of(VOCABULARY).levels
WORDS = heading_words(VOCABULARY, LEVELS, {})


def meanings(text: str) -> Mapping[int, ColumnMeaning]:
    """Read a header that begins in the first row."""
    sheet = sheet_of(text)
    header = header_at(sheet, 1, WORDS)
    assert header is not None
    return column_meanings(heading_paths(sheet, header.first, header.last), WORDS)


def told(text: str) -> list[str]:
    """Give each column's field, with the value its marks stand for."""
    return [
        f"{meaning.field}={meaning.value}" if meaning.value else str(meaning.field)
        for meaning in meanings(text).values()
    ]


@pytest.mark.parametrize(
    ("row", "is_header"),
    [
        ("STT | Họ và tên | Đơn vị", True),
        ("STT | Họ và tên | Email | Điện thoại", True),
        ("1 | Nguyễn Văn An | Chi bộ | Trường", False),
        ("Họ và tên", False),
        ("Đơn vị: | Xã An Phước | Lớp: | Trung cấp LLCT", False),
        ("Đơn vị | Xã An Phước | Năm | 2019", False),
        ("Lớp | Trung cấp LLCT K12 | Năm học | 2018-2019", False),
        ("(1) | (2) | (3) | (4)", False),
        ("Nguyễn Văn An | Nữ | Lãnh đạo, quản lý | Trong nước", False),
        ("Ho va ten | Ngay sinh | Don vi", True),
    ],
)
def test_a_header_is_known_by_its_words(row: str, is_header: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    assert is_header_row(sheet_of(row), 1, WORDS) is is_header


@pytest.mark.parametrize(
    ("row", "numbers", "machines"),
    [
        ("1 | 2 | 3 | 4", True, False),
        ("(1) | (2) | (3)", True, False),
        ("A | B | 1 | 2 | 3=1+2", True, False),
        ("[1] | [3] | [4]", True, False),
        ("-1 | -2 | -3", True, False),
        ("1. | 2. | 3.", True, False),
        ("{1} | {2} | {3}", True, False),
        ("[1] | [2] | [3] | [4]=[3]+1", True, False),
        ("(1) | (2) | (3) | (4=2+3)", True, False),
        ("a | b | c | d | đ | e", True, False),
        ("col1 | col2 | col3", True, False),
        ("-1 | 2 | -3", False, False),
        ("x | x | x", False, False),
        ("b | c | d", False, False),
        ("1 | 2", False, False),
        ("1 | Nguyễn Văn An | 3", False, False),
        ("5 | 3 | 1", False, False),
        ("STT | HOTEN | NGAY_SINH", False, True),
        ("stt | ho_ten | ngay_sinh", False, False),
        ("HOTEN | Đơn vị | LOP", False, False),
    ],
)
def test_rows_that_number_or_name_columns(row: str, numbers: bool, machines: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    sheet = sheet_of(row)
    assert is_number_row(sheet, 1) is numbers
    assert is_machine_row(sheet, 1) is machines


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("STT | Họ và tên | Năm\n1 | An | 2019", 1),
        ("STT | Họ và tên | Ngày sinh | <\n^ | ^ | Nam | Nữ", 2),
        ("STT | Họ và tên | Trình độ đào tạo |\n | | Trung cấp | Cao cấp", 2),
        ("STT | Họ và tên | Trình độ LLCT | <\n^ | ^ | TC | CC\n1 | 2 | 3 | 4", 2),
        ("STT | Họ tên | Cử đi đào tạo | <\n^ | ^ | LLCT | <\n^ | ^ | TC | CC\n1 | An | x |", 3),
        ("STT | Họ và tên | Lớp\nLớp Trung cấp LLCT K12", 1),
        ("STT | Họ và tên | Lớp\nSTT | HOTEN | LOP", 1),
        ("STT | Họ và tên | Năm", 1),
    ],
)
def test_a_header_has_one_to_three_rows(text: str, last: int) -> None:
    header = header_at(sheet_of(text), 1, WORDS)
    assert header is not None
    assert (header.first, header.last) == (1, last)


def test_parent_headings_reach_over_their_children_with_and_without_merging() -> None:
    merged = """
        STT | Họ và tên | Ngày sinh | < | Trình độ LLCT | < | Năm
        ^   | ^         | Nam | Nữ      | Trung cấp | Cao cấp | ^
    """
    fields = ["stt", "name", "birth_date=nam", "birth_date=nu", "level_held_theory=trung-cap"]
    wanted = [*fields, "level_held_theory=cao-cap", "year"]
    assert told(merged) == wanted
    assert told(merged.replace("<", "").replace("^", "")) == wanted


def test_three_rows_of_headings() -> None:
    assert told(
        """
        STT | Họ tên | Trình độ được cử đi đào tạo | <  | <
        ^   | ^      | Lý luận chính trị           | <  | Chuyên môn
        ^   | ^      | TC                          | CC | Thạc sỹ
        """
    ) == ["stt", "name", "level=trung-cap", "level=cao-cap", "level=thac-si"]


@pytest.mark.parametrize(
    ("beneath", "last"), [("S | C | S | C", 2), ("x | x | x | x", 1), ("có | có | có | có", 1)]
)
def test_words_that_come_again_beneath_each_day_are_headings_and_marks_are_none(
    beneath: str, last: int
) -> None:
    sheet = sheet_of(f"STT | Họ và tên | Ngày 05/3 | | Ngày 06/3 |\n | | {beneath}\n")
    header = header_at(sheet, 1, WORDS)
    assert header is not None
    assert header.last == last


@pytest.mark.parametrize(
    ("beneath", "last"),
    [
        ("A.I | A.II | B.I | C", 2),
        ("Phần I | Phần II | Phần III | Thi", 2),
        ("A.I | A.II | B.I | c", 1),
        ("A | B | C | D.I", 1),
        ("x | v | X | có", 1),
        ("8,5 | 7 | 8 | 9", 1),
    ],
)
def test_the_parts_of_a_heading_may_be_marked_by_letters(beneath: str, last: int) -> None:
    sheet = sheet_of(f"STT | Họ và tên | Phần học | < | < | < | Xếp loại\n | | {beneath} |\n")
    header = header_at(sheet, 1, WORDS)
    assert header is not None
    assert header.last == last


def test_a_parent_and_its_child_may_stand_in_one_cell() -> None:
    assert told(
        "STT | Họ và tên | Năm sinh (Nam) | Năm sinh nữ | Trình độ LLCT - Cao cấp | Lớp TC LLCT K12"
    ) == [
        *("stt", "name", "birth_date=nam", "birth_date=nu"),
        *("level_held_theory=cao-cap", "level=trung-cap"),
    ]


def test_a_heading_in_brackets_that_only_explains_changes_nothing() -> None:
    assert told(
        "STT | Họ và tên (chữ in hoa) | Trình độ đào tạo (ĐH, CĐ) | Nữ (x) | Ngày sinh*"
    ) == [*("stt", "name", "level", "sex=nu", "birth_date")]


def test_levels_under_a_heading_of_sending_are_not_levels_held() -> None:
    assert told("Họ và tên | Đơn vị | Cử đi học năm 2021 | <\n^ | ^ | LLCT | CM")[2:] == [
        "level",
        "level",
    ]
    assert told("Họ và tên | Đơn vị | Trình độ | <\n^ | ^ | LLCT | CM")[2:] == [
        "level_held_theory",
        "level_held_degree",
    ]


def test_a_child_that_says_nothing_takes_the_level_of_its_parent() -> None:
    assert told("STT | Họ và tên | QLNN | <\n^ | ^ | CV | Khối Đảng")[2:] == [
        "level=quan-ly-nha-nuoc",
        "level=quan-ly-nha-nuoc",
    ]


def test_a_heading_known_by_its_beginning_gives_way_to_one_that_is_known() -> None:
    assert told("Họ và tên vợ (chồng) | Họ và tên | Ngày sinh | Ngày sinh của con") == [
        *("None", "name", "birth_date", "None")
    ]
    assert told("STT | Họ và tên cán bộ được quy hoạch | Năm sinh") == ["stt", "name", "birth_date"]


def test_general_words_of_levels_do_not_make_a_column_of_levels() -> None:
    assert told("STT | Họ và tên | Trình độ văn hoá | Trình độ") == ["stt", "name", "None", "level"]


def test_without_marks_what_could_be_two_is_neither() -> None:
    assert told("Ho va ten | Nam sinh | Don vi | Trinh do dao tao | Nam") == [
        *("name", "birth_date", "unit", "level", "None")
    ]
    assert told("STT | Họ và tên | Nam | Nữ") == ["stt", "name", "sex=nam", "sex=nu"]


def test_columns_of_a_table_beside_are_left_out() -> None:
    found = meanings("STT | Họ và tên | Năm | | STT | Họ và tên | Năm")
    assert [meaning.field for meaning in found.values()] == ["stt", "name", "year", *[None] * 3]
    assert {meaning.why for meaning in found.values() if meaning.field is None} == {BESIDE}
    assert told("STT | TT | Họ và tên | Năm") == ["stt", "stt", "name", "year"]


def test_headings_given_by_the_user_come_first() -> None:
    words = heading_words(VOCABULARY, LEVELS, {"Người đi học": "name", "Đơn vị": "institution"})
    sheet = sheet_of("Người đi học | Đơn vị | Lớp")
    header = header_at(sheet, 1, words)
    assert header is not None
    found = column_meanings(heading_paths(sheet, 1, 1), words)
    assert [meaning.field for meaning in found.values()] == ["name", "institution", "course"]


def test_a_mapped_column_beneath_a_level_still_holds_marks_of_it() -> None:
    head = "STT | Họ và tên | Lớp | Trình độ LLCT | <\n^ | ^ | ^ | Sơ cấp | Trung cấp"
    mapped = {f"Trình độ LLCT › {level}": "level" for level in ("Sơ cấp", "Trung cấp")}
    words = heading_words(VOCABULARY, LEVELS, mapped)
    columns = column_meanings(heading_paths(sheet_of(head), 1, 2), words)
    found = [(meaning.field, meaning.value) for meaning in columns.values()]
    assert found[3:] == [("level", "so-cap"), ("level", "trung-cap")]


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Họ và tên | Chức vụ | Lãnh đạo | Lớp | Năm | Đơn vị mở", "leader"),
        ("Họ và tên | Chức vụ | Lãnh đạo (x) | Lớp | Năm | Cơ quan mở lớp", "leader"),
        ("Ho va ten | Chuc vu | Lanh dao | Lop | Nam | Don vi mo", "leader"),
        # Among columns of levels it may be a course, and elsewhere it counts leaders.
        ("Họ và tên | Đơn vị | Lãnh đạo | Trung cấp LLCT | Cao cấp LLCT | Đơn vị mở", "None"),
        ("Đơn vị | Năm | Lãnh đạo | Chuyên viên | Tổng | Đơn vị mở", "None"),
    ],
)
def test_leaders_are_told_in_lists_of_people(header: str, wanted: str) -> None:
    found = told(header)
    assert (found[2], found[5]) == (wanted, "organiser")


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Kiến thức quốc phòng | <\n^ | Đối tượng 3 | Đối tượng 4", ["level", "level"]),
        ("Bồi dưỡng QPAN | <\n^ | Đối tượng 2 | ĐT 3", ["level", "level"]),
        ("Quy hoạch | <\n^ | Đối tượng 1 | Đối tượng 2", ["priority", "priority"]),
        ("Đối tượng | <\n^ | 1 | 2", ["priority", "priority"]),
        ("Trung cấp LLCT | <\n^ | Đối tượng 1 | Đối tượng 2", ["priority", "priority"]),
    ],
)
def test_classes_of_national_defence_are_none_of_priority(header: str, wanted: list[str]) -> None:
    above, beneath = header.split("\n")
    found = meanings(f"STT | Họ và tên | {above}\n^ | {beneath}\n1 | Lê An | x | ")
    assert [meaning.field for column, meaning in found.items() if column > 2] == wanted


def test_a_mark_beneath_a_level_and_its_year_are_one_enrolment() -> None:
    sheet = sheet_of(
        "DANH SÁCH CỬ ĐI BỒI DƯỠNG\n"
        "STT | Họ và tên | QP-AN | < | < | QLNN | <\n"
        "^ | ^ | Đối tượng | Năm | Kết quả | Chuyên viên | Năm\n"
        "1 | Lê Văn An | 3 | 2019 | | x | 2020\n"
    )
    tables = recogniser(VOCABULARY, Reading()).tables(sheet)
    frame = read_roster(Opened((sheet,), tables, ()), VOCABULARY).frame
    told = [tuple(row) for row in frame[["level", "course", "year"]].astype(object).to_numpy()]
    assert told[0] == ("quoc-phong-an-ninh", "3", 2019)
    assert [(level, year) for level, _, year in told[1:]] == [("quan-ly-nha-nuoc", 2020)]
