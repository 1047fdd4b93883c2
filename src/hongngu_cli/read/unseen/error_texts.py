"""Cells that hold an error in place of a value: #REF!, #N/A and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.unseen.state import CellRun, CellRuns

EXPLAINED: Mapping[str, str] = {
    "#REF!": "tham chiếu tới ô hoặc trang tính đã bị xoá",
    "#N/A": "không tìm thấy giá trị cần tra",
    "#NAME?": "tên hàm hoặc tên vùng không có",
    "#DIV/0!": "chia cho 0 hoặc cho ô trống",
    "#VALUE!": "giá trị không hợp với phép tính",
    "#NULL!": "hai vùng không giao nhau",
    "#NUM!": "số không hợp lệ hoặc quá lớn",
    "#SPILL!": "không đủ ô trống để ghi kết quả",
    "#CALC!": "phép tính không cho kết quả",
    "#GETTING_DATA": "dữ liệu chưa tải xong",
}
"""What a spreadsheet shows where a formula has no value, and why it has none."""
BY_CODE: Mapping[int, str] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""How the binary workbooks (.xls, .xlsb) write them."""
UNKNOWN = "#VALUE!"
OF_LIBREOFFICE = re.compile(r"Err:\d{3}")
TOO_NARROW = re.compile("#{3,}")


def is_error(text: str) -> bool:
    """Tell the text that a spreadsheet shows for an error.

    >>> is_error("#N/A"), is_error("Err:508"), is_error("# 1")
    (True, True, False)
    """
    return text in EXPLAINED or OF_LIBREOFFICE.fullmatch(text) is not None


def explained(text: str) -> str:
    """Say why an error stands there, as far as its text tells."""
    if TOO_NARROW.fullmatch(text):
        return "cột quá hẹp khi sao chép, xuất tệp"
    return EXPLAINED.get(text, "công thức không tính được")


def written_errors(rows: Sequence[Sequence[Cell]]) -> tuple[CellRun, ...]:
    """Find errors that a grid of texts holds as text, those of too narrow columns among them."""
    cells = set(chain.from_iterable(rows))
    wanted = {cell: text for cell in cells if isinstance(cell, str) and (text := _error_in(cell))}
    found = CellRuns(alike=True)
    for number, row in enumerate(rows if wanted else (), start=1):
        if not wanted.keys().isdisjoint(row):
            for column, cell in enumerate(row, start=1):
                if isinstance(cell, str) and cell in wanted:
                    found.add(number, column, wanted[cell])
    return found.told()


def _error_in(cell: str) -> str:
    text = cell.strip()
    return text if is_error(text) or TOO_NARROW.fullmatch(text) else ""
