"""Rows of counts: groups, sections and their totals, lists one under the other."""

from __future__ import annotations

import pytest
from counts_read import VOCABULARY, assert_reads, notes, problems, read, tables, told

from hongngu_cli.read.counts.reading import read_counts


def test_groups_that_only_the_total_gives_away() -> None:
    text = """
        CHỈ TIÊU NĂM 2019
        Đơn vị    | TC LLCT | CC LLCT
        Khối Đảng | 4       | 3
        Ban A     | 3       | 1
        Ban B     | 1       | 2
        Khối xã   | 7       | 1
        Xã A      | 5       | 1
        Xã B      | 2       | 0
        Tổng cộng | 11      | 4
        """
    (table,) = tables(text, (2, 2))
    assert (table.people, table.set_aside["total"]) == ((4, 5, 7, 8), (3, 6, 9))
    # Without the proof of the total they are units like the others.
    (table,) = tables(text.replace("11", "22"), (2, 2))
    assert table.people == (3, 4, 5, 6, 7, 8)


def test_rows_that_continue_a_unit_are_no_group_whatever_they_add_up_to() -> None:
    assert_reads(
        """
        NHU CẦU
        STT | Đơn vị   | Năm  | Trình độ | Số lượng
        1   | Xã A     | 2018 | CC LLCT  | 0
        2   |          | 2019 | CC LLCT  | 1
            | Cộng     |      |          | 1
        3   | Xã B     | 2018 | CC LLCT  | 0
        4   |          | 2019 | CC LLCT  | 1
            | Cộng     |      |          | 1
        """,
        """
        E3 demand Xã A cao-cap 2018 = 0
        E4 demand Xã A cao-cap 2019 = 1
        E6 demand Xã B cao-cap 2018 = 0
        E7 demand Xã B cao-cap 2019 = 1
        """,
    )


def test_sections_of_years_each_with_its_total() -> None:
    assert_reads(
        """
        CHỈ TIÊU PHÂN BỔ
        STT | Đơn vị        | TC LLCT | CC LLCT
        I   | Năm 2018      |         |
        1   | Xã A          | 3       | 1
        2   | Tổng đội TNXP | 4       | 2
            | Cộng năm 2018 | 7       | 3
        II  | Năm 2019      |         |
        1   | Xã A          | 1       | 1
            | Cộng năm 2019 | 1       | 1
            | Tổng cộng     | 8       | 4
        """,
        """
        C4 allocated Xã A trung-cap 2018 = 3
        D4 allocated Xã A cao-cap 2018 = 1
        C5 allocated Tổng đội TNXP trung-cap 2018 = 4
        D5 allocated Tổng đội TNXP cao-cap 2018 = 2
        C8 allocated Xã A trung-cap 2019 = 1
        D8 allocated Xã A cao-cap 2019 = 1
        """,
    )


def test_two_lists_with_the_same_columns_count_different_things() -> None:
    counts = assert_reads(
        """
        NHU CẦU NĂM 2020
        STT | Đơn vị    | TC LLCT | CC LLCT | Cộng
        1   | Xã A      | 5       | 2       | 7
        Tổng cộng |     | 5       | 2       | 7
        NGƯỜI LẬP BIỂU
        .
        HUYỆN UỶ TÂN GIANG
        CHỈ TIÊU NĂM 2021
        STT | Đơn vị    | TC LLCT | CC LLCT | Cộng
        1   | Xã A      | 3       | 1       | 4
        Tổng cộng |     | 3       | 1       | 4
        """,
        """
        C3 demand Xã A trung-cap 2020 = 5
        D3 demand Xã A cao-cap 2020 = 2
        C10 allocated Xã A trung-cap 2021 = 3
        D10 allocated Xã A cao-cap 2021 = 1
        """,
    )
    assert "value-taken A8" in notes(counts)


def test_a_header_repeated_by_a_page_break_begins_no_other_list() -> None:
    (table,) = tables(
        """
        CHỈ TIÊU NĂM 2020
        STT | Đơn vị | Năm 2018 | < | Năm 2019 | <
        ^   | ^      | TC | CC      | TC | CC
        1   | Xã A   | 1 | 2        | 3 | 4
        STT | Đơn vị | Năm 2018 | < | Năm 2019 | <
        ^   | ^      | TC | CC      | TC | CC
        2   | Xã B   | 1 | 2        | 3 | 4
        Cộng |       | 2 | 4        | 6 | 8
        """
    )
    assert (table.people, table.totals) == ((4, 7), ((8, (4, 7)),))
    assert problems(read_counts([table], VOCABULARY)) == []


