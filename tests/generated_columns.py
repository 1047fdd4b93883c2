"""The columns of a generated roster: their headings, and what a person's row holds there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from generated_people import SHORT, THEORY, WHOLE, Person
from typed_tables import Typed

if TYPE_CHECKING:
    from generated_layouts import Layout

Writer = Callable[[Person], Typed]
HEADINGS = {
    "stt": ("STT", "TT", "Số TT"),
    "name": ("Họ và tên", "Họ tên"),
    "birth": ("Ngày, tháng, năm sinh", "Ngày sinh", "Năm sinh"),
    "sex": ("Giới tính", "Giới"),
    "unit": ("Đơn vị công tác", "Đơn vị", "Chi bộ", "Cơ quan"),
    "position": ("Chức vụ", "Chức vụ, chức danh"),
    "position_unit": ("Chức vụ, đơn vị công tác", "Chức vụ, đơn vị"),
    "level": ("Nội dung đào tạo, bồi dưỡng", "Trình độ đào tạo", "Chương trình", "Lớp", "Nội dung"),
    "marks": ("Trình độ được cử đi đào tạo", "Nội dung đào tạo"),
    "year": ("Năm cử đi học", "Năm", "Năm học"),
    "start": ("Ngày bắt đầu", "Từ ngày"),
    "decision": ("Quyết định", "Số QĐ"),
}
"""How headings are written in real lists, the commonest first."""
THEORY_HEADING = "Trình độ LLCT"
PERSONAL, TRAINING = "Thông tin cá nhân", "Đào tạo, bồi dưỡng"


@dataclass(frozen=True)
class Column:
    """A column: the field its cells tell ('' for none), its headings from the top down."""

    field: str
    path: tuple[str, ...]
    write: Writer
    machine: str
    group: str = ""


EXTRAS = (
    ("Mã hồ sơ lưu", "MA_HO_SO", lambda one: f"HS{one.day:%d%m}"),
    ("Dân tộc", "DAN_TOC", lambda _: "Kinh"),
    ("Số điện thoại", "DIEN_THOAI", lambda one: f"09{one.day:%d%m%Y}"),
    ("Ghi chú", "GHI_CHU", lambda _: ""),
)


def columns_of(layout: Layout, levels: Sequence[str]) -> list[Column]:
    """Give the columns from left to right; ``levels`` are those that marks may stand for."""
    random = Random(layout.headings)  # noqa: S311 - a fixed seed is wanted

    def heading(key: str) -> str:
        return random.choice(HEADINGS[key]) if layout.headings else HEADINGS[key][0]

    blocks = [
        _names(layout, heading),
        _births(layout, heading),
        _sexes(layout, heading),
        _posts(layout, heading),
        _levels(layout, heading, levels),
        _years(layout, heading),
        *(
            [Column("", (text,), write, machine)]
            for text, machine, write in EXTRAS[: layout.extras]
        ),
    ]
    numbers = [Column("stt", (heading("stt"),), lambda _: "", "STT")]
    names, *others = (block for block in blocks if block)
    if layout.order:
        Random(layout.order).shuffle(others)  # noqa: S311 - a fixed seed is wanted
    ordered = [*(numbers if layout.numbering != "none" else []), *names]
    return [*ordered, *(column for block in others for column in block)]


def _names(layout: Layout, heading: Callable[[str], str]) -> list[Column]:
    if layout.name == "whole":
        return [Column("name", (heading("name"),), lambda one: one.name, "HOTEN", PERSONAL)]
    return [
        Column(
            "name",
            ("Họ và chữ đệm",),
            lambda one: one.name.rpartition(" ")[0],
            "HO_DEM",
            PERSONAL,
        ),
        Column("", ("Tên",), lambda one: one.name.rpartition(" ")[2], "TEN", PERSONAL),
    ]


def _births(layout: Layout, heading: Callable[[str], str]) -> list[Column]:
    told = heading("birth")
    if layout.birth == "whole":
        return [Column("birth_date", (told,), lambda one: one.born, "NGAY_SINH", PERSONAL)]
    return [
        Column(
            "birth_date",
            (told, label),
            lambda one, sex=sex: one.born if one.sex == sex else "",  # type: ignore[misc]  # the default binds the value of the loop
            f"NGAY_SINH_{sex.upper()}",
        )
        for sex, label in (("nam", "Nam"), ("nu", "Nữ"))
    ]


def _sexes(layout: Layout, heading: Callable[[str], str]) -> list[Column]:
    def mark(sex: str) -> Writer:
        return lambda one: layout.mark if one.sex == sex else ""

    if layout.birth == "by-sex":
        return []
    if layout.sex == "female":
        return [Column("sex", ("Nữ",), mark("nu"), "NU", PERSONAL)]
    if layout.sex == "both":
        told = heading("sex")
        return [
            Column("sex", (told, label), mark(sex), sex.upper())
            for sex, label in (("nam", "Nam"), ("nu", "Nữ"))
        ]

    def word(one: Person) -> str:
        return "Nữ" if one.sex == "nu" else "Nam"

    return [Column("sex", (heading("sex"),), word, "GIOI_TINH", PERSONAL)]


def _posts(layout: Layout, heading: Callable[[str], str]) -> list[Column]:
    if layout.unit == "with-position":
        return [
            Column(
                "position unit",
                (heading("position_unit"),),
                lambda one: f"{one.position}, {one.unit}",
                "CHUC_VU_DON_VI",
            )
        ]
    position = Column("position", (heading("position"),), lambda one: one.position, "CHUC_VU")
    unit = Column("unit", (heading("unit"),), lambda one: one.unit, "DON_VI")
    told = ((position, layout.position), (unit, layout.unit == "column"))
    return [column for column, there in told if there]


def _levels(layout: Layout, heading: Callable[[str], str], levels: Sequence[str]) -> list[Column]:
    if layout.level == "column":
        return [
            Column("level", (heading("level"),), lambda one: one.spelling, "TRINH_DO", TRAINING)
        ]
    if layout.level != "marks":
        return []
    theory = layout.theory_marks and set(levels) <= set(SHORT)
    parent = THEORY_HEADING if theory else heading("marks")
    return [
        Column(
            "level",
            (parent, SHORT[level] if theory else WHOLE[level][0]),
            lambda one, level=level: layout.mark if one.level == level else "",  # type: ignore[misc]  # the default binds the value of the loop
            level.upper().replace("-", "_"),
        )
        for level in sorted(levels, key=[*THEORY, *WHOLE].index)
    ]


def _years(layout: Layout, heading: Callable[[str], str]) -> list[Column]:
    if layout.year == "column":
        return [Column("year", (heading("year"),), lambda one: one.year_typed, "NAM_HOC", TRAINING)]
    if layout.year == "start":
        return [
            Column(
                "year start",
                (heading("start"),),
                lambda one: dt.date(one.year, 3, 15),
                "TU_NGAY",
                TRAINING,
            )
        ]
    if layout.year == "decision":
        return [
            Column(
                "year decision",
                (heading("decision"),),
                lambda one: f"{one.day.day}-QĐ/HU ngày 15/3/{one.year}",
                "QUYET_DINH",
                TRAINING,
            )
        ]
    return []


def header_grid(columns: Sequence[Column], layout: Layout) -> list[list[str]]:
    """Give the header's rows; an empty cell belongs to the one left of it or above it."""
    paths = [_styled(_path(column, columns, layout), layout) for column in columns]
    depth = max(map(len, paths))
    grid = [["" for _ in paths] for _ in range(depth)]
    for at, path in enumerate(paths):
        for row, text in enumerate(path):
            child = row == len(path) - 1
            first = child or not at or paths[at - 1][: row + 1] != path[: row + 1]
            grid[row][at] = text if first else ""
    return grid


def _path(column: Column, columns: Sequence[Column], layout: Layout) -> tuple[str, ...]:
    """Put a column under its group's heading, where at least two stand there side by side."""
    at = columns.index(column)
    beside = [columns[other] for other in (at - 1, at + 1) if 0 <= other < len(columns)]
    grouped = layout.parents and column.group and len(column.path) == 1
    return (
        (column.group, *column.path)
        if grouped and any(other.group == column.group for other in beside)
        else column.path
    )


def _styled(path: tuple[str, ...], layout: Layout) -> tuple[str, ...]:
    if layout.heading_style == "capitals":
        return tuple(text.upper() for text in path)
    if layout.heading_style == "broken":
        return tuple(text.replace(" ", "\n", 1) for text in path)
    return path
