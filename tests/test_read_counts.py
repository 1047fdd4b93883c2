"""Numbers in tables of quota, demand, plan and classes, each with what it counts and its cell."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.counts import Counts
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.counts.cells import EMPTY, read_number
from hongngu_cli.read.counts.columns import count_columns
from hongngu_cli.read.counts.reading import read_counts
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

SAMPLES = Path(__file__).parent.parent / "sample_data"
VOCABULARY = load_vocabulary(shipped.vocabulary())
MOST_SECONDS = 8
"""A list of thousands of sections takes one or two; it took a minute."""
YEARS = (2018, 2019, 2020, 2021)


def tables(
    text: str, header: tuple[int, int] | None = None, path: str = "bang.xlsx"
) -> list[TableFound]:
    """Recognise the tables of a typed sheet; every row of it is accounted for."""
    sheet = sheet_of(text, path)
    finder = recogniser(VOCABULARY, Reading(header_rows=header))
    found = list(finder.tables(sheet))
    rows = sorted(
        row
        for table in found
        for row in (*table.people, *(row for rows in table.set_aside.values() for row in rows))
    )
    assert rows == list(range(1, len(sheet.rows) + 1))
    return found


def read(text: str, header: tuple[int, int] | None = None, path: str = "bang.xlsx") -> Counts:
    return read_counts(tables(text, header, path), VOCABULARY)


def told(counts: Counts) -> list[str]:
    """Write each count as "C4 allocated Xã A trung-cap 2019 = 3"; what is not known as "?"."""
    return [
        f"{one.place.cell} {one.field or '?'} {one.unit or '?'} {one.level or '?'} "
        f"{one.year or '?'} = {one.value}"
        for one in counts.counts
    ]


def problems(counts: Counts) -> list[str]:
    return [f"{i.rule} {i.place.cell}" for i in counts.issues if i.severity != "note"]


def notes(counts: Counts) -> list[str]:
    return [f"{i.rule} {i.place.cell or ''}".strip() for i in counts.issues if i.severity == "note"]


def assert_reads(text: str, wanted: str, header: tuple[int, int] | None = None) -> Counts:
    """Read a table without any problem and compare the counts, a line each."""
    counts = read(text, header)
    assert told(counts) == [line.strip() for line in wanted.strip().splitlines()]
    assert problems(counts) == []
    return counts


# --- the samples


def sample(name: str) -> Counts:
    finder = recogniser(VOCABULARY, Reading())
    sheets = open_file(str(SAMPLES / name), Limits())
    return read_counts([table for sheet in sheets for table in finder.tables(sheet)], VOCABULARY)


def summed(counts: Counts, *fields: str) -> Mapping[tuple[object, ...], int]:
    sums: Counter[tuple[object, ...]] = Counter()
    for one in counts.counts:
        sums[tuple(getattr(one, field) for field in fields)] += one.value
    return sums


def test_the_quota_of_the_samples_is_read_to_the_cell() -> None:
    counts = sample("quota.xlsx")
    sheet = openpyxl.load_workbook(SAMPLES / "quota.xlsx").worksheets[0]
    levels = {"Cao cấp LLCT": "cao-cap", "Trung cấp LLCT": "trung-cap"}
    wanted = []
    for row in range(9, 19):
        for column in range(3, 11):
            level = levels[str(sheet.cell(7, 3 if column < 7 else 7).value)]
            cell = f"{column_letters(column)}{row}"
            unit, year = sheet.cell(row, 2).value, sheet.cell(8, column).value
            wanted.append(("allocated", unit, level, year, sheet.cell(row, column).value, cell))
    found = [(c.field, c.unit, c.level, c.year, c.value, c.place.cell) for c in counts.counts]
    assert found == wanted
    by_year = summed(counts, "level", "year")
    assert [by_year["cao-cap", year] for year in YEARS] == [6, 7, 8, 9]
    assert [by_year["trung-cap", year] for year in YEARS] == [36, 46, 40, 32]
    assert problems(counts) == []


def test_the_demand_of_the_samples_is_read_to_the_cell() -> None:
    counts = sample("demand.xlsx")
    sheet = openpyxl.load_workbook(SAMPLES / "demand.xlsx").worksheets[0]
    levels = {"Cao cấp LLCT": "cao-cap", "Trung cấp LLCT": "trung-cap"}
    rows = sheet.iter_rows(min_row=8, max_row=87, min_col=2, values_only=True)
    wanted = [
        ("demand", unit, levels[str(level)], year, number, f"E{at}")
        for at, (unit, level, year, number) in enumerate(rows, start=8)
    ]
    found = [(c.field, c.unit, c.level, c.year, c.value, c.place.cell) for c in counts.counts]
    assert found == wanted
    by_year = summed(counts, "level", "year")
    assert [by_year["cao-cap", year] for year in YEARS] == [15, 18, 21, 24]
    assert [by_year["trung-cap", year] for year in YEARS] == [40, 50, 48, 43]
    assert counts.issues == ()


def test_the_learners_of_the_samples_add_up() -> None:
    counts = sample("classes.xlsx")
    assert len(counts.counts) == 164
    assert summed(counts, "field") == {("learners",): 12545}
    by_year = summed(counts, "year")
    assert [by_year[year,] for year in YEARS] == [3415, 3880, 3010, 2240]
    assert summed(counts, "audience")[("Đảng viên mới",)] == 1207
    assert problems(counts) == []


# --- layouts


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
def test_years_over_levels_with_groups_of_units_and_sums_everywhere(merged: bool) -> None:  # noqa: FBT001
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


# --- what is told


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
    read = read_number(cell)
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
        *("level-unknown C3", "level-unknown C4", "count-unreadable E5", "count-unreadable E6"),
        *("value-unknown D7", "row-unrecognised E8"),
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
        ("KẾT QUẢ CỬ ĐI ĐÀO TẠO NĂM 2020", None),
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


# --- whatever the layout

UNITS = ("Khối Đảng, MTTQ, đoàn thể", "Ban Tổ chức", "Xã An Phước 1", "Xã An Phước 2", "Công an xã")
LEVELS = {
    "so-cap": ("Sơ cấp LLCT", "SC"),
    "trung-cap": ("Trung cấp LLCT", "TCLLCT", "TC"),
    "cao-cap": ("Cao cấp LLCT", "CC LLCT", "Cao cấp"),
    "thac-si": ("Thạc sĩ", "ThS"),
}
Truth = dict[tuple[str, str, int], int]


@st.composite
def truths(draw: st.DrawFn) -> tuple[list[str], list[str], list[int], Truth]:
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True))
    levels = draw(st.lists(st.sampled_from(sorted(LEVELS)), min_size=1, max_size=3, unique=True))
    years = draw(st.lists(st.sampled_from(YEARS), min_size=1, max_size=3, unique=True))
    keys = [(unit, level, year) for unit in units for level in levels for year in years]
    numbers = draw(st.lists(st.integers(0, 2000), min_size=len(keys), max_size=len(keys)))
    return units, levels, years, dict(zip(keys, numbers, strict=True))


def wide(
    truth: tuple[list[str], list[str], list[int], Truth], names: Mapping[str, str], *, by_year: bool
) -> list[str]:
    """Lay units out over years and levels, either above the other, with all sums."""
    units, levels, years, numbers = truth
    outer: Sequence[int | str] = years if by_year else levels
    inner: Sequence[int | str] = levels if by_year else years

    def number(unit: str, first: int | str, second: int | str) -> int:
        level, year = (second, first) if by_year else (first, second)
        return numbers[unit, str(level), int(year)]

    def named(one: int | str) -> str:
        return names[one] if isinstance(one, str) else f"Năm {one}"

    above = [cell for one in outer for cell in (named(one), *("<" for _ in inner))]
    below = [cell for _ in outer for cell in (*map(named, inner), "Cộng")]
    lines = [
        " | ".join(["STT", "Đơn vị", *above, "Tổng số"]),
        " | ".join(["^", "^", *below, "^"]),
    ]
    rows = []
    for unit in units:
        cells = []
        for one in outer:
            part = [number(unit, one, other) for other in inner]
            cells += [*part, sum(part)]
        total = sum(numbers[unit, level, year] for level in levels for year in years)
        rows.append([*cells, total])
    lines += [
        " | ".join([str(at), unit, *map(str, row)])
        for at, (unit, row) in enumerate(zip(units, rows, strict=True), start=1)
    ]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return [*lines, " | ".join(["Tổng cộng", "", *map(str, sums)])]


def long(
    truth: tuple[list[str], list[str], list[int], Truth], names: Mapping[str, str], *, by_year: bool
) -> list[str]:
    """Lay one number out a row, the unit merged over its rows."""
    units, levels, years, numbers = truth
    lines = ["STT | Đơn vị | Năm | Trình độ | Số lượng"]
    for unit in units:
        keys = [(level, year) for level in levels for year in years]
        for at, (level, year) in enumerate(sorted(keys, key=lambda k: k[1] if by_year else 0)):
            name = "^" if at else unit
            lines.append(
                f"{at + 1} | {name} | {year} | {names[level]} | {numbers[unit, level, year]}"
            )
        own = sum(numbers[unit, level, year] for level, year in keys)
        lines.append(f" | Cộng {unit} | | | {own}")
    return [*lines, f" | Tổng cộng | | | {sum(numbers.values())}"]


@settings(max_examples=80, deadline=None)
@given(
    truths(),
    st.sampled_from((wide, long)),
    st.booleans(),
    st.booleans(),
    st.data(),
)
def test_counts_are_those_put_in(
    truth: tuple[list[str], list[str], list[int], Truth],
    layout: object,
    by_year: bool,  # noqa: FBT001
    merged: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    names = {key: data.draw(st.sampled_from(LEVELS[key])) for key in truth[1]}
    assert callable(layout)
    lines = layout(truth, names, by_year=by_year)
    text = "\n".join(["NHU CẦU ĐÀO TẠO, BỒI DƯỠNG", *lines, "NGƯỜI LẬP BIỂU | | TRƯỞNG BAN"])
    if not merged:
        text = text.replace("<", " ").replace("^", " ")
    counts = read(text, (2, 3) if layout is wide else (2, 2))
    found = {(one.unit, one.level, one.year): one.value for one in counts.counts}
    assert len(found) == len(counts.counts)
    assert found == truth[3]
    assert {one.field for one in counts.counts} == {"demand"}
    assert [i for i in counts.issues if i.severity == "error"] == []
    sheet = sheet_of(text)
    for one in counts.counts:
        assert sheet.cell(one.place.row or 0, one.place.column or 0) == one.value


CELLS = st.sampled_from(
    (
        *(
            "",
            "",
            "-",
            "1",
            "3",
            "05",
            "2,5",
            "x",
            "I",
            "A",
            "1.1",
            "Tổng cộng",
            "Cộng",
            "Trong đó: nữ",
        ),
        *("Xã A", "Khối Đảng", "TC LLCT", "- Cao cấp", "Đào tạo chuyên môn", "Năm 2019", "2018"),
        *("NGƯỜI LẬP BIỂU", "CHỈ TIÊU NĂM 2020", "(ghi chú)", "STT", "Đơn vị", "Chỉ tiêu"),
    )
)
HEADERS = (
    "STT | Đơn vị | TC LLCT | CC LLCT | Tổng",
    "Trình độ | Năm 2018 | Năm 2019 | Tổng | Ghi chú",
    "STT | Đơn vị | Trình độ | Năm | Chỉ tiêu",
    "STT | Nội dung | Số lớp | Số học viên | Năm",
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(HEADERS),
    st.lists(st.lists(CELLS, min_size=5, max_size=5).map(" | ".join), max_size=9),
)
def test_whatever_is_typed_every_row_is_accounted_for_and_every_number_told(
    header: str, lines: list[str]
) -> None:
    text = "\n".join(["CHỈ TIÊU", header, *lines])
    (table,) = tables(text, (2, 2))
    counts = read_counts([table], VOCABULARY)
    said = {(one.place.row, one.place.column) for one in counts.counts}
    assert len(said) == len(counts.counts)
    said |= {(i.place.row, i.place.column) for i in counts.issues if i.rule == "count-unreadable"}
    rows_told = {
        i.place.row for i in counts.issues if i.rule in {"row-of-which", "row-unrecognised"}
    }
    columns = count_columns(table.columns, {}, table.sheet, table.people)
    for row in range(3, len(table.sheet.rows) + 1):
        reads = {c.column: read_number(table.sheet.cell(row, c.column)) for c in columns.counts}
        written = {column for column, read in reads.items() if read.numeric}
        if row in table.people:
            assert {(row, column) for column, read in reads.items() if read != EMPTY} <= said
        elif row not in (*table.set_aside.get("total", ()), *table.set_aside.get("header", ())):
            assert not written or row in rows_told
    assert read_counts([table], VOCABULARY) == counts


@pytest.mark.parametrize("between", ["", "Xã Số {at} | 1 | 2 | 3\n"])
def test_thousands_of_sections_of_a_table_are_read_as_fast_as_rows(between: str) -> None:
    begun = time.process_time()
    rows = "".join(f"Mục {at} | | | \n{between.format(at=at)}" for at in range(4000))
    counts = read(f"Đơn vị | Trung cấp | Cao cấp | Cộng\n{rows}Xã Cuối | 3 | 4 | 7\n")
    assert all(one.value is not None for one in counts.counts)
    assert time.process_time() - begun < MOST_SECONDS


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
