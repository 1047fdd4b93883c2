"""What is said of numbers that cannot be read, and of sums that differ."""

from __future__ import annotations

import pytest
from counts_read import VOCABULARY, problems, read, told

from hongngu_cli.read.counts.cells import read_number
from hongngu_cli.text.head_counts import head_counts

HEADS = head_counts(VOCABULARY)


@pytest.mark.parametrize(
    ("cell", "value", "doubt"),
    [
        ("", None, None),
        ("-", None, None),
        ("…", None, None),
        (0.0, 0, None),
        ("không", 0, None),
        ("05", 5, None),
        ("5 người", 5, None),
        ("5 đảng viên", 5, None),
        ("5 giáo viên", 5, None),
        ("5 trường hợp", 5, None),
        ("5 lượt cán bộ", 5, None),
        ("2 lớp", 2, None),
        ("05 đồng chí (2 nữ)", 5, None),
        ("12.545", 12545, None),
        (12.545, None, "fraction"),
        ("2,5", None, "fraction"),
        ("1,207", None, "fraction"),
        ("50%", None, "fraction"),
        (-3.0, None, "negative"),
        ("-3", None, "negative"),
        ("chưa giao", None, "text"),
        ("5+2", None, "text"),
        ("x", None, "text"),
        ("#REF!", None, "text"),
    ],
)
def test_what_stands_in_a_cell(cell: str | float, value: int | None, doubt: str | None) -> None:
    read = read_number(cell, HEADS)
    assert (read.value, read.doubt) == (value, doubt)


def test_what_cannot_be_read_is_told_at_its_cell_and_nothing_is_dropped() -> None:
    counts = read(
        """
        CHỈ TIÊU
        STT | Đơn vị | Trình độ     | Năm   | Chỉ tiêu
        1   | Xã A   | Trung cắp    | 2019  | 5
        2   | Xã B   | Sau đại học  | 2019  | 2
        3   |        | Cao cấp LLCT | 2019  | chưa giao
        4   | Xã D   | Cao cấp LLCT | sau   | 2,5
        5   | Xã Đ   | Cao cấp LLCT | tới   | 1
            |        |              |       | 77
        """
    )
    assert told(counts) == [
        "E3 allocated Xã A ? 2019 = 5",
        "E4 allocated Xã B ? 2019 = 2",
        "E7 allocated Xã Đ cao-cap ? = 1",
    ]
    assert problems(counts) == [
        *("level-unknown C3", "level-unknown C4", "count-unreadable E5"),
        *("value-unknown D6", "count-unreadable E6", "value-unknown D7", "row-unrecognised E8"),
    ]
    found = {issue.place.cell: issue for issue in counts.issues}
    assert found["C3"].advice.startswith('Có phải "Trung cấp LLCT"? ')
    assert found["C4"].says.startswith('"Sau đại học" có thể là nhiều trình độ')
    assert (found["E5"].found, found["E8"].found) == ("chưa giao", "77")


