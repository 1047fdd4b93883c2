"""Sheets that ask one thing a line: forms about one person, or lists with people side by side."""

from __future__ import annotations

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import is_full_name
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.text.fold import fold, unmark

FEWEST = 3
"""So many lines that begin with a known heading, one of them of a name, make a form."""
SIDE_BY_SIDE = 2
"""So many names in the line of names make a list whose people stand side by side."""
LOOKED_AT = 60
Asked = dict[str, tuple[int, int, str]]
"""The first line that asks for each field: row, column, heading."""


def person_form(sheet: Sheet, near: NearHeadings) -> Issue | None:
    """Say that a sheet is a form about one person, which has to be put into a list."""
    found = _asked(sheet, near)
    if "name" not in found or len(found) < FEWEST:
        return None
    row, column, heading = found["name"]
    return Issue(
        "header-missing",
        "error",
        sheet.place(row, column),
        heading,
        "Trang này ghi mỗi mục một dòng, như phiếu của một người, nên chưa đọc được.",
        "Ghi người này thành một dòng của bảng có dòng tiêu đề: "
        "Họ và tên, Ngày sinh, Đơn vị, Trình độ đào tạo, Năm.",
    )


def turned_table(sheet: Sheet, surnames: frozenset[str], near: NearHeadings) -> Issue | None:
    """Say that a sheet has its headings one below the other and its people side by side."""
    found = _asked(sheet, near)
    row, column, heading = found.get("name", (0, 0, ""))
    names = [t for at, t in texts(sheet, row).items() if at > column and is_full_name(t, surnames)]
    if len(names) < SIDE_BY_SIDE or len(found) < FEWEST:
        return None
    return Issue(
        "header-missing",
        "error",
        sheet.place(row, column),
        heading,
        f"Bảng này xoay ngang: tiêu đề xếp dọc ở cột {column_letters(column)}, mỗi người một cột, "
        "nên chưa đọc được.",
        "Chép cả bảng, dán sang trang tính mới bằng Dán đặc biệt › Hoán vị hàng và cột "
        "(Paste Special › Transpose) để mỗi người một dòng, rồi chạy lại.",
    )


def _asked(sheet: Sheet, near: NearHeadings) -> Asked:
    found: Asked = {}
    for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1):
        cells = texts(sheet, row)
        column = min(cells, default=0)
        label = cells.get(column, "").partition(":")[0]
        if known := near.known.get(unmark(fold(label))):
            found.setdefault(known.field, (row, column, cells[column]))
    return found
