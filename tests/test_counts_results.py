"""Tallies of those who were sent, and columns that add up others without saying so."""

from __future__ import annotations

import pytest
from counts_read import assert_reads, problems, read, tables, told


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ ĐÀO TẠO NĂM 2024",
        "TỔNG HỢP KẾT QUẢ CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2024",
        "Kết quả công tác đào tạo, bồi dưỡng cán bộ năm 2024",
        "THỐNG KÊ SỐ LƯỢNG CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO NĂM 2024",
        "KẾT QUẢ THỰC HIỆN KẾ HOẠCH ĐÀO TẠO NĂM 2024",
        "KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐÀO TẠO NĂM 2024",
        "KET QUA CU DI DAO TAO NAM 2024",
    ],
)
def test_a_tally_of_results_is_of_those_sent(title: str) -> None:
    text = f"""
        {title}
        STT | Đơn vị      | Trung cấp LLCT | Cao cấp LLCT | Tổng
        1   | Xã An Phước | 6              | 7            | 13
            | Cộng        | 6              | 7            | 13
        """
    (table,) = tables(text)
    assert table.kind == "results"
    assert_reads(
        text,
        """
        C3 sent Xã An Phước trung-cap 2024 = 6
        D3 sent Xã An Phước cao-cap 2024 = 7
        """,
    )


@pytest.mark.parametrize(
    ("title", "kind", "field"),
    [
        ("KẾT QUẢ CỬ ĐI ĐÀO TẠO THEO CHỈ TIÊU ĐƯỢC GIAO NĂM 2024", "results", "sent"),
        ("CHỈ TIÊU NĂM 2024 TRÊN CƠ SỞ KẾT QUẢ ĐÀO TẠO", "quota", "allocated"),
        ("NHU CẦU CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO NĂM 2024", "demand", "demand"),
    ],
)
def test_a_title_means_what_it_names_first(title: str, kind: str, field: str) -> None:
    text = f"{title}\nĐơn vị | TC LLCT | CC LLCT\nXã An Phước | 6 | 7"
    (table,) = tables(text)
    assert table.kind == kind
    assert {one.field for one in read(text).counts} == {field}


def test_results_are_asked_for_no_names_though_only_numbers_of_people_are_there() -> None:
    text = """
        BÁO CÁO KẾT QUẢ CỬ CÁN BỘ ĐI HỌC NĂM 2024
        Đơn vị      | Số người | Đã hoàn thành
        Xã An Phước | 18       | 5
        """
    (table,) = tables(text)
    assert table.kind == "results"
    counts = read(text)
    assert told(counts) == [
        "B3 sent Xã An Phước ? 2024 = 18",
        "C3 completed Xã An Phước ? 2024 = 5",
    ]
    assert problems(counts) == ["level-missing B3"]


def test_groups_of_levels_across_are_counted_without_level() -> None:
    text = """
        KẾT QUẢ ĐÀO TẠO NĂM 2024
        Xã       | Đào tạo LLCT | Đào tạo chuyên môn | Bồi dưỡng
        An Phước | 18           | 5                  | 13
        """
    (table,) = tables(text)
    assert [table.columns[column].context for column in (2, 3, 4)] == [
        "ly-luan-chinh-tri",
        "chuyen-mon",
        "boi-duong",
    ]
    counts = read(text)
    assert [one.value for one in counts.counts] == [18, 5, 13]
    assert problems(counts) == ["level-missing B3"]


