"""Rosters as offices would keep them: of 100,000 rows, of many problems, 3,000 of a unit each."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import xlsxwriter

ROWS = 100_000
UNITS = 3_000
FEWEST, MOST = 30, 90
"""Rows of a unit's roster."""
HEADER_ROW = 3
"""Counted from 1; two lines of title stand above."""
MARKED, MISSPELT_EACH = 10_000, 5
"""Rows of the roster that is marked, and each how manieth names a level that is misspelt."""
MISSPELT = "Trung cắp LLCT"
LEVEL = "Trình độ đào tạo"
HEADINGS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Chức vụ",
    "Đơn vị",
    LEVEL,
    "Năm",
    "Số QĐ",
    "Kết quả",
    "Dân tộc",
    "Ghi chú",
)
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Văn", "Thị", "Hoàng", "Ngọc", "Minh", "Thanh", "Hữu", "Kim")
SEXES = {"Văn": "Nam", "Thị": "Nữ"}
GIVEN = ("An", "Bình", "Châu", "Dũng", "Hạnh", "Khoa", "Lan", "Nam", "Phúc", "Tâm", "Vy", "Yến")
POSTS = ("Chuyên viên", "Phó trưởng phòng", "Bí thư chi bộ ấp", "Chủ tịch UBND", "Hiệu trưởng")
LEVELS = ("Sơ cấp LLCT", "Trung cấp LLCT", "Cao cấp LLCT", "Thạc sĩ", "Đại học văn bằng 2")
RESULTS = ("Giỏi", "Khá", "Trung bình", "Đang học")
PEOPLES = ("Kinh", "Kinh", "Kinh", "Khmer", "Hoa")
BIRTH = dt.date(1965, 1, 1)
REPORTED, ROWS_EACH = 200, 50
"""Units that get a report each, and how many rows of the roster each of them has."""
CADRES = 5_000
CADRE_HEADINGS = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị công tác"),
    *("Trình độ chuyên môn", "Trình độ LLCT", "Chức danh quy hoạch", "Đối tượng"),
    "Nhu cầu đào tạo",
)
ASKED = {
    "Trung cấp LLCT": "Sơ cấp",
    "Cao cấp LLCT": "Trung cấp",
    "Thạc sĩ": "Trung cấp",
    "Bồi dưỡng lãnh đạo, quản lý": "Trung cấp",
}
"""What cadres ask for, and the level of political theory they hold."""
PLANNED = range(2026, 2031)
SEATS = 200
"""Seats of each level and year: four in five can go by the end."""


def write_workbook(path: Path) -> None:
    """Write the big roster; the same seed gives the same rows."""
    _write(path, ROWS, random.Random(20261122))  # noqa: S311 - figures to count, no secrets


def write_of_units(path: Path, units: int) -> None:
    """Write a roster of some units, as long for few as for many."""
    dice = random.Random(20261129)  # noqa: S311 - figures to count, no secrets
    _write(path, REPORTED * ROWS_EACH, dice, units=units)


def write_misspelt(path: Path) -> None:
    """Write the roster that is marked."""
    _write(path, MARKED, random.Random(20261127), MISSPELT_EACH)  # noqa: S311 - no secrets


def write_workbooks(folder: Path) -> None:
    """Write a roster for each unit."""
    dice = random.Random(20261124)  # noqa: S311 - figures to count, no secrets
    for unit in range(1, UNITS + 1):
        _write(folder / f"don-vi-{unit:04d}.xlsx", dice.randint(FEWEST, MOST), dice)


def _write(
    path: Path, rows: int, dice: random.Random, misspelt_each: int = 0, *, units: int = 40
) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("DS")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, "DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG")
        sheet.write_row(HEADER_ROW - 1, 0, HEADINGS)
        for number in range(1, rows + 1):
            sheet.write_row(HEADER_ROW + number - 1, 0, _row(number, dice, units))
            if misspelt_each and number % misspelt_each == 0:
                sheet.write_string(HEADER_ROW + number - 1, HEADINGS.index(LEVEL), MISSPELT)
            born = BIRTH + dt.timedelta(days=dice.randrange(12_000))
            sheet.write_datetime(HEADER_ROW + number - 1, 2, born, day)


def write_cadres(folder: Path) -> tuple[Path, Path]:
    """Write a cadre list and the seats of five years; give both files."""
    dice = random.Random(20261128)  # noqa: S311 - figures to count, no secrets
    cadres, seats = folder / "cadres.xlsx", folder / "seats.csv"
    with xlsxwriter.Workbook(cadres, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("CB")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, "DANH SÁCH CÁN BỘ, QUY HOẠCH VÀ NHU CẦU ĐÀO TẠO")
        sheet.write_row(HEADER_ROW - 1, 0, CADRE_HEADINGS)
        for number in range(1, CADRES + 1):
            sheet.write_row(HEADER_ROW + number - 1, 0, _cadre(number, dice))
            born = BIRTH + dt.timedelta(days=dice.randrange(12_000))
            sheet.write_datetime(HEADER_ROW + number - 1, 2, born, day)
    lines = [f"{level};{year};{SEATS}" for level in ASKED for year in PLANNED]
    text = "\n".join(["CHỈ TIÊU ĐÀO TẠO", "Trình độ;Năm;Chỉ tiêu phân bổ", *lines])
    seats.write_text(text, encoding="utf-8-sig")
    return cadres, seats


def _cadre(number: int, dice: random.Random) -> tuple[str | int, ...]:
    asks = dice.choice(tuple(ASKED))
    name = f"{dice.choice(SURNAMES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
    return (
        number,
        name,
        "",
        dice.choice(("Nam", "Nữ")),
        dice.choice(POSTS),
        f"Xã An Phước {dice.randint(1, 40)}",
        "Đại học",
        ASKED[asks],
        dice.choice(POSTS),
        dice.randint(1, 3),
        asks,
    )


def _row(number: int, dice: random.Random, units: int) -> tuple[str | int, ...]:
    year = dice.randint(2018, 2025)
    name = f"{dice.choice(SURNAMES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
    sex = dice.choice(("Nam", "Nữ"))
    return (
        number,
        name,
        "",
        SEXES.get(name.split()[1], sex),
        dice.choice(POSTS),
        f"Xã An Phước {dice.randint(1, units)}",
        dice.choice(LEVELS),
        year,
        f"{number % 900 + 1}-QĐ/HU",
        dice.choice(RESULTS),
        dice.choice(PEOPLES),
        "",
    )
