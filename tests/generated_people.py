"""People put into generated rosters: what is meant, and how an office types it.

Spellings are those of real lists, not those of our vocabulary, so that what the vocabulary
lacks is found. A generator draws from a ``random.Random``: with a seed of its own the same
case comes again, and hypothesis can give one that it knows how to shrink.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typed_tables import Typed

SURNAMES = (
    *("Nguyễn Văn", "Nguyễn Thị", "Trần Thị", "Lê", "Phạm Ngọc", "Huỳnh Minh", "Đoàn Thị Kim"),
    *("Hồ", "Ông", "Võ Hữu", "Tống", "Neang", "Cao Thanh", "Lý", "Danh"),
)
GIVEN_NAMES = (
    *("An", "Ân", "Ấn", "Hoà", "Thuý", "Vy", "Bé Tư", "Quý", "Nở", "Kha", "Uyên", "Hạnh", "Hành"),
    *("Tổng", "Cộng", "Ban", "Xã", "Lập", "Nam", "Năm", "Lớp", "Khối"),
)
"""Given names that are words of headings, units and totals too stand behind a surname."""
UNITS = (
    *("Xã An Phước 1", "Xã An Phước 2", "Xã Long Khánh A", "Thị trấn Phước Tiền", "Huyện đoàn"),
    *("Ban Tổ chức Huyện uỷ", "Khối Đảng, MTTQ, đoàn thể", "Trường THCS Long Hoà B"),
    *("Phòng Giáo dục và Đào tạo", "Trung tâm Chính trị huyện", "Văn phòng HĐND và UBND"),
    *("Công an huyện", "Hội Nông dân xã Long Khánh A", "Chi cục Thuế khu vực"),
)
POSITIONS = ("Phó Chủ tịch HĐND", "Bí thư Chi bộ", "Công chức Tư pháp - Hộ tịch", "Kế toán")
THEORY = ("so-cap", "trung-cap", "cao-cap", "hoan-chinh-cao-cap", "cu-nhan-chinh-tri")
WHOLE: Mapping[str, tuple[str, ...]] = {
    "so-cap": ("Sơ cấp LLCT", "Sơ cấp lý luận chính trị"),
    "trung-cap": (
        *("Trung cấp LLCT", "TCLLCT", "TC LLCT", "TC-LLCT", "Trung cấp lý luận chính trị"),
        *("Trung cấp lý luận chính trị - hành chính", "TC LLCT-HC", "Trung cấp chính trị"),
    ),
    "cao-cap": (
        *("Cao cấp LLCT", "CCLLCT", "CC-LLCT", "Cao cấp chính trị", "Lý luận chính trị Cao cấp"),
        "Cao cấp lý luận chính trị - hành chính",
    ),
    "hoan-chinh-cao-cap": (
        *("Hoàn chỉnh cao cấp", "Hoàn chỉnh trình độ cao cấp", "HCCCLLCT"),
        "Hoàn chỉnh chương trình Cao cấp lý luận chính trị",
    ),
    "cu-nhan-chinh-tri": ("Cử nhân chính trị", "Cử nhân LLCT"),
    "cao-dang": ("Cao đẳng",),
    "dai-hoc": ("Đại học",),
    "dai-hoc-van-bang-2": ("Đại học văn bằng 2", "ĐH VB2", "VB2", "Văn bằng hai"),
    "thac-si": ("Thạc sĩ", "Thạc sỹ", "ThS.", "Th.s", "Cao học"),
    "tien-si": ("Tiến sĩ", "Tiến sỹ", "Nghiên cứu sinh"),
    "nghiep-vu": ("Bồi dưỡng nghiệp vụ", "BDNV", "Nghiệp vụ xây dựng Đảng"),
    "lanh-dao-quan-ly": ("Lãnh đạo, quản lý", "LĐQL", "Bồi dưỡng lãnh đạo cấp phòng"),
    "quan-ly-nha-nuoc": (
        *("QLNN ngạch chuyên viên", "QLNN ngạch chuyên viên chính", "Chuyên viên cao cấp"),
        "Quản lý nhà nước ngạch cán sự",
    ),
    "quan-ly-kinh-te": ("Quản lý kinh tế",),
    "quoc-phong-an-ninh": ("QPAN đối tượng 3", "QP-AN", "QP&AN", "Quốc phòng và an ninh"),
    "ngoai-ngu": ("Ngoại ngữ",),
    "tin-hoc": ("Tin học",),
    "cap-nhat-kien-thuc": ("Cập nhật kiến thức",),
}
"""Ways to write a level that hold inside a longer text too, such as a class's name."""
ALONE: Mapping[str, tuple[str, ...]] = {
    "so-cap": ("Sơ cấp", "SC"),
    "trung-cap": ("Trung cấp", "TC"),
    "cao-cap": ("Cao cấp", "CC"),
    "thac-si": ("ThS",),
    "tien-si": ("TS", "NCS"),
}
"""Ways that hold only where nothing else stands in the cell."""
SHORT: Mapping[str, str] = {"so-cap": "Sơ cấp", "trung-cap": "Trung cấp", "cao-cap": "Cao cấp"}
"""What stands under a heading that speaks of political theory."""
FIRST_DAY, LAST_DAY = dt.date(1955, 1, 1), dt.date(2002, 12, 31)
FIRST_YEAR, LAST_YEAR = 2016, 2023


