"""What a list says of itself: men and women of a total, its title's year, marks that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_check_rules import AN, BINH, cells, found_at, found_in, told

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import TrainReport

TOTAL = "total-mismatch"
CHI = "3;Lê Thị Chi;1/5/1988;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;"
SAYS = "Dòng cộng ghi {}, nhưng các dòng được cộng có {}."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Tổng cộng: 03 người, trong đó nữ: 03", SAYS.format("3 nữ", "2 nữ")),
        ("Tổng cộng: 03 đồng chí (nữ 03)", SAYS.format("3 nữ", "2 nữ")),
        ("Tổng cộng: 03 (ba) đồng chí, trong đó có 01 nữ.", SAYS.format("1 nữ", "2 nữ")),
        ("Cộng: 03 (trong đó 03 nữ)", SAYS.format("3 nữ", "2 nữ")),
        ("Cộng: 03 đồng chí (03 đồng chí nữ)", SAYS.format("3 nữ", "2 nữ")),
        ("Tổng số 03 người. Trong đó: nam 02, nữ 04", SAYS.format("2 nam, 4 nữ", "1 nam, 2 nữ")),
        ("Tổng cộng: 03 người, nam 01, nữ 03", SAYS.format("3 nữ", "2 nữ")),
        ("Tổng cộng: 03 người, nam 01 và nữ 02", ""),
        ("Tổng cộng: 03 người, trong đó nữ: 02", ""),
        ("Tổng cộng: 03 người, trong đó nữ: 66,7%", ""),
        ("Tổng cộng: 03 người, trong đó đảng viên 02 (nữ 01)", ""),
        ("Tổng cộng: 03 người, trong đó 01 dân tộc thiểu số, nữ 01", ""),
        ("Tổng cộng: 03 người, trong đó 01 nữ đảng viên", ""),
        ("Tổng cộng: 03 người, trong đó nữ dưới 35 tuổi: 01", ""),
        ("Tổng cộng: 03 người, nữ 2/3", ""),
        ("Tổng cộng: 03 người, năm 2020", ""),
    ],
)
def test_the_men_and_women_of_a_total_are_held_against_its_rows(
    tmp_path: Path, text: str, says: str
) -> None:
    issues = found_in(tmp_path, AN, BINH, CHI, f"{text};;;;;;;;;")
    assert [one.says for one in issues if one.rule == TOTAL] == ([says] if says else [])


def test_people_whose_sex_nobody_tells_may_be_any(tmp_path: Path) -> None:
    unknown = CHI.replace("Nữ", "")
    for women, found in (("01", False), ("02", False), ("03", True), ("00", True)):
        line = f"Tổng cộng: 03 đồng chí, trong đó nữ {women};;;;;;;;;"
        assert bool(cells(tmp_path, TOTAL, AN, BINH, unknown, line)) is found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Danh sách này có 04 (bốn) đồng chí./.", "Câu này ghi 4, nhưng danh sách có 3 người."),
        ("Danh sách này có 03 (ba) đồng chí./.", ""),
        (
            "Danh sách này có 03 (ba) đồng chí, trong đó nữ 01./.",
            "Câu này ghi 1 nữ, nhưng các dòng được cộng có 2 nữ.",
        ),
    ],
)
def test_a_sentence_beneath_says_its_number_in_words_too(
    tmp_path: Path, text: str, says: str
) -> None:
    issues = found_in(tmp_path, AN, BINH, CHI, ";;;;;;;;;", f";{text};;;;;;;;")
    assert [one.says for one in issues if one.rule == TOTAL] == ([says] if says else [])


MARKED = "STT;Họ và tên;Ngày sinh;Đơn vị;Sơ cấp LLCT;Trung cấp LLCT;Năm"


@pytest.mark.parametrize(("total", "hint"), [("1", True), ("2", None), ("0", False), ("3", False)])
def test_a_total_that_holds_without_an_unclear_mark_says_so(
    tmp_path: Path, total: str, *, hint: bool | None
) -> None:
    issues = found_in(
        tmp_path,
        "1;Nguyễn Văn An;15/3/1985;Xã An Phước;x;;2019",
        "2;Trần Thị Bình;2/9/1990;Xã An Phước;?;;2019",
        "3;Lê Thị Chi;1/5/1988;Xã An Phước;;x;2019",
        f"Cộng;;;;{total};1;",
        header=MARKED,
    )
    said = [one.says for one in issues if one.rule == TOTAL]
    assert [one.endswith("Khớp nếu không tính ô E3.") for one in said] == (
        [] if hint is None else [hint]
    )


LISTED = "STT;Họ và tên;Ngày sinh;Nữ;Đơn vị;Lớp cử đi học;Năm;Khai giảng"


@pytest.mark.parametrize(
    ("year", "start", "found"),
    [
        ("2025", "15/03/2026", True),  # its start and the title contradict it
        ("2025", "", True),
        ("2025", "15/12/2025", True),
        ("2026", "15/03/2025", False),
        ("2026", "15/03/2026", False),
    ],
)
def test_a_year_against_the_title_is_told_whatever_else_its_row_says(
    tmp_path: Path, year: str, start: str, *, found: bool
) -> None:
    path = tmp_path / "ds.csv"
    rest = [f"{at};Lê Thị {name};1980;x;Sở Nội vụ;Trung cấp LLCT;2026;" for at, name in NAMED]
    row = f"1;Lê Văn An;1980;;Sở Nội vụ;Trung cấp LLCT;{year};{start}"
    title = "DANH SÁCH CÁN BỘ CỬ ĐI HỌC NĂM 2026;;;;;;;"
    path.write_text("\n".join((title, LISTED, row, *rest)), encoding="utf-8")
    noted = told(found_at(path), "value-contradicted")
    assert noted == ([("G3", year)] if found else [])


NAMED = [(2, "Bình"), (3, "Chi"), (4, "Dung")]


def test_an_age_is_told_in_full_years_where_both_days_are_known(tmp_path: Path) -> None:
    line = "2;Trần Thị Bình;{};Nữ;Xã An Phước;Cao cấp LLCT;{};;2020;"
    for born, start, says in (
        ("2/9/2008", "1/3/2020", "Ngày bắt đầu 01/03/2020 người này 11 tuổi, ngoài"),
        ("2/3/2008", "2/3/2020", "Ngày bắt đầu 02/03/2020 người này 12 tuổi, ngoài"),
        ("2/9/2008", "", "Năm đào tạo 2020 người này 12 tuổi, ngoài"),
        ("2/9/1944", "1/3/2020", ""),  # 75 still
        ("2/3/1944", "2/3/2020", "Ngày bắt đầu 02/03/2020 người này 76 tuổi, ngoài"),
    ):
        issues = found_in(tmp_path, AN, line.format(born, start))
        ages = [one.says for one in issues if one.rule == "age-out-of-range"]
        assert [one.startswith(says) for one in ages] == ([True] if says else []), born


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


@pytest.mark.parametrize(
    ("level", "asked"),
    [
        ("Cao hcoj", "Cao học (Thạc sĩ)"),
        ("Thạt sĩ", "Thạc sĩ"),
        ("Trug cấp LLCT", "Trung cấp LLCT"),
    ],
)
def test_a_level_of_another_name_is_asked_for_by_that(
    tmp_path: Path, level: str, asked: str
) -> None:
    line = f"2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;{level};;;2020;"
    (issue,) = [one for one in found_in(tmp_path, AN, line) if one.rule == "level-unknown"]
    assert f'Có phải "{asked}"?' in issue.advice


def test_problems_follow_the_sheets_of_their_workbook(
    train_report: TrainReport, tmp_path: Path
) -> None:
    import json

    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("Năm 2025", "2026", "2024"):
        page = book.create_sheet(name)
        page.append(("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Trình độ", "Năm"))
        page.append((1, f"Lê Thị {name[-1]}", 1980, "Xã A", "Xyz", int(name[-4:])))
    book.save(tmp_path / "ds.xlsx")
    out = train_report("check", tmp_path / "ds.xlsx", "--format", "json").stdout
    sheets = [one["sheet"] for one in json.loads(out)["issues"]]
    assert list(dict.fromkeys(sheets)) == ["Năm 2025", "2026", "2024"]
