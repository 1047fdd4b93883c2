"""Tables: rows of groups with what they are made of, cells below nought, cells told again."""

from __future__ import annotations

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread import proofread
from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.model.proofread import Mention, Proofread
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.texts.plain import markdown_passages

VOCABULARY = load_vocabulary(shipped.vocabulary())
GROUPS = """
| Trình độ | 2020 | 2021 | Cộng |
|---|---|---|---|
| **Đào tạo lý luận chính trị** | **61** | **46** | **107** |
| Sơ cấp | 17 | 12 | 29 |
| Trung cấp | 44 | 34 | 78 |
| **Đào tạo chuyên môn** | **3** | **5** | **8** |
| Đại học | 1 | 3 | 4 |
| Thạc sĩ | 2 | 2 | 4 |
| **Tổng cộng** | **64** | **51** | **115** |
"""
GAPS = """
| Đơn vị | Nhu cầu | Đã cử | Còn thiếu |
|---|---|---|---|
| Xã A | 20 | 17 | 3 |
| Xã B | 5 | 9 | -4 |
| Xã C | 28 | 12 | 16 |
| Xã D | 14 | 12 | 2 |
| Tổng cộng | 67 | 50 | 17 |
"""


def read(text: str) -> Proofread:
    return proofread(markdown_passages("", text), VOCABULARY)


def wrong(text: str) -> set[str]:
    return {one.at.numeral.text for one in read(text).findings}


def test_rows_of_groups_do_not_count_twice_in_the_total() -> None:
    found = read(GROUPS)
    assert found.findings == ()
    assert found.coverage.unchecked == 0
    sums = {
        tuple(part.numeral.text for part in one.parts)
        for one in found.relations
        if one.kind == "total"
    }
    assert {("17", "44"), ("61", "3"), ("1", "2")} <= sums


def test_a_wrong_part_of_a_group_is_told_at_its_group() -> None:
    assert wrong(GROUPS.replace("| Trung cấp | 44 | 34 | 78 |", "| Trung cấp | 44 | 36 | 78 |"))
    assert wrong(GROUPS.replace("**107**", "**170**")) == {"170"}


def test_a_minus_in_a_cell_is_no_dash() -> None:
    assert wrong(GAPS) == set()
    assert read(GAPS).coverage.unchecked == 0
    assert wrong(GAPS.replace("| 16 |", "| 61 |")) >= {"61"}


def test_columns_that_differ_by_chance_are_not_taken_for_differences() -> None:
    text = """
| Đơn vị | Sơ cấp | Trung cấp | Cao cấp |
|---|---|---|---|
| Xã A | 2 | 1 | 1 |
| Xã B | 3 | 1 | 2 |
| Xã C | 2 | 2 | 1 |
| Xã D | 4 | 1 | 3 |
| Xã Đ | 3 | 2 | 4 |
"""
    assert wrong(text) == set()


POVERTY = """| Chỉ tiêu | Đơn vị tính | Năm 2022 | Năm 2023 |
|---|---|---|---|
| Số hộ nghèo | hộ | 1.154 | 937 |
| Số hộ cận nghèo | hộ | 1.862 | 1.705 |
| Tổng số hộ dân | hộ | 27.310 | 27.559 |

"""
YEARS = """| Năm | Số lớp | Số học viên |
|---|---|---|
| 2021 | 12 | 845 |
| 2022 | 15 | 1.020 |
| 2023 | 18 | 1.246 |

"""
LEVELS = """| Trình độ | Số lượt |
|---|---|
| Cao cấp LLCT | 29 |
| Trung cấp LLCT | 139 |
| Sơ cấp LLCT | 37 |
| Tổng cộng | 205 |

"""
UNITS = """| Đơn vị | Số đảng viên | Kết nạp |
|---|---|---|
| Xã An Phước | 1.210 | 25 |
| Xã Long Hoà | 2.005 | 31 |
| Xã Phú Lộc | 1.000 | 22 |
| Tổng cộng | 4.215 | 78 |

"""


