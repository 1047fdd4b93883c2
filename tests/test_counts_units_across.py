"""Tables whose columns are units: levels, years or measures stand in the rows."""

from __future__ import annotations

import pytest
from counts_read import assert_reads, notes, problems, read, tables, told

LEVELS_DOWN = """
    HUYỆN ỦY TÂN GIANG
    CHỈ TIÊU CỬ ĐI ĐÀO TẠO NĂM 2025
    Trình độ       | Xã An Phước | Xã Long Hòa | Thị trấn Tân Giang | Ban Tổ chức | Tổng
    Sơ cấp LLCT    | 5           | 6           | 7                  | 1           | 19
    Trung cấp LLCT | 3           | 2           | 4                  | 1           | 10
    Cao cấp LLCT   | 1           | 0           | 1                  | 2           | 4
    Tổng cộng      | 9           | 8           | 12                 | 4           | 33
    """


def test_levels_down_and_units_across() -> None:
    (table,) = tables(LEVELS_DOWN)
    assert (table.kind, table.people, table.confidence) == ("quota", (4, 5, 6), 1.0)
    assert_reads(
        LEVELS_DOWN,
        """
        B4 allocated Xã An Phước so-cap 2025 = 5
        C4 allocated Xã Long Hòa so-cap 2025 = 6
        D4 allocated Thị trấn Tân Giang so-cap 2025 = 7
        E4 allocated Ban Tổ chức so-cap 2025 = 1
        B5 allocated Xã An Phước trung-cap 2025 = 3
        C5 allocated Xã Long Hòa trung-cap 2025 = 2
        D5 allocated Thị trấn Tân Giang trung-cap 2025 = 4
        E5 allocated Ban Tổ chức trung-cap 2025 = 1
        B6 allocated Xã An Phước cao-cap 2025 = 1
        C6 allocated Xã Long Hòa cao-cap 2025 = 0
        D6 allocated Thị trấn Tân Giang cao-cap 2025 = 1
        E6 allocated Ban Tổ chức cao-cap 2025 = 2
        """,
    )


@pytest.mark.parametrize(
    ("right", "wrong", "cells"), [("| 19", "| 20", ["F4", "F7"]), ("| 12 ", "| 13 ", ["D7"])]
)
def test_sums_of_units_are_held_against_them(right: str, wrong: str, cells: list[str]) -> None:
    counts = read(LEVELS_DOWN.replace(right, wrong))
    assert problems(counts) == [f"total-mismatch {cell}" for cell in cells]
    assert len(counts.counts) == 12


@pytest.mark.parametrize(
    ("title", "kind", "field"),
    [
        ("NHU CẦU ĐÀO TẠO NĂM 2026", "demand", "demand"),
        ("KẾ HOẠCH CỬ ĐI ĐÀO TẠO NĂM 2026", "plan", "planned"),
        ("CHI TIEU DAO TAO NAM 2026", "quota", "allocated"),
    ],
)
def test_the_title_says_what_is_counted(title: str, kind: str, field: str) -> None:
    text = f"{title}\nNội dung đào tạo | Xã A Một | Xã B Hai\nTC LLCT | 3 | 4"
    (table,) = tables(text)
    assert table.kind == kind
    assert told(read(text)) == [
        f"B3 {field} Xã A Một trung-cap 2026 = 3",
        f"C3 {field} Xã B Hai trung-cap 2026 = 4",
    ]


BENEATH_A_HEADING = """
    NHU CẦU ĐÀO TẠO NĂM 2026
    STT | Nội dung đào tạo | Đơn vị   | <        | <         | Cộng
    ^   | ^                | An Phước | Long Hòa | Văn phòng | ^
    1   | Trung cấp LLCT   | 3        | 2        | 4         | 9
    2   | Cao cấp LLCT     | 1        | 0        | 1         | 2
        | Cộng             | 4        | 2        | 5         | 11
    """


