"""Numbers that a list states, in totals, titles, sections and sentences, against its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from rosters_checked import AN, BINH, HEADER, cells_told, found_in

if TYPE_CHECKING:
    from pathlib import Path

from rosters_checked import found_at, told


def test_marks_under_a_level_are_added_up(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Năm sinh;Đơn vị;Năm đào tạo;Sơ cấp LLCT;Trung cấp LLCT;Cao cấp LLCT"
    people = (
        "1;Nguyễn Văn An;1985;Xã An Phước;2019;;x;",
        "2;Trần Thị Bình;1990;Xã An Phước;2019;x;x;",
    )
    assert found_in(tmp_path, *people, ";Tổng cộng;2;;;1;2;0", header=header) == []
    issues = found_in(tmp_path, *people, ";Tổng cộng;;3;;;3;0", header=header)
    assert told(issues, "total-mismatch") == [("D4", "3"), ("G4", "3")]
    assert issues[1].says == ("Dòng cộng ghi 3, nhưng cột này có 2 dấu trong các dòng được cộng.")


def test_a_number_of_people_under_the_list_is_checked(tmp_path: Path) -> None:
    issues = found_in(tmp_path, AN, BINH, "Danh sách này có 03 đồng chí./.;;;;;;;;;")
    assert told(issues, "total-mismatch") == [("A4", "Danh sách này có 03 đồng chí./.")]


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        (";Tổng số: {};;;;;;;;|{an}|{binh}|{chi}", 3),
        ("Tổng số;{};;;;;;;;|I;Xã An;;;2;;;;;|{an}|{binh}|II;Xã Bình;;;1;;;;;|{chi}", 3),
        ("I;Xã An;;;;;;;;|{an}|{binh}|II;Xã Bình;;;;;;;;|{chi}|;Cộng: {};;;;;;;;", 1),
        ("I;Xã An;;;;;;;;|{an}|II;Xã Bình;;;;;;;;|{binh}|{chi}|;Cộng mục II: {};;;;;;;;", 2),
        ("{an}|;Tổng số đảng viên: {};;;;;;;;", 1),
        ("{an}|Tổng cộng: {} (bằng chữ) người;;;;;;;;;", 1),
    ],
)
def test_a_total_may_stand_on_top_or_end_a_section(tmp_path: Path, lines: str, cell: int) -> None:
    chi = "3;Lê Văn Chi;1988;Nam;Xã An Phước;CC LLCT;2019;;;"
    for number, wrong in ((cell, 0), (7, 1)):
        typed = lines.replace("{}", f"{number:02}").format(an=AN, binh=BINH, chi=chi)
        issues = found_in(tmp_path, *typed.split("|"))
        assert len(told(issues, "total-mismatch")) == wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (";Xã Tân Lập (3 người);|{an}|{binh}", ["B2"]),
        (";Xã Tân Lập: 03 đồng chí;|{an}|{binh}", ["B2"]),
        (";Xã Tân Lập: 02 đồng chí (01 nữ);|{an}|{binh}", []),
        (";Xã Tân Lập (2 người);|{an}|{binh}|;Xã An Phước (02 người);|{chi}", ["B5"]),
        (";Xã Tân Lập (2/3 đồng chí);|{an}", []),
        (
            "I;Khối xã (3 người);|1;Xã Tân Lập (2 người);|{an}|{binh}|2;Xã An Phước: 1 đ/c;|{chi}",
            [],
        ),
        (
            "I;Khối xã (2 người);|1;Xã Tân Lập (2 người);|{an}|{binh}|2;Xã Bình: 1 đ/c;|{chi}",
            ["B2"],
        ),
        (";Xã Bình (3 người);|;Trung cấp LLCT: 2 đ/c;|{an}|{chi}|;Cao cấp: 1 đ/c;|{binh}", []),
        (";Khối đảng (3 người);|{an}|{binh}|;Khối chính quyền (1 người);|{chi}", ["B2"]),
        (";Lớp Trung cấp LLCT K12 (60 học viên);|{an}|{binh}", []),
        (";Lớp Trung cấp LLCT: 01 đ/c;|{an}|{binh}", ["B2"]),
        ("1;Lớp Trung cấp LLCT: 05 đ/c;|{an}|{binh}|2;Lớp Cao cấp (01 đ/c);|{chi}", ["B2"]),
        ("1;Lớp Trung cấp LLCT: 60 đ/c;|{an}|{binh}|2;Lớp Cao cấp (45 đ/c);|{chi}", []),
        (";Lớp Trung cấp LLCT: 5 người;|{an}|{binh}|2;Lớp Cao cấp (01 đ/c);|{chi}", ["B2"]),
        (";Lớp Trung cấp LLCT: 03 đ/c;|{an}|{binh}|2;Lớp Cao cấp (01 đ/c);|{chi}", ["B2"]),
        ("I;Trung cấp LLCT: 05;|{an}|{binh}|II;Cao cấp LLCT: 01;|{chi}", ["B2"]),
        ("I;Trung cấp LLCT: 05;|{an}|{binh}|II;Cao cấp LLCT: 07;|{chi}", []),
        ("1;Lớp Trung cấp LLCT: 60 đ/c;|;Xã Bình (02 đ/c);|{an}|{binh}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Lớp QPAN đối tượng: 4;|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Lớp Trung cấp LLCT (12);|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Cao cấp LLCT khoá 05;|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Lớp Cao cấp LLCT: 05 xã;|{chi}", []),
        ("1;Xã Bình (02 đ/c);|{an}|{binh}|2;Cao cấp LLCT (2 tháng);|{chi}", []),
    ],
)
def test_a_number_behind_a_section_is_checked(tmp_path: Path, lines: str, wrong: list[str]) -> None:
    header = "STT;Họ và tên;Ngày sinh;Giới tính;Trình độ đào tạo;Năm"
    typed = lines.format(
        an="1;Nguyễn Văn An;15/3/1985;Nam;Trung cấp LLCT;2019",
        binh="2;Trần Thị Bình;2/9/1990;Nữ;Cao cấp LLCT;2020",
        chi="3;Lê Văn Chi;1988;Nam;Cao cấp LLCT;2019",
    )
    issues = found_in(tmp_path, *typed.split("|"), header=header)
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC (05 đồng chí)", ["A1"]),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC: 5 người", ["A1"]),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC (02 đồng chí)", []),
        ("DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT (45 học viên)", []),
        ("DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT (01 học viên)", ["A1"]),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC (2 tháng)", []),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC CỦA 05 xã", []),
        ("DANH SÁCH CÁN BỘ CỬ ĐI HỌC KHOÁ 05", []),
    ],
)
def test_a_number_behind_a_title_is_checked(tmp_path: Path, title: str, wrong: list[str]) -> None:
    lines = ("1;Nguyễn Văn An;1985;Cao cấp LLCT;2019", "2;Trần Bé;1986;Cao cấp LLCT;2019")
    header = f"{title};;;;\nSTT;Họ và tên;Năm sinh;Trình độ đào tạo;Năm"
    issues = found_in(tmp_path, *lines, header=header)
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong


def test_a_title_may_count_people_who_have_several_rows(tmp_path: Path) -> None:
    lines = ("1;Nguyễn Văn An;1985;Trung cấp LLCT;2019", "2;Nguyễn Văn An;1985;Thạc sĩ;2020")
    header = "DANH SÁCH CÁN BỘ ĐI HỌC (01 người);;;;\nSTT;Họ và tên;Năm sinh;Trình độ đào tạo;Năm"
    assert told(found_in(tmp_path, *lines, header=header), "total-mismatch") == []


@pytest.mark.parametrize(("number", "wrong"), [(2, []), (1, []), (3, ["A10"])])
def test_a_total_of_a_year_over_quarters_is_held_against_that_year(
    tmp_path: Path, number: int, wrong: list[str]
) -> None:
    lines = (
        *("NĂM 2019;;;", "1;Nguyễn Văn An;1985;Cao cấp LLCT", "2;Lê Bé;1986;Cao cấp LLCT"),
        *("NĂM 2020;;;", "Quý I;;;", "1;Trần Thị Ca;1990;Cao cấp LLCT"),
        *("Quý II;;;", "2;Lê Văn Chi;1988;Cao cấp LLCT", f"Cộng năm 2020: {number};;;"),
    )
    issues = found_in(tmp_path, *lines, header="STT;Họ và tên;Năm sinh;Trình độ đào tạo")
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong


@pytest.mark.parametrize(
    "line",
    [
        ';Cộng;;;"TC: 1; CC: 5";;;;;',
        "Tổng số lớp: 05 lớp;;;;;;;;;",
        "Tổng số lớp: 05;;;;;;;;;",
        "Tổng kinh phí: 30.000.000 đồng;;;;;;;;;",
    ],
)
def test_numbers_of_other_things_are_not_held_against_people(tmp_path: Path, line: str) -> None:
    assert told(found_in(tmp_path, AN, BINH, line), "total-mismatch") == []


@pytest.mark.parametrize(("number", "wrong"), [(1, []), (3, []), (4, ["A4"])])
def test_the_last_line_of_a_document_may_count_all_its_tables(
    tmp_path: Path, number: int, wrong: list[str]
) -> None:
    document = docx.Document()
    for level, names in (
        ("Cao cấp LLCT", ("Hầu Văn A", "Sùng B")),
        ("Trung cấp LLCT", ("Vàng C",)),
    ):
        document.add_paragraph(f"Lớp {level}, năm 2022")
        table = document.add_table(0, 2)
        for row in (("Họ và tên", "Năm sinh"), *((name, "1980") for name in names)):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.add_paragraph(f"Danh sách có {number:02} đồng chí./.")
    path = tmp_path / "ds.docx"
    document.save(str(path))
    assert [cell for cell, _ in told(found_at(path), "total-mismatch")] == wrong


def test_totals_of_counts_are_checked_column_by_column(tmp_path: Path) -> None:
    header = "STT;Đơn vị;Năm;Trình độ đào tạo;Nhu cầu đăng ký;Chỉ tiêu được phân bổ;Tỷ lệ (%)"
    lines = (
        "1;Xã An Phước;2019;Trung cấp LLCT;20;18;90",
        "2;Xã Long Hoà;2019;Trung cấp LLCT;1.025;23;2,2",
    )
    assert found_in(tmp_path, *lines, ";Tổng cộng;;;1.045;41;3,9", header=header) == []
    issues = found_in(tmp_path, *lines, ";Tổng cộng;;;1.045;40;3,9", header=header)
    assert told(issues, "total-mismatch") == [("F4", "40")]
    assert issues[0].says == "Dòng cộng ghi 40, nhưng cộng các dòng trong cột này được 41."


def test_a_total_may_leave_out_rows_that_are_sums_themselves(tmp_path: Path) -> None:
    header = "STT;Đơn vị;Nhu cầu đăng ký;Chỉ tiêu được phân bổ"
    lines = ("I;Khối xã;30;20", "1;Xã An Phước;20;15", "2;Xã Long Hoà;10;5")
    assert found_in(tmp_path, *lines, ";Tổng cộng;30;20", header=header) == []
    issues = found_in(tmp_path, *lines, ";Tổng cộng;31;20", header=header)
    assert told(issues, "total-mismatch") == [("C5", "31")]


def test_sums_of_marks_on_a_row_agree_with_it_where_they_do_on_most(tmp_path: Path) -> None:
    header = "STT;Họ và tên;Đơn vị;Năm;Trung cấp LLCT;QP-AN;Cộng"
    rows = ("1;Nguyễn Văn An;Xã Một;2020;x;x;2", "2;Trần Thị Bình;Xã Một;2020;x;;2")
    agreeing = "3;Lê Văn Cần;Xã Một;2020;;x;1"
    issues = found_in(tmp_path, *rows, agreeing, header=header)
    assert told(issues, "total-mismatch") == [("G3", "2")]
    assert told(found_in(tmp_path, *rows, header=header), "total-mismatch") == []


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
        assert bool(cells_told(tmp_path, TOTAL, AN, BINH, unknown, line)) is found


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


@pytest.mark.parametrize(("number", "wrong"), [("03", []), ("02", []), ("05", ["A1"])])
def test_a_title_may_count_the_people_of_all_sheets(
    tmp_path: Path, number: str, wrong: list[str]
) -> None:
    chi = BINH.replace("2;", "1;", 1).replace("Bình", "Chi")
    pages = ((f"DANH SÁCH CỬ ĐI HỌC ({number} đồng chí)", HEADER, AN, BINH), (HEADER, chi))
    book = openpyxl.Workbook()
    for page, lines in zip((book.worksheets[0], book.create_sheet("Đợt 2")), pages, strict=True):
        for line in lines:
            page.append(line.split(";"))
    book.save(tmp_path / "ds.xlsx")
    issues = found_at(tmp_path / "ds.xlsx")
    assert [cell for cell, _ in told(issues, "total-mismatch")] == wrong
