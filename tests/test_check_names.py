"""What stands where a name would and is none, and names that stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_check_rules import AN, BINH, found_in, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name", ["?", "123", "TRUE", "-", "…", "...", "x", "Xx", "n/a", "Không rõ", "chưa có", "2,5"]
)
def test_what_is_no_name_is_told_at_its_cell(tmp_path: Path, name: str) -> None:
    line = BINH.replace("Trần Thị Bình", name)
    assert told(found_in(tmp_path, AN, line), "name-missing") == [("B3", name)]


def test_several_without_a_name_are_not_namesakes(tmp_path: Path) -> None:
    lines = [f"{at};?;2/9/199{at};Nữ;Xã An Phước;Cao cấp LLCT;;;2020;" for at in (1, 2, 4)]
    issues = found_in(tmp_path, *lines)
    assert {issue.rule for issue in issues} == {"name-missing", "stt-gap"}


@pytest.mark.parametrize(
    "name",
    ["Y", "Ê Ban", "H'Bia Niê", "K'Brối", "Nguyễn Văn A", "Trần Thị Bình 2", "Bình", "Đúng Văn An"],
)
def test_a_short_or_rare_name_is_left_alone(tmp_path: Path, name: str) -> None:
    header = "STT;Họ và chữ đệm;Tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm"
    line = f"1;Lê;{name};15/3/1985;Xã An Phước;TC LLCT;2019"
    assert found_in(tmp_path, line, header=header) == []


def test_a_name_in_two_columns_without_letters_is_told(tmp_path: Path) -> None:
    header = "STT;Họ và chữ đệm;Tên;Ngày sinh;Đơn vị;Trình độ đào tạo;Năm"
    line = "1;?;?;15/3/1985;Xã An Phước;TC LLCT;2019"
    assert told(found_in(tmp_path, line, header=header), "name-missing") == [("B2", "?")]