@pytest.mark.parametrize("merged", [True, False])
def test_names_beneath_a_heading_of_units_are_units_and_that_is_told(merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    text = BENEATH_A_HEADING
    if not merged:
        text = text.replace("<", " ").replace("^", " ")
    counts = assert_reads(
        text,
        """
        C4 demand An Phước trung-cap 2026 = 3
        D4 demand Long Hòa trung-cap 2026 = 2
        E4 demand Văn phòng trung-cap 2026 = 4
        C5 demand An Phước cao-cap 2026 = 1
        D5 demand Long Hòa cao-cap 2026 = 0
        E5 demand Văn phòng cao-cap 2026 = 1
        """,
    )
    (assumed,) = [issue for issue in counts.issues if issue.rule == "unit-assumed"]
    assert (assumed.place.cell, assumed.severity) == ("C3", "note")
    assert assumed.says.endswith("nằm dưới tiêu đề nói là đơn vị: An Phước, Long Hòa.")


def test_a_heading_that_speaks_of_units_among_other_words() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2025
        TT | Trình độ | Số lượng phân bổ cho các xã | <        | Ghi chú
        ^  | ^        | An Phước                    | Long Hòa | ^
        1  | TC LLCT  | 5                           | 4        | đủ
        """
    )
    assert told(counts) == [
        "C4 allocated An Phước trung-cap 2025 = 5",
        "D4 allocated Long Hòa trung-cap 2025 = 4",
    ]


def test_a_heading_between_units_is_one_and_one_behind_them_is_asked() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2025
        Nội dung \\ Đơn vị | Xã An Phước | Tổ 47 | Phòng Nội vụ | Luỹ kế
        TC LLCT            | 5           | 6     | 7            | 99
        """
    )
    assert told(counts) == [
        "B3 allocated Xã An Phước trung-cap 2025 = 5",
        "C3 allocated Tổ 47 trung-cap 2025 = 6",
        "D3 allocated Phòng Nội vụ trung-cap 2025 = 7",
    ]
    assert problems(counts) == ["column-unknown E2"]
    assert "unit-assumed C2" in notes(counts)


