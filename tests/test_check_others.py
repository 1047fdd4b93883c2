"""Cadres' lists and registers of classes, which nobody was sent by: checked cell by cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from counts_read import problems, read
from typed_tables import write_typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import TrainReport

CADRES = """
    DANH SÁCH CÁN BỘ QUY HOẠCH GIAI ĐOẠN 2026-2030
    STT | Họ và tên | Ngày sinh | Giới tính | Dân tộc | Đơn vị | Chức danh quy hoạch | Ngày vào Đảng
    1 | Nguyễn Văn Ân | 15/3/1985 | Nam | {0} | Xã Tân Thạnh | Bí thư | {1}
    2 | Trần Thị Bé | {2} | Nữ | Kinh | Xã Tân Thạnh | Bí thư | 4/5/2012
    3 | Lê Minh Châu | 7/8/1988 | {3} | Kinh | Xã Tân Thạnh | Bí thư | 6/7/2013
    4 | Võ Văn Dũng | 9/1/1980 | Nam | Kinh | {4} | Bí thư | 8/9/2005
"""
RIGHT = ("Kinh", "3/2/2010", "2/9/1990", "Nam", "Xã Tân Thạnh")
WRONG = {
    "H3 party-date-doubtful": (1, "3/2/1990"),
    "C4 date-impossible": (2, "31/2/1990"),
    "D5 value-unknown": (3, "Na"),
    "E3 ethnicity-unknown": (0, "Kimh"),
    "F6 unit-doubtful": (4, "Xã Tân Thạhn"),
}


def told(train_report: TrainReport, folder: Path, text: str) -> list[str]:
    """List what is told of a table alone, as "C4 rule"."""
    write_typed(text, folder / "bang.xlsx")
    said = train_report("check", "bang.xlsx", "--format", "json", cwd=folder)
    issues: list[dict[str, Any]] = json.loads(said.stdout)["issues"]
    return [f"{one['cell']} {one['rule']}" for one in issues]


@pytest.mark.parametrize(("wanted", "wrong"), [(None, (0, "Kinh")), *WRONG.items()])
def test_people_of_a_cadres_list_are_checked(
    train_report: TrainReport, tmp_path: Path, wanted: str | None, wrong: tuple[int, str]
) -> None:
    cells = [wrong[1] if at == wrong[0] else text for at, text in enumerate(RIGHT)]
    found = told(train_report, tmp_path, CADRES.format(*cells))
    assert found == ([wanted] if wanted else [])


def test_a_copy_of_a_cadres_list_is_marked(train_report: TrainReport, tmp_path: Path) -> None:
    write_typed(CADRES.format("Kimh", *RIGHT[1:]), tmp_path / "cb.xlsx")
    said = train_report("check", "cb.xlsx", "--annotate", "ra.xlsx", cwd=tmp_path)
    assert (said.returncode, (tmp_path / "ra.xlsx").exists()) == (0, True)
    assert "dùng train-report standing" in " ".join(said.stdout.split())


def test_a_folder_is_told_of_all_its_tables(train_report: TrainReport, tmp_path: Path) -> None:
    folder = tmp_path / "gui"
    folder.mkdir()
    write_typed(CADRES.format("Kimh", *RIGHT[1:]), folder / "cb.xlsx")
    write_typed(REGISTER.replace("9/4/2024 |", "1/4/2024 |"), folder / "lop.xlsx")
    said = train_report("check", "gui", "--format", "json", cwd=tmp_path)
    found = {issue["rule"] for issue in json.loads(said.stdout)["issues"]}
    assert {"ethnicity-unknown", "end-before-start"} <= found


REGISTER = """
    SỔ THEO DÕI LỚP NĂM 2024
    STT | Tên lớp | Đơn vị tổ chức | Từ ngày | Đến ngày | Học viên | < | Kết quả | <
    ^ | ^ | ^ | ^ | ^ | Triệu tập | Tham dự | Khá | Trung bình
    1 | Lớp đảng viên mới 1 | TTCT | 4/3/2024 | 8/3/2024 | 60 | 58 | 50 | 8
    2 | Lớp đảng viên mới 2 | TTCT | 5/4/2024 | 9/4/2024 | 60 | 59 | 50 | 9
    3 | Lớp đảng viên mới 3 | TTCT | 6/5/2024 | 10/5/2024 | 60 | 57 | 50 | 7
    4 | Lớp chi uỷ viên 1 | TTCT | 3/6/2024 | 7/6/2024 | 60 | 56 | 50 | 6
    5 | Lớp chi uỷ viên 2 | TTCT | 1/7/2024 | 5/7/2024 | 60 | 55 | 50 | 5
    6 | Lớp cán bộ hội 1 | TTCT | 5/8/2024 | 9/8/2024 | 60 | 54 | 50 | 4
    7 | Lớp cán bộ hội 2 | TTCT | 2/9/2024 | 6/9/2024 | 60 | 53 | 50 | 3
    8 | Lớp cán bộ hội 3 | TTCT | 7/10/2024 | 11/10/2024 | 60 | 52 | 50 | 2
    Tổng cộng | | | | | 480 | 444 | 400 | 44
"""


@pytest.mark.parametrize(
    ("right", "wrong", "wanted"),
    [
        ("4/3/2024", "4/3/2024", []),
        ("9/4/2024", "31/4/2024", ["date-impossible E5"]),
        ("9/4/2024", "1/4/2024", ["end-before-start E5"]),
        ("4/3/2024 | 8/3/2024", "4/3/2023 | 8/3/2023", ["value-contradicted D4"]),
        ("58 | 50 | 8", "58 | 48 | 8", ["identity-mismatch H4", "total-mismatch H12"]),
        ("Lớp cán bộ hội 3", "", ["blank-among-filled B11"]),
        (
            "Lớp cán bộ hội 3 | TTCT | 7/10/2024 | 11/10/2024",
            "Lớp cán bộ hội 2 | TTCT | 2/9/2024 | 6/9/2024",
            ["count-repeated B11"],
        ),
    ],
)
def test_a_class_is_held_against_the_rest_of_its_row(
    right: str, wrong: str, wanted: list[str]
) -> None:
    assert right in REGISTER
    issues = read(REGISTER.replace(right, wrong)).issues
    found = [f"{one.rule} {one.place.cell}" for one in issues if one.rule != "value-taken"]
    assert found == wanted


def test_classes_side_by_side_on_the_same_days_are_two() -> None:
    text = REGISTER.replace("Lớp đảng viên mới 2 | TTCT | 5/4/2024 | 9/4/2024", "{}")
    other = text.format("Lớp đảng viên mới 1 | Đảng uỷ xã | 4/3/2024 | 8/3/2024")
    assert problems(read(other)) == []


def test_grades_of_few_need_not_add_up() -> None:
    """Who did not sit the examination has none."""
    text = REGISTER
    for told, less in ((58, 50), (59, 51), (57, 40), (56, 39)):
        text = text.replace(f"| {told} | 50 |", f"| {told} | {less - 8} |")
    assert "identity-mismatch" not in " ".join(problems(read(text)))
