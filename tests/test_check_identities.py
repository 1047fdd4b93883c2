"""Identity numbers as offices type them: what cannot be one, and what only lost its zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from rosters_checked import cells_told, found_at, found_in, told

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "STT;Họ và tên;Ngày sinh;{};Đơn vị;Trình độ đào tạo;Năm"
AN = "1;Nguyễn Văn An;15/3/1985;{};Xã An Phước;Trung cấp LLCT;2019"
AGAIN = "2;Nguyễn Văn An;15/3/1985;{};Xã An Phước;Cao cấp LLCT;2022"
CARDS = [
    *("CCCD", "Số CCCD", "Căn cước", "Số căn cước", "Thẻ căn cước", "Số thẻ căn cước"),
    *("Căn cước công dân", "Số căn cước công dân", "CMND", "Số CMND/CCCD", "Số định danh"),
]


def problems(folder: Path, *numbers: str, heading: str = "CCCD") -> list[tuple[str, str | None]]:
    """Give rule and cell of what is told of one person with these numbers, a row each."""
    lines = [line.format(number) for line, number in zip((AN, AGAIN), numbers, strict=False)]
    issues = found_in(folder, *lines, header=HEADER.format(heading))
    return [(issue.rule, issue.place.cell) for issue in issues]


@pytest.mark.parametrize("heading", CARDS)
def test_a_number_of_a_wrong_length_is_told_under_every_heading(
    tmp_path: Path, heading: str
) -> None:
    assert problems(tmp_path, "087085001234", heading=heading) == []
    assert problems(tmp_path, "0870850012", heading=heading) == [("identity-malformed", "D2")]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("08708500123", "Số này có 11 chữ số; CCCD có 12, CMND có 9 chữ số."),
        ("0870850012345", "Số này có 13 chữ số; CCCD có 12, CMND có 9 chữ số."),
        ("34123", "Số này có 5 chữ số; CCCD có 12, CMND có 9 chữ số."),
        ("08708500123o", "Ô này không ghi đúng số; CCCD có 12, CMND có 9 chữ số."),
        ("8,70850E+10", "Ô này không ghi đúng số; CCCD có 12, CMND có 9 chữ số."),
        ("000000000000", "Số này chỉ gồm các chữ số 0."),
    ],
)
def test_a_malformed_number_says_what_is_wrong(tmp_path: Path, number: str, says: str) -> None:
    (issue,) = found_in(tmp_path, AN.format(number), header=HEADER.format("CCCD"))
    assert (issue.rule, issue.severity, issue.found) == ("identity-malformed", "warning", number)
    assert issue.says == says


@pytest.mark.parametrize(
    "number",
    [
        *("087 085 001 234", "087.085.001.234", "'087085001234", "341234567", "341-234-567"),
        *("341234567/087085001234", "087085001234 (cấp 2021)", "", "-", "…", "chưa có", "Không có"),
    ],
)
def test_numbers_written_otherwise_and_none_at_all_are_left_alone(
    tmp_path: Path, number: str
) -> None:
    assert problems(tmp_path, number) == []


def test_codes_of_an_office_have_any_form(tmp_path: Path) -> None:
    assert problems(tmp_path, "CB-0123", "CB-0123", heading="Mã cán bộ") == []
    assert problems(tmp_path, "0123", heading="Mã cán bộ") == []


@pytest.mark.parametrize(("number", "digits"), [(87085001234, 11), (1085001234, 10), (34012345, 8)])
def test_zeros_that_a_spreadsheet_drops_are_told_and_put_back(
    tmp_path: Path, number: int, digits: int
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER.format("CCCD").split(";"))
    sheet.append([1, "Nguyễn Văn An", "15/3/1985", number, "Xã A", "Trung cấp LLCT", 2019])
    whole = str(number).zfill(9 if digits == 8 else 12)
    sheet.append([2, "Nguyễn Văn An", "15/3/1985", whole, "Xã A", "Cao cấp LLCT", 2022])
    path = tmp_path / "ds.xlsx"
    book.save(path)
    (issue,) = found_at(path)
    assert (issue.rule, issue.severity, issue.place.cell) == ("identity-short", "note", "D2")
    assert issue.says == f"Ô chỉ ghi {digits} chữ số, mất số 0 ở đầu; hiểu là {whole}."


@pytest.mark.parametrize(
    ("number", "again", "differ"),
    [
        ("08708500123", "087085001234", True),
        ("0870850012345", "087085001234", True),
        ("01234567", "341234567", True),
        ("341234567", "087085001234", False),  # the old card and the new one
        ("34123", "087085001234", False),
    ],
)
def test_a_malformed_number_is_still_another_one(
    tmp_path: Path, number: str, again: str, *, differ: bool
) -> None:
    found = problems(tmp_path, number, again)
    assert (("identity-differs", "D3") in found) == differ
    assert (("identity-malformed", "D2") in found) == (number != "341234567")


def test_the_number_of_a_row_that_repeats_another_is_told_too(tmp_path: Path) -> None:
    lines = AN.format("087085001234"), AN.format("08708500123").replace("1;", "2;", 1)
    issues = found_in(tmp_path, *lines, header=HEADER.format("CCCD"))
    assert told(issues, "identity-malformed") == [("D3", "08708500123")]


CARD = "STT;Họ và tên;Ngày sinh;Giới tính;{};Đơn vị;Trình độ đào tạo;Năm"


@pytest.mark.parametrize(
    ("number", "birth", "sex", "says"),
    [
        ("087085001234", "15/3/1985", "Nam", None),
        ("087185001234", "15/3/1985", "Nam", "nữ sinh năm 1985, nhưng dòng này ghi nam."),
        ("087085001234", "1958", "Nam", "nam sinh năm 1985, nhưng dòng này ghi sinh năm 1958."),
        ("087185001234", "1958", "Nam", "nữ sinh năm 1985, nhưng dòng này ghi nam, sinh năm 1958."),
        ("087201001234", "15/3/2001", "Nam", None),
        ("087301001234", "15/3/2001", "Nam", "nữ sinh năm 2001, nhưng dòng này ghi nam."),
        ("087085001234", "", "", None),
        ("087185001234", "15/3/1985", "", None),
        ("099185001234", "15/3/1985", "Nam", None),  # no province
        ("000185001234", "15/3/1985", "Nam", None),
        ("087485001234", "15/3/1985", "Nam", None),  # no century yet
        ("341234567", "15/3/1985", "Nam", None),
    ],
)
def test_what_the_digits_of_a_card_tell(
    tmp_path: Path, number: str, birth: str, sex: str, says: str | None
) -> None:
    line = f"1;Lê Hoàng An;{birth};{sex};{number};Xã An Phước;Trung cấp LLCT;2020"
    issues = [
        one
        for one in found_in(tmp_path, line, header=CARD.format("CCCD"))
        if one.rule == "identity-contradicted"
    ]
    whole = f"Chữ số thứ 4, 5, 6 của số này là của {says}"
    assert [(one.place.cell, one.says) for one in issues] == ([("E2", whole)] if says else [])


def test_codes_of_an_office_tell_nothing(tmp_path: Path) -> None:
    line = "1;Lê Hoàng An;15/3/1985;Nam;087185001234;Xã An Phước;Trung cấp LLCT;2020"
    header = CARD.format("Mã cán bộ")
    assert cells_told(tmp_path, "identity-contradicted", line, header=header) == []


@pytest.mark.parametrize(
    ("number", "birth", "cells"),
    [
        ("082091002345", "16/4/1991", ["A3"]),
        ("082091002346", "16/4/1991", []),  # a namesake
        ("082091002345", "2/8/1991", []),
    ],
)
def test_one_number_and_name_with_two_births_are_told(
    tmp_path: Path, number: str, birth: str, cells: list[str]
) -> None:
    lines = (
        "1;Nguyễn Văn Ân;2/8/1991;082091002345;Xã A;Sơ cấp LLCT;2019",
        f"2;Nguyễn Văn Ân;{birth};{number};Xã Bàu;Trung cấp LLCT;2021",
    )
    header = HEADER.format("Số CCCD")
    assert cells_told(tmp_path, "birth-doubtful", *lines, header=header) == cells
