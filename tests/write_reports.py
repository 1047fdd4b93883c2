"""Reports made by hand, for the tests of every format: a plain one, a wide one, a vicious one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from hongngu_cli import in_force
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.ledger import Ledger, Source, add_up
from hongngu_cli.model.place import Place
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Band, Column, Row, Table, Term
from hongngu_cli.write.style import Style

TEMPLATES = Path(__file__).parents[1] / "templates"
GOLDEN = Path(__file__).parent / "golden"
PROFILES = in_force.profiles()
STYLE = Style(templates=TEMPLATES, profile=lambda: PROFILES["hd36"])

GROUPS = (
    (
        Term("ly-luan-chinh-tri", "Đào tạo lý luận chính trị"),
        (
            (Term("so-cap", "Sơ cấp LLCT"), 37),
            (Term("trung-cap", "Trung cấp LLCT"), 139),
            (Term("cao-cap", "Cao cấp LLCT"), 29),
            (Term("hoan-chinh-cao-cap", "Hoàn chỉnh trình độ cao cấp LLCT"), 20),
        ),
    ),
    (
        Term("chuyen-mon", "Đào tạo chuyên môn"),
        ((Term("dai-hoc-van-bang-2", "Đại học văn bằng 2"), 5), (Term("thac-si", "Thạc sĩ"), 6)),
    ),
    (
        Term("boi-duong", "Bồi dưỡng nghiệp vụ, lãnh đạo quản lý"),
        (
            (Term("nghiep-vu", "Bồi dưỡng nghiệp vụ"), 7),
            (Term("lanh-dao-quan-ly", "Lãnh đạo, quản lý"), 56),
        ),
    ),
)
UNKNOWN = (Term("unrecognised", "Chưa xác định"), 2)
TOTAL = 301
COUNTING = "lượt người được cử đi"
PERIOD = "từ năm 2018 đến năm 2021"

SOURCES = (
    Source(
        "rosters/Danh sách cử đi học 2018-2019.xlsx",
        "Khối Đảng",
        "a" * 64,
        "roster",
        Ledger(210, 180, {"blank": 4, "header": 8, "section": 6, "total": 7, "note": 5}),
    ),
    Source("rosters/ds_2020_2021.csv", None, "b" * 64, "roster", Ledger(130, 121, {"header": 9})),
)
ISSUES = (
    Issue(
        "level-unknown",
        "warning",
        Place("rosters/Danh sách cử đi học 2018-2019.xlsx", "Khối Đảng", 17, 4),
        "Trung cắp",
        '"Trung cắp" không phải trình độ đã biết.',
        'Có phải "Trung cấp"?',
    ),
    Issue(
        "level-unknown",
        "warning",
        Place("rosters/Danh sách cử đi học 2018-2019.xlsx", "Khối Đảng", 25, 4),
        "Trung cắp",
        '"Trung cắp" không phải trình độ đã biết.',
        'Có phải "Trung cấp"?',
    ),
    Issue(
        "total-mismatch",
        "error",
        Place("rosters/ds_2020_2021.csv", None, 131, 3),
        "120",
        "Dòng cộng ghi 120 nhưng có 121 dòng người.",
        "Sửa dòng cộng hoặc kiểm tra dòng thừa.",
    ),
    Issue(
        "year-missing", "note", Place("rosters/ds_2020_2021.csv", None, 40), None, "Thiếu năm.", ""
    ),
)


def _row(term: Term | str, value: int) -> Row:
    return {"level": term, "count": value, "share": value / TOTAL}


def levels_table() -> Table:
    rows = [_row(*level) for _, levels in GROUPS for level in levels]
    bands = [
        Band(_row(group, sum(value for _, value in levels)), len(levels))
        for group, levels in GROUPS
    ]
    return Table(
        "levels",
        "Số lượt người được cử đi theo trình độ",
        (
            Column("level", "Trình độ, chương trình"),
            Column("count", "Lượt người", "count"),
            Column("share", "Tỷ lệ (%)", "share"),
        ),
        (*rows, _row(*UNKNOWN)),
        _row("Tổng cộng", TOTAL),
        tuple(bands),
    )


def _no_rows() -> tuple[int, ...]:
    return ()


def _figures() -> dict[str, Figure]:
    ending = f"{PERIOD}, {COUNTING}"
    values = [("total", "Tổng cộng", TOTAL), ("unrecognised", UNKNOWN[0].label, UNKNOWN[1])]
    for group, levels in GROUPS:
        values.append((f"group.{group.key}", group.label, sum(value for _, value in levels)))
        values += [(f"level.{level.key}", level.label, value) for level, value in levels]
    return {key: Figure(key, f"{label}, {ending}", value, _no_rows) for key, label, value in values}


def summary() -> Report:
    """A summary as the command makes it, with sources, an account and issues."""
    return Report(
        command="summarize",
        title="Tổng hợp kết quả cử cán bộ đi đào tạo, bồi dưỡng",
        template="tong-hop",
        as_of=dt.date(2026, 11, 22),
        period=PERIOD,
        subject=COUNTING,
        passages=(f"Từ năm 2018 đến năm 2021: 301 {COUNTING}, trong đó: thạc sĩ 06.",),
        figures=_figures(),
        tables=(levels_table(),),
        issues=ISSUES,
        sources=SOURCES,
        ledger=add_up(source.ledger for source in SOURCES),
        office={"superior": "Đảng bộ tỉnh Đồng Tháp", "body": "Huyện uỷ Hồng Ngự"},
    )


def wide() -> Report:
    """Units down, twelve columns across under two headings, numbers of any size."""
    names = (
        "Khối Đảng, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội",
        "Xã An Phước 1",
        "Xã Long Hoà A",
    )
    titles = ("Sơ cấp", "Trung cấp", "Cao cấp", "Hoàn chỉnh", "Cử nhân")
    others = ("Đại học", "Thạc sĩ", "Tiến sĩ", "Nghiệp vụ", "Quốc phòng an ninh")
    columns = (
        Column("unit", "Đơn vị"),
        *(Column(f"a{i}", title, "count", "Lý luận chính trị") for i, title in enumerate(titles)),
        *(
            Column(f"b{i}", title, "count", "Chuyên môn, bồi dưỡng")
            for i, title in enumerate(others)
        ),
        Column("total", "Cộng", "count"),
    )
    rows: list[Row] = [
        {"unit": name, **{c.key: (i + 1) * (j * 7 % 31) * 37 for j, c in enumerate(columns[1:])}}
        for i, name in enumerate(names)
    ]
    total: Row = {
        "unit": "Tổng cộng",
        **{c.key: sum(int(str(row[c.key])) for row in rows) for c in columns[1:]},
    }
    table = Table(
        "unit-level",
        "Số lượt người được cử đi theo đơn vị và trình độ",
        columns,
        tuple(rows),
        total,
        notes=("Một người học nhiều lớp được tính ở mỗi lớp.",),
    )
    return Report(
        command="summarize",
        title="Tổng hợp theo đơn vị",
        template="bang",
        as_of=dt.date(2026, 11, 22),
        period="năm 2019",
        subject=COUNTING,
        passages=("Bảng dưới đây chia theo đơn vị.",),
        tables=(table, levels_table()),
        notes=("Số liệu chưa gồm các lớp do tỉnh mở.",),
    )


LONG_WORD = "Nguyễn" * 12
LONG_TEXT = "rất dài " * 60
VICIOUS = (
    "A & B <c>",
    "*x* **y** _z_ __t__",
    "a|b \\| c\\",
    "[x](y) ![h](k) <b>đậm</b> &amp; `mã`",
    "1. một",
    "2) hai",
    "# thăng #",
    "- gạch",
    "+ cộng",
    "--- --- ---",
    "=HYPERLINK(1)",
    "+84 901",
    "@SUM(A1)",
    "> trích",
    "    thụt",
    "_x0041_ ds_2021.xlsx",
    "hai\ndòng\tvà cột",
    "{{ 7 * 7 }} {% raw %}",
    "\x00\x1b[31mđỏ\u202e\ud800",
    LONG_WORD,
    LONG_TEXT,
)


def vicious() -> Report:
    """Text that means something to one format or another, and values that are missing."""
    columns = (
        Column("name", "Họ và tên = <tên>"),
        Column("birth", "Ngày *sinh*", "date"),
        Column("year", "Năm|học", "year"),
        Column("count", "+Số", "count"),
        Column("share", "Tỷ lệ", "share"),
    )
    rows: list[Row] = [
        {
            "name": text,
            "birth": dt.date(1975, 3, 9),
            "year": 2019,
            "count": 12545 + number,
            "share": 0.0625,
        }
        for number, text in enumerate(VICIOUS)
    ]
    rows.append(dict.fromkeys(("name", "birth", "year", "count", "share")))
    rows.append({"name": Term("=key", "-nhãn"), "birth": dt.date(1875, 3, 9), "count": 2.25})
    return Report(
        command="classes",
        title="Báo cáo <thử> & *thử*",
        template="bang",
        as_of=dt.date(2026, 11, 22),
        period="",
        passages=VICIOUS,
        tables=(
            Table("hard", "Bảng [khó]: a/b*?", columns, tuple(rows), notes=VICIOUS[:3]),
            Table("none", "Bảng không dòng", columns, ()),
            Table("nothing", "", (), ()),
        ),
        notes=VICIOUS[3:6],
        issues=(Issue("x", "note", Place("=a|b.xlsx"), "=1", "*Sai* <b>.", "Sửa | đi."),),
        office={"body": "Huyện uỷ *X*"},
    )


def empty() -> Report:
    """Nothing was found, nothing was read."""
    return Report("lookup", "Tra cứu", "bang", dt.date(2026, 11, 22), "")


REPORTS: dict[str, Callable[[], Report]] = {
    "summary": summary,
    "wide": wide,
    "vicious": vicious,
    "empty": empty,
}
