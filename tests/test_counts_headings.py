"""Headings over counts: units, levels, years and measures, across and down."""

from __future__ import annotations

import pytest
from counts_read import VOCABULARY, assert_reads, notes, problems, read, tables, told
from typed_tables import sheet_of

from hongngu_cli.model.settings import Reading
from hongngu_cli.read.tables.recogniser import recogniser


def test_a_long_table_with_several_measures_and_units_merged_over_levels() -> None:
    text = """
        NHU CẦU, KẾ HOẠCH, CHỈ TIÊU NĂM 2019
        Đơn vị | Trình độ  | Nhu cầu | Kế hoạch | Chỉ tiêu
        Xã A   | Trung cấp | 5       | 4        | 3
        ^      | Cao cấp   | 2       | -        | '05
        Xã B   | TC LLCT   | '12.545 | 3 người  | 0
        Cộng   |           | 12552   | 7        | 8
        """
    wanted = """
        C3 demand Xã A trung-cap 2019 = 5
        D3 planned Xã A trung-cap 2019 = 4
        E3 allocated Xã A trung-cap 2019 = 3
        C4 demand Xã A cao-cap 2019 = 2
        E4 allocated Xã A cao-cap 2019 = 5
        C5 demand Xã B trung-cap 2019 = 12545
        D5 planned Xã B trung-cap 2019 = 3
        E5 allocated Xã B trung-cap 2019 = 0
        """
    counts = assert_reads(text, wanted)
    assert notes(counts) == ["value-taken A1", "level-assumed B3", "level-assumed B4"]
    # Where nothing is merged (CSV), the empty cell takes the unit above it, and that is said.
    flat = assert_reads(text.replace("^", ""), wanted)
    assert [i.says for i in flat.issues if i.place.cell == "A4"] == [
        "Đơn vị của 1 dòng để trống lấy theo dòng trên."
    ]


def test_a_long_table_without_units() -> None:
    assert_reads(
        """
        NHU CẦU ĐĂNG KÝ TOÀN HUYỆN
        Năm  | Trình độ  | Số lượng
        2018 | SC LLCT   | 5
             | TC LLCT   | 6
        2019 | SC LLCT   | 7
        Cộng |           | 18
        """,
        """
        C3 demand ? so-cap 2018 = 5
        C4 demand ? trung-cap 2018 = 6
        C5 demand ? so-cap 2019 = 7
        """,
    )


def test_units_and_levels_with_the_measure_from_the_title_of_the_sheet() -> None:
    counts = assert_reads(
        """
        == Nhu cầu 2020
        Đơn vị tính: người
        Đơn vị        | SC LLCT | TC LLCT | CC LLCT | Tổng
        Khối Đảng
        Ban Tổ chức   | 1       | 2       | 3       | 6
        Khối xã
        Xã A          | 5       | 5       | 0       | 10
        Tổng số       | 6       | 7       | 3       | 16
        """,
        """
        B4 demand Ban Tổ chức so-cap 2020 = 1
        C4 demand Ban Tổ chức trung-cap 2020 = 2
        D4 demand Ban Tổ chức cao-cap 2020 = 3
        B6 demand Xã A so-cap 2020 = 5
        C6 demand Xã A trung-cap 2020 = 5
        D6 demand Xã A cao-cap 2020 = 0
        """,
        (2, 2),
    )
    assert [issue.says for issue in counts.issues] == [
        "6 số trong bảng được hiểu là nhu cầu, lấy theo tên trang tính.",
        "Năm của 6 số lấy theo tên trang tính: 2020.",
    ]


def test_a_files_name_may_say_what_is_counted_and_for_which_year() -> None:
    text = "STT | Đơn vị | TC LLCT | Cộng\n1 | Xã A | 3 | 3"
    assert told(read(text, path="du-lieu/nhu-cau_2021.csv")) == [
        "C2 demand Xã A trung-cap 2021 = 3"
    ]
    unknown = read(text, path="so-lieu.csv")
    assert told(unknown) == ["C2 ? Xã A trung-cap ? = 3"]
    assert problems(unknown) == ["measure-missing C2", "year-missing C2"]


