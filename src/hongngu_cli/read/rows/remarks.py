"""Rows beneath and between people that are none: signatures, pages, sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_cli.read.headings.context import COMRADE, Spellings, begins_with, is_full_name
from hongngu_cli.read.rows.numbering import Numbering
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.section_rows import SectionRows
from hongngu_cli.read.rows.sections import PLAIN, marker_of

LONG = 12
"""A text of more words that does not begin as a section does is a remark."""
LONGEST_NAME = 7
"""Words of a person's name at most."""
PAGE = re.compile(r"trang\s*(?:số\s*)?\d+(?:\s*/\s*\d+)?", re.IGNORECASE)
BLANK = r"[\d\s./…_-]*"
DATED = re.compile(
    rf"(?:[^,;:\d]{{1,40}},\s*)?ngày(?:{BLANK}tháng{BLANK}năm{BLANK}|[\s\d./-]{{6,}})",
    re.IGNORECASE,
)
"""The line above signatures: "An Phước, ngày … tháng … năm 2019"."""
STARS = ("*", "**", "***")
NO_NAME = re.compile(r"[\d:;,/%()]")
BEHIND_NAME = re.compile(r"\s*[(,;–-].*")


class Remarks:
    """Tells remarks and signatures in one table of people."""

    def __init__(self, columns: RowColumns, sections: SectionRows, spellings: Spellings) -> None:
        """Go by the columns of the table."""
        self.at, self.sections, self.spellings = columns, sections, spellings
        self.numbering = Numbering(columns)

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
        told = text.startswith("(") or self._is_nobody(text) or COMRADE.match(text)
        signs = PAGE.fullmatch(text) or DATED.fullmatch(text)
        long = len(words.split()) > LONG or self.sections.is_continued(words)
        return bool(told or signs) or (long and not named)

    def are_numbered(self, number: int, cells: Mapping[int, str], person: int) -> bool:
        """Tell a remark with a number of its own, "(1) | Tính đến 31/12", from a bare name.

        It holds nothing else, and says that there is nobody; or its words are no name, and its
        number is not the one that follows on the last ``person``, or is written otherwise. A
        level above people ("* | Cao cấp LLCT (01 đ/c)") heads them.
        """
        names = self.at.named(cells)
        marked = self.numbering.numbered(cells) or self._is_starred(cells)
        if not names or not marked or not set(cells) <= {*self.at.leading}:
            return False
        text = " ".join(names.values())
        if self._heads_level(number, text):
            return False
        in_turn = self.numbering.follows(cells, self.at.cells(person))
        other = not in_turn and not self.sections.is_named(cells) and not self._may_be_name(text)
        return self._is_nobody(text) or other

    def _heads_level(self, number: int, text: str) -> bool:
        """Tell a level over its people; with a subject where they are numbered anew, or not."""
        words, levels = self.spellings.heads.without(text), self.spellings.levels
        beneath = self.numbering.beside(number, 1)
        person = bool(self.at.named(beneath)) and bool(self.at.told(beneath))
        if levels.named(words).key:
            return person or self.numbering.follow(number)
        anew = self.numbering.number_of(beneath) in {None, 1}
        short = len(words.split()) <= LONGEST_NAME
        return person and anew and short and levels.read(words).key is not None

    def explain(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row beneath a list says what a word in it means: "TC | Trung cấp"."""
        told = [text for column, text in cells.items() if column not in self.at.numbers]
        meant = [self.spellings.levels.named(text).key for text in told]
        return len(meant) > 1 and meant[0] is not None and len(set(meant)) == 1

    def _is_starred(self, cells: Mapping[int, str]) -> bool:
        return any(cells.get(column, "").strip("()") in STARS for column in self.at.numbers)

    def _is_nobody(self, text: str) -> bool:
        return begins_with(text.lstrip("("), self.spellings.nobody)

    def _may_be_name(self, text: str) -> bool:
        """Tell whether a text may be a name: by its surname, or by how it is written."""
        if is_full_name(BEHIND_NAME.sub("", text), self.spellings.surnames):
            return True
        words = text.split()
        capitals = {word[0].isupper() for word in words}
        return len(words) <= LONGEST_NAME and len(capitals) == 1 and not NO_NAME.search(text)
