"""Columns that are known to say nothing of who was sent to what: "Ký nhận", "Điện thoại"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.model.row_words import RowWords
from hongngu_cli.read.headings.words import BRACKETS, NOT_KNOWN
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import either_way

NO_USE = "biết là không cần cho thống kê"
"""Why such a column is not used; nobody is asked about it."""
DAY = re.compile(
    r"(?:ngày\s*)?\d{1,2}\s*[-./]\s*\d{1,2}(?:\s*[-./]\s*(?:\d{4}|\d\d))?", re.IGNORECASE
)
FEWEST_DAYS = 3
"""So many columns headed by days are those of who came; one may be anything."""


def without_use(columns: Mapping[int, ColumnMeaning], rows: RowWords) -> dict[int, ColumnMeaning]:
    """Say of columns nobody knows that they are of no use, where their headings tell."""
    of_no_use = frozenset(either_way(map(fold, rows.no_use)))
    parts_of_days = frozenset(either_way(map(fold, rows.part_of_day)))
    unknown = {c: m.heading.split(BENEATH) for c, m in columns.items() if m.why == NOT_KNOWN}
    days = [column for column, path in unknown.items() if _is_day(path, parts_of_days)]
    attended = days if len(days) >= FEWEST_DAYS else []
    return {
        column: replace(meaning, why=NO_USE)
        if column in attended
        or any(fold(BRACKETS.sub(" ", part)) in of_no_use for part in unknown.get(column, ()))
        else meaning
        for column, meaning in columns.items()
    }


def _is_day(path: list[str], parts_of_days: frozenset[str]) -> bool:
    """Tell whether a heading is a day, or a part of the day above it."""
    *above, lowest = path
    if above and fold(lowest) in parts_of_days:
        lowest = above[-1]
    return DAY.fullmatch(BRACKETS.sub(" ", lowest).strip()) is not None
