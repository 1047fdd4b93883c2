"""Sheets that ask one thing a line, as a form about one person does: they are no list."""

from __future__ import annotations

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.text.fold import fold, unmark

FEWEST = 3
"""So many lines that begin with a known heading, one of them of a name, make a form."""
LOOKED_AT = 60


def person_form(sheet: Sheet, near: NearHeadings) -> Issue | None:
    """Say that a sheet is a form about one person, which has to be put into a list."""
    found: dict[str, tuple[int, int, str]] = {}
    for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1):
        cells = texts(sheet, row)
        column = min(cells, default=0)
        label = cells.get(column, "").partition(":")[0]
        if known := near.known.get(unmark(fold(label))):
            found.setdefault(known.field, (row, column, cells[column]))
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
