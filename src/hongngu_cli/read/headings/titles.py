"""The titles above a table: which rows they are, and the lines of text in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hongngu_cli.model.place import Place
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.headers import Header, texts
from hongngu_cli.text.fold import fold

Line = tuple[Place, str]
"""Where a text stands, and the text."""
MOST_TITLES = 12
"""Titles stand in no more rows than these."""
MOST_CELLS = 2
"""A title's row has no more filled cells than these."""


def title_rows(sheet: Sheet, header: Header, first: int) -> range:
    """Give the rows right above a header that may be titles, those that lead up to a row of data.

    Blank rows part the titles from what is above them.
    """
    row = header.first
    while row > max(first, header.first - MOST_TITLES) and not _is_data(sheet, row - 1):
        row -= 1
    while row < header.first and not texts(sheet, row):
        row += 1
    return range(row, header.first)


def _is_data(sheet: Sheet, row: int) -> bool:
    cells = list(texts(sheet, row).values())
    return len(cells) > MOST_CELLS or any(text[:1].isdigit() for text in cells[:1])


def title_lines(sheet: Sheet, rows: Iterable[int], spellings: Spellings) -> Iterator[Line]:
    """Give the texts of title rows, a label and the value beside it as one: "Năm học: 2019-2020".

    Such a text stands where its value does.
    """
    for row in rows:
        label = ""
        for column, text in texts(sheet, row).items():
            if not label and is_label(text, spellings):
                label = text
                continue
            yield sheet.place(row, column), f"{label.rstrip(' :')}: {text}" if label else text
            label = ""
        if label:
            yield sheet.place(row, max(texts(sheet, row))), label


def is_label(text: str, spellings: Spellings) -> bool:
    """Tell whether a text only says what the one beside it is: "Đơn vị", "Năm học:"."""
    bare = text.rstrip(" :.…")
    labels = (spellings.unit_labels, spellings.year_labels, spellings.time_labels)
    known = any(fold(bare) in known for known in labels)
    return known or (text.rstrip(" .…").endswith(":") and ":" not in bare)
