"""The corner of a table of counts, what stands in its rows, and lists side by side."""

from __future__ import annotations

import pytest
from counts_read import VOCABULARY, assert_reads, notes, problems, read, tables, told
from typed_tables import sheet_of

from hongngu_cli.model.settings import Reading
from hongngu_cli.read.counts.reading import read_counts
from hongngu_cli.read.tables.recogniser import recogniser


def test_a_blank_corner_over_units_and_over_levels() -> None:
    assert_reads(
        """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        '           | Trung cấp LLCT | Cao cấp LLCT | Cộng
        Xã An Phước | 5              | 2            | 7
        Xã Long Hòa | 3              | 1            | 4
        """,
        """
        B3 allocated Xã An Phước trung-cap 2025 = 5
        C3 allocated Xã An Phước cao-cap 2025 = 2
        B4 allocated Xã Long Hòa trung-cap 2025 = 3
        C4 allocated Xã Long Hòa cao-cap 2025 = 1
        """,
    )
    assert_reads(
        """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        '              | Xã An Phước | Xã Long Hòa | Cộng
        Trung cấp LLCT | 5           | 2           | 7
        """,
        """
        B3 allocated Xã An Phước trung-cap 2025 = 5
        C3 allocated Xã Long Hòa trung-cap 2025 = 2
        """,
    )


def test_numbers_beneath_words_without_any_label_beside_them_are_no_table() -> None:
    text = "'  | Trung cấp LLCT | Cao cấp LLCT\n'  | 5 | 6\n'  | 7 | 8"
    assert recogniser(VOCABULARY, Reading()).tables(sheet_of(text)) == ()


def test_a_corner_of_years_over_years_holds_levels() -> None:
    assert_reads(
        """
        NHU CẦU ĐÀO TẠO
        Năm            | 2021 | 2022
        Trung cấp LLCT | 5    | 6
        Cao cấp LLCT   | 1    | 2
        """,
        """
        B3 demand ? trung-cap 2021 = 5
        C3 demand ? trung-cap 2022 = 6
        B4 demand ? cao-cap 2021 = 1
        C4 demand ? cao-cap 2022 = 2
        """,
    )


def test_measures_down_leave_out_what_follows_from_them() -> None:
    text = """
        NHU CẦU VÀ CHỈ TIÊU NĂM 2025
        Nội dung  | Trung cấp LLCT | Cao cấp LLCT | Cộng
        Chỉ tiêu  | 8              | 4            | 12
        Đã cử     | 8              | 3            | 11
        Còn thiếu | 2              | 1            | 3
        Tỷ lệ (%) | 80             | 80           | 80
        Nhu cầu   | 10             | 5            | 15
        """
    counts = assert_reads(
        text,
        """
        B3 allocated ? trung-cap 2025 = 8
        C3 allocated ? cao-cap 2025 = 4
        B4 sent ? trung-cap 2025 = 8
        C4 sent ? cao-cap 2025 = 3
        B7 demand ? trung-cap 2025 = 10
        C7 demand ? cao-cap 2025 = 5
        """,
    )
    assert [note for note in notes(counts) if note.startswith("row-of-which")] == [
        "row-of-which A5",
        "row-of-which A6",
    ]


