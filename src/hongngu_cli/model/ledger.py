"""The account of sheet rows: every row read is counted or set aside, by reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

REASONS: Mapping[str, str] = {
    "blank": "trống",
    "header": "tiêu đề cột",
    "section": "dòng mục",
    "total": "dòng cộng",
    "note": "tiêu đề, chữ ký, ghi chú",
    "filtered": "ngoài phạm vi đã chọn",
    "duplicate": "trùng",
    "not-sent": "người chưa được cử đi",
    "other-table": "bảng loại khác",
    "unrecognised": "chưa nhận ra",
}
"""Reasons for setting a row aside, in the order they are told, with Vietnamese labels."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many sheet rows were read, counted, and set aside for which reason."""

    read: int = 0
    counted: int = 0
    set_aside: Mapping[str, int] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether every row read is accounted for."""
        return self.read == self.counted + sum(self.set_aside.values())


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet (``sheet`` None for a CSV) that was read, with its own ledger.

    ``kind`` is the kind of table found there, None when there is none.
    """

    path: str
    sheet: str | None
    sha256: str
    kind: str | None
    ledger: Ledger


def add_up(ledgers: Iterable[Ledger]) -> Ledger:
    """Add ledgers reason by reason, reasons in their told order."""
    read = counted = 0
    set_aside = dict.fromkeys(REASONS, 0)
    for ledger in ledgers:
        read += ledger.read
        counted += ledger.counted
        for reason, rows in ledger.set_aside.items():
            set_aside[reason] += rows
    return Ledger(read, counted, {reason: rows for reason, rows in set_aside.items() if rows})
