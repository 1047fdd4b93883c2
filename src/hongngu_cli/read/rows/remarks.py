"""Rows beneath and between people that are none: signatures, pages, sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.section_rows import SectionRows
from hongngu_cli.read.rows.sections import PLAIN, marker_of

LONG = 12
"""A text of more words that does not begin as a section does is a remark."""
PAGE = re.compile(r"trang\s*(?:số\s*)?\d+(?:\s*/\s*\d+)?", re.IGNORECASE)


class Remarks:
    """Tells remarks and signatures in one table of people."""

    def __init__(self, columns: RowColumns, sections: SectionRows, spellings: Spellings) -> None:
        """Go by the columns of the table."""
        self.at, self.sections, self.spellings = columns, sections, spellings

    def close(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row begins what is written beneath a list."""
        words = self.spellings.closing_words
        return any(begins_with(text.lstrip("(-*. "), words) for text in cells.values())

    def are(self, cells: Mapping[int, str]) -> bool:
        """Tell a remark between the rows from a section: in brackets, a page, a sentence."""
        if len(cells) > 1:
            return False
        text = next(iter(cells.values()))
        rank, words = marker_of(text)
        named = rank < PLAIN or self.sections.begins_name(words)
        long = len(words.split()) > LONG and not named
        return text.startswith("(") or PAGE.fullmatch(text) is not None or long
