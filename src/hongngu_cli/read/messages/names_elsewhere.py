"""A list of people without levels, all of whom stand in other lists of the file: a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.numbers import shown

ROSTER = "roster"
FEWEST = 2
"""People of a list that are enough to tell it for another's."""


def summary_without_levels(table: TableFound, tables: Sequence[TableFound]) -> Issue | None:
    """Say of a list without levels that other sheets of the file have all its people."""
    names = set(_names(table))
    others = [
        other
        for other in tables
        if other.kind == ROSTER
        and other.sheet.path == table.sheet.path
        and not names.isdisjoint(_names(other))
    ]
    known = {name for other in others for name in _names(other)}
    if len(names) < FEWEST or not names <= known:
        return None
    sheets = ", ".join(dict.fromkeys(f'"{other.sheet.name}"' for other in others))
    row = table.header_rows[0] if table.header_rows else table.first_row
    column = min(table.columns)
    return Issue(
        "column-missing",
        "warning",
        table.sheet.place(row, column),
        table.columns[column].heading,
        f"Bảng không cho biết trình độ, lớp nên không đếm; cả {len(table.people)} người đều đã "
        f"có tên ở trang {sheets}.",
        "Nếu đây là trang tổng hợp của các trang ấy thì để nguyên; nếu là các lượt khác, thêm cột "
        "Trình độ đào tạo.",
    )


def _names(table: TableFound) -> Iterator[str]:
    column = table.column_of("name")
    for row in table.people if column else ():
        yield fold_name(shown(table.sheet.cell(row, column or 1)))
