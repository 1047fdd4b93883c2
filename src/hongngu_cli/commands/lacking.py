"""What documents lack: told once for all of them, on stderr."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report


class Lacking:
    """Gathers what the inputs could not tell, what is not set, and what is to be filled in."""

    def __init__(self) -> None:
        """Lack nothing yet."""
        self.documents = 0
        self.absent: Counter[str] = Counter()
        self.missing: dict[str, None] = {}
        self.marks: Counter[str] = Counter()

    def add(self, made: Report) -> None:
        """Take what a document lacks."""
        self.documents += 1
        self.absent.update(made.absent)
        self.missing |= dict.fromkeys(made.letter.missing if made.letter else ())
        marks = made.values.get("marks")
        if isinstance(marks, Mapping):
            self.marks.update(marks)

    def tell(self) -> None:
        """Say it."""
        for lacks, times in self.absent.items():
            some = "" if times == self.documents else f"{count(times)}/{count(self.documents)} "
            sys.stderr.write(f"Lưu ý: {some}văn bản không có {lacks}.\n")
        if self.missing:
            sys.stderr.write(
                f"Cảnh báo: train-report.toml chưa có {', '.join(self.missing)}; chỗ đó trong văn "
                "bản là chữ trong ngoặc vuông, cần ghi vào trước khi ký.\n"
            )
        if self.marks:
            told = ", ".join(f"{what} ({count(times)} chỗ)" for what, times in self.marks.items())
            sys.stderr.write(
                f"Cảnh báo: tệp không cho biết {told}; chỗ đó trong văn bản là […], cần ghi vào "
                "trước khi ký.\n"
            )