def test_classes_and_learners_by_audience_and_year() -> None:
    counts = read(
        """
        STT | Loại lớp, đối tượng | Năm 2018 | <           | Năm 2019 | <
        ^   | ^                   | Số lớp   | Số học viên | Số lớp   | Số học viên
        1   | Đảng viên mới       | 5        | 307         | 6        | '1.386
        Tổng cộng |               | 5        | 307         | 6        | '1.386
        """,
        (1, 2),
    )
    assert [(one.field, one.audience, one.year, one.value) for one in counts.counts] == [
        ("classes", "Đảng viên mới", 2018, 5),
        ("learners", "Đảng viên mới", 2018, 307),
        ("classes", "Đảng viên mới", 2019, 6),
        ("learners", "Đảng viên mới", 2019, 1386),
    ]
    assert problems(counts) == []


@pytest.mark.parametrize(
    ("headings", "row", "wanted"),
    [
        # A sum without its parts is the count; what is within it is not counted once more.
        (
            "TC LLCT | < | CC LLCT | <\n^ | ^ | Tổng số | Nữ | Tổng số | Trong đó nữ",
            "4|2|2|1",
            "C E",
        ),
        ("TC LLCT | < | CC LLCT | <\n^ | ^ | TS | Nữ | TS | DTTS", "4 | 2 | 2 | 1", "C E"),
        ("TC LLCT | < | CC LLCT | <\n^ | ^ | Nam | Nữ | Nam | Nữ", "4 | 2 | 2 | 1", "C D E F"),
        ("TC LLCT | < | < | Ghi chú\n^ | ^ | Tập trung | Tại chức | Cộng | ^", "4|2|6|", "C D"),
        ("TS | TC LLCT | CC LLCT | Cộng\n^ | ^ | ^ | ^ | ^ | ^", "6 | 2 | 4 | 6", "D E"),
        ("TS | Thạc sĩ | Đại học | Cộng\n^ | ^ | ^ | ^ | ^ | ^", "1 | 2 | 4 | 7", "C D E"),
        ("Tổng số | < | 2018 | 2019\n^ | ^ | TC LLCT | CC LLCT | TC | CC", "1 | 2 | 1 | 2", "E F"),
    ],
)
def test_which_columns_count(headings: str, row: str, wanted: str) -> None:
    text = f"CHỈ TIÊU NĂM 2020\nSTT | Đơn vị | {headings}\n1 | Xã A | {row}"
    counts = read(text, (2, 3))
    assert [one.place.cell for one in counts.counts] == [f"{column}4" for column in wanted.split()]
    assert not any(issue.rule == "total-mismatch" for issue in counts.issues)


def test_a_section_told_again_holds_until_another_of_its_field() -> None:
    counts = read(
        "Đơn vị | Trung cấp | Cao cấp | Cộng\nNăm 2019 | | |\nXã A | 1 | 2 | 3\n"
        "Năm 2019 | | |\nXã B | 3 | 4 | 7\nNăm 2020 | | |\nXã C | 5 | 6 | 11\n"
    )
    assert {one.unit: one.year for one in counts.counts} == {
        "Xã A": 2019,
        "Xã B": 2019,
        "Xã C": 2020,
    }


def test_levels_by_dotted_numbers() -> None:
    (table,) = tables(
        """
        NHU CẦU NĂM 2022
        TT  | Nội dung đào tạo, bồi dưỡng | Số lượng
        I   | ĐÀO TẠO             | 5
        1   | Lý luận chính trị   | 3
        1.1 | Trung cấp           | 2
        1.2 | Cao cấp             | 1
        2   | Chuyên môn          | 2
        2.1 | Trung cấp           | 2
        II  | BỒI DƯỠNG           | 4
        1   | Quản lý nhà nước    | 4
            | - Chuyên viên       | 3
            | - Chuyên viên chính | 1
            | TỔNG CỘNG           | 9
        """
    )
    assert table.set_aside["total"] == (3, 4, 7, 9, 10, 13)
    counts = read_counts([table], VOCABULARY)
    assert [(one.level, one.value) for one in counts.counts] == [
        ("trung-cap", 2),
        ("cao-cap", 1),
        ("trung-cap-chuyen-mon", 2),
        ("quan-ly-nha-nuoc", 3),
        ("quan-ly-nha-nuoc", 1),
    ]
    assert problems(counts) == []


