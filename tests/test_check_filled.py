"""Cells left blank where all others of their list have them filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rosters_checked import cells_told, found_in, told

if TYPE_CHECKING:
    from pathlib import Path

RULE = "blank-among-filled"
HEADER = (
    "STT;Họ và tên;Ngày sinh;Dân tộc;Chức vụ;Đơn vị;Trình độ đào tạo;Hình thức;Quyết định;Từ ngày;"
    "Đến ngày;Kết quả;Ghi chú"
)
FIELDS = HEADER.split(";")
NAMES = ("Nguyễn Văn Ân", "Trần Thị Bé", "Lê Minh Châu", "Phạm Văn Dũng", "Võ Thị Em")
MORE_NAMES = ("Đặng Văn Phú", "Huỳnh Thị Gấm", "Bùi Văn Hai", "Lý Thị Kiều", "Đỗ Văn Lành")
PLACE = [
    "Kinh",
    "Chuyên viên",
    "Xã An Phước",
    "Trung cấp LLCT",
    "Tập trung",
    "15-QĐ/HU",
    "1/3/2023",
    "30/11/2023",
    "Khá",
    "",
]


def people(number: int, *changes: tuple[int, str, str]) -> list[str]:
    """Write the lines of some people, of whom some cells are changed: person, heading, text."""
    rows = []
    for at, name in enumerate((*NAMES, *MORE_NAMES)[:number], start=1):
        born = f"{3 * at % 28 + 1}/{at}/{1978 + 7 * at % 11}"
        rows.append([str(at), name, born, *PLACE])
    for person, heading, text in changes:
        rows[person - 1][FIELDS.index(heading)] = text
    return [";".join(row) for row in rows]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Ngày sinh", "C5"),
        ("Dân tộc", "D5"),
        ("Chức vụ", "E5"),
        ("Hình thức", "H5"),
        ("Quyết định", "I5"),
        ("Từ ngày", "J5"),
        ("Kết quả", "L5"),
    ],
)
def test_the_one_blank_cell_of_a_column_is_told(tmp_path: Path, heading: str, cell: str) -> None:
    lines = people(8, (4, heading, ""))
    assert cells_told(tmp_path, RULE, *lines, header=HEADER) == [cell]


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        (10, []),
        (7, [(4, "Chức vụ", "")]),  # of so few people it is nothing special
        (10, [(4, "Chức vụ", ""), (7, "Chức vụ", "")]),
        (10, [(4, "Đến ngày", ""), (4, "Kết quả", "")]),  # who studies still
        (10, [(4, "Kết quả", ""), (4, "Từ ngày", "1/9/2023")]),  # in another class
        (10, [(4, "Quyết định", ""), (4, "Ghi chú", "Tự túc")]),
        (10, [(4, "Ngày sinh", "không rõ")]),  # told as such
        (10, [(4, "Dân tộc", "-")]),
        (10, [(n, "Ghi chú", "Lớp trưởng") for n in range(1, 10)]),
    ],
    ids=["none", "few", "two", "studying", "other-class", "remark", "unread", "sign", "notes"],
)
def test_blanks_that_may_be_are_not_told(
    tmp_path: Path, number: int, changes: list[tuple[int, str, str]]
) -> None:
    assert cells_told(tmp_path, RULE, *people(number, *changes), header=HEADER) == []


def test_a_blank_birth_under_either_sex_is_told_once(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh nam;Ngày sinh nữ;Đơn vị;Trình độ đào tạo;Năm"
    lines = [
        f"{n};{name};{'' if n == 5 else f'{n + 3}/{n}/198{n}'};;Xã An Phước;Trung cấp LLCT;2023"
        for n, name in enumerate(("Đặng Văn Phú", *NAMES, "Bùi Văn Hai", "Đỗ Văn Lành"), start=1)
    ]
    assert cells_told(tmp_path, RULE, *lines, header=header) == ["C6"]


TWO = "STT;Họ và chữ đệm;Tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm"
REST = "Xã An Phước;Trung cấp LLCT;2023"


@pytest.mark.parametrize(
    ("family", "given", "wanted"),
    [
        ("Nguyễn Văn", "", [("C3", "name-missing")]),
        ("Nguyễn Văn Ân", "", [("C3", "name-unlike")]),
        ("Nguyễn Văn", "Ân", []),
        ("Nguyễn", "Ân", []),
    ],
)
def test_a_given_name_left_out_is_told(
    tmp_path: Path, family: str, given: str, wanted: list[tuple[str, str]]
) -> None:
    lines = (
        f"1;Trần Thị;Bé;2/9/1990;{REST}",
        f"2;{family};{given};15/3/1985;{REST}",
        f"3;Lê Minh;Châu;7/8/1988;{REST}",
    )
    found = found_in(tmp_path, *lines, header=TWO)
    assert [(issue.place.cell, issue.rule) for issue in found] == wanted


@pytest.mark.parametrize(
    ("people", "told_at"),
    [
        ("Kimh", "D2"),
        ("Kin", "D2"),
        ("Không", "D2"),
        ("Kinh", None),
        ("Khơ-me", None),
        ("Cơ Ho", None),
        ("dân tộc Chăm", None),
        ("DTTS", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_people_that_nobody_knows_is_told(
    tmp_path: Path, people: str, told_at: str | None
) -> None:
    lines = (
        f"1;Nguyễn Văn Ân;15/3/1985;{people};Xã An Phước;Trung cấp LLCT;2023",
        "2;Trần Thị Bé;2/9/1990;Kinh;Xã An Phước;Trung cấp LLCT;2023",
        "3;Lê Minh Châu;7/8/1988;Kinh;Xã An Phước;Trung cấp LLCT;2023",
    )
    header = "STT;Họ và tên;Ngày sinh;Dân tộc;Đơn vị;Trình độ đào tạo;Năm"
    found = told(found_in(tmp_path, *lines, header=header), "ethnicity-unknown")
    assert found == ([(told_at, people)] if told_at else [])


def test_codes_of_a_list_for_peoples_are_no_mistakes(tmp_path: Path) -> None:
    lines = (
        "1;Nguyễn Văn Ân;15/3/1985;01;Xã An Phước;Trung cấp LLCT;2023",
        "2;Trần Thị Bé;2/9/1990;01;Xã An Phước;Trung cấp LLCT;2023",
    )
    header = "STT;Họ và tên;Ngày sinh;Dân tộc;Đơn vị;Trình độ đào tạo;Năm"
    assert cells_told(tmp_path, "ethnicity-unknown", *lines, header=header) == []
