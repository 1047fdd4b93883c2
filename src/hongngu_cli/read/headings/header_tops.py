"""Rows of a header above the one it is known by: "STT | Thông tin cá nhân" over "Họ và tên"."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.header_rows import TALLEST, header_at, last_row
from hongngu_cli.read.headings.headers import Header, is_heading, texts, wordy
from hongngu_cli.read.headings.words import Words
from hongngu_cli.text.fold import fold

LEVELS = ("level", "level_held_theory", "level_held_degree")
FEWEST = 2
"""So many headings over empty cells make a row part of the header beneath it."""


def whole_header(sheet: Sheet, row: int, words: Words) -> Header | None:
    """Give the header that a row is the first to tell, with the rows above that belong to it."""
    header, first = header_at(sheet, row, words), row
    while header and row - first + 1 < TALLEST and _is_top(sheet, first - 1, words):
        first -= 1
    return header if first == row else Header(first, last_row(sheet, first, row, words))


def _is_top(sheet: Sheet, row: int, words: Words) -> bool:
    """Tell whether a cell of a row is merged down into the next, or heads an empty cell there."""
    above = texts(sheet, row)
    if not above or not all(map(wordy, above.values())):
        return False
    if any(
        area.first_row == row < area.last_row and area.first_column in above
        for area in sheet.merged
    ):
        return True
    beneath = texts(sheet, row + 1)
    heading = [
        words.field(text)[0]
        for column, text in above.items()
        if column not in beneath and is_heading(text, words)
    ]
    several = "stt" in heading or len(set(heading)) >= FEWEST or _reaches(above, beneath)
    return bool(heading and len(above) >= FEWEST and several) or any(
        column in beneath and _heads(text, beneath[column], words) for column, text in above.items()
    )


def _reaches(above: Mapping[int, str], beneath: Mapping[int, str]) -> bool:
    """Tell whether a cell stands over several: what is right of it is empty, and beneath not."""
    return any({column, column + 1} <= set(beneath) and column + 1 not in above for column in above)


def _heads(text: str, child: str, words: Words) -> bool:
    """Tell whether one heading parts into others: "Ngày sinh" over "Nam | Nữ"."""
    if not is_heading(text, words):
        return False
    field = words.field(text)[0] or ""
    level = field in LEVELS and words.levels.named(child, words.groups.get(fold(text))).key
    return bool(level) or fold(child) in words.under.get(field, {})
