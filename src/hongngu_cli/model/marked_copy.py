"""A copy of a workbook that we marked: how it is known again, and what it tells of its source."""

from __future__ import annotations

from dataclasses import dataclass

LIST = "Cần sửa"
"""The sheet that lists the problems."""
HEADINGS = ("STT", "Mức độ", "Trang tính", "Ô", "Đang ghi", "Vấn đề", "Cách sửa")
"""Its first row."""
PROPERTY = "train-report-marked"
"""The property of the copy that tells how it was written, and of what."""


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A marked copy: the hash and the name of its source, '' where that is told no more.

    ``untouched`` says that nobody saved it since it was written.
    """

    sha256: str = ""
    name: str = ""
    untouched: bool = False
