"""A list of the units that are to send: which rows are units, which name groups, which add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typed_tables import write_typed

from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.unit_lists import read_units
from hongngu_cli.shipped import vocabulary as shipped_words

Told = list[tuple[str, str | None]]


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary(shipped_words())


def read(path: Path, words: Vocabulary) -> tuple[list[str], Told]:
    """Give the names of the units of a list, and which rules are told at which cells."""
    units, issues = read_units(str(path), words, Reading(), Limits())
    return [unit.name for unit in units], [(one.rule, one.place.cell) for one in issues]


def of_sheet(text: str, folder: Path, words: Vocabulary) -> tuple[list[str], Told]:
    return read(write_typed(text, folder / "dv.xlsx"), words)


def of_lines(text: str, folder: Path, words: Vocabulary) -> tuple[list[str], Told]:
    path = folder / "dv.txt"
    path.write_text(text.replace(" / ", "\n"), encoding="utf-8")
    return read(path, words)


NUMBERED = """
    DANH SÁCH ĐƠN VỊ PHẢI GỬI | <
    STT | Đơn vị       | Điện thoại
    {first}
    1   | Ban Tổ chức  | '0277
    2   | Ban Dân vận  | '0278
    {second}
    1   | Xã An Phước  | '0279
    2   | Xã Long Hoà  |
    {total}
