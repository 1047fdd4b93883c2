"""Rows whose cells all say the same, told though something of them is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rosters_checked import HEADER, cells_told, found_in, told

from hongngu_cli import shipped
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

AN = "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2019"
BINH = "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020"
TWICE = {
    "no birth": "{};Nguyễn Văn An;;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
    "no birth and no year": "{};Nguyễn Văn An;;Nam;Xã An Phước;Trung cấp LLCT;;;",
    "a birth that cannot be": "{};Nguyễn Văn An;31/2/1985;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
    "a level nobody knows": "{};Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Cao cắp;;;2019",
    "no level": "{};Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;;;;2019",
    "no unit": "{};Nguyễn Văn An;;Nam;;Trung cấp LLCT;;;2019",
    "no year": "{};Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;;;",
}


@pytest.mark.parametrize("line", TWICE.values(), ids=TWICE.keys())
def test_rows_that_say_the_same_are_told_whatever_is_missing(tmp_path: Path, line: str) -> None:
    lines = (line.format(1), BINH, line.format(3), line.format(4))
    issues = [
        one for one in found_in(tmp_path, *lines) if one.rule in {"duplicate-doubtful", "duplicate"}
    ]
    assert [one.place.cell for one in issues] == ["A4", "A5"]
    assert all("tại A2" in one.says and "Đang tính cả hai lượt." in one.says for one in issues)


@pytest.mark.parametrize(
    "other",
    [
        "3;Nguyễn Văn An;;Nam;Xã Long Hoà;Trung cấp LLCT;;;2019",
        "3;Nguyễn Văn An;;Nam;Xã An Phước;Cao cấp LLCT;;;2019",
        "3;Nguyễn Văn An;;Nam;Xã An Phước;Trung cấp LLCT;;;2021",
        "3;Nguyễn Văn An;;;Xã An Phước;Trung cấp LLCT;;;2019",
        "3;Nguyễn Văn Ân;;Nam;Xã An Phước;Trung cấp LLCT;;;2019",
    ],
)
def test_rows_that_differ_in_a_cell_are_left_alone(tmp_path: Path, other: str) -> None:
    issues = found_in(tmp_path, TWICE["no birth"].format(1), BINH, other)
    assert told(issues, "duplicate-doubtful") == []


def test_so_are_those_that_a_column_nobody_knows_tells_apart(tmp_path: Path) -> None:
    header = f"{HEADER};Quê quán gốc"
    line = TWICE["no birth"]
    for homes, found in ((("Mỹ An", "Mỹ Thọ"), []), (("Mỹ An", "Mỹ An"), ["A3"])):
        lines = [f"{line.format(at)};;{home}" for at, home in enumerate(homes, 1)]
        assert cells_told(tmp_path, "duplicate-doubtful", *lines, header=header) == found


def test_so_are_those_of_two_sections(tmp_path: Path) -> None:
    lines = (
        ";Xã An Phước;;;;;;;",
        "1;Nguyễn Văn An;;Nam;;Trung cấp LLCT;;;2019",
        ";Xã Long Hoà;;;;;;;",
        "1;Nguyễn Văn An;;Nam;;Trung cấp LLCT;;;2019",
    )
    assert cells_told(tmp_path, "duplicate-doubtful", *lines) == []


def test_so_are_those_of_two_files_and_those_without_a_name(tmp_path: Path) -> None:
    words = load_vocabulary(shipped.vocabulary())
    nobody = ";;;Nam;Xã An Phước;Trung cấp LLCT;;;2019"
    paths = [tmp_path / name for name in ("a.csv", "b.csv")]
    for path in paths:
        lines = (HEADER, TWICE["no birth"].format(1), f"2{nobody}", f"3{nobody}")
        path.write_text("\n".join(lines), encoding="utf-8")
    opened = open_files([str(path) for path in paths], words, Reading(), Limits())
    issues = read_roster(opened, words).issues
    assert [one for one in issues if one.rule == "duplicate-doubtful"] == []


def test_so_are_the_marks_of_one_row(tmp_path: Path) -> None:
    header = (
        "STT;Họ và tên;Đơn vị;Năm;Trung cấp LLCT;;Cao cấp LLCT\n"
        ";;;;Tập trung;Không tập trung;Tập trung"
    )
    lines = "1;Nguyễn Văn An;Xã An Phước;2019;x;x;", "2;Trần Thị Bình;Xã An Phước;2019;x;;"
    assert cells_told(tmp_path, "duplicate-doubtful", *lines, header=header) == []


def test_rows_that_surely_repeat_another_are_not_told_twice(tmp_path: Path) -> None:
    issues = found_in(tmp_path, AN, AN.replace("1;", "2;", 1))
    assert [one.rule for one in issues] == ["duplicate-row"]