@pytest.mark.parametrize(
    ("table", "sentence", "told"),
    [
        (POVERTY, "Năm 2023 số hộ nghèo còn 973 hộ.", ["973"]),
        (POVERTY, "Năm 2023 còn 1.750 hộ cận nghèo.", ["1.750"]),
        (POVERTY, "Năm 2023 số hộ nghèo còn 937 hộ.", []),
        (POVERTY, "Năm 2022 số hộ nghèo là 1.154 hộ.", []),
        (POVERTY, "Năm 2024 số hộ nghèo dự kiến còn 739 hộ.", []),
        (POVERTY, "Số hộ nghèo của xã còn 973 hộ.", []),
        (POVERTY, "Năm 2023 số hộ nghèo giảm thêm 397 hộ so với kế hoạch.", []),
        (YEARS, "Năm 2023, trung tâm mở 18 lớp với 1.264 học viên.", ["1.264"]),
        (YEARS, "Năm 2023, trung tâm mở 18 lớp với 1.246 học viên.", []),
        (YEARS, "Năm 2022, trung tâm dự kiến mở 15 lớp; năm 2023 có 1.264 học viên nữ.", []),
        (LEVELS, "Trong đó, trung cấp lý luận chính trị có 193 lượt.", ["193"]),
        (LEVELS, "Trong đó, trung cấp lý luận chính trị có 139 lượt.", []),
        (LEVELS, "Riêng nữ học trung cấp lý luận chính trị là 93 lượt.", []),
        (UNITS, "Toàn huyện có 4.125 đảng viên.", ["4.125"]),
        (UNITS, "Toàn huyện có 4.215 đảng viên.", []),
        (UNITS, "Trong năm đã kết nạp 87 đảng viên.", []),
    ],
)
def test_a_sentence_says_again_what_a_cell_says(table: str, sentence: str, told: list[str]) -> None:
    assert [one.at.numeral.text for one in read(table + sentence).findings] == told


def long_table(units: int) -> str:
    rows = [(n % 7 + 1, n % 5 + 2) for n in range(units)]
    men, women = (sum(column) for column in zip(*rows, strict=True))
    lines = [f"| {n} | Xã {n} | {m} | {f} | {m + f} |" for n, (m, f) in enumerate(rows, 1)]
    total = f"| | Tổng cộng | {men} | {women} | {men + women} |"
    return "\n".join(["| TT | Đơn vị | Nam | Nữ | Cộng |", "|---|---|---|---|---|", *lines, total])


def test_a_table_four_times_as_long_is_looked_through_four_times_as_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    given = Grid.of

    def of(grid: Grid, row: int, column: int) -> Mention | None:
        asked.append((row, column))
        return given(grid, row, column)

    monkeypatch.setattr(Grid, "of", of)
    looks = []
    for units in (100, 400):
        asked.clear()
        assert read(long_table(units)).findings == ()
        looks.append(len(asked))
    assert looks[0] > 100
    assert looks[1] < 5 * looks[0]


MERGED = """
| Xã cũ | Diện tích (km2) | Dân số (người) |
|---|---|---|
| Phú Lộc | 21,46 | 8.213 |
| Tân Hòa | 17,92 | 10.647 |
| An Thạnh | 26,35 | 6.958 |
| Xã mới | 65,73 | 25.818 |
"""
COLLECTED = """
| Khoản thu | Dự toán (tỷ đồng) | Thực hiện (tỷ đồng) |
|---|---|---|
| Thuế giá trị gia tăng | 86,4 | 91,7 |
| Lệ phí trước bạ | 32,5 | 28,3 |
| Tiền thuê đất | 14,8 | 17,6 |
| Tổng số | 133,7 | 137,6 |
"""


def test_a_last_row_that_no_word_calls_a_total_is_one_where_a_column_adds_up() -> None:
    assert wrong(MERGED) == set()
    assert wrong(MERGED.replace("25.818", "28.518")) == {"28.518"}
    assert wrong(MERGED.replace("65,73", "68,73").replace("25.818", "28.518")) == set()
    assert wrong(MERGED.replace("25.818", "9.364")) == set()


def test_a_digit_is_wrong_in_a_column_with_decimals_where_another_one_adds_up() -> None:
    assert wrong(COLLECTED) == set()
    assert wrong(COLLECTED.replace("28,3", "23,3")) != set()
    assert wrong(COLLECTED.replace("137,6", "137,5")) == set()
    assert wrong(COLLECTED.replace("137,6", "162,9")) == set()