@pytest.mark.parametrize("merged", [True, False])
def test_units_in_their_groups_with_sums(merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    text = """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        Trình độ đào tạo | Khối xã     | <           | <    | Khối Đảng   | <    | Tổng cộng
        ^                | Xã An Phước | Xã Long Hòa | Cộng | Ban Tổ chức | Cộng | ^
        Trung cấp LLCT   | 5           | 6           | 11   | 2           | 2    | 13
        Cao cấp LLCT     | 3           | 2           | 5    | 2           | 2    | 7
        Cộng             | 8           | 8           | 16   | 4           | 4    | 20
        """
    if not merged:
        text = text.replace("<", " ").replace("^", " ")
    assert_reads(
        text,
        """
        B4 allocated Xã An Phước trung-cap 2025 = 5
        C4 allocated Xã Long Hòa trung-cap 2025 = 6
        E4 allocated Ban Tổ chức trung-cap 2025 = 2
        B5 allocated Xã An Phước cao-cap 2025 = 3
        C5 allocated Xã Long Hòa cao-cap 2025 = 2
        E5 allocated Ban Tổ chức cao-cap 2025 = 2
        """,
    )
    wrong = read(text.replace("| 11 ", "| 12 "))
    assert problems(wrong) == ["total-mismatch D4", "total-mismatch D6"]


def test_years_down_and_units_across_with_the_level_in_the_title() -> None:
    assert_reads(
        """
        CHỈ TIÊU ĐÀO TẠO TRUNG CẤP LLCT
        Năm  | Xã An Phước | Xã Long Hòa | Tổng
        2021 | 5           | 6           | 11
        2022 | 3           | 2           | 5
        Cộng | 8           | 8           | 16
        """,
        """
        B3 allocated Xã An Phước trung-cap 2021 = 5
        C3 allocated Xã Long Hòa trung-cap 2021 = 6
        B4 allocated Xã An Phước trung-cap 2022 = 3
        C4 allocated Xã Long Hòa trung-cap 2022 = 2
        """,
    )


def test_years_down_beneath_the_corner_of_the_units() -> None:
    assert_reads(
        """
        CHỈ TIÊU TRUNG CẤP LLCT
        Đơn vị   | Xã An Phước | Xã Long Hòa | Cộng
        Năm 2021 | 5           | 6           | 11
        Năm 2022 | 3           | 2           | 5
        """,
        """
        B3 allocated Xã An Phước trung-cap 2021 = 5
        C3 allocated Xã Long Hòa trung-cap 2021 = 6
        B4 allocated Xã An Phước trung-cap 2022 = 3
        C4 allocated Xã Long Hòa trung-cap 2022 = 2
        """,
    )


def test_years_down_and_levels_across() -> None:
    assert_reads(
        """
        KẾ HOẠCH ĐÀO TẠO
        Năm  | Trung cấp LLCT | Cao cấp LLCT | Tổng
        2021 | 6              | 7            | 13
        2022 | 2              | 4            | 6
        Cộng | 8              | 11           | 19
        """,
        """
        B3 planned ? trung-cap 2021 = 6
        C3 planned ? cao-cap 2021 = 7
        B4 planned ? trung-cap 2022 = 2
        C4 planned ? cao-cap 2022 = 4
        """,
    )


def test_levels_beneath_each_unit_and_years_down() -> None:
    assert_reads(
        """
        NHU CẦU ĐÀO TẠO
        Năm  | Xã An Phước | <       | <    | Xã Long Hòa | <       | <    | Tổng cộng
        ^    | TC LLCT     | CC LLCT | Cộng | TC LLCT     | CC LLCT | Cộng | ^
        2021 | 5           | 6       | 11   | 2           | 1       | 3    | 14
        2022 | 3           | 2       | 5    | 2           | 1       | 3    | 8
        """,
        """
        B4 demand Xã An Phước trung-cap 2021 = 5
        C4 demand Xã An Phước cao-cap 2021 = 6
        E4 demand Xã Long Hòa trung-cap 2021 = 2
        F4 demand Xã Long Hòa cao-cap 2021 = 1
        B5 demand Xã An Phước trung-cap 2022 = 3
        C5 demand Xã An Phước cao-cap 2022 = 2
        E5 demand Xã Long Hòa trung-cap 2022 = 2
        F5 demand Xã Long Hòa cao-cap 2022 = 1
        """,
    )


def test_measures_beneath_each_unit_and_remarks_beside_them() -> None:
    assert_reads(
        """
        NHU CẦU VÀ CHỈ TIÊU NĂM 2025
        TT | Trình độ | Xã An Phước | <        | Xã Long Hòa | <        | Ghi chú
        ^  | ^        | Nhu cầu     | Chỉ tiêu | Nhu cầu     | Chỉ tiêu | ^
        1  | TC LLCT  | 5           | 4        | 2           | 1        | đủ
           | Cộng     | 5           | 4        | 2           | 1        |
        """,
        """
        C4 demand Xã An Phước trung-cap 2025 = 5
        D4 allocated Xã An Phước trung-cap 2025 = 4
        E4 demand Xã Long Hòa trung-cap 2025 = 2
        F4 allocated Xã Long Hòa trung-cap 2025 = 1
        """,
    )


def test_measures_down_and_units_across() -> None:
    assert_reads(
        """
        NHU CẦU VÀ CHỈ TIÊU TRUNG CẤP LLCT NĂM 2025
        Nội dung | Xã An Phước | Xã Long Hòa | Cộng
        Nhu cầu  | 5           | 6           | 11
        Chỉ tiêu | 3           | 2           | 5
        """,
        """
        B3 demand Xã An Phước trung-cap 2025 = 5
        C3 demand Xã Long Hòa trung-cap 2025 = 6
        B4 allocated Xã An Phước trung-cap 2025 = 3
        C4 allocated Xã Long Hòa trung-cap 2025 = 2
        """,
    )


def test_units_in_rows_beneath_columns_called_like_units_are_told() -> None:
    counts = read(
        """
        CHỈ TIÊU CỬ ĐI HỌC TRUNG CẤP LLCT NĂM 2025
        Đơn vị      | Trường Chính trị tỉnh | Trung tâm Chính trị huyện
        Xã An Phước | 5                     | 4
        """
    )
    assert told(counts) == [
        "B3 allocated Xã An Phước trung-cap 2025 = 5",
        "C3 allocated Xã An Phước trung-cap 2025 = 4",
    ]
    assert problems(counts) == ["unit-twice B3"]


def test_columns_called_like_units_beside_units_and_levels_are_left_alone() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2025
        Đơn vị      | Trình độ | Chỉ tiêu | Phòng học | Trường lớp
        Xã An Phước | TC LLCT  | 5        | 4         | 3
        """
    )
    assert told(counts) == ["C3 allocated Xã An Phước trung-cap 2025 = 5"]
    assert [i.place.cell for i in counts.issues if i.rule == "column-unknown"] == ["D2", "E2"]


@pytest.mark.parametrize("merged", [True, False])
def test_blocks_of_units_beneath_words_that_only_lead_to_them(merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    text = """
        BIỂU TỔNG HỢP NHU CẦU ĐÀO TẠO CÁN BỘ NĂM 2026
        STT | Nội dung          | Tổng số | Chia ra   | <                | <
        ^   | ^                 | ^       | Khối Đảng | Khối chính quyền | Cấp xã
        A   | Lý luận chính trị | 30      | 5         | 8                | 17
        1   | Cao cấp           | 10      | 3         | 4                | 3
        2   | Trung cấp         | 20      | 2         | 4                | 14
        B   | Chuyên môn        | 6       | 1         | 3                | 2
        1   | Thạc sĩ           | 6       | 1         | 3                | 2
            | Tổng cộng         | 36      | 6         | 11               | 19
        NGƯỜI LẬP BIỂU
        """
    counts = assert_reads(
        text if merged else text.replace("<", " ").replace("^", " "),
        """
        D5 demand Khối Đảng cao-cap 2026 = 3
        E5 demand Khối chính quyền cao-cap 2026 = 4
        F5 demand Cấp xã cao-cap 2026 = 3
        D6 demand Khối Đảng trung-cap 2026 = 2
        E6 demand Khối chính quyền trung-cap 2026 = 4
        F6 demand Cấp xã trung-cap 2026 = 14
        D8 demand Khối Đảng thac-si 2026 = 1
        E8 demand Khối chính quyền thac-si 2026 = 3
        F8 demand Cấp xã thac-si 2026 = 2
        """,
    )
    assert "unit-assumed F3" in notes(counts)


def test_places_without_their_first_word_are_units_before_a_sum_that_holds_them() -> None:
    text = """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025 PHÂN BỔ CHO CÁC XÃ
        Nội dung       | An Phước | Long Hòa | Cộng
        Trung cấp LLCT | 3        | 2        | 5
        """
    counts = assert_reads(
        text,
        """
        B3 allocated An Phước trung-cap 2025 = 3
        C3 allocated Long Hòa trung-cap 2025 = 2
        """,
    )
    assert "unit-assumed B2" in notes(counts)
    assert problems(read(text.replace("| 5", "| 6"))) == ["total-mismatch D3"]


@pytest.mark.parametrize("headings", ["Quý I | Quý II", "Nhóm A | Nhóm B", "đợt một | đợt hai"])
def test_what_is_no_place_is_no_unit(headings: str) -> None:
    text = f"CHỈ TIÊU NĂM 2025\nNội dung | {headings} | Cộng\nTC LLCT | 3 | 2 | 5"
    counts = read(text)
    assert told(counts) == ["D3 allocated ? trung-cap 2025 = 5"]
    assert problems(counts) == ["column-unknown B2", "column-unknown C2"]


def test_a_heading_of_units_among_units_is_one_of_them() -> None:
    counts = assert_reads(
        """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        Nội dung | Khối Đảng | Khối đoàn thể | Xã, thị trấn | Cộng
        TC LLCT  | 1         | 3             | 4            | 8
        """,
        """
        B3 allocated Khối Đảng trung-cap 2025 = 1
        C3 allocated Khối đoàn thể trung-cap 2025 = 3
        D3 allocated Xã, thị trấn trung-cap 2025 = 4
        """,
    )
    assert "unit-assumed D2" in notes(counts)


def test_a_year_in_the_heading_of_a_unit_is_that_of_its_numbers() -> None:
    assert_reads(
        """
        NHU CẦU ĐÀO TẠO
        Nội dung | Xã An Phước năm 2025 | Xã An Phước năm 2026 | Xã Long Hòa năm 2025
        TC LLCT  | 1                    | 2                    | 3
        """,
        """
        B3 demand Xã An Phước trung-cap 2025 = 1
        C3 demand Xã An Phước trung-cap 2026 = 2
        D3 demand Xã Long Hòa trung-cap 2025 = 3
        """,
    )


def test_rates_and_remarks_beneath_a_unit_are_no_counts() -> None:
    assert_reads(
        """
        CHỈ TIÊU NĂM 2025
        Trình độ | Xã An Phước | <       | <         | Xã Long Hòa | <       | <
        ^        | Chỉ tiêu    | Kết quả | Tỷ lệ (%) | Chỉ tiêu    | Kết quả | Ghi chú
        TC LLCT  | 5           | 4       | 80        | 2           | 2       | 7
        """,
        """
        B4 allocated Xã An Phước trung-cap 2025 = 5
        C4 sent Xã An Phước trung-cap 2025 = 4
        E4 allocated Xã Long Hòa trung-cap 2025 = 2
        F4 sent Xã Long Hòa trung-cap 2025 = 2
        """,
    )
