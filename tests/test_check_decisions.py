"""Days of decisions: long before the training, or two for one decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rosters_checked import cells_told

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "STT;Họ và tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Số quyết định;Ngày quyết định;Từ ngày"
NAMES = ("Nguyễn Văn Ân", "Trần Thị Bé", "Lê Minh Châu", "Phạm Văn Dũng")


def lines(*decisions: tuple[str, str], starts: tuple[str, ...] = ()) -> list[str]:
    begun = starts or ("18/3/2024",) * len(decisions)
    return [
        f"{n};{NAMES[n - 1]};{n}/{n}/198{n};Xã An Phước;Trung cấp LLCT;{number};{day};{start}"
        for n, ((number, day), start) in enumerate(zip(decisions, begun, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    ("day", "cells"),
    [("4/3/1924", ["G2"]), ("4/3/2014", ["G2"]), ("4/3/2024", []), ("4/3/2022", []), ("", [])],
)
def test_a_decision_years_before_the_training_is_told(
    tmp_path: Path, day: str, cells: list[str]
) -> None:
    assert cells_told(tmp_path, "decision-early", *lines(("15-QĐ/HU", day)), header=HEADER) == cells


@pytest.mark.parametrize(
    ("number", "days", "cells"),
    [
        ("15-QĐ/HU", ("4/3/2024", "3/4/2024", "4/3/2024"), ["G3"]),
        ("15-QĐ/HU", ("4/3/2023", "4/3/2024", "4/3/2024"), ["G2"]),
        ("15-QĐ/HU", ("4/3/2024", "3/4/2024"), ["G3"]),
        ("15-QĐ/HU", ("4/3/2024", "4/3/2024"), []),
        ("15-QĐ/HU", ("4/3/2024", ""), []),
        ("15-QĐ/HU", ("10/2/2023", "4/3/2024"), []),  # each year numbers begin anew
        ("15", ("4/3/2024", "3/4/2024"), []),  # of any office
    ],
)
def test_two_days_of_one_decision_are_told(
    tmp_path: Path, number: str, days: tuple[str, ...], cells: list[str]
) -> None:
    rows = lines(*((number, day) for day in days))
    assert cells_told(tmp_path, "decision-differs", *rows, header=HEADER) == cells


def test_decisions_for_other_classes_may_bear_one_number(tmp_path: Path) -> None:
    """Communes number theirs alike."""
    rows = lines(
        ("15/QĐ-UBND", "4/3/2024"), ("15/QĐ-UBND", "3/4/2024"), starts=("18/3/2024", "18/4/2024")
    )
    assert cells_told(tmp_path, "decision-differs", *rows, header=HEADER) == []
