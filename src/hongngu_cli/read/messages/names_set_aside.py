"""Rows that were set aside though a person's name stands in their cell of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import (
    COMRADE,
    begins_with,
    is_full_name,
    spellings_of,
    surnames_of,
)
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.rows.numbering import Numbering
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import any_of

SHORT = 2
"""Words of a name that is as likely a place's: "An Phước"."""
NUMBER = re.compile(r"\d+\s*[.)/–-]?\s*(?=\D)")
OTHER_SIGN = re.compile(r"[^\w\s'’]")
"""What no name holds: "Văn hóa - Xã hội"."""


def names_set_aside(table: TableFound, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell each section that reads as a person's name, and each remark right beneath people.

    Lists have sections called after places, whose names begin as people's do; so a name that
    people are numbered anew beneath is none, nor is one written in capitals unlike the others,
    or in a cell merged across the columns.
    """
    column, surnames = table.column_of("stt"), surnames_of(vocabulary)
    if column is None or not table.people:
        return
    sections, people = {row for row, _ in table.sections}, set(table.people)
    across = {
        area.first_row
        for area in table.sheet.merged
        if area.first_column <= column < area.last_column
    }
    named = {
        row: name
        for row in sorted(sections.union(table.set_aside.get("note", ())) - across)
        if is_full_name(name := _name(texts(table.sheet, row).get(column, "")), surnames)
    }
    if not named:
        return
    rows = _Rows(table, vocabulary)
    for row, name in named.items():
        beneath = row - 1 in people  # else it signs the list
        if (row in sections or beneath) and rows.may_be_person(row, name):
            people.add(row)
            what = "dòng mục" if row in sections else "ghi chú dưới danh sách"
            yield Issue(
                "name-set-aside",
                "warning",
                table.sheet.place(row, column),
                texts(table.sheet, row)[column],
                f"Ô này ghi như họ tên một người, nhưng dòng được hiểu là {what} nên không tính.",
                "Nếu là một người, ghi họ tên vào cột họ và tên, bổ sung các ô còn thiếu của dòng; "
                "nếu không phải thì giữ nguyên.",
            )


def _name(text: str) -> str:
    """Leave a name by itself, without a number or a form of address before it."""
    return COMRADE.sub("", NUMBER.sub("", text, count=1), count=1)


class _Rows:
    """Tells of rows of one table that bear a name whether they may be people's."""

    def __init__(self, table: TableFound, vocabulary: Vocabulary) -> None:
        """Note how names are written there; "Nam", "Quý" are categories, but names too."""
        self.at, self.spellings = RowColumns(table.sheet, table.columns), spellings_of(vocabulary)
        self.numbering = Numbering(self.at)
        self.categories = any_of(fold(word) for word in vocabulary.rows.category if " " in word)
        names = (" ".join(self.at.named(self.at.cells(row)).values()) for row in table.people)
        self.in_capitals = next(filter(None, names), "").isupper()

    def may_be_person(self, row: int, name: str) -> bool:
        """Tell whether what reads as a name is no section's, and is written as names are."""
        words, surname = name.split(), fold(name).split()[0]
        as_names = (
            all(word[0].isupper() for word in words)
            and name.isupper() == self.in_capitals
            and not OTHER_SIGN.search(name)
            and surname not in self.spellings.middle_names
        )
        if not as_names or self._is_called_as_sections(name):
            return False
        if self.numbering.is_renumbered_beneath(row):
            return False
        likely = len(words) > SHORT and len(words[-1]) > 1
        return likely or self._is_skipped(row) or self._tells_more(row)

    def _is_called_as_sections(self, name: str) -> bool:
        spellings = self.spellings
        return (
            begins_with(name, spellings.section_words)
            or spellings.units.known(name) is not None
            or spellings.levels.read(name).doubt != "unknown"
            or self.categories.search(fold(name)) is not None
        )

    def _is_skipped(self, row: int) -> bool:
        """Tell whether the numbers around a row leave its own out."""
        above, beneath = (self.numbering.beside(row, step) for step in (-1, 1))
        last, following = self.numbering.number_of(above), self.numbering.number_of(beneath)
        return last is not None and following == last + 2

    def _tells_more(self, row: int) -> bool:
        """Tell whether something else than a count stands beside a name."""
        told = self.at.told(self.at.cells(row)).values()
        return not all(map(self.spellings.heads.are, told))
