"""What is said of a sheet that should count people and was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import whole
from hongngu_cli.text.spellings import any_of
from hongngu_cli.text.years import year_in

OF_COUNTS = ("quota", "demand", "plan", "results")
FEWEST = 2
"""So many cells of one row are numbers, or headings, and no remark."""
LOOKED_AT = 50
"""So many rows of a sheet are looked at."""


def counts_unread(sheet: Sheet, vocabulary: Vocabulary) -> Issue | None:
    """Say that a sheet with numbers beneath a title about training has no header we know."""
    rows = [texts(sheet, row) for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1)]
    numbers = next((at for at, cells in enumerate(rows) if _are_numbers(cells.values())), len(rows))
    title = " ".join(fold(text) for cells in rows[:numbers] for text in cells.values())
    levels = (text for level in vocabulary.level for text in (level.label, level.short) if text)
    course = any_of(map(fold, (*vocabulary.rows.course, *vocabulary.rows.sending, *levels)))
    label = next((label for label, words in _kinds(vocabulary) if words.search(title)), None)
    if numbers == len(rows) or label is None or not course.search(title):
        return None
    row = next(at for at, cells in enumerate(rows) if len(cells) >= FEWEST) + 1
    column, heading = next(islice(texts(sheet, row).items(), 1))
    return Issue(
        "header-missing",
        "warning",
        sheet.place(row, column),
        heading,
        f"Bảng này có vẻ là bảng số liệu ({label}) nhưng chưa rõ dòng và cột nói về gì nên chưa "
        "đọc số nào.",
        'Ghi "Trình độ", "Đơn vị" hoặc "Năm" làm tiêu đề của cột đầu tiên; ghi trình độ, tên đơn '
        "vị hoặc năm làm tiêu đề của các cột số.",
    )


def _are_numbers(cells: Iterable[str]) -> bool:
    return sum(whole(text) is not None and not year_in(text) for text in cells) >= FEWEST


def _kinds(vocabulary: Vocabulary) -> Iterable[tuple[str, re.Pattern[str]]]:
    """Give the kinds of counts with the words that name them in a title."""
    for kind in vocabulary.kind:
        if kind.key in OF_COUNTS:
            yield kind.label, any_of(map(fold, kind.title_words))
