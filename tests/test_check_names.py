"""What stands where a name would and is none, and names that stand elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from rosters_checked import AN, BINH, HEADER, cells_told, found_at, found_in, told

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
    for units, told_at in (((), ["A3"]), ((Unit("Xã Lê Minh Xuân", ("Lê Minh Xuân",)),), [])):
        own = replace(words, unit=units)
        roster = read_roster(open_files([str(path)], own, Reading(), Limits()), own)
        found = [one for one in roster.issues if one.rule == "name-set-aside"]
        assert [one.place.cell for one in found] == told_at


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


@pytest.mark.parametrize(
    ("name", "sex", "found"),
    [
        ("Trần Thị Bình", "Nam", True),
        ("TRẦN THỊ BÌNH", "Nam", True),
        ("Nguyễn Văn An", "Nữ", True),
        ("Trần Thị Bình", "Nữ", False),
        ("Trần Thị Bình", "", False),
        ("Nguyễn Văn An", "Nam", False),
        ("Lê Minh Thị", "Nam", False),  # not behind the surname
        ("Văn Thị", "Nam", False),  # a surname and a given name
        ("Nguyễn Văn Thị Hoa", "Nữ", False),  # a surname of two words
        ("Văn Hoàng Anh", "Nữ", False),
    ],
)
def test_a_name_of_the_other_sex_is_asked_about(
    tmp_path: Path, name: str, sex: str, *, found: bool
) -> None:
    line = f"1;{name};15/3/1985;{sex};Xã An Phước;Trung cấp LLCT;;;2019"
    issues = found_in(tmp_path, line)
    assert told(issues, "name-sex") == [("D2", sex)] * found
    assert {one.severity for one in issues if one.rule == "name-sex"} <= {"note"}


def test_so_is_a_birth_in_the_column_of_the_other_sex(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Ngày sinh;;Đơn vị;Trình độ đào tạo;Năm\n;;Nam;Nữ;;;"
    lines = (
        "1;Nguyễn Văn An;15/3/1985;;Xã An Phước;Trung cấp LLCT;2019",
        "2;Trần Thị Bình;2/9/1990;;Xã An Phước;Trung cấp LLCT;2019",
        "3;Lê Thị Chi;;2/9/1991;Xã An Phước;Trung cấp LLCT;2019",
    )
    assert cells_told(tmp_path, "name-sex", *lines, header=header) == ["C4"]


@pytest.mark.parametrize(
    ("name", "rule", "advice"),
    [
        ("Nguyễn Văn Ha1", "name-miswritten", 'Có phải "Nguyễn Văn Ha"? Nếu đúng, sửa ô này.'),
        ("Nguyễn V4n Hai", "name-miswritten", None),
        ("LêVăn Năm", "name-miswritten", 'Có phải "Lê Văn Năm"? Nếu đúng, sửa ô này.'),
        ("Lê VănNăm", "name-miswritten", 'Có phải "Lê Văn Năm"? Nếu đúng, sửa ô này.'),
        ("=Lê Văn Sáu", "name-miswritten", 'Có phải "Lê Văn Sáu"? Nếu đúng, sửa ô này.'),
        ("lê thị bốn", "name-unlike", 'Có phải "Lê Thị Bốn"? Nếu đúng, sửa ô này.'),
        ("Lê", "name-unlike", None),
        ("lê", "name-unlike", 'Có phải "Lê"? Nếu đúng, sửa ô này.'),
        ("Trần Thị Bình 2", "", None),
        ("Nguyễn Văn A1", "", None),
        ("Nguyễn Văn A", "", None),
        ("- Nguyễn Văn Bảy", "", None),
        ("* Nguyễn Văn Tám", "", None),
        ("NGUYỄN VĂN HAI", "", None),
        ("H'Bia Niê", "", None),
        ("K'Brối Y", "", None),
        ("KpăH Lan", "", None),
        ("Nguyễn Văn hai", "", None),
    ],
)
def test_how_a_name_is_written(tmp_path: Path, name: str, rule: str, advice: str | None) -> None:
    line = f"4;{name};2/9/1991;;Xã An Phước;Cao cấp LLCT;;;2020"
    issues = [
        one
        for one in found_in(tmp_path, AN, BINH, CHI, line)
        if one.rule in {"name-miswritten", "name-unlike"}
    ]
    assert [(one.rule, one.place.cell, one.found) for one in issues] == (
        [(rule, "B5", name)] if rule else []
    )
    assert all(one.advice == advice for one in issues if advice)


@pytest.mark.parametrize("names", [("an", "bình", "chi"), ("An", "Bình", "Chi")])
def test_a_list_that_writes_all_names_so_has_its_own_way(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    lines = [
        f"{at};{name};2/9/199{at};;Xã An Phước;Cao cấp LLCT;;;2020"
        for at, name in enumerate(names, 1)
    ]
    assert cells_told(tmp_path, "name-unlike", *lines) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Trường THCS Tân Phú", True),
        ("Phòng Nội vụ", True),
        ("Xã Tân Phú", True),
        ("XÃ TÂN PHÚ", True),
        ("Ban Dân vận Huyện uỷ", True),
        ("Ban Chỉ Huy Quân Sự Xã", True),
        ("Ban An Phước", True),  # another row's unit
        ("Ban Quản Lý Dự Án Đầu Tư", True),
        ("Phòng Văn An", False),
        ("phòng văn an", False),
        ("Phòng Minh Tân", False),
        ("PHÒNG MINH TÂN", False),
        ("Đoàn Minh Tân", False),
        ("Trường Giang", False),
    ],
)
def test_a_unit_in_place_of_a_name_beside_other_cells(
    tmp_path: Path, name: str, *, found: bool
) -> None:
    of_ban = BINH.replace("Xã An Phước", "Ban An Phước")
    line = f"3;{name};2/9/1991;Nam;Xã An Phước;Cao cấp LLCT;;;2020"
    issues = found_in(tmp_path, AN, of_ban, line)
    assert told(issues, "name-of-unit") == [("B4", name)] * found


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Lê Thị H0a", "Lê Thị Hoa"),
        ("LÊ THỊ H0A", "LÊ THỊ HOA"),
        ("Lê Th1 Hoa", "Lê Thi Hoa"),
        ("Lê Thị Hoa2", "Lê Thị Hoa"),
        ("Lê Thị Ha1", "Lê Thị Ha"),
        ("Lê Thị H7a", ""),
    ],
)
def test_a_name_with_digits_is_asked_for_as_it_may_be(
    tmp_path: Path, name: str, meant: str
) -> None:
    line = f"2;{name};2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;"
    (issue,) = [one for one in found_in(tmp_path, AN, line) if one.rule == "name-miswritten"]
    assert (f'"{meant}"' in issue.advice) if meant else ("Có phải" not in issue.advice)
