"""Write the office's own tables: quota, demand, classes, the list of cadres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.dice import Dice
from samples.layout import HEADING_HEIGHT
from samples.sheet import Sheet, Value
from samples.story import ALLOCATED, CLASSES, DEMAND, UNITS, YEARS
from samples.write_xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from samples.people import Person

SEAT_LEVELS = {"cao-cap": "Cao cấp LLCT", "trung-cap": "Trung cấp LLCT"}
CENTRE = "Trung tâm Chính trị huyện"
# Kind of class: what a class is called, and who holds it with the centre.
CLASS_NAMES = {
    "Bồi dưỡng nhận thức về Đảng": ("Lớp bồi dưỡng nhận thức về Đảng khoá {n}/{year}", ""),
    "Đảng viên mới": ("Lớp bồi dưỡng đảng viên mới khoá {n}/{year}", ""),
    "Sơ cấp LLCT": ("Lớp Sơ cấp lý luận chính trị năm {year}", ""),
    "Cấp uỷ viên, bí thư chi bộ": (
        "Lớp bồi dưỡng cấp uỷ viên, bí thư chi bộ khoá {n}/{year}",
        "Ban Tổ chức Huyện uỷ",
    ),
    "Nghiệp vụ công tác đảng": (
        "Lớp bồi dưỡng nghiệp vụ công tác đảng khoá {n}/{year}",
        "Ban Tổ chức Huyện uỷ",
    ),
    "Đoàn viên": ("Lớp bồi dưỡng lý luận chính trị cho đoàn viên khoá {n}/{year}", "Huyện đoàn"),
    "Hội viên, Mặt trận": (
        "Lớp bồi dưỡng cán bộ Mặt trận, hội viên các đoàn thể khoá {n}/{year}",
        "Uỷ ban MTTQ huyện",
    ),
    "Cập nhật kiến thức, nghị quyết": (
        "Lớp cập nhật kiến thức, quán triệt nghị quyết đợt {n}/{year}",
        "Ban Tuyên giáo Huyện uỷ",
    ),
}


def titled(name: str, widths: Sequence[float], office: str, *title: str) -> Sheet:
    """Start a sheet with the office in its corner and the title in rows 4 and 5."""
    sheet = Sheet(name, widths)
    last = len(widths) - 1
    sheet.put_merged((0, 0, 0, last // 2), "HUYỆN UỶ TÂN GIANG", "office")
    sheet.put_merged((1, 0, 1, last // 2), office, "office bold")
    for row, (line, look) in enumerate(zip(title, ("title", "subtitle"), strict=False), 3):
        sheet.put_merged((row, 0, row, last), line, look)
    return sheet


def put_table(sheet: Sheet, headings: str, rows: Iterable[Sequence[Value]], left: set[int]) -> int:
    """Write headings in row 7 and the rows below; give the next free row."""
    first = 6
    for column, heading in enumerate(headings.split(";")):
        sheet.put(first, column, heading, "heading")
    sheet.heights[first] = HEADING_HEIGHT
    sheet.repeat = (first, first)
    row = first
    for row, values in enumerate(rows, first + 1):
        for column, value in enumerate(values):
            sheet.put(row, column, value, "text" if column in left else "centre")
    return row + 1


def write_quota(path: Path) -> None:
    """Write the seats allocated: units down, years across below their level."""
    sheet = titled(
        "Chỉ tiêu",
        (5, 30, *[9] * 8),
        "BAN TỔ CHỨC",
        "CHỈ TIÊU PHÂN BỔ ĐÀO TẠO LÝ LUẬN CHÍNH TRỊ",
        "(Từ năm 2018 đến năm 2021)",
    )
    top, first_row = 6, 8
    sheet.put_merged((top, 0, top + 1, 0), "STT", "heading")
    sheet.put_merged((top, 1, top + 1, 1), "Đơn vị", "heading")
    for number, unit in enumerate(UNITS):
        sheet.put(first_row + number, 0, number + 1, "centre")
        sheet.put(first_row + number, 1, unit, "text")
    total = first_row + len(UNITS)
    sheet.put_merged((total, 0, total, 1), "Tổng cộng", "total")
    for block, seats in enumerate(ALLOCATED):
        left = 2 + block * len(YEARS)
        area = (top, left, top, left + len(YEARS) - 1)
        sheet.put_merged(area, SEAT_LEVELS[seats.level], "heading")
        for place, year in enumerate(YEARS):
            sheet.put(top + 1, left + place, year, "heading")
            for number, cells in enumerate(seats.cells):
                sheet.put(first_row + number, left + place, cells[place], "centre")
            sheet.put(total, left + place, seats.by_year[place], "total")
    write_xlsx(path, [sheet])


def write_demand(path: Path) -> None:
    """Write the needs registered, one unit, level and year a row."""
    cells = [
        (unit, SEAT_LEVELS[seats.level], year, seats.cells[number][place])
        for number, unit in enumerate(UNITS)
        for seats in DEMAND
        for place, year in enumerate(YEARS)
    ]
    sheet = titled(
        "Nhu cầu",
        (6, 32, 20, 9, 14),
        "BAN TỔ CHỨC",
        "NHU CẦU ĐĂNG KÝ ĐÀO TẠO LÝ LUẬN CHÍNH TRỊ",
        "(Các đơn vị đăng ký từ năm 2018 đến năm 2021)",
    )
    rows = [(number, *cell) for number, cell in enumerate(cells, 1)]
    end = put_table(sheet, "STT;Đơn vị;Trình độ;Năm;Nhu cầu đăng ký", rows, left={1, 2})
    sheet.put_merged((end, 0, end, 3), "Tổng cộng", "total")
    sheet.put(end, 4, sum(demand for *_, demand in cells), "total")
    write_xlsx(path, [sheet])


def _learners(classes: int, total: int, dice: Dice) -> list[int]:
    """Spread learners over classes, none far from the mean."""
    sizes = [total // classes + (number < total % classes) for number in range(classes)]
    for number in range(classes - 1):
        shift = dice.between(-total // classes // 8, total // classes // 8)
        sizes[number] += shift
        sizes[number + 1] -= shift
    return sizes


def _classes() -> list[tuple[Value, ...]]:
    dice = Dice("classes")
    rows: list[tuple[Value, ...]] = []
    for place, year in enumerate(YEARS):
        for kind, counts in CLASSES.items():
            count, total = map(int, counts.split()[place].split("/"))
            name, partner = CLASS_NAMES[kind]
            holder = f"{CENTRE} phối hợp {partner}" if partner else CENTRE
            for number, learners in enumerate(_learners(count, total, dice), 1):
                title = name.format(n=f"{number:02}", year=year)
                rows.append((len(rows) + 1, title, kind, year, holder, learners))
    return rows


def write_classes(path: Path) -> None:
    """Write the register of classes, a class a row."""
    sheet = titled(
        "Lớp đã mở",
        (6, 62, 30, 8, 54, 11),
        "TRUNG TÂM CHÍNH TRỊ HUYỆN",
        "SỔ THEO DÕI CÁC LỚP ĐÀO TẠO, BỒI DƯỠNG ĐÃ MỞ",
        "(Từ năm 2018 đến năm 2021)",
    )
    rows = _classes()
    headings = "STT;Tên lớp;Đối tượng/Loại lớp;Năm;Đơn vị tổ chức;Số học viên"
    end = put_table(sheet, headings, rows, left={1, 2, 4})
    sheet.put_merged((end, 0, end, 4), f"Tổng cộng: {len(rows)} lớp", "total")
    sheet.put(end, 5, sum(row[-1] for row in rows if isinstance(row[-1], int)), "total")
    write_xlsx(path, [sheet])


def write_cadres(path: Path, cadres: Mapping[str, list[Person]]) -> None:
    """Write the list of all cadres, by unit and post."""
    sheet = titled(
        "Danh sách cán bộ",
        (6, 25, 12, 7, 8, 40, 27, 12, 12, 11, 40, 7, 18, 34),
        "BAN TỔ CHỨC",
        "DANH SÁCH CÁN BỘ, QUY HOẠCH VÀ NHU CẦU ĐÀO TẠO",
        "(Tính đến ngày 31/12/2021)",
    )
    ordered = [p for people in cadres.values() for p in sorted(people, key=lambda p: -p.rank)]
    rows: list[Sequence[Value]] = [
        (
            *(number, p.name, p.birth, p.sex, p.ethnicity, p.post, p.unit, p.joined),
            *(p.degree, p.theory or None, p.title or None, p.priority),
            *(p.need or None, p.note or None),
        )
        for number, p in enumerate(ordered, 1)
    ]
    headings = (
        "STT;Họ và tên;Ngày sinh;Giới tính;Dân tộc;Chức vụ;Đơn vị công tác;Ngày vào Đảng;"
        "Trình độ chuyên môn;Trình độ LLCT;Chức danh quy hoạch;Đối tượng;Nhu cầu đào tạo;Ghi chú"
    )
    put_table(sheet, headings, rows, left={1, 5, 6, 10, 13})
    write_xlsx(path, [sheet])