@pytest.mark.parametrize("merged", [True, False])
def test_units_behind_a_sum_of_theirs(merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    wanted = """
        C4 allocated Xã An Phước trung-cap 2025 = 5
        D4 allocated Xã Long Hòa trung-cap 2025 = 3
        """
    for whole, above in (("Tổng chỉ tiêu", "Phân bổ cho các đơn vị"), ("Chỉ tiêu", "Trong đó")):
        text = f"""
            PHÂN BỔ CHỈ TIÊU ĐÀO TẠO NĂM 2025
            Trình độ       | {whole} | {above}     | <
            ^              | ^       | Xã An Phước | Xã Long Hòa
            Trung cấp LLCT | 8       | 5           | 3
            """
        assert_reads(text if merged else text.replace("<", " ").replace("^", " "), wanted)
        assert problems(read(text.replace("| 8 ", "| 9 "))) == ["total-mismatch B4"]


def test_units_behind_the_others_that_are_named_together() -> None:
    counts = assert_reads(
        """
        KẾ HOẠCH ĐÀO TẠO NĂM 2026
        TT | Chương trình   | Huyện ủy | UBND huyện | Các xã, thị trấn | Ghi chú
        1  | Trung cấp LLCT | 2        | 3          | 15               |
        """,
        """
        C3 planned Huyện ủy trung-cap 2026 = 2
        D3 planned UBND huyện trung-cap 2026 = 3
        E3 planned Các xã, thị trấn trung-cap 2026 = 15
        """,
    )
    assert "unit-assumed E2" in notes(counts)


def test_two_lists_of_counts_side_by_side_are_each_of_their_own_units() -> None:
    text = """
        CHỈ TIÊU ĐÀO TẠO TRUNG CẤP LLCT NĂM 2025
        TT | Đơn vị       | Chỉ tiêu | TT | Đơn vị      | Chỉ tiêu
        1  | Xã An Phước  | 5        | 3  | Xã Long Hòa | 6
        2  | Xã Tân Giang | 4        |    |             |
           |              |          |    | Tổng cộng   | 15
        """
    found = recogniser(VOCABULARY, Reading()).tables(sheet_of(text))
    assert [(table.kind, table.people, table.beside) for table in found] == [
        ("quota", (3, 4), False),
        ("quota", (3,), True),
    ]
    counts = read_counts(found, VOCABULARY)
    assert told(counts) == [
        "C3 allocated Xã An Phước trung-cap 2025 = 5",
        "C4 allocated Xã Tân Giang trung-cap 2025 = 4",
        "F3 allocated Xã Long Hòa trung-cap 2025 = 6",
    ]
    assert problems(counts) == []


def test_units_by_years_with_levels_in_rows_of_their_own() -> None:
    (table,) = tables(
        """
        KẾT QUẢ CỬ CÁN BỘ ĐI ĐÀO TẠO
        Năm  | Đơn vị      | Trung cấp LLCT | Cao cấp LLCT
        2021 | Xã An Phước | 3              | 1
        ^    | Xã Long Hòa | 2              | 0
        2022 | Xã An Phước | 3              | 2
        Cộng |             | 8              | 3
        """
    )
    assert (table.kind, table.people) == ("results", (3, 4, 5))
    counts = read_counts([table], VOCABULARY)
    assert told(counts)[2:4] == [
        "C4 sent Xã Long Hòa trung-cap 2021 = 2",
        "D4 sent Xã Long Hòa cao-cap 2021 = 0",
    ]


def test_a_year_beside_the_level_of_a_row_is_that_rows() -> None:
    assert_reads(
        """
        BẢNG PHÂN BỔ CHỈ TIÊU
        Nội dung              | Ban Tổ chức | Ban Tuyên giáo
        Lớp TC LLCT năm 2025  | 1           | 2
        Cao cấp LLCT năm 2026 | 3           | 4
        """,
        """
        B3 allocated Ban Tổ chức trung-cap 2025 = 1
        C3 allocated Ban Tuyên giáo trung-cap 2025 = 2
        B4 allocated Ban Tổ chức cao-cap 2026 = 3
        C4 allocated Ban Tuyên giáo cao-cap 2026 = 4
        """,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Trình độ | Năm | Chỉ tiêu\nCao cấp LLCT | 2025 | -3",
        "CHỈ TIÊU NĂM 2025\nĐơn vị | Trung cấp LLCT | Cao cấp LLCT\nXã A | 4 | -3",
        "Đơn vị | Trình độ | Năm | Chỉ tiêu\nXã A | Cao cấp LLCT | 2025 | -3",
    ],
)
def test_one_row_with_a_number_below_nought_is_read(text: str) -> None:
    counts = read(text)
    [unread] = counts.unread
    assert (unread.field, unread.level, unread.year) == ("allocated", "cao-cap", 2025)
    assert [one.place for one in counts.issues if one.rule == "count-unreadable"] == [unread.place]


@pytest.mark.parametrize("mark", ["-nt-", "nt", '"', "như trên"])
def test_a_ditto_mark_is_no_part_of_the_row_above(mark: str) -> None:
    assert_reads(
        f"""
        Đơn vị | Trình độ       | Năm  | Chỉ tiêu
        Xã A   | Cao cấp LLCT   | 2023 | 9
        {mark} | Trung cấp LLCT | 2023 | 3
        Xã B   | Trung cấp LLCT | 2023 | 5
        """,
        """
        D2 allocated Xã A cao-cap 2023 = 9
        D3 allocated Xã A trung-cap 2023 = 3
        D4 allocated Xã B trung-cap 2023 = 5
        """,
    )


def test_a_short_name_beside_a_column_of_its_level_is_of_that_level() -> None:
    text = """
        SỐ LƯỢNG CÁN BỘ ĐÃ CỬ ĐI HỌC NĂM 2020
        Cơ quan   | Trung cấp LLCT | CV | CVC | Tổng
        Xã Long A | 2              | 2  | 1   | 5
        """
    counts = assert_reads(
        text,
        """
        B3 sent Xã Long A trung-cap 2020 = 2
        C3 sent Xã Long A quan-ly-nha-nuoc 2020 = 2
        D3 sent Xã Long A quan-ly-nha-nuoc 2020 = 1
        """,
    )
    assert problems(counts) == []
    alone = read(text.replace("CVC", "Tin học"))
    assert problems(alone) == ["column-unknown C2"]


def test_a_sum_may_add_up_a_column_of_an_unknown_heading() -> None:
    text = """
        SỐ LƯỢNG CÁN BỘ ĐÃ CỬ ĐI HỌC NĂM 2020
        Cơ quan   | Trung cấp LLCT | Rửa tiền | Tin học | Tổng
        Xã Long A | 2              | 2        | 1       | 5
        Xã Long B | 3              | 2        | 1       | 6
        """
    assert problems(read(text)) == ["column-unknown C2"]
    assert problems(read(text.replace("| 6", "| 7"))) == ["column-unknown C2", "total-mismatch E4"]


def test_an_unclear_level_is_counted_and_is_no_sum_of_those_beside_it() -> None:
    counts = read(
        """
        TỔNG HỢP SỐ CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO GIAI ĐOẠN 2018 - 2022
        Năm  | Sơ cấp LLCT | Cao cấp LLCT | Sau đại học | Tổng
        2018 | 30          | 12           | 1           | 43
        2019 | 25          | 15           | 0           | 40
        """
    )
    assert sum(one.value for one in counts.counts if one.field == "sent") == 83
    assert problems(counts) == ["level-unknown D2"]
