"""The courses people were sent to: when they ran, in which form, by which decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.story import LEVELS, YEARS

LISTED_ON = dt.date(2021, 12, 31)
"""The day the lists describe: what ends later is still being studied."""

FULL_TIME, PART_TIME = "Tập trung", "Không tập trung"
SCHOOL, ACADEMY, CENTRE = (
    "Trường Chính trị tỉnh",
    "Học viện Chính trị khu vực",
    "Trung tâm Chính trị huyện",
)
# Level: its courses of a year as (starting month, days, form), and who teaches them.
PATTERNS: dict[str, tuple[tuple[tuple[int, int, str], ...], str]] = {
    "so-cap": (((4, 18, FULL_TIME),), CENTRE),
    "trung-cap": (((3, 235, FULL_TIME), (9, 545, PART_TIME)), SCHOOL),
    "cao-cap": (((3, 270, FULL_TIME), (9, 690, PART_TIME)), ACADEMY),
    "hoan-chinh-cao-cap": (((6, 120, PART_TIME),), ACADEMY),
    "dai-hoc-van-bang-2": (((10, 800, PART_TIME),), "Trường Đại học khu vực"),
    "thac-si": (((10, 725, PART_TIME),), "Trường Đại học khu vực"),
    "nghiep-vu": (((5, 11, FULL_TIME),), SCHOOL),
    "lanh-dao-quan-ly": (((4, 25, FULL_TIME), (10, 25, FULL_TIME)), SCHOOL),
}
# Number of the first class of 2018, where classes are numbered.
FIRST_CLASS = {"trung-cap": 12, "cao-cap": 70, "lanh-dao-quan-ly": 5}
SUMMER, AUTUMN = 6, 10


@dataclass(frozen=True, slots=True)
class Course:
    """One course; ``code`` is its class ("K12") where classes are numbered."""

    level: str
    year: int
    code: str
    form: str
    start: dt.date
    end: dt.date
    decision: str
    taught_by: str

    @property
    def over(self) -> bool:
        """Tell whether the course had ended when the lists were drawn up."""
        return self.end <= LISTED_ON


def _start(year: int, month: int) -> dt.date:
    """Give the second Monday; nothing began in the summer of 2021 (the epidemic)."""
    if year == YEARS[-1] and month >= SUMMER:
        month = max(month, AUTUMN)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=7 + (-first.weekday()) % 7)


def _friday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=(4 - day.weekday()) % 7)


def _course(level: str, year: int, number: int) -> Course:
    pattern, taught_by = PATTERNS[level]
    month, days, form = pattern[number]
    start = _start(year, month)
    first = FIRST_CLASS.get(level)
    code = f"K{first + (year - YEARS[0]) * len(pattern) + number}" if first else ""
    decision = f"{37 + start.month * 21 + LEVELS.index(level) * 3 + number}-QĐ/HU"
    end = _friday(start + dt.timedelta(days=days))
    return Course(level, year, code, form, start, end, decision, taught_by)


COURSES: dict[tuple[str, int], tuple[Course, ...]] = {
    (level, year): tuple(_course(level, year, number) for number in range(len(pattern)))
    for level, (pattern, _) in PATTERNS.items()
    for year in YEARS
}
