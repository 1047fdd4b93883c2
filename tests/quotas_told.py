"""Small tables of demand and quota as files, and what `quota` tells of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.quota import reported
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.table import Row, Table
from hongngu_cli.write.values import plain

MEMBERS = (
    *("year", "level", "unit", "demand", "planned", "allocated", "sent", "enrolled", "completed"),
    *("short", "unused", "coverage", "fill", "completion"),
)
ROSTER = """
STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm | Tình trạng
1 | Nguyễn Văn An | 1980-01-02 | Xã A | Cao cấp LLCT | 2019 | Hoàn thành
2 | Trần Thị Bình | 1981-02-03 | Xã A | Cao cấp LLCT | 2019 | Đang học
3 | Lê Văn Cường | 1982-03-04 | Xã B | Cao cấp LLCT | 2019 | Thôi học
"""
QUOTA = """
Đơn vị | Trình độ | Năm | Chỉ tiêu được phân bổ
Xã A | Cao cấp LLCT | 2019 | 3
Xã B | Cao cấp LLCT | 2019 | 1
"""
DEMAND = """
Đơn vị | Trình độ | Năm | Nhu cầu đăng ký
Xã A | Cao cấp LLCT | 2019 | 6
Xã B | Cao cấp LLCT | 2019 | 2
"""
Told = Callable[..., Report]


def report_of(
    folder: Path, tables: Mapping[str, str], by: tuple[str, ...] = ("unit",), **options: object
) -> Report:
    """Report on typed tables, each in a file of its own name."""
    for name, text in tables.items():
        write_typed(text, folder / f"{name}.xlsx")
    paths = [str(folder / f"{name}.xlsx") for name in tables]
    session = pipeline.begin(paths, Reading())
    selection = SelectionOptions(as_of="2026-11-22", **options)  # type: ignore[arg-type]  # options by name
    return reported(session, selection, mask=False, by=by)[0]


def table(report: Report, key: str = "quota") -> Table:
    return next(one for one in report.tables if one.key == key)


def values(row: Row | None, *names: str) -> list[object]:
    assert row is not None
    return [plain(row.get(name)) for name in names]


def lines(report: Report, *names: str, key: str = "quota") -> list[list[object]]:
    return [values(row, *names) for row in table(report, key).rows]


def problems(report: Report) -> list[str]:
    return [
        f"{one.rule} {one.severity} {Path(one.place.path).stem} {one.place.cell}"
        for one in report.issues
    ]


def closed(figure: Figure) -> bool:
    """Whether a figure is what its rows, cells and terms add up to, all the way down."""
    parts = len(figure.rows()) + sum(one.value for one in figure.cells())
    parts += sum(sign * term.value for sign, term in figure.terms)
    return parts == figure.value and all(closed(term) for _, term in figure.terms)