@dataclass(frozen=True)
class Person:
    """One enrolment as it was put in: what is meant, and how it is typed."""

    name: str
    sex: str
    day: dt.date
    born: Typed
    whole_day: bool
    """Whether what is typed tells the day and not the year alone."""
    unit: str
    position: str
    level: str
    spelling: str
    year: int
    year_typed: Typed


def name_of(random: Random) -> str:
    """Draw a name."""
    return f"{random.choice(SURNAMES)} {random.choice(GIVEN_NAMES)}"


def born_of(random: Random, day: dt.date) -> tuple[Typed, bool]:
    """Draw how a birth is typed, and whether that tells the day."""
    year, month = day.year, day.month
    ways: tuple[tuple[Typed, bool], ...] = (
        (day, True),
        (f"{day.day}/{month}/{year}", True),
        (f"{day:%d-%m-%Y}", True),
        (f"{day:%d.%m.%Y}", True),
        (f" {day:%d/%m/%Y}\u00a0", True),
        (f"ngày {day:%d} tháng {day:%m} năm {year}", True),
        (float(year), False),
        (str(year), False),
        (f"00/00/{year}", False),
        (f"tháng {month}/{year}", False),
        (f"{month}/{year}", False),
    )
    return random.choice(ways)


def spelling_of(random: Random, level: str) -> str:
    """Draw how a level is typed in a cell of its own."""
    ways = (*WHOLE[level], *ALONE.get(level, ()), f"Lớp {WHOLE[level][0]} K12")
    return random.choice(ways)


def year_typed(random: Random, year: int) -> Typed:
    """Draw how a year is typed."""
    return random.choice((float(year), str(year), f"năm {year}", f"{year}-{year + 1}"))


def person_of(random: Random, **given: str | int) -> Person:
    """Draw a person; ``unit``, ``level`` and ``year`` may be given."""
    day = FIRST_DAY + dt.timedelta(random.randint(0, (LAST_DAY - FIRST_DAY).days))
    level = str(given.get("level") or random.choice(tuple(WHOLE)))
    year = int(given.get("year") or random.randint(FIRST_YEAR, LAST_YEAR))
    return Person(
        name_of(random),
        random.choice(("nam", "nu")),
        day,
        *born_of(random, day),
        str(given.get("unit") or random.choice(UNITS)),
        random.choice(POSITIONS),
        level,
        spelling_of(random, level),
        year,
        year_typed(random, year),
    )
