"""What each row under a header is: a person, a section, a total, a note."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.headers import (
    Header,
    is_header_row,
    is_machine_row,
    is_number_row,
    texts,
)
from hongngu_cli.read.headings.overall import title_rows
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.rows.bare_sections import BareSections
from hongngu_cli.read.rows.glance import BLANK, alike
from hongngu_cli.read.rows.people import PersonRows
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.rows.sections import PLAIN, Sections, marker_of
from hongngu_cli.read.rows.wrapped import WrappedRows
from hongngu_cli.text.spellings import says_nothing

MOST_SECTION_CELLS = 3
LONG = 12
"""A text of more words that does not begin as a section does is a remark."""
PAGE = re.compile(r"trang\s*(?:số\s*)?\d+(?:\s*/\s*\d+)?", re.IGNORECASE)
MOST_TOTALS = 500
"""Of more totals none is kept with all rows above it: that would be their number squared."""


class RowReader:
    """Sorts the rows of one table of people."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        words: Words,
        spellings: Spellings,
    ) -> None:
        """Note which words tell the rows apart."""
        self.sheet, self.words, self.spellings = sheet, words, spellings
        self.people = PersonRows(sheet, columns, spellings)
        self.wrapped = WrappedRows(self.people)
        self.bare = BareSections(self.people, spellings)
        self.units: frozenset[int] = frozenset()
        self._begin()

    def _begin(self) -> None:
        self.titles: list[Mapping[int, str]] = []
        self.sections = Sections(self.spellings)
        self.silent: dict[int, None] = {}  # a set in order; a list may have a million sections
        self.closed, self.ended = False, tuple(self.sections.open)

    def read(self, header: Header, last_row: int) -> RowsRead:
        """Sort the rows after a header down to ``last_row``.

        Whether a section without a word for it is a unit shows once all rows are sorted.
        """
        result = self._sorted(header, last_row)
        if self.silent:
            sections = (row for row, _ in result.sections if row not in self.silent)
            self.units = self.bare.units(self.silent, result.people, sections)
        if self.units:
            self._begin()
            result = self._sorted(header, last_row)
        self._withdraw_notes(result)
        return result

    def _sorted(self, header: Header, last_row: int) -> RowsRead:
        result = RowsRead(last=header.last)
        above = title_rows(self.sheet, header, 1)
        self.titles = [cells for row in above if (cells := texts(self.sheet, row))]
        first = header.last + 1
        glances = self.people.plainly.rows(self.sheet.rows, first, last_row)
        number, beneath = first, header.last
        while number <= last_row:
            seen, end = alike(glances, number - first)
            if seen == BLANK:
                result.put_run(range(number, first + end), "blank")
                number = first + end
                continue
            # Right beneath a header a numbered row may number the columns.
            if seen and number - 1 != beneath:
                self._take(range(number, first + end), result)
                number = first + end
                continue
            if self._sort(number, header, result) == "header":
                beneath = number
            number += 1
        return result

    def _take(self, rows: range, result: RowsRead) -> None:
        result.people += rows
        result.last = rows[-1]
        self.closed = False

    def _sort(self, number: int, header: Header, result: RowsRead) -> str:
        """Put a row where it belongs, and give the reason it was set aside for, if it was."""
        written = texts(self.sheet, number)
        cells = {column: text for column, text in written.items() if not says_nothing(text)}
        if not cells:
            result.put(number, "blank")
            return "blank"
        if self._is_wrapped(number, cells, result):
            result.wrapped[number] = result.people[-1]
            result.put(number, "note")
            result.last = number
            return "note"
        if cells in self.titles:
            person = False  # of a page that begins with the titles of the first one
        elif self.people.is_personal(cells):
            person = not self._is_header(number, header, result)
        else:
            person = self.people.counts_as(
                number, cells, closed=self.closed
            ) and not self._is_other(number, cells, header, result)
        if person:
            self._take(range(number, number + 1), result)
            return ""
        reason = self._reason(number, cells, header, result)
        result.put(number, reason)
        if reason == "header" and self.closed:
            self.sections.end(self.ended)
            result.sections.append((number, self.sections.holding()))
        elif reason == "total":
            self._add_up(number, cells, result)
        elif reason == "section":
            self._enter(number, cells, result)
        if reason in {"total", "header", "unrecognised"}:
            result.last = number
        return reason

    def _is_wrapped(self, number: int, cells: Mapping[int, str], result: RowsRead) -> bool:
        above = number - 1
        if (
            not result.people
            or self.closed
            or result.wrapped.get(above, above) != result.people[-1]
        ):
            return False
        return (
            self.wrapped.belongs(number, cells, result.people[-1])
            and not self._is_total(cells)
            and not self._is_closing(cells)
            and not self._is_remark(cells)
        )

    def _is_other(
        self, number: int, cells: Mapping[int, str], header: Header, result: RowsRead
    ) -> bool:
        """Tell whether a row that could be a person's is a header's, a total or the end."""
        return (
            self._is_header(number, header, result)
            or self._is_total(cells)
            or (not self.people.numbered(cells) and self._is_closing(self.people.named(cells)))
        )

    def _reason(
        self, number: int, cells: Mapping[int, str], header: Header, result: RowsRead
    ) -> str:
        """Tell why a row that is no person's is set aside."""
        if self.people.is_empty(cells):
            return "blank"
        if self._is_header(number, header, result):
            return "header"
        if self._is_total(cells) or self.people.is_sum(cells):
            return "total"
        if self._is_note(number, cells, result):
            return "note"
        if self._is_section(cells):
            return "section"
        few = len(cells) <= MOST_SECTION_CELLS and not self.people.holds(cells)
        return "note" if few else "unrecognised"

    def _is_note(self, number: int, cells: Mapping[int, str], result: RowsRead) -> bool:
        """Tell a signature, a remark, or what follows signatures up to the next people."""
        if self._is_closing(cells):
            self.closed, self.ended = True, tuple(self.sections.open)
            result.last = number
            return True
        again = cells in self.titles
        remark = again or self.people.continues(number, cells) or self._is_remark(cells)
        return remark or (self.closed and not self.people.follow(number))

    def _is_header(self, number: int, header: Header, result: RowsRead) -> bool:
        follows = result.set_aside.get("header", [0])[-1] == number - 1  # rows rise
        beneath = not (result.people or result.sections) or follows
        if beneath and (
            is_number_row(self.sheet, number) or is_machine_row(self.sheet, number, beneath=True)
        ):
            return True
        if is_header_row(self.sheet, number, self.words):
            return True
        last = header.last if follows else min(header.first, header.last)
        cells = texts(self.sheet, number)
        again = (texts(self.sheet, row) for row in range(header.first, last + 1))
        return bool(cells) and cells in again

    def _is_total(self, cells: Mapping[int, str]) -> bool:
        if not cells:
            return False
        # A given name in a column of its own may be "Cộng" or "Tổng".
        names = list(self.people.named(cells))[:1]
        leading = (min(cells), *self.people.numbers, *names)
        told = [marker_of(text)[1] for column, text in cells.items() if column in leading]
        words, no_totals = self.spellings.total_words, self.spellings.no_totals
        return any(begins_with(text, words) and not begins_with(text, no_totals) for text in told)

    def _add_up(self, number: int, cells: Mapping[int, str], result: RowsRead) -> None:
        """Note which rows a total adds up: all for "Tổng …", else those since the last total."""
        few = len(result.totals) < MOST_TOTALS
        words = self.spellings.overall_words
        overall = few and any(begins_with(text, words) for text in cells.values())
        since = result.totals[-1][0] if result.totals and not overall else 0
        first = bisect_right(result.people, since)
        result.totals.append((number, tuple(result.people[first:])))

    def _is_closing(self, cells: Mapping[int, str]) -> bool:
        words = self.spellings.closing_words
        return any(begins_with(text.lstrip("(-*. "), words) for text in cells.values())

    def _is_remark(self, cells: Mapping[int, str]) -> bool:
        """Tell a remark between the rows from a section: in brackets, a page, a sentence."""
        if len(cells) > 1:
            return False
        text = next(iter(cells.values()))
        rank, words = marker_of(text)
        named = rank < PLAIN or self.people.names_section(words)
        long = len(words.split()) > LONG and not named
        return text.startswith("(") or PAGE.fullmatch(text) is not None or long

    def _is_section(self, cells: Mapping[int, str]) -> bool:
        """Tell a section's row: few cells, or counts and remarks beside a section's name."""
        words = [text for text in cells.values() if not text.isdigit()]
        first = min(cells)
        begins = first == 1 or first <= max(self.people.leading, default=1)
        alone = len(cells) == 1 and bool(words) and self.people.names_section(words[0])
        if not words or not (begins or alone):
            return False
        return len(cells) <= MOST_SECTION_CELLS or self.people.is_section_named(cells)

    def _enter(self, number: int, cells: Mapping[int, str], result: RowsRead) -> None:
        text = " ".join(self.people.words_of_section(cells))
        column = max(cells, key=lambda column: len(cells[column]))
        place = self.sheet.place(number, column)
        holding = self.sections.enter(text, place, is_unit=number in self.units)
        result.sections.append((number, holding))
        if not self.sections.open[-1].values:
            self.silent[number] = None

    def _withdraw_notes(self, result: RowsRead) -> None:
        """Take sections after the last person that give nothing for notes."""
        last = result.people[-1] if result.people else 0
        silent = {row for row in self.silent if result.people and row > last}
        result.sections = [(row, given) for row, given in result.sections if row not in silent]
        if silent:
            kept = [row for row in result.set_aside["section"] if row not in silent]
            result.set_aside["section"] = kept
        for row in self.silent:
            if row in silent:
                result.put(row, "note")
        result.set_aside = {reason: rows for reason, rows in result.set_aside.items() if rows}