def test_a_level_that_is_not_known_in_a_heading_is_counted_without_level() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2021
        STT | Đơn vị | Trung cắp LLCT | Cao cấp, cử nhân | Cao cấp LLCT | Tổng
        1   | Xã A   | 3              | 2                | 1            | 6
        """,
        (2, 2),
    )
    assert told(counts) == [
        "C3 allocated Xã A ? 2021 = 3",
        "D3 allocated Xã A ? 2021 = 2",
        "E3 allocated Xã A cao-cap 2021 = 1",
    ]
    assert problems(counts) == ["level-unknown C2", "level-unknown D2"]


def test_a_row_without_a_unit_and_rows_for_the_same_are_told() -> None:
    counts = read(
        """
        NHU CẦU NĂM 2020
        STT | Đơn vị | TC LLCT | Tổng
        1   | Xã A   | 3       | 3
        2   |        | 4       | 4
        3   | xã  A  | 1       | 1
        """
    )
    assert told(counts)[1] == "C4 demand ? trung-cap 2020 = 4"
    assert problems(counts) == ["unit-missing B4", "count-repeated B5"]


def test_sums_that_differ_are_told_once() -> None:
    text = """
        KẾ HOẠCH NĂM 2020
        STT | Đơn vị | TC LLCT | CC LLCT | Tổng
        1   | Xã A   | 3       | 1       | 4
        2   | Xã B   | 4       | 2       | 6
            | Cộng   | 7       | 3       | 10
        """
    assert problems(read(text)) == []
    counts = read(text.replace("| 6", "| 7").replace("| 10", "| 11"))
    assert problems(counts) == ["total-mismatch E4"]
    assert counts.issues[-1].says == "Cột cộng ghi 7, nhưng cộng các cột trong dòng này được 6."
    (issue,) = [i for i in read(text.replace("| 7 ", "| 9 ")).issues if i.severity == "error"]
    assert (issue.place.cell, issue.found) == ("C5", "9")
    assert issue.says == "Dòng cộng ghi 9, nhưng cộng các dòng trong cột này được 7."


def test_a_group_that_states_only_its_sum_is_not_said_to_differ() -> None:
    text = """
        BẢNG PHÂN BỔ CHỈ TIÊU NĂM 2025
        TT | Nội dung        | Tổng chỉ tiêu | Xã Tân Hội | Xã Hồng Lạc
        I  | Lý luận chính trị | 17          |            |
        1  | Cao cấp LLCT    | 5             | 3          | 2
        2  | Trung cấp LLCT  | 12            | 7          | 5
           | Tổng cộng       | 17            | 10         | 7
        """
    assert problems(read(text)) == []
    assert problems(read(text.replace("17          |  ", "18          |  "))) == [
        "total-mismatch C3"
    ]
    assert problems(read(text.replace("| 17            | 10", "| 18            | 10"))) == [
        "total-mismatch C6"
    ]


def test_a_last_row_that_adds_up_the_others_is_their_total() -> None:
    text = "NHU CẦU NĂM 2020\nSTT | Đơn vị | TC LLCT | Cộng\n1 | Xã A | 3 | 3\n2 | Xã B | 4 | 4\n"
    for last in (" | | 7 | 7", " | TC | 7 | 7", "Tong cong | | 7 | 7"):
        counts = read(text + last)
        assert [one.place.cell for one in counts.counts] == ["C3", "C4"], last
        assert problems(counts) == []


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("NHU CẦU ĐĂNG KÝ NĂM 2020 (Kèm theo Kế hoạch số 12-KH/HU)", "demand"),
        ("KẾ HOẠCH PHÂN BỔ CHỈ TIÊU NĂM 2020", "allocated"),
        ("Kế hoạch đào tạo năm 2020 (theo nhu cầu của các đơn vị)", "planned"),
        ("CHỈ TIÊU NĂM 2020 THEO NHU CẦU ĐĂNG KÝ", "allocated"),
        ("NHU CẦU VÀ CHỈ TIÊU NĂM 2020", None),
        ("KẾT QUẢ CỬ ĐI ĐÀO TẠO NĂM 2020", "sent"),
        ("CHI TIEU NAM 2020", "allocated"),
    ],
)
def test_what_a_title_says_is_counted(title: str, field: str | None) -> None:
    counts = read(f"{title}\nSTT | Đơn vị | TC LLCT | Cộng\n1 | Xã A | 3 | 3")
    assert [(one.field, one.year) for one in counts.counts] == [(field, 2020)]
    assert ("measure-missing C3" in problems(counts)) == (field is None)


def test_a_title_of_two_levels_is_of_neither() -> None:
    table = "STT | Đơn vị | Chỉ tiêu\n1 | Xã A | 3"
    both = read(f"CHỈ TIÊU TRUNG CẤP, CAO CẤP LLCT NĂM 2019\n{table}")
    assert told(both) == ["C3 allocated Xã A ? 2019 = 3"]
    assert problems(both) == ["level-missing C3"]
    by_sheet = read(f"== CC\nCHỈ TIÊU NĂM 2019\n{table}")
    assert told(by_sheet) == ["C3 allocated Xã A cao-cap 2019 = 3"]


def test_a_column_beside_levels_that_is_none_known_is_told_with_what_it_holds() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2025
        Đơn vị | Siêu cấp | Cao cấp LLCT | Trung cấp LLCT
        Xã A   | 3        | 2            | 1
        Xã B   | 1        | 1            | 4
        """
    )
    [issue] = [one for one in counts.issues if one.place.cell == "B2"]
    assert (issue.severity, "cộng 4" in issue.says) == ("warning", True)
    assert "từ vựng" in issue.advice


def test_numbers_beneath_no_heading_are_told() -> None:
    counts = read(
        """
        CHỈ TIÊU NĂM 2026
        STT | Đơn vị     | CC LLCT |   | Ghi chú
        1   | Xã Mỹ Long | 2       | 5 |
        2   | Xã Mỹ Lợi  | 1       | 6 | Mới
        """
    )
    (issue,) = [one for one in counts.issues if one.severity == "warning"]
    assert (issue.rule, issue.place.cell) == ("column-unknown", "D2")
    assert "(cộng 11)" in issue.says