YEARS_OVER_LEVELS = """
    KẾ HOẠCH CỬ ĐI ĐÀO TẠO LLCT
    (Kèm theo Quyết định số 12-QĐ/HU ngày 3/4/2018 về chỉ tiêu)
    STT | Đơn vị         | Năm 2018 | <  | <    | Năm 2019 | <  | <    | Tổng cộng
    ^   | ^              | TC       | CC | Cộng | TC       | CC | Cộng | ^
    (1) | (2)            | (3)      | (4) | (5)=(3)+(4) | (6) | (7) | (8) | (9)
    I   | Khối Đảng      | 3        | 1  | 4    | 2        | 2  | 4    | 8
    1   | Ban Tổ chức    | 2        | 1  | 3    | 1        | 1  | 2    | 5
    2   | Ban Tuyên giáo | 1        |    | 1    | 1        | 1  | 2    | 3
    II  | Khối xã        | 3        | 0  | 3    | 2        | 0  | 2    | 5
    1   | Xã A           | 3        | 0  | 3    | 2        | 0  | 2    | 5
        | Tổng           | 6        | 1  | 7    | 4        | 2  | 6    | 13
    """


@pytest.mark.parametrize("merged", [True, False])
def test_years_over_levels_with_groups_of_units_and_sums_everywhere(merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    text = YEARS_OVER_LEVELS
    if not merged:
        text = text.replace("<", " ").replace("^", " ")
    (table,) = tables(text, (3, 4))
    assert table.people == (7, 8, 10)
    assert table.totals == ((6, (7, 8)), (9, (10,)), (11, (7, 8, 10)))
    assert_reads(
        text,
        """
        C7 planned Ban Tổ chức trung-cap 2018 = 2
        D7 planned Ban Tổ chức cao-cap 2018 = 1
        F7 planned Ban Tổ chức trung-cap 2019 = 1
        G7 planned Ban Tổ chức cao-cap 2019 = 1
        C8 planned Ban Tuyên giáo trung-cap 2018 = 1
        F8 planned Ban Tuyên giáo trung-cap 2019 = 1
        G8 planned Ban Tuyên giáo cao-cap 2019 = 1
        C10 planned Xã A trung-cap 2018 = 3
        D10 planned Xã A cao-cap 2018 = 0
        F10 planned Xã A trung-cap 2019 = 2
        G10 planned Xã A cao-cap 2019 = 0
        """,
        (3, 4),
    )


def test_three_rows_of_headings_measures_over_years_over_levels() -> None:
    counts = assert_reads(
        """
        STT | Đơn vị | Nhu cầu | <  | <    | < | Chỉ tiêu | <  | <    | <
        ^   | ^      | 2018    | <  | 2019 | < | 2018     | <  | 2019 | <
        ^   | ^      | TC LLCT | CC | TC   | CC | TC      | CC | TC   | CC
        1   | Xã A   | 1       | 2  | 3    | 4 | 5        | 6  | 7    | 8
        """,
        """
        C4 demand Xã A trung-cap 2018 = 1
        D4 demand Xã A cao-cap 2018 = 2
        E4 demand Xã A trung-cap 2019 = 3
        F4 demand Xã A cao-cap 2019 = 4
        G4 allocated Xã A trung-cap 2018 = 5
        H4 allocated Xã A cao-cap 2018 = 6
        I4 allocated Xã A trung-cap 2019 = 7
        J4 allocated Xã A cao-cap 2019 = 8
        """,
        (1, 3),
    )
    assert counts.issues == ()


def test_levels_by_years_alone_begin_a_table_though_no_title_says_what_is_counted() -> None:
    counts = read(
        """
        Nội dung       | 2019 | 2020
        Trung cấp LLCT | 10   | 12
        Cao cấp LLCT   | 3    | 4
        Tổng cộng      | 13   | 16
        """
    )
    assert told(counts) == [
        "B2 ? ? trung-cap 2019 = 10",
        "C2 ? ? trung-cap 2020 = 12",
        "B3 ? ? cao-cap 2019 = 3",
        "C3 ? ? cao-cap 2020 = 4",
    ]
    assert problems(counts) == ["measure-missing B2"]


def test_units_by_years_alone_begin_a_table() -> None:
    counts = read(
        """
        Đơn vị | 2019 | 2020
        Xã A   | 10   | 12
        Xã B   | 3    | 4
        """
    )
    assert told(counts)[::3] == ["B2 ? Xã A ? 2019 = 10", "C3 ? Xã B ? 2020 = 4"]
    assert problems(counts) == ["level-missing B2", "measure-missing B2"]


def test_a_label_with_years_over_words_begins_no_table() -> None:
    text = """
        Nội dung       | 2019 | 2020
        Trung cấp LLCT | có   | không
        """
    assert recogniser(VOCABULARY, Reading()).tables(sheet_of(text)) == ()


def test_results_beside_a_quota_are_those_sent() -> None:
    assert_reads(
        """
        KẾT QUẢ THỰC HIỆN CHỈ TIÊU TRUNG CẤP LLCT
        Đơn vị    | Năm 2019 | <       | Năm 2020 | <
        ^         | Chỉ tiêu | Kết quả | Chỉ tiêu | Kết quả
        Xã A      | 10       | 8       | 12       | 12
        Tổng cộng | 10       | 8       | 12       | 12
        """,
        """
        B4 allocated Xã A trung-cap 2019 = 10
        C4 sent Xã A trung-cap 2019 = 8
        D4 allocated Xã A trung-cap 2020 = 12
        E4 sent Xã A trung-cap 2020 = 12
        """,
    )


def test_levels_down_the_side_with_groups_totals_on_top_and_in_particular() -> None:
    text = """
        CHỈ TIÊU ĐƯỢC PHÂN BỔ CÁC NĂM
        Trình độ                  | Năm 2018 | Năm 2019
        Tổng số                   | 45       | 57
        Đào tạo lý luận chính trị | 42       | 53
        Trong đó:
        - Cao cấp LLCT            | 6        | 7
        - Trung cấp               | 36       | 46
        Đào tạo chuyên môn        | 3        | 4
        - Trung cấp               | 1        | 2
        - Thạc sĩ                 | 2        | 2
        """
    assert_reads(
        text,
        """
        B6 allocated ? cao-cap 2018 = 6
        C6 allocated ? cao-cap 2019 = 7
        B7 allocated ? trung-cap 2018 = 36
        C7 allocated ? trung-cap 2019 = 46
        B9 allocated ? trung-cap-chuyen-mon 2018 = 1
        C9 allocated ? trung-cap-chuyen-mon 2019 = 2
        B10 allocated ? thac-si 2018 = 2
        C10 allocated ? thac-si 2019 = 2
        """,
        (2, 2),
    )
    assert problems(read(text.replace("53", "54"), (2, 2))) == ["total-mismatch C4"]


def test_demand_and_quota_for_one_level_with_its_women_beneath() -> None:
    counts = assert_reads(
        """
        NHU CẦU VÀ CHỈ TIÊU LỚP TRUNG CẤP NĂM 2019
        STT | Đơn vị       | Nhu cầu | Chỉ tiêu | Ghi chú
        1   | Xã A         | 5       | 3        | thiếu 2
        2   | Xã B         |         |          |
            | Trong đó: nữ | 3       | 1        |
        Cộng |             | 5       | 3        |
        """,
        """
        C3 demand Xã A trung-cap 2019 = 5
        D3 allocated Xã A trung-cap 2019 = 3
        """,
    )
    assert notes(counts) == ["value-taken A1", "value-taken A1", "row-of-which B5"]


def test_a_year_inside_the_headings_own_words() -> None:
    assert_reads(
        """
        LỚP CAO CẤP LLCT
        Đơn vị | Chỉ tiêu↵năm 2019 | Chỉ tiêu (năm 2020) | Nhu cầu năm học 2021-2022 | Tổng chỉ tiêu
        Xã A   | 1                 | 2                   | 9                         | 3
        """,
        """
        B3 allocated Xã A cao-cap 2019 = 1
        C3 allocated Xã A cao-cap 2020 = 2
        D3 demand Xã A cao-cap 2021 = 9
        """,
        (2, 2),
    )


def test_levels_over_measures_leave_what_is_no_count() -> None:
    counts = read(
        """
        NĂM 2021
        STT | Đơn vị | Trung cấp LLCT | <        | <         | Cao cấp LLCT | <        | <
        ^   | ^      | Nhu cầu        | Chỉ tiêu | Luỹ kế    | Nhu cầu      | Chỉ tiêu | Tỷ lệ (%)
        1   | Xã A   | 5              | 3        | 8         | 2            | 1        | 50
        """,
        (2, 3),
    )
    assert told(counts) == [
        "C4 demand Xã A trung-cap 2021 = 5",
        "D4 allocated Xã A trung-cap 2021 = 3",
        "F4 demand Xã A cao-cap 2021 = 2",
        "G4 allocated Xã A cao-cap 2021 = 1",
    ]
    assert problems(counts) == ["column-unknown E3"]


def test_levels_beneath_each_unit_and_units_beneath_each_level() -> None:
    assert_reads(
        """
        CHỈ TIÊU NĂM 2022
        TT | Đơn vị      | Chỉ tiêu
        1  | Xã A        | 8
           | - Trung cấp | 5
           | - Cao cấp   | 3
        2  | Xã B        | 4
           | - Trung cấp | 4
           | Tổng cộng   | 12
        """,
        """
        C4 allocated Xã A trung-cap 2022 = 5
        C5 allocated Xã A cao-cap 2022 = 3
        C7 allocated Xã B trung-cap 2022 = 4
        """,
    )
    assert_reads(
        """
        CHỈ TIÊU NĂM 2022
        TT | Nội dung           | Số lượng
        I  | Lớp Trung cấp LLCT | 9
        1  | Xã A               | 5
        2  | Xã B               | 4
        II | Lớp Cao cấp LLCT   | 3
        1  | Xã A               | 3
        Tổng cộng |             | 12
        """,
        """
        C4 allocated Xã A trung-cap 2022 = 5
        C5 allocated Xã B trung-cap 2022 = 4
        C7 allocated Xã A cao-cap 2022 = 3
        """,
    )


def test_ranks_beneath_the_words_for_their_training_are_its_level() -> None:
    assert_reads(
        """
        TỔNG HỢP NHU CẦU ĐÀO TẠO NĂM 2023
        STT | Đơn vị    | Bồi dưỡng QLNN | <   | <  | Tổng cộng
        ^   | ^         | CVCC           | CVC | CV | ^
        1   | Xã Một    | 1              | 2   | 3  | 6
        """,
        """
        C4 demand Xã Một quan-ly-nha-nuoc 2023 = 1
        D4 demand Xã Một quan-ly-nha-nuoc 2023 = 2
        E4 demand Xã Một quan-ly-nha-nuoc 2023 = 3
        """,
    )


def test_a_sheet_called_th_is_a_summary_and_counts_no_level() -> None:
    text = """
        SỐ LƯỢNG CÁN BỘ ĐÃ CỬ ĐI HỌC NĂM 2022
        Đơn vị | Số người
        Xã A   | 5
        Xã B   | 6
        """
    lines = {
        name: told(read(f"== {name}\n{text}"))[0]
        for name in ("TH", "TH 2022", "TC 2022", "Tin học")
    }
    assert lines == {
        "TH": "B3 sent Xã A ? 2022 = 5",
        "TH 2022": "B3 sent Xã A ? 2022 = 5",
        "TC 2022": "B3 sent Xã A ? 2022 = 5",
        "Tin học": "B3 sent Xã A tin-hoc 2022 = 5",
    }