def test_a_column_of_numbers_with_the_words_for_those_counted_is_read() -> None:
    assert_reads(
        """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        Đơn vị      | Trung cấp LLCT | Cao cấp LLCT
        Xã An Phước | 5 đảng viên    | 2 người
        Xã Long Hòa | 3 đảng viên    | 1 người
        """,
        """
        B3 allocated Xã An Phước trung-cap 2025 = 5
        C3 allocated Xã An Phước cao-cap 2025 = 2
        B4 allocated Xã Long Hòa trung-cap 2025 = 3
        C4 allocated Xã Long Hòa cao-cap 2025 = 1
        """,
    )


def test_a_unit_that_begins_as_a_total_does_is_none() -> None:
    (table,) = tables(
        """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        Đơn vị            | Trình độ       | Chỉ tiêu
        Tổng cục An Phước | Trung cấp LLCT | chưa giao
        Xã Long Hòa       | Trung cấp LLCT | chưa giao
        Tổng cộng         |                | chưa giao
        """
    )
    assert table.people == (3, 4)
    assert table.set_aside["total"] == (5,)


@pytest.mark.parametrize("named", ["Tổng số", ""])
@pytest.mark.parametrize("unit", ["Xã A", "", '"'])
def test_a_number_for_all_levels_is_compared_and_not_added(named: str, unit: str) -> None:
    counts = read(
        f"""
        Đơn vị | Trình độ       | Năm  | Chỉ tiêu
        Xã A   | {named}        | 2023 | 9
        {unit} | Cao cấp LLCT   | 2023 | 3
        {unit} | Trung cấp LLCT | 2023 | 5
        Xã B   | Cao cấp LLCT   | 2023 | 4
        Tổng   |                |      | 12
        """
    )
    assert told(counts) == [
        "D3 allocated Xã A cao-cap 2023 = 3",
        "D4 allocated Xã A trung-cap 2023 = 5",
        "D5 allocated Xã B cao-cap 2023 = 4",
    ]
    assert problems(counts) == ["total-mismatch D2"]


def test_a_number_without_a_level_that_is_less_than_the_others_is_no_total() -> None:
    counts = read(
        """
        Đơn vị | Trình độ       | Năm  | Chỉ tiêu
        Xã A   |                | 2023 | 2
        Xã A   | Cao cấp LLCT   | 2023 | 3
        Xã A   | Trung cấp LLCT | 2023 | 5
        """
    )
    assert told(counts)[0] == "D2 allocated Xã A ? 2023 = 2"
    assert problems(counts) == ["level-missing D2"]


