"""Workbooks with things that their values do not show, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlwt
from openpyxl.utils import get_column_letter
from typed_tables import as_xlsx as typed_as_xlsx
from typed_tables import typed_sheets

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.number_runs import Runs
from hongngu_cli.read.unseen.state import CellRun, Unseen
from hongngu_cli.read.unseen.state import unseen_of as unseen_of_source

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROSTER = """
    STT | Họ và tên        | Ngày sinh  | Đơn vị      | Trình độ đào tạo | Năm
    1   | Nguyễn Văn Bảy   | 1980-03-15 | Xã An Phước | Trung cấp LLCT   | 2021
    2   | Trần Thị Hoa Mai | 1981-04-16 | Xã Tân Hội  | Cao cấp LLCT     | 2022
    3   | Lê Minh Khôi     | 1982-05-17 | Xã An Phước | Sơ cấp LLCT      | 2021
    4   | Phạm Ngọc Lan    | 1983-06-18 | Xã Tân Hội  | Thạc sĩ          | 2023
"""


def unseen_of(content: bytes, container: str) -> Mapping[str, Unseen]:
    if container == ".xls":
        return unseen_of_source(content, container)
    try:
        return unseen_of_source(Archive("ds", content, Limits()), container)
    except Failure:  # of an archive that no reader is given
        return {}


def unseen_in(content: bytes, container: str = ".xlsx") -> Unseen:
    (unseen,) = unseen_of(content, container).values()
    return unseen


def numbers(runs: Runs) -> set[int]:
    return {number for first, last in runs for number in range(first, last + 1)}


def cells(runs: tuple[CellRun, ...]) -> dict[str, str]:
    return {
        f"{get_column_letter(run.column)}{row}": run.found
        for run in runs
        for row in range(run.first, run.last + 1)
    }


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def first_page(book: openpyxl.Workbook) -> Worksheet:
    return book.worksheets[0]


def roster_book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(typed_as_xlsx(typed_sheets(ROSTER))))


def opened(content: bytes, folder: Path) -> Sheet:
    path = folder / "ds.bin"
    path.write_bytes(content)
    return open_file(str(path), Limits())[0]


def told(sheet: Sheet) -> dict[str, list[Issue]]:
    by_rule: dict[str, list[Issue]] = {}
    for issue in sheet.issues:
        by_rule.setdefault(issue.rule, []).append(issue)
    return by_rule


def xls_of(rows: int = 6) -> xlwt.Workbook:
    book = xlwt.Workbook()
    page = book.add_sheet("Danh sách")
    for row in range(rows):
        for column in range(4):
            page.write(row, column, f"{row}.{column}")
    return book
