"""Two marks of one ladder in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rosters_checked import cells_told, found_in

if TYPE_CHECKING:
    from pathlib import Path

MARKS = "STT;Họ và tên;Năm sinh;Đơn vị;Năm đào tạo;{};Từ ngày;Tình trạng"
OF_THEORY = MARKS.format("Sơ cấp LLCT;Trung cấp LLCT;Cao cấp LLCT;Cử nhân chính trị")
OF_DEGREES = MARKS.format("Cao đẳng;Đại học;Thạc sĩ;Tiến sĩ")


@pytest.mark.parametrize(
    ("header", "marks", "year", "found"),
    [
        (OF_THEORY, ";x;x;", "2023", ("prerequisite-missing", "H2")),
        (OF_THEORY, ";x;;x", "2023", ("lower-level", "I2")),
        (OF_DEGREES, ";;x;x", "2023", ("lower-level", "I2")),
        (OF_DEGREES, "x;x;;", "2023", ("lower-level", "G2")),
        # Sơ cấp takes two months; without a year nobody knows whether it is one.
        (OF_THEORY, "x;x;;", "2023", None),
        (OF_THEORY, ";x;x;", "", None),
        (OF_DEGREES, "x;;x;", "2023", ("lower-level", "H2")),
        (OF_DEGREES, "x;;;", "2023", None),
        (MARKS.format("Trung cấp LLCT;Đại học;Tin học;Ngoại ngữ"), "x;x;;", "2023", None),
        # Years in place of marks.
        (OF_THEORY, ";2023;2023;", "", ("prerequisite-missing", "H2")),
        (OF_THEORY, ";2022;2023;", "", None),
    ],
)
def test_two_marks_of_a_ladder_in_one_row_are_asked_about(
    tmp_path: Path, header: str, marks: str, year: str, found: tuple[str, str] | None
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;{year};{marks};;"
    issues = found_in(tmp_path, line, header=header)
    asked = [
        (one.rule, one.place.cell, one.says)
        for one in issues
        if one.rule in {"prerequisite-missing", "lower-level"}
    ]
    assert [one[:2] for one in asked] == ([found] if found else [])
    assert all(says.startswith("Cần xem xét: Nguyễn Văn An được cử học ") for *_, says in asked)


@pytest.mark.parametrize(
    ("start", "status", "found"),
    [
        ("9/2023", "", ["H2"]),
        ("1/9/2023", "", ["H2"]),
        ("", "thôi học", []),
    ],
)
def test_marks_of_one_row_share_its_day_and_its_status(
    tmp_path: Path, start: str, status: str, found: list[str]
) -> None:
    line = f"1;Nguyễn Văn An;1985;Xã An Phước;2023;;x;x;;{start};{status}"
    assert cells_told(tmp_path, "prerequisite-missing", line, header=OF_THEORY) == found


def test_of_marks_of_one_row_nobody_needs_a_birth(tmp_path: Path) -> None:
    line = "1;Nguyễn Văn An;;Xã An Phước;2023;;x;x;;1/9/2023;"
    assert cells_told(tmp_path, "prerequisite-missing", line, header=OF_THEORY) == ["H2"]