def test_a_column_of_all_beside_columns_of_levels_is_compared() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2023
        Đơn vị | Số lượng | Cao cấp LLCT | Trung cấp LLCT
        Xã A   | 9        | 3            | 5
        Xã B   | 4        | 1            | 3
        """
    )
    assert sum(one.value for one in counts.counts) == 12
    assert problems(counts) == ["total-mismatch B3"]


@pytest.mark.parametrize("unit", ["", "nt"])
def test_a_row_that_takes_its_unit_from_above_is_added(unit: str) -> None:
    counts = read(
        f"""
        Đơn vị | Trình độ     | Năm  | Chỉ tiêu
        Xã A   | Cao cấp LLCT | 2023 | 9
        {unit} | Cao cấp LLCT | 2023 | 3
        Xã B   | Cao cấp LLCT | 2023 | 1
        """
    )
    assert [one.continues for one in counts.counts] == [False, True, False]
    [issue] = [one for one in counts.issues if one.rule == "count-repeated"]
    assert "đang cộng số của cả hai dòng" in issue.says


@pytest.mark.parametrize("label", ["Đơn vị", "Trình độ"])
def test_a_year_twice_in_a_header_is_read_and_told(label: str) -> None:
    names = ("Xã A", "Xã B") if label == "Đơn vị" else ("Cao cấp LLCT", "Trung cấp LLCT")
    text = f"CHỈ TIÊU\n{label} | 2019 | 2019\n{names[0]} | 3 | 4\n{names[1]} | 1 | 1\n"
    counts = read(text)
    assert [one.year for one in counts.counts] == [2019] * 4
    assert "count-repeated C2" in problems(counts)


def test_a_total_over_a_cell_that_cannot_be_read_is_compared_with_the_rest() -> None:
    text = "Đơn vị | Trình độ | Năm | Chỉ tiêu\nXã A | Cao cấp LLCT | 2023 | x\n"
    text += "Xã B | Cao cấp LLCT | 2023 | 10\nTổng cộng | | | {}\n"
    assert problems(read(text.format(5))) == ["count-unreadable D2", "total-mismatch D4"]
    assert problems(read(text.format(15))) == ["count-unreadable D2", "total-unchecked D4"]


def test_stated_gaps_and_shares_must_be_those_of_their_row() -> None:
    counts = read(
        """
        Trình độ       | Năm  | Nhu cầu | Chỉ tiêu | Còn thiếu | Tỷ lệ đáp ứng (%)
        Cao cấp LLCT   | 2023 | 10      | 6        | 3         | 70
        Trung cấp LLCT | 2023 | 20      | 25       | -5        | 125%
        Thạc sĩ        | 2023 | 3       | 1        | 2         | 33,3
        Đại học        | 2023 | 3       | 3        |           | 1
        Tổng cộng      |      | 36      | 35       | 2         | 97,22%
        """
    )
    assert problems(counts) == [
        "identity-mismatch E2",
        "identity-mismatch F2",
        "identity-mismatch F5",
        "identity-mismatch E6",
    ]


def test_unused_quota_is_compared_with_quota_and_those_sent() -> None:
    counts = read(
        """
        Đơn vị | Trình độ     | Năm  | Nhu cầu | Chỉ tiêu | Đã cử | Chưa sử dụng | Tỷ lệ thực hiện
        Xã A   | Cao cấp LLCT | 2023 | 12      | 10       | 8     | 2            | 0,8
        Xã B   | Cao cấp LLCT | 2023 | 9       | 5        | 5     | 1            | 50%
        """
    )
    assert problems(counts) == ["identity-mismatch G3", "identity-mismatch H3"]


def test_more_attending_than_were_summoned_is_told() -> None:
    counts = read(
        """
        KẾT QUẢ HỌC TẬP NGHỊ QUYẾT NĂM 2025
        Đơn vị | Triệu tập | Tham dự | Tỷ lệ
        Xã A   | 50        | 58      | 116%
        Xã B   | 40        | 30      | 75%
        """
    )
    assert "attendance-mismatch C3" in problems(counts)
    assert not any(one.startswith("identity") for one in problems(counts))


@pytest.mark.parametrize(
    ("first", "second", "units"),
    [
        ("X. Mỹ Long", "TT. Cái Vồn", ["X. Mỹ Long", "TT. Cái Vồn"]),
        ("1. X. Mỹ Long", "2. X. Mỹ Lợi", ["X. Mỹ Long", "X. Mỹ Lợi"]),
        ("IX. Xã Mỹ Long", "X. Xã Mỹ Lợi", ["Xã Mỹ Long", "Xã Mỹ Lợi"]),
    ],
)
def test_a_short_word_for_a_commune_is_no_number_of_a_list(
    first: str, second: str, units: list[str]
) -> None:
    text = f"CHỈ TIÊU NĂM 2026\nĐơn vị | CC LLCT | TC LLCT\n{first} | 1 | 3\n{second} | 2 | 4"
    assert [one.unit for one in read(text, (2, 2)).counts][::2] == units


@pytest.mark.parametrize("year", ["Năm 2026", "2026"])
def test_one_year_beside_the_levels_is_a_table(year: str) -> None:
    text = f"CHỈ TIÊU TỈNH GIAO\nTrình độ | {year}\nTrung cấp LLCT | 2\nCao cấp LLCT | 3"
    assert_reads(
        text,
        """
        B3 allocated ? trung-cap 2026 = 2
        B4 allocated ? cao-cap 2026 = 3
        """,
    )
