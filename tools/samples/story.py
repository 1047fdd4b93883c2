"""The figures that the samples tell: invented units, exact counts.

Everything else is made so that these figures come out. Four digits in a row of ``SENT``
are the years 2018 to 2021; the levels stand in the order of ``LEVELS``.
"""

from __future__ import annotations

from dataclasses import dataclass

YEARS = (2018, 2019, 2020, 2021)
LEVELS = (
    "so-cap",
    "trung-cap",
    "cao-cap",
    "hoan-chinh-cao-cap",
    "dai-hoc-van-bang-2",
    "thac-si",
    "nghiep-vu",
    "lanh-dao-quan-ly",
)

PARTY = "Khối Đảng, MTTQ, đoàn thể"
STATE = "Khối chính quyền"
SCHOOLS = "Ngành Giáo dục"
TOWN = "Thị trấn Phước Tiền"
AN_PHUOC_1 = "Xã An Phước 1"
AN_PHUOC_2 = "Xã An Phước 2"
LONG_HOA_A = "Xã Long Hoà A"
LONG_HOA_B = "Xã Long Hoà B"
PHU_LOC_A = "Xã Phú Lộc A"
PHU_LOC_B = "Xã Phú Lộc B"

SENT = {
    PARTY: "0000 4643 3322 0233 0010 0110 1110 2541",
    STATE: "0100 4764 2322 0232 0101 1001 0000 3542",
    SCHOOLS: "3210 6765 1001 0001 0000 0011 0000 2321",
    TOWN: "1210 3432 0101 0001 1000 0000 0010 1111",
    AN_PHUOC_1: "1111 3332 0001 0010 0000 0000 1000 1101",
    AN_PHUOC_2: "1110 2322 0001 0000 0000 0000 0000 1110",
    LONG_HOA_A: "2111 3432 0010 0010 0000 0000 0100 1111",
    LONG_HOA_B: "1111 2332 0010 0000 0000 0000 0000 1110",
    PHU_LOC_A: "2111 3432 0010 0010 1000 0000 0100 1111",
    PHU_LOC_B: "2111 3332 0010 0000 0000 0000 0000 1110",
}
UNITS = tuple(SENT)

# Of the people sent, so many were sent twice and three times; all others once.
TWICE = dict(zip(UNITS, (6, 6, 5, 3, 2, 2, 2, 2, 3, 2), strict=True))
THRICE = dict(zip(UNITS, (1, 1, 0, 0, 0, 0, 1, 0, 0, 0), strict=True))

# Cadres on the office's list, those sent among them.
CADRES = dict(zip(UNITS, (62, 68, 70, 36, 31, 28, 32, 29, 34, 30), strict=True))

# Sent though in nobody's succession plan.
OUTSIDE_PLAN = {
    LONG_HOA_A: ("trung-cap", 2019),
    SCHOOLS: ("thac-si", 2020),
    PHU_LOC_A: ("lanh-dao-quan-ly", 2021),
}


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats by unit (the order of ``UNITS``) and year, with the sums they must have."""

    level: str
    by_unit: tuple[int, ...]
    by_year: tuple[int, ...]
    cells: tuple[tuple[int, int, int, int], ...]

    def __post_init__(self) -> None:
        """Refuse cells that miss a sum."""
        if tuple(map(sum, self.cells)) != self.by_unit:
            raise ValueError(f"{self.level}: the units' sums are {[*map(sum, self.cells)]}")
        years = tuple(map(sum, zip(*self.cells, strict=True)))
        if years != self.by_year:
            raise ValueError(f"{self.level}: the years' sums are {years}")


# Never below what was sent. In intermediate theory An Phước 2 got exactly what it sent and
# Long Hoà A one seat too many each year; most other spare seats fall into 2021.
ALLOCATED = (
    Seats(
        "cao-cap",
        (10, 9, 2, 3, 1, 1, 1, 1, 1, 1),
        (6, 7, 8, 9),
        (
            (3, 3, 2, 2),
            (2, 3, 2, 2),
            (1, 0, 0, 1),
            (0, 1, 0, 2),
            (0, 0, 0, 1),
            (0, 0, 0, 1),
            (0, 0, 1, 0),
            (0, 0, 1, 0),
            (0, 0, 1, 0),
            (0, 0, 1, 0),
        ),
    ),
    Seats(
        "trung-cap",
        (18, 23, 26, 13, 12, 9, 16, 11, 13, 13),
        (36, 46, 40, 32),
        (
            (5, 6, 4, 3),
            (5, 7, 7, 4),
            (6, 8, 6, 6),
            (3, 4, 3, 3),
            (3, 3, 3, 3),
            (2, 3, 2, 2),
            (4, 5, 4, 3),
            (2, 3, 4, 2),
            (3, 4, 3, 3),
            (3, 3, 4, 3),
        ),
    ),
)

# Where seats stayed free, a unit had registered about as many as it sent; but Long Hoà A
# registers too many, more so each year. An Phước 2 registers too few each year.
DEMAND = (
    Seats(
        "cao-cap",
        (20, 19, 9, 5, 4, 3, 8, 3, 4, 3),
        (15, 18, 21, 24),
        (
            (4, 5, 5, 6),
            (4, 3, 6, 6),
            (2, 2, 2, 3),
            (1, 2, 1, 1),
            (1, 1, 1, 1),
            (0, 1, 1, 1),
            (2, 1, 2, 3),
            (0, 1, 1, 1),
            (1, 1, 1, 1),
            (0, 1, 1, 1),
        ),
    ),
    Seats(
        "trung-cap",
        (20, 25, 36, 14, 13, 5, 28, 12, 15, 13),
        (40, 50, 48, 43),
        (
            (4, 6, 4, 6),
            (4, 7, 6, 8),
            (11, 8, 11, 6),
            (3, 5, 4, 2),
            (3, 4, 4, 2),
            (1, 2, 1, 1),
            (5, 6, 8, 9),
            (2, 3, 3, 4),
            (4, 5, 4, 2),
            (3, 4, 3, 3),
        ),
    ),
)

# Classes / learners a year.
CLASSES = {
    "Bồi dưỡng nhận thức về Đảng": "7/529 8/632 7/511 4/267",
    "Đảng viên mới": "5/307 6/386 5/297 4/217",
    "Sơ cấp LLCT": "1/59 1/61 1/57 1/52",
    "Cấp uỷ viên, bí thư chi bộ": "5/323 5/337 5/312 3/171",
    "Nghiệp vụ công tác đảng": "6/417 6/436 4/269 4/246",
    "Đoàn viên": "5/398 6/499 4/308 3/211",
    "Hội viên, Mặt trận": "9/735 10/853 8/631 7/505",
    "Cập nhật kiến thức, nghị quyết": "6/647 6/676 6/625 6/571",
}


def sent_slots(unit: str) -> list[tuple[str, int]]:
    """List a unit's enrolments as (level, year), year by year."""
    counts = SENT[unit].split()
    return [
        (level, year)
        for position, year in enumerate(YEARS)
        for level, digits in zip(LEVELS, counts, strict=True)
        for _ in range(int(digits[position]))
    ]