"""
UNITS = ["Ban Tổ chức", "Ban Dân vận", "Xã An Phước", "Xã Long Hoà"]
GROUPS: Told = [("unit-list-group", "B3"), ("unit-list-group", "B6")]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("I | Khối Đảng", "II | Các xã", GROUPS),
        ("A | Khối Đảng", "B | Các xã", GROUPS),
        ("I | Cơ quan cấp huyện", "II | Cấp xã", GROUPS),
        ("I. | Khối Đảng | 02 đơn vị", "II. | Các xã | 2", GROUPS),
        (" | Khối Đảng", " | Các xã", GROUPS),
        (" | Cấp huyện", " | Cấp xã", GROUPS),
        ("I. Khối Đảng", "II. Các xã", [("unit-list-group", "A3"), ("unit-list-group", "A6")]),
        (" | I. Khối Đảng", " | II. Các xã", GROUPS),
    ],
)
def test_rows_that_name_groups_are_no_units_and_are_told(
    first: str, second: str, told: Told, tmp_path: Path, words: Vocabulary
) -> None:
    text = NUMBERED.format(first=first, second=second, total=" | Tổng cộng 4 đơn vị")
    assert of_sheet(text, tmp_path, words) == (UNITS, told)


@pytest.mark.parametrize(
    ("listed", "units"),
    [
        # Names alone: there is nothing by which a row could be told from a unit.
        ("Khối Đảng / Khối chính quyền / Xã A", ["Khối Đảng", "Khối chính quyền", "Xã A"]),
        ("I. Khối Đảng / II. Ngành Giáo dục", ["Khối Đảng", "Ngành Giáo dục"]),
        ("A. Khối Đảng / B. Ngành Y tế / C. Xã A", ["Khối Đảng", "Ngành Y tế", "Xã A"]),
        ("1. Xã A / 2. Khối Đảng, MTTQ / 3. Xã B", ["Xã A", "Khối Đảng, MTTQ", "Xã B"]),
        ("1. Xã A / 2. Xã B / Khối Đảng", ["Xã A", "Xã B", "Khối Đảng"]),
        ("1. Xã A / 3. Xã B / Xã C / 5. Xã D", ["Xã A", "Xã B", "Xã C", "Xã D"]),
        ("1. P. Nội vụ / 2. X. An Phước", ["P. Nội vụ", "X. An Phước"]),
        (
            "P. Nội vụ / X. An Phước / C. ty Cấp nước",
            ["P. Nội vụ", "X. An Phước", "C. ty Cấp nước"],
        ),
        ("1. Xã A / - Xã B / * Xã C", ["Xã A", "Xã B", "Xã C"]),
        ("1. Tổng công ty 28 / 2. Cộng đồng 3", ["Tổng công ty 28", "Cộng đồng 3"]),
        ("Tổng công ty 28 / Xã A", ["Tổng công ty 28", "Xã A"]),
    ],
)
def test_units_are_not_taken_for_groups(
    listed: str, units: list[str], tmp_path: Path, words: Vocabulary
) -> None:
    assert of_lines(listed, tmp_path, words) == (units, [])


@pytest.mark.parametrize(
    ("listed", "units", "told"),
    [
        ("I. Khối Đảng / 1. Ban A / II. Các xã / 1. Xã A", ["Ban A", "Xã A"], ["A1", "A3"]),
        ("I\tKhối Đảng / 1\tBan A / II\tCác xã / 1\tXã A", ["Ban A", "Xã A"], ["A1", "A3"]),
        ("Khối Đảng: / Ban A / Ban B / Xã: / Xã A", ["Ban A", "Ban B", "Xã A"], ["A1", "A4"]),
        ("Khối Đảng / - Ban A / Các xã / - Xã A", ["Ban A", "Xã A"], ["A1", "A3"]),
        ("1. Khối Đảng / 1.1. Ban A / 2. Xã / 2.1 Xã A", ["Ban A", "Xã A"], ["A1", "A3"]),
        (
            "A. HUYỆN / I. Khối Đảng / 1. Ban A / B. XÃ / 1. Xã A",
            ["Ban A", "Xã A"],
            ["A1", "A2", "A4"],
        ),
        ("A. Huyện / 1. Ban A / C. Xã / 1. Xã A / Đ. Trường / 1. THPT A", None, ["A1", "A3"]),
    ],
)
def test_groups_in_lines(
    listed: str, units: list[str] | None, told: list[str], tmp_path: Path, words: Vocabulary
) -> None:
    found, issues = of_lines(listed, tmp_path, words)
    groups = [cell for rule, cell in issues if rule == "unit-list-group"]
    assert groups[: len(told)] == told
    if units:
        assert (found, len(issues)) == (units, len(told))


@pytest.mark.parametrize(
    ("listed", "units", "cell"),
    [
        # A row that is numbered as groups are and heads nobody may be a unit of its own.
        ("I. Khối Đảng / 1. Ban A / II. Ngành Y tế / III. Các xã / 1. Xã A", 3, "A3"),
        # The numbers go on as if the row were not there.
        ("1. Xã A / Xã B / 2. Xã C", 3, "A2"),
        ("Các xã / Xã A / Xã B", 3, "A1"),
        ("I. Cấp huyện / Ban A / Ban B", 3, "A1"),
        ("1. Khối Đảng / - Ban A / - Ban B", 3, "A1"),
    ],
)
def test_what_may_be_a_unit_or_a_group_counts_and_is_told(
    listed: str, units: int, cell: str, tmp_path: Path, words: Vocabulary
) -> None:
    found, told = of_lines(listed, tmp_path, words)
    assert len(found) == units
    assert ("unit-list-doubt", cell) in told


def test_a_unit_of_the_vocabulary_above_numbers_that_begin_anew_is_told(
    tmp_path: Path, words: Vocabulary
) -> None:
    listed = "Huyện đoàn / 1. Xã đoàn A / 2. Xã đoàn B"
    assert of_lines(listed, tmp_path, words)[1] == [("unit-list-group", "A1")]
    own = replace(words, unit=(Unit("Huyện Đoàn"),))
    units, told = of_lines(listed, tmp_path, own)
    assert (len(units), told) == (3, [("unit-list-doubt", "A1")])


def test_a_row_that_says_whom_to_ask_is_a_unit(tmp_path: Path, words: Vocabulary) -> None:
    text = NUMBERED.format(
        first=" | Khối Đảng | Lê Văn Tám", second=" | Xã Tân Lập | '0270", total=""
    )
    units, told = of_sheet(text, tmp_path, words)
    assert (len(units), told) == (6, [])
    text = NUMBERED.format(first="I | Khối Đảng | Lê Văn Tám", second="II | Các xã |", total="")
    units, told = of_sheet(text, tmp_path, words)
    assert (len(units), told) == (5, [("unit-list-doubt", "B3"), ("unit-list-group", "B6")])


DIFFERS: Told = [("unit-list-total", "B9")]


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (" | Tổng cộng: 04 đơn vị", []),
        (" | Tổng cộng 12 đơn vị", DIFFERS),
        (" | Tổng cộng | 4", []),
        (" | Tổng cộng: 2 ban, 2 xã", []),
        (" | Tổng cộng: 2 ban, 3 xã", DIFFERS),
        (" | Tổng cộng 5 đơn vị (2 ban, 2 xã)", DIFFERS),
        (" | Cộng: 2 đơn vị", []),  # of the last group
        (" | Cộng: 3 đơn vị", DIFFERS),
        (" | Tổng cộng 2 đơn vị", DIFFERS),
        (" | Tổng số: 5", DIFFERS),
        (" | Tổng số: 50 người", []),
        (" | Tổng cộng năm 2026", []),
        (" | Toàn huyện có 5 đơn vị", DIFFERS),
        ("Tổng cộng 5 đơn vị", [("unit-list-total", "A9")]),
        ("Tổng cộng | 5", [("unit-list-total", "A9")]),
        ("Tổng cộng | 4 đơn vị", []),
    ],
)
def test_a_total_is_held_against_the_units(
    total: str, told: Told, tmp_path: Path, words: Vocabulary
) -> None:
    text = NUMBERED.format(first="I | Khối Đảng", second="II | Các xã", total=total)
    assert of_sheet(text, tmp_path, words) == (UNITS, GROUPS + told)


def test_a_sum_of_another_column_is_no_number_of_units(tmp_path: Path, words: Vocabulary) -> None:
    text = """
        STT | Đơn vị      | Số cán bộ | Số đơn vị
        1   | Xã An Phước | 20        |
        2   | Xã Long Hoà | 30        |
            | Tổng cộng   | 50        | {}
    """
    assert of_sheet(text.format(""), tmp_path, words)[1] == []
    assert of_sheet(text.format(2), tmp_path, words)[1] == []
    assert of_sheet(text.format(3), tmp_path, words)[1] == [("unit-list-total", "B4")]


def test_the_number_that_a_closing_line_says_is_held_too(tmp_path: Path, words: Vocabulary) -> None:
    for said, told in ((2, []), (3, [("unit-list-total", "A3")])):
        listed = f"Xã A / Xã B / (Danh sách này có {said} đơn vị) / Xã C"
        units, issues = of_lines(listed, tmp_path, words)
        assert (units, issues) == (["Xã A", "Xã B"], [("unit-list-ended", "A3"), *told])
    text = NUMBERED.format(
        first="I | Khối Đảng", second="II | Các xã", total="Danh sách có 5 đơn vị"
    )
    units, issues = of_sheet(text, tmp_path, words)
    assert (units, issues[-1]) == (UNITS, ("unit-list-total", "B9"))


def test_totals_of_groups_sheets_and_units_named_twice(tmp_path: Path, words: Vocabulary) -> None:
    listed = "Khối A: / Ban A / Ban B / Cộng: 2 / Xã: / Xã A / Cộng: 2 / Tổng cộng: 3 đơn vị"
    _, told = of_lines(listed, tmp_path, words)
    assert [one for one in told if one[0] == "unit-list-total"] == [("unit-list-total", "A7")]
    twice = "Xã A / Xã B / XÃ A / Tổng cộng: {} đơn vị"
    for said, wrong in ((3, False), (2, False), (4, True)):
        _, told = of_lines(twice.format(said), tmp_path, words)
        assert (("unit-list-total", "A4") in told) is wrong
    text = """
        == Khối
        Đơn vị
        Ban Tổ chức
        == Xã
        Đơn vị
        Xã An Phước
        Tổng cộng: {} đơn vị
    """
    for said, wrong in ((1, False), (2, False), (3, True)):
        _, told = of_sheet(text.format(said), tmp_path, words)
        assert (("unit-list-total", "A3") in told) is wrong


def test_what_is_told_of_a_total_names_both_numbers(tmp_path: Path, words: Vocabulary) -> None:
    path = tmp_path / "dv.txt"
    path.write_text("Xã A\nXã B\nTổng cộng: 12 đơn vị\n", encoding="utf-8")
    (issue,) = read_units(str(path), words, Reading(), Limits())[1]
    assert issue.severity == "warning"
    assert issue.says == "Danh sách ghi 12 đơn vị, nhưng đọc được 02 đơn vị ở trên."
