"""Workbooks with problems, and the copies in which they are marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Font

if TYPE_CHECKING:
    from conftest import TrainReport
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = (
    ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Trình độ đào tạo", "Năm"),
    (1, "Lê Thị An", 1980, "Xã A", "Trung cắp", 2019),
    (2, "Võ Bình", 1981, "Xã A", "TCLLCT", 2019),
    (3, None, 1982, "Xã A", "TCLLCT", 2019),
    ("Tổng cộng: 5", None, None, None, None, "=SUM(A2:A4)"),
)


def roster(path: Path) -> Path:
    book = openpyxl.Workbook()
    page: Worksheet = book.worksheets[0]
    page.title = "Lớp 'A'"
    for row in ROWS:
        page.append(row)
    page["B2"].font = Font(bold=True, name="Times New Roman")
    page.column_dimensions["B"].width = 33
    page.column_dimensions["F"].hidden = True
    book.save(path)
    return path


def marked(train_report: TrainReport, source: Path, out: Path) -> openpyxl.Workbook:
    told = train_report("check", source, "--annotate", out)
    assert (told.returncode, str(out) in told.stderr) == (1, True), told.stderr
    return openpyxl.load_workbook(out)