@pytest.mark.parametrize("heading", ["Số lượng", "Số lượt người", "Chỉ tiêu"])
@pytest.mark.parametrize("merged", [True, False])
def test_a_number_with_its_levels_beside_it_is_counted_once(heading: str, merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    text = f"""
        CHỈ TIÊU NĂM 2025
        STT | Đơn vị      | {heading} | Trong đó | <
        ^   | ^           | ^         | TC LLCT  | CC LLCT
        1   | Xã An Phước | 7         | 5        | 2
        2   | Xã Long Hòa | 5         | 3        | 2
            | Cộng        | 12        | 8        | 4
        """
    if not merged:
        text = text.replace("<", " ").replace("^", " ")
    assert_reads(
        text,
        """
        D4 allocated Xã An Phước trung-cap 2025 = 5
        E4 allocated Xã An Phước cao-cap 2025 = 2
        D5 allocated Xã Long Hòa trung-cap 2025 = 3
        E5 allocated Xã Long Hòa cao-cap 2025 = 2
        """,
    )
    assert problems(read(text.replace("| 7 ", "| 9 ")))[0] == "total-mismatch C4"


def test_what_is_of_which_leaves_the_number_beside_it_a_count() -> None:
    counts = read(
        """
        CHỈ TIÊU TRUNG CẤP LLCT NĂM 2025
        STT | Đơn vị      | Chỉ tiêu | Trong đó | <
        ^   | ^           | ^        | Nữ       | DTTS
        1   | Xã An Phước | 7        | 5        | 2
        """
    )
    assert told(counts) == ["C4 allocated Xã An Phước trung-cap 2025 = 7"]


def test_women_among_those_counted_are_neither_counted_again_nor_complained_about() -> None:
    counts = read(
        """
        NHU CẦU ĐÀO TẠO TRUNG CẤP LLCT
        Đơn vị | Tổng số | 2021 | 2022 | Trong đó nữ
        Xã Một | 5       | 2    | 3    | 4
        """
    )
    assert told(counts) == [
        "C3 demand Xã Một trung-cap 2021 = 2",
        "D3 demand Xã Một trung-cap 2022 = 3",
    ]
    assert problems(counts) == []


def test_a_number_that_its_levels_add_up_to_is_their_sum_without_any_word_of_it() -> None:
    text = """
        KẾT QUẢ ĐÀO TẠO NĂM 2024
        Đơn vị      | Số lượt người | Trình độ | <
        ^           | ^             | TC LLCT  | CC LLCT
        Xã An Phước | 11            | 5        | 6
        Xã Long Hòa | 7             | 4        | 3
        """
    assert [one.place.cell for one in read(text).counts] == ["C4", "D4", "C5", "D5"]
    # Where it is another number it is told, and not added either.
    other = read(text.replace("| 7 ", "| 9 "))
    assert [one.place.cell for one in other.counts] == ["C4", "D4", "C5", "D5"]
    assert problems(other) == ["total-mismatch B5"]


@pytest.mark.parametrize("merged", [True, False])
def test_a_second_table_of_a_sheet_counts_what_the_first_title_names(merged: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    text = """
        KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG GIAI ĐOẠN 2021 - 2022
        I. ĐÀO TẠO LÝ LUẬN CHÍNH TRỊ
        Đơn vị      | Năm 2021 | <  | Năm 2022 | <
        ^           | TC       | CC | TC       | CC
        Xã An Phước | 1        | 2  | 3        | 4
        II. ĐÀO TẠO CHUYÊN MÔN
        Đơn vị      | Năm 2021 | <   | Năm 2022 | <
        ^           | ĐH       | ThS | ĐH       | ThS
        Xã An Phước | 5        | 6   | 7        | 8
        """
    text = text if merged else text.replace("<", " ").replace("^", " ")
    assert [table.kind for table in tables(text)] == ["results", "results"]
    counts = read(text)
    assert [(one.field, one.value) for one in counts.counts] == [("sent", n) for n in range(1, 9)]
    assert problems(counts) == []


def test_what_was_allotted_beside_what_was_carried_out() -> None:
    assert_reads(
        """
        CHỈ TIÊU ĐÀO TẠO NĂM 2025
        STT | Đơn vị | TC LLCT | <         | Ghi chú
        ^   | ^      | Giao    | Thực hiện | ^
        1   | Xã Một | 5       | 4         |
        """,
        """
        C4 allocated Xã Một trung-cap 2025 = 5
        D4 sent Xã Một trung-cap 2025 = 4
        """,
    )


def test_kh_and_th_beneath_a_level_are_its_plan_and_what_was_carried_out() -> None:
    assert_reads(
        """
        KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG 6 THÁNG ĐẦU NĂM 2023
        Đơn vị | Cao cấp LLCT | <  | <       | Tin học | <
        ^      | KH           | TH | Tỷ lệ % | KH      | TH
        Xã A   | 2            | 1  | 50      | 6       | 5
        Cộng   | 2            | 1  | 50      | 6       | 5
        """,
        """
        B4 planned Xã A cao-cap 2023 = 2
        C4 sent Xã A cao-cap 2023 = 1
        E4 planned Xã A tin-hoc 2023 = 6
        F4 sent Xã A tin-hoc 2023 = 5
        """,
    )
    assert_reads(
        """
        KẾT QUẢ ĐÀO TẠO TRUNG CẤP LLCT NĂM 2023
        Đơn vị | KH | TH
        Xã A   | 6  | 5
        """,
        """
        B3 planned Xã A trung-cap 2023 = 6
        C3 sent Xã A trung-cap 2023 = 5
        """,
    )
    assert_reads(
        """
        KẾT QUẢ BỒI DƯỠNG NĂM 2023
        Đơn vị | Bồi dưỡng | <
        ^      | NN        | TH
        Xã A   | 6         | 5
        """,
        """
        B4 sent Xã A ngoai-ngu 2023 = 6
        C4 sent Xã A tin-hoc 2023 = 5
        """,
    )


def test_the_official_form_counts_by_level_and_its_posts_only_break_that_down() -> None:
    text = """
        THỐNG KÊ KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ NĂM 2022
        TT | Nội dung | Cán bộ được đào tạo, bồi dưỡng | < | < | < | < | < | Số lớp
        ^ | ^ | Tổng số | Cấp tỉnh | < | Cấp huyện | < | Cấp xã | Tổng số
        ^ | ^ | ^ | Tổng số | Lãnh đạo | Tổng số | Lãnh đạo | ^ | ^
        1 | 2 | 3=4+6+8 | 4 | 5 | 6 | 7 | 8 | 9
        I | Lý luận chính trị | 23 | 0 | 0 | 8 | 5 | 15 | 2
        - | Trung cấp | 19 | 0 | 0 | 4 | 2 | 15 | 2
        - | Cao cấp | 4 | 0 | 0 | 4 | 3 | 0 | 0
        II | Quản lý nhà nước | 15 | 0 | 0 | 10 | 4 | 5 | 1
        """
    assert [table.kind for table in tables(text)] == ["results"]
    counts = read(text)
    assert [one for one in told(counts) if "sent" in one] == [
        "C7 sent ? trung-cap 2022 = 19",
        "C8 sent ? cao-cap 2022 = 4",
        "C9 sent ? quan-ly-nha-nuoc 2022 = 15",
    ]
    assert problems(counts) == []


def test_units_beside_their_sum_are_what_is_counted() -> None:
    counts = read(
        """
        KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ NĂM 2022
        Trình độ | Cán bộ được đào tạo, bồi dưỡng | < | <
        ^ | Tổng số | Xã Một | Xã Hai
        Trung cấp LLCT | 19 | 4 | 15
        """
    )
    assert told(counts) == [
        "C4 sent Xã Một trung-cap 2022 = 4",
        "D4 sent Xã Hai trung-cap 2022 = 15",
    ]
