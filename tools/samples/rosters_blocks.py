"""The lists of the district's blocks: plain, with dates under the sexes, with x marks."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from samples import typed
from samples.layout import Column, Line, List, lines
from samples.story import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samples.people import Enrolment
    from samples.sheet import Sheet, Value

PARTY_OFFICE = (("HUYỆN UỶ TÂN GIANG", "BAN TỔ CHỨC"), ("ĐẢNG CỘNG SẢN VIỆT NAM",))
STATE_OFFICE = (
    ("UỶ BAN NHÂN DÂN HUYỆN TÂN GIANG", "PHÒNG NỘI VỤ"),
    ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
)
LEVEL_HEADINGS = (
    "Sơ cấp",
    "Trung cấp",
    "Cao cấp",
    "Hoàn chỉnh CC",
    "ĐH VB2",
    "Thạc sĩ",
    "Nghiệp vụ",
    "LĐQL",
)


def party_list(enrolments: Sequence[Enrolment]) -> Sheet:
    """Lay out the plain list: a header of one row, a training a row, a total, signatures."""
    units = ("Khối Đảng, MTTQ, đoàn thể", "Khối Đảng, MTTQ, Đoàn thể")
    page = List(
        "DS cử đi học",
        (
            Column("STT", 5, lambda line: line.number),
            Column("Họ và tên", 24, lambda line: line.person.name, "text"),
            Column("Ngày sinh", 12, lambda line: typed.birth_unpadded(line.person)),
            Column("Giới tính", 7, lambda line: line.person.sex),
            Column("Chức vụ", 32, lambda line: line.person.post, "text"),
            Column("Đơn vị công tác", 27, lambda line: units[line.number % 5 == 0], "text"),
            Column("Trình độ đào tạo / Lớp", 30, typed.level, "text"),
            Column("Năm", 7, lambda line: line.enrolment.year),
            Column("Kết quả", 20, lambda line: typed.outcome(line.enrolment)),
            Column("Ghi chú", 30, lambda line: typed.remark(line.enrolment), "text"),
        ),
    )
    page.office(*PARTY_OFFICE)
    page.title(
        "DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG",
        "(Từ năm 2018 đến năm 2021)",
    )
    page.headings()
    page.lines(lines(enrolments))
    page.total(f"Tổng cộng: {len(enrolments)}")
    page.signatures(
        "NGƯỜI LẬP BIỂU",
        "TRƯỞNG BAN",
        ("Trần Thị Ngọc Bích", "Nguyễn Hữu Phước"),
        "Tân Giang, ngày 31 tháng 12 năm 2021",
    )
    return page.sheet


def state_list(enrolments: Sequence[Enrolment]) -> Sheet:
    """Lay out the list with merged headings, the birth date below the person's sex.

    No column of years: the course's first day tells it.
    """
    born, study = "Ngày, tháng, năm sinh", "Thời gian học"
    units = ("Khối chính quyền", "Khối Chính quyền", "KHỐI CHÍNH QUYỀN")

    def birth_of(sex: str) -> Column:
        def value(line: Line) -> Value:
            return line.person.birth if line.person.sex == sex else None

        return Column(sex, 12, value, parent=born)

    page = List(
        "Sheet1",
        (
            Column("TT", 5, lambda line: line.number),
            Column("Họ và tên", 24, lambda line: line.person.name, "text"),
            birth_of("Nam"),
            birth_of("Nữ"),
            Column("Dân tộc", 8, lambda line: line.person.ethnicity),
            Column("Chức vụ, chức danh", 40, lambda line: line.person.post, "text"),
            Column("Đơn vị", 22, lambda line: units[line.number // 3 % 3], "text"),
            Column("Đối tượng", 8, lambda line: line.person.priority),
            Column("Chương trình đào tạo", 46, typed.level, "text"),
            Column("Số QĐ", 13, lambda line: line.enrolment.course.decision),
            Column("Từ ngày", 12, lambda line: line.enrolment.course.start, parent=study),
            Column("Đến ngày", 12, lambda line: line.enrolment.course.end, parent=study),
            Column("Kết quả", 20, lambda line: typed.outcome(line.enrolment)),
            Column("Ghi chú", 30, lambda line: typed.remark(line.enrolment), "text"),
        ),
    )
    page.office(*STATE_OFFICE)
    page.title("DANH SÁCH CÁN BỘ, CÔNG CHỨC ĐƯỢC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG", "GIAI ĐOẠN 2018 - 2021")
    page.headings(numbered=True)
    page.lines(lines(sorted(enrolments, key=lambda enrolment: enrolment.course.start)))
    page.total(f"Tổng cộng: {len(enrolments)} lượt người")
    page.signatures("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG", ("Lê Thị Kim Thoa", "Phạm Văn Đức"))
    return page.sheet


def school_list(enrolments: Sequence[Enrolment]) -> Sheet:
    """Lay out the list with an x below each level attended, a row a person and year."""

    def mark(level: str, heading: str) -> Column:
        def value(line: Line) -> Value:
            return "x" if level in {enrolment.level for enrolment in line.enrolments} else None

        return Column(heading, 9, value, parent="Lớp đào tạo, bồi dưỡng")

    columns = (
        Column("STT", 5, lambda line: line.number),
        Column("Họ và tên", 25, lambda line: line.person.name, "text"),
        Column("Ngày sinh", 12, lambda line: typed.birth(line.person, "%d-%m-%Y")),
        Column("Nữ", 5, lambda line: "x" if line.person.sex == "Nữ" else None),
        Column("Chức vụ", 49, lambda line: line.person.post, "text"),
        Column("Năm", 7, lambda line: line.enrolments[0].year),
        *map(mark, LEVELS, LEVEL_HEADINGS),
        Column("Ghi chú", 12, lambda _: None, "text"),
    )
    page = List("Tong hop", columns)
    page.office(("UBND HUYỆN TÂN GIANG", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"), STATE_OFFICE[1])
    page.title("TỔNG HỢP CÁN BỘ QUẢN LÝ, GIÁO VIÊN THAM GIA CÁC LỚP ĐÀO TẠO, BỒI DƯỠNG")
    page.note("ĐƠN VỊ: NGÀNH GIÁO DỤC")
    page.headings()
    rows = [
        tuple(group)
        for _, group in groupby(
            sorted(enrolments, key=lambda e: (e.year, e.person.name.split()[-1], e.person.name)),
            key=lambda e: (e.year, e.person.name),
        )
    ]
    page.lines(Line(number, row) for number, row in enumerate(rows, 1))
    counts = Counter(enrolment.level for enrolment in enrolments)
    first_mark = len(columns) - 1 - len(LEVELS)
    page.total(
        "Tổng cộng", {first_mark + place: counts[level] for place, level in enumerate(LEVELS)}
    )
    page.signatures("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG", ("", ""))
    return page.sheet
