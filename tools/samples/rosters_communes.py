"""The lists of the town and the communes: sections by class, unit, year; a sheet a year."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from samples import typed
from samples.layout import Column, List, lines
from samples.story import LEVELS, YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samples.layout import Line
    from samples.people import Enrolment
    from samples.sheet import Sheet

PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
LONG_HOA_B_HEADINGS = (
    *("TT", "Họ và chữ đệm", "Tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Đơn vị"),
    *("Trình độ đào tạo", "Năm học", "Hình thức", "Kết quả", "Ghi chú"),
)
FORMS = {"Tập trung": "TT", "Không tập trung": "KTT"}


def _office(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ("HUYỆN UỶ TÂN GIANG", body), PARTY


def town_list(enrolments: Sequence[Enrolment]) -> Sheet:
    """Lay out the list cut by classes; level and year stand in their headings alone."""
    page = List(
        "Danh sách",
        (
            Column("TT", 5, lambda line: line.number),
            Column("Họ và tên", 26, lambda line: line.person.name, "text"),
            Column("Ngày sinh", 13, lambda line: line.person.birth),
            Column("Giới tính", 8, lambda line: line.person.sex),
            Column("Dân tộc", 9, lambda line: line.person.ethnicity),
            Column("Chức vụ", 36, lambda line: line.person.post, "text"),
            Column("Kết quả", 14, lambda line: typed.grade(line.enrolment)),
            Column("Ghi chú", 30, lambda line: typed.remark(line.enrolment), "text"),
        ),
    )
    page.office(*_office("ĐẢNG UỶ THỊ TRẤN PHƯỚC TIỀN"))
    page.title("DANH SÁCH CÁN BỘ THAM GIA CÁC LỚP ĐÀO TẠO, BỒI DƯỠNG")
    page.note("ĐƠN VỊ: THỊ TRẤN PHƯỚC TIỀN")
    page.headings()
    by_class = sorted(
        enrolments, key=lambda e: (LEVELS.index(e.level), e.year, e.course.code, e.person.name)
    )
    for heading, learners in groupby(by_class, key=typed.section):
        page.section(heading)
        page.lines(lines(learners))
    page.total(f"Tổng cộng: {len(enrolments)}")
    page.signatures("NGƯỜI LẬP BIỂU", "T/M BAN THƯỜNG VỤ", ("", ""))
    return page.sheet


def two_communes_list(communes: Mapping[str, Sequence[Enrolment]]) -> Sheet:
    """Lay out two communes in one table that starts in column B: A, B by unit, I, II by year."""
    page = List(
        "AN PHUOC",
        (
            Column("STT", 6, lambda line: line.number),
            Column("Họ và tên", 27, lambda line: line.person.name, "text"),
            Column("Năm sinh", 9, lambda line: line.person.birth_year),
            Column("Giới tính", 8, lambda line: line.person.sex),
            Column("Chức vụ", 36, lambda line: line.person.post, "text"),
            Column("Nội dung đào tạo, bồi dưỡng", 28, typed.level, "text"),
            Column("Hình thức", 16, lambda line: line.enrolment.course.form),
            Column("Ghi chú", 20, lambda _: None, "text"),
        ),
        left=1,
    )
    page.office(*_office("BAN TỔ CHỨC"))
    page.title("DANH SÁCH CÁN BỘ CÁC XÃ AN PHƯỚC ĐƯỢC CỬ ĐI HỌC", "Giai đoạn 2018 - 2021")
    page.headings()
    number = 1
    for letter, (unit, enrolments) in zip("AB", communes.items(), strict=True):
        page.section(f"{letter}. {unit.upper()}")
        for roman, year in zip(("I", "II", "III", "IV"), YEARS, strict=True):
            of_year = [enrolment for enrolment in enrolments if enrolment.year == year]
            page.section(f"{roman}. Năm {year}")
            page.lines(lines(of_year, number))
            number += len(of_year)
        page.total(f"Cộng: {len(enrolments)}")
    page.total(f"Tổng cộng: {sum(map(len, communes.values()))}")
    page.signatures("NGƯỜI LẬP BIỂU", "XÁC NHẬN CỦA BAN TỔ CHỨC", ("", ""))
    return page.sheet


def yearly_sheets(enrolments: Sequence[Enrolment]) -> list[Sheet]:
    """Lay out a sheet a year, which only its name and title tell."""
    units = ("Xã Long Hoà A", "UBND xã Long Hoà A", "UBND xã Long Hòa A")
    sheets = []
    for year in YEARS:
        page = List(
            str(year),
            (
                Column("STT", 5, lambda line: line.number),
                Column("Họ tên", 25, lambda line: line.person.name, "text"),
                Column("Ngày, tháng, năm sinh", 14, _padded_birth),
                Column("Giới", 7, lambda line: line.person.sex),
                Column("Chức vụ", 34, lambda line: line.person.post, "text"),
                Column("Đơn vị", 22, lambda line: units[line.number % 3], "text"),
                Column("Trình độ được cử đi đào tạo", 27, typed.level, "text"),
                Column("Kết quả", 14, lambda line: typed.grade(line.enrolment)),
                Column("Ghi chú", 30, lambda line: typed.remark(line.enrolment), "text"),
            ),
        )
        of_year = [enrolment for enrolment in enrolments if enrolment.year == year]
        page.office(*_office("ĐẢNG UỶ XÃ LONG HOÀ A"))
        page.title("DANH SÁCH", f"CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM {year}")
        page.headings()
        page.lines(lines(of_year))
        page.total(f"Tổng cộng: {len(of_year)}")
        page.signatures("NGƯỜI LẬP BIỂU", "T/M BAN THƯỜNG VỤ", ("", ""))
        sheets.append(page.sheet)
    return sheets


def _padded_birth(line: Line) -> str:
    return typed.birth(line.person, "%d/%m/%Y")


def phu_loc_a_list(enrolments: Sequence[Enrolment]) -> Sheet:
    """Lay out the list cut by years, women marked in a column, the unit named above."""
    page = List(
        "DS 2018-2021",
        (
            Column("TT", 5, lambda line: line.number),
            Column("Họ và tên", 25, lambda line: line.person.name, "text"),
            Column("Nữ", 5, lambda line: "x" if line.person.sex == "Nữ" else None),
            Column("Sinh ngày", 12, lambda line: line.person.birth),
            Column("Chức vụ", 36, lambda line: line.person.post, "text"),
            Column("Lớp đào tạo, bồi dưỡng", 38, typed.level, "text"),
            Column("Cơ sở đào tạo", 27, lambda line: line.enrolment.course.taught_by, "text"),
            Column("Hệ", 7, lambda line: FORMS[line.enrolment.course.form]),
            Column("Kết quả", 20, lambda line: typed.outcome(line.enrolment)),
            Column("Ghi chú", 30, lambda line: typed.remark(line.enrolment), "text"),
        ),
    )
    page.office(*_office("ĐẢNG UỶ XÃ PHÚ LỘC A"))
    page.title("THỐNG KÊ CÁN BỘ THAM GIA ĐÀO TẠO, BỒI DƯỠNG")
    page.note("ĐƠN VỊ: XÃ PHÚ LỘC A")
    page.headings(numbered=True)
    for year in YEARS:
        page.section(f"Năm {year}", merged=False)
        page.lines(lines(enrolment for enrolment in enrolments if enrolment.year == year))
    page.total(f"Tổng cộng: {len(enrolments)}")
    page.signatures("NGƯỜI LẬP BIỂU", "T/M BAN THƯỜNG VỤ", ("", ""))
    return page.sheet


def phu_loc_b_list(enrolments: Sequence[Enrolment]) -> Sheet:
    """Lay out a two-page list whose header was typed again on the second page."""
    units = ("Xã Phú Lộc B", "UBND xã Phú Lộc B", "XÃ PHÚ LỘC B")
    page = List(
        "PHU LOC B",
        (
            Column("STT", 5, lambda line: line.number),
            Column("Họ và tên", 24, lambda line: line.person.name, "text"),
            Column("Ngày sinh", 12, lambda line: typed.birth_unpadded(line.person)),
            Column("Giới tính", 7, lambda line: line.person.sex),
            Column("Dân tộc", 8, lambda line: line.person.ethnicity),
            Column("Chức vụ", 33, lambda line: line.person.post, "text"),
            Column("Đơn vị công tác", 20, lambda line: units[line.number % 3], "text"),
            Column("Đối tượng", 7, lambda line: line.person.priority),
            Column("Chương trình", 19, typed.level, "text"),
            Column("Hình thức", 9, lambda line: FORMS[line.enrolment.course.form]),
            Column("Năm", 7, lambda line: line.enrolment.year),
            Column("Ngày bắt đầu", 12, lambda line: line.enrolment.course.start),
            Column("Ngày kết thúc", 12, lambda line: line.enrolment.course.end),
            Column("Kết quả", 12, lambda line: typed.grade(line.enrolment)),
            Column("Ghi chú", 30, lambda line: typed.remark(line.enrolment), "text"),
        ),
    )
    page.office(*_office("ĐẢNG UỶ XÃ PHÚ LỘC B"))
    page.title("DANH SÁCH CỬ CÁN BỘ ĐI HỌC CÁC LỚP TỪ NĂM 2018 ĐẾN NĂM 2021")
    numbered = lines(enrolments)
    second_page = 12
    page.headings()
    page.lines(numbered[:second_page])
    page.headings()
    page.lines(numbered[second_page:])
    page.total(f"Tổng cộng: {len(enrolments)} lượt")
    page.signatures("NGƯỜI LẬP BIỂU", "T/M BAN THƯỜNG VỤ", ("", ""))
    return page.sheet


def long_hoa_b_text(enrolments: Sequence[Enrolment]) -> str:
    """Write the list as Excel saves it: semicolons, title lines above, names in two columns."""
    empty = [""] * len(LONG_HOA_B_HEADINGS)
    above = (
        "HUYỆN UỶ TÂN GIANG",
        "ĐẢNG UỶ XÃ LONG HOÀ B",
        "",
        "DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG",
        "(Từ năm 2018 đến năm 2021)",
        "",
    )
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([text, *empty[1:]] for text in above)
    writer.writerow(LONG_HOA_B_HEADINGS)
    writer.writerows(map(_long_hoa_b_row, lines(enrolments)))
    writer.writerow([f"Tổng cộng: {len(enrolments)}", *empty[1:]])
    writer.writerow(empty)
    writer.writerow([*empty[:8], "NGƯỜI LẬP BIỂU", *empty[9:]])
    return out.getvalue()


def _long_hoa_b_row(line: Line) -> list[object]:
    person, enrolment = line.person, line.enrolment
    family, given = person.name.rsplit(" ", 1)
    return [
        line.number,
        family,
        given,
        typed.birth(person, "%d.%m.%Y"),
        person.sex,
        person.ethnicity,
        person.post,
        ("Xã Long Hoà B", "UBND xã Long Hòa B")[line.number % 2],
        typed.level(line),
        enrolment.year,
        enrolment.course.form.lower(),
        typed.outcome(enrolment),
        typed.remark(enrolment) or "",
    ]
