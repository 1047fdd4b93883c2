"""How offices type levels, dates and results."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samples.people import COMPLETED, DEFERRED, STUDYING, WITHDRAWN, Birth, Enrolment, Person
from samples.story import (
    AN_PHUOC_1,
    LONG_HOA_A,
    LONG_HOA_B,
    PARTY,
    PHU_LOC_A,
    PHU_LOC_B,
    STATE,
    TOWN,
)

if TYPE_CHECKING:
    from samples.layout import Line

# Spellings of the levels by list; where there are several, they take turns.
LEVEL_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    PARTY: {
        "trung-cap": ("TCLLCT", "Trung cấp LLCT", "Lớp Trung cấp LLCT {code}", "TC LLCT"),
        "cao-cap": ("CCLLCT", "Cao cấp LLCT"),
        "hoan-chinh-cao-cap": ("Hoàn chỉnh cao cấp", "Hoàn chỉnh trình độ cao cấp LLCT"),
        "dai-hoc-van-bang-2": ("ĐH VB2",),
        "thac-si": ("ThS", "Thạc sĩ"),
        "nghiep-vu": ("BDNV", "Bồi dưỡng nghiệp vụ công tác đảng"),
        "lanh-dao-quan-ly": ("LĐQL", "Bồi dưỡng lãnh đạo, quản lý cấp phòng", "Lãnh đạo, quản lý"),
    },
    STATE: {
        "so-cap": ("Sơ cấp lý luận chính trị",),
        "trung-cap": (
            "Trung cấp lý luận chính trị",
            "Trung cấp lý luận chính trị - hành chính",
            "Trung cấp LLCT",
        ),
        "cao-cap": ("Cao cấp lý luận chính trị", "Cao cấp lý luận chính trị - hành chính"),
        "hoan-chinh-cao-cap": ("Hoàn chỉnh chương trình Cao cấp lý luận chính trị",),
        "dai-hoc-van-bang-2": ("Đại học văn bằng 2", "VB2"),
        "thac-si": ("Thạc sỹ",),
        "lanh-dao-quan-ly": ("Lãnh đạo, quản lý cấp phòng", "Bồi dưỡng lãnh đạo cấp phòng"),
    },
    TOWN: {
        "so-cap": ("Lớp Sơ cấp LLCT",),
        "trung-cap": ("Lớp Trung cấp LLCT {code}",),
        "cao-cap": ("Lớp Cao cấp LLCT {code}",),
        "hoan-chinh-cao-cap": ("Lớp Hoàn chỉnh trình độ cao cấp LLCT",),
        "dai-hoc-van-bang-2": ("Lớp Đại học văn bằng 2",),
        "nghiep-vu": ("Lớp Bồi dưỡng nghiệp vụ công tác đảng",),
        "lanh-dao-quan-ly": ("Lớp Bồi dưỡng lãnh đạo, quản lý {code}",),
    },
    AN_PHUOC_1: {
        "so-cap": ("Sơ cấp", "Sơ cấp LLCT"),
        "trung-cap": ("Trung cấp LLCT", "TC LLCT", "TCLLCT"),
        "cao-cap": ("CC LLCT", "CCLLCT"),
        "hoan-chinh-cao-cap": ("HCCCLLCT",),
        "nghiep-vu": ("BDNV",),
        "lanh-dao-quan-ly": ("LĐQL", "Bồi dưỡng LĐQL"),
    },
    LONG_HOA_A: {
        "so-cap": ("Sơ cấp LLCT", "SC"),
        "trung-cap": ("Trung cấp LLCT", "TC-LLCT", "Trung cấp chính trị"),
        "cao-cap": ("Cao cấp chính trị",),
        "hoan-chinh-cao-cap": ("hoàn chỉnh trình độ cao cấp",),
        "nghiep-vu": ("Bồi dưỡng nghiệp vụ",),
        "lanh-dao-quan-ly": ("LĐQL", "lãnh đạo, quản lý"),
    },
    LONG_HOA_B: {
        "so-cap": ("Sơ cấp lý luận chính trị",),
        "trung-cap": ("TC LLCT-HC", "Trung cấp LLCT-HC"),
        "cao-cap": ("CC-LLCT",),
        "lanh-dao-quan-ly": ("Bồi dưỡng lãnh đạo, quản lý cấp phòng", "LĐQL"),
    },
    PHU_LOC_A: {
        "so-cap": ("Sơ cấp LLCT",),
        "trung-cap": ("Lớp TCLLCT", "Trung cấp LLCT", "Lớp Trung cấp lý luận chính trị {code}"),
        "cao-cap": ("Lý luận chính trị Cao cấp",),
        "hoan-chinh-cao-cap": ("Hoàn chỉnh cao cấp LLCT",),
        "dai-hoc-van-bang-2": ("VB2",),
        "nghiep-vu": ("Nghiệp vụ xây dựng Đảng",),
        "lanh-dao-quan-ly": ("Lớp LĐQL", "Bồi dưỡng lãnh đạo cấp phòng"),
    },
    PHU_LOC_B: {
        "so-cap": ("Sơ cấp LLCT", "Sơ cấp"),
        "trung-cap": ("Trung cấp", "Trung cấp LLCT", "TC"),
        "cao-cap": ("Cao cấp",),
        "lanh-dao-quan-ly": ("Lãnh đạo, quản lý",),
    },
}
GENTLE = {STUDYING: "Đang học", DEFERRED: "Bảo lưu", WITHDRAWN: "Thôi học"}
REASONS = {
    DEFERRED: "Bận công tác; học tiếp khoá sau",
    WITHDRAWN: "Xin thôi vì lý do sức khoẻ",
}


def level(line: Line) -> str:
    """Type the level as the unit's list does; spellings change from row to row."""
    enrolment = line.enrolment
    words = LEVEL_WORDS[_list_of(enrolment.person)][enrolment.level]
    return words[line.number % len(words)].format(code=enrolment.course.code)


def section(enrolment: Enrolment) -> str:
    """Type a class as the heading of its learners: "Lớp Trung cấp LLCT K12 (năm 2018)"."""
    (words,) = LEVEL_WORDS[_list_of(enrolment.person)][enrolment.level]
    return f"{words.format(code=enrolment.course.code)} (năm {enrolment.year})"


def _list_of(person: Person) -> str:
    return person.unit if person.unit in LEVEL_WORDS else AN_PHUOC_1


def birth(person: Person, written: str) -> str:
    """Type a birth date, say as "%d-%m-%Y"; the year alone where no more is known."""
    born: Birth = person.birth
    return born.strftime(written) if isinstance(born, dt.date) else str(born)


def birth_unpadded(person: Person) -> str:
    """Type a birth date as 5/3/1982."""
    born = person.birth
    return str(born) if isinstance(born, int) else f"{born.day}/{born.month}/{born.year}"


def outcome(enrolment: Enrolment) -> str:
    """Type a result in full: "Tốt nghiệp khá"."""
    if enrolment.outcome != COMPLETED:
        return GENTLE[enrolment.outcome]
    return f"Tốt nghiệp {enrolment.grade}" if enrolment.grade else "Hoàn thành"


def grade(enrolment: Enrolment) -> str:
    """Type a result in short: "Khá"."""
    if enrolment.outcome != COMPLETED:
        return GENTLE[enrolment.outcome].lower()
    return enrolment.grade.capitalize() or "Hoàn thành"


def remark(enrolment: Enrolment) -> str | None:
    """Say why somebody dropped out."""
    return REASONS.get(enrolment.outcome)
