"""Years and days of a training, and of a birth, against one another and against today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_check_rules import HEADER, found_in, told

if TYPE_CHECKING:
    from pathlib import Path

AN = "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;{};{};{};{};"


@pytest.mark.parametrize(
    ("start", "end", "year", "cells"),
    [
        ("1/3/2023", "1/9/2025", "2021", ["I2"]),
        ("1/3/2023", "", "2021", ["I2"]),
        ("", "1/9/2021", "2023", ["I2"]),
        ("1/3/2019", "1/9/2021", "2023", ["I2"]),
        ("3/2023", "", "2021", ["I2"]),
        # A decision late in one year sends to a class that begins in the next.
        ("1/3/2023", "1/9/2025", "2022", []),
        ("1/3/2023", "1/9/2025", "2024", []),
        ("1/3/2023", "1/9/2025", "2025", []),
        ("1/3/2023", "1/9/2025", "", []),
        # That a year cannot be, or the end is before the start, is told already.
        ("1/3/2023", "1/9/2025", "1921", []),
        ("1/3/2023", "1/9/2020", "2021", []),
    ],
)
def test_a_year_that_its_own_days_contradict(
    tmp_path: Path, start: str, end: str, year: str, cells: list[str]
) -> None:
    issues = found_in(tmp_path, AN.format("Thạc sĩ", start, end, year))
    assert [cell for cell, _ in told(issues, "year-contradicted")] == cells


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("1/3/2023", "1/9/2023", "trước khi được cử học Trung cấp LLCT từ ngày 01/09/2023"),
        ("1/3/2023", "1/3/2023", "từ ngày 01/03/2023, cùng ngày với Trung cấp LLCT tại A3"),
        ("1/9/2023", "1/3/2023", ""),
        ("1/3/2023", "", ""),
        ("3/2023", "9/2023", ""),
    ],
)
def test_a_prerequisite_within_one_year(tmp_path: Path, first: str, second: str, says: str) -> None:
    lines = (
        AN.format("Cao cấp LLCT", first, "", "2023"),
        AN.format("Trung cấp LLCT", second, "", "2023"),
    )
    issues = [one for one in found_in(tmp_path, *lines) if one.rule == "prerequisite-missing"]
    assert [one.place.cell for one in issues] == ["A2"] * bool(says)
    assert all(says in one.says for one in issues)


@pytest.mark.parametrize(
    ("birth", "year", "cells"),
    [
        ("5/1/2080", "", ["C2"]),
        ("5/1/2080", "1899", ["C2"]),
        ("5/1/2080", "2023", ["C2"]),
        ("5/1/1980", "", []),
        ("", "", []),
    ],
)
def test_a_birth_to_come(tmp_path: Path, birth: str, year: str, cells: list[str]) -> None:
    line = AN.format("Thạc sĩ", "", "", year).replace("15/3/1985", birth)
    issues = found_in(tmp_path, line, header=HEADER)
    assert [cell for cell, _ in told(issues, "birth-after-training")] == cells
