"""What stands where a name would and is none, and names that stand elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from test_check_rules import AN, BINH, HEADER, found_at, found_in, told

from hongngu_cli import shipped
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.units import Unit
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

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


CHI = "{};Lê Văn Chi;1/5/1980;Nam;Xã An Phước;Cao cấp LLCT;;;2020;"
AT_STT = "{};;;;;;;;;"


@pytest.mark.parametrize(
    ("line", "next_number"),
    [
        (AT_STT.format("Phạm Văn Dũng"), 3),
        (AT_STT.format("Phạm Minh Dũng"), 4),
        (AT_STT.format("3. Phạm Văn Dũng"), 4),
        (AT_STT.format("Đ/c Phạm Văn Dũng"), 3),
        (AT_STT.format("Trần Thị Nam"), 3),  # a category's word, too
        (AT_STT.format("Phạm Dũng"), 4),  # two words, where a number is left out
        ("Phạm Dũng;;;;Xã An Phước;;;;;", 3),  # or where more is told
        ("Phạm Văn Dũng;;;Nam;;;;;;", 3),
    ],
)
def test_a_name_in_the_column_of_numbers_is_told(
    tmp_path: Path, line: str, next_number: int
) -> None:
    issues = found_in(tmp_path, AN, BINH, line, CHI.format(next_number))
    (issue,) = (one for one in issues if one.rule == "name-set-aside")
    assert (issue.place.cell, issue.found) == ("A4", line.partition(";")[0])
    assert issue.says.startswith("Ô này ghi như họ tên một người, nhưng dòng được hiểu là ")


def test_names_right_beneath_the_last_person_are_told_and_no_signatures(tmp_path: Path) -> None:
    names = AT_STT.format("Phạm Văn Dũng"), AT_STT.format("Phạm Thị Em")
    found = told(found_in(tmp_path, AN, BINH, *names), "name-set-aside")
    assert found == [("A4", "Phạm Văn Dũng"), ("A5", "Phạm Thị Em")]
    blank = AT_STT.format("")
    for signed in (
        (blank, names[0]),
        (AT_STT.format("NGƯỜI LẬP BIỂU"), names[0]),
        (blank, AT_STT.format("Người lập biểu"), blank, names[0]),
        (AT_STT.format("Tổng cộng: 2 đồng chí"), names[0]),
    ):
        assert told(found_in(tmp_path, AN, BINH, *signed), "name-set-aside") == []


@pytest.mark.parametrize(
    "section",
    [
        *("A", "I", "A. Khối Đảng", "II. Lớp Trung cấp LLCT K12", "Khối Đảng", "KHỐI NHÀ NƯỚC"),
        *(
            "Xã Long Hoà",
            "An Phước",
            "Hà Tiên",
            "An Bình A",
            "Đoàn Thanh niên",
            "Quản lý",
            "An ninh",
        ),
        *("Đoàn Trường Trần Phú", "Văn Hóa Xã Hội", "Thi đua khen thưởng", "THI ĐUA KHEN THƯỞNG"),
        *("Hồ Sơ Cán Bộ", "Cao Cấp Chính Trị", "Trung Cấp LLCT", "Kim Sơn, Kim Liên"),
    ],
)
def test_a_section_of_any_style_is_left_alone(tmp_path: Path, section: str) -> None:
    lines = AN, AT_STT.format(section), BINH, CHI.format(3)
    assert told(found_in(tmp_path, *lines), "name-set-aside") == []


@pytest.mark.parametrize("section", ["An Phước;;;2;;;;;;", "An Phước;;;2 đồng chí;;;;;;"])
def test_so_is_a_place_with_the_number_of_its_people(tmp_path: Path, section: str) -> None:
    assert told(found_in(tmp_path, AN, section, BINH, CHI.format(3)), "name-set-aside") == []


def test_so_is_one_called_after_somebody_beneath_which_people_are_numbered_anew(
    tmp_path: Path,
) -> None:
    lines = AN, AT_STT.format("Lê Minh Xuân"), CHI.format(1)
    assert told(found_in(tmp_path, *lines), "name-set-aside") == []


def test_so_is_one_that_is_merged_across_the_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (HEADER, AN, AT_STT.format("Lê Minh Xuân"), BINH):
        sheet.append(line.split(";"))
    path = tmp_path / "ds.xlsx"
    book.save(path)
    assert told(found_at(path), "name-set-aside") == [("A3", "Lê Minh Xuân")]
    sheet.merge_cells("A3:J3")
    book.save(path)
    assert told(found_at(path), "name-set-aside") == []


def test_a_unit_of_the_office_is_no_person(tmp_path: Path) -> None:
    lines = HEADER, AN, AT_STT.format("Lê Minh Xuân"), BINH
    path = tmp_path / "ds.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    words = load_vocabulary(shipped.vocabulary())
    for units, cells in (((), ["A3"]), ((Unit("Xã Lê Minh Xuân", ("Lê Minh Xuân",)),), [])):
        own = replace(words, unit=units)
        roster = read_roster(open_files([str(path)], own, Reading(), Limits()), own)
        found = [one for one in roster.issues if one.rule == "name-set-aside"]
        assert [one.place.cell for one in found] == cells


def test_in_a_list_in_capitals_a_name_is_in_capitals(tmp_path: Path) -> None:
    lines = AN.upper(), AT_STT.format("PHẠM MINH DŨNG"), BINH.upper()
    assert told(found_in(tmp_path, *lines), "name-set-aside") == [("A3", "PHẠM MINH DŨNG")]


def test_who_is_named_in_the_column_of_numbers_alone_is_counted_and_asked_about(
    tmp_path: Path,
) -> None:
    line = "Phạm Văn Dũng;;1/5/1980;Nam;Xã An Phước;Cao cấp LLCT;;;2020;"
    issues = found_in(tmp_path, AN, line, BINH)
    assert [(issue.rule, issue.place.cell) for issue in issues] == [("name-missing", "B3")]
    advice = 'Cột số thứ tự ghi "Phạm Văn Dũng"; nếu là họ và tên, chuyển sang ô này.'
    assert [issue.advice for issue in issues] == [advice]
