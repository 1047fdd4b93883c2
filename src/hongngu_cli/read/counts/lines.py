"""What each row of a table of counts is by itself, before the rows around it are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.counts.cells import CountCells, NumberRead
from hongngu_cli.read.counts.words import (
    BULLETS,
    LETTERS,
    NUMBERED,
    WITHIN,
    WOMEN,
    Beginnings,
    rank_of,
)
from hongngu_cli.read.enrolments.typed import is_ditto
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.count_headings import PORTION
from hongngu_cli.read.headings.headers import (
    Header,
    is_header_row,
    is_machine_row,
    is_number_row,
    texts,
)
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.rows.glance import blank_rows
from hongngu_cli.read.rows.remarks import LONG, PAGE
from hongngu_cli.read.rows.sections import PLAIN, marker_of
from hongngu_cli.text.spellings import says_nothing

FEW = 2
COLUMN_NUMBER = re.compile(r"[(\[]?[A-Z][)\]]?|[(\[]\d{1,2}[)\]](?:\s*=.*)?")
"""A column's number in brackets, with what it is made of: "(3)=(4)+(5)"."""


@dataclass(slots=True)
class Line:
    """A row of a table of counts.

    ``kind`` is ``blank``, ``header``, ``total``, ``data`` (its own numbers, or none yet),
    ``bare`` (numbers without any words), ``text`` (words without numbers), ``odd`` (words
    where numbers belong), ``portion`` or ``note``; later on ``group``, ``section``,
    ``whole`` (all levels of a unit) and ``derived`` (a rate or a gap) too.
    ``rank`` is that of its marker, PLAIN without one; ``within`` tells "Trong đó". A row that
    leaves its first label to the row above it ``continues`` that one; one whose words begin in
    the column of numbers ``reaches`` over it. ``members`` are the lines that a group or a
    total adds up, by their place among all lines.
    """

    row: int
    kind: str
    words: str = ""
    column: int = 0
    rank: int = PLAIN
    continues: bool = False
    reaches: bool = False
    within: bool = False
    numbers: Mapping[int, NumberRead] = field(default_factory=dict)
    members: tuple[int, ...] = ()

    @property
    def values(self) -> dict[int, int]:
        """The numbers that can be added, by column."""
        return {c: read.value for c, read in self.numbers.items() if read.value is not None}

    @property
    def is_counted(self) -> bool:
        """Whether the row has numbers of its own."""
        return self.kind == "data" and any(read.numeric for read in self.numbers.values())


@dataclass(frozen=True, slots=True)
class TallyColumns:
    """The columns of numbers, those whose words label a row, from the left, and the STT."""

    numeric: Sequence[int]
    labels: Sequence[int]
    stt: int = 0
    unit: int = 0
    level: int = 0


class LineReader:
    """Sorts the rows of one table of counts, each by itself."""

    def __init__(
        self, sheet: Sheet, columns: TallyColumns, words: Words, spellings: Spellings
    ) -> None:
        """Note the words that tell rows apart, and which labels reach over several rows."""
        self.sheet, self.columns, self.words = sheet, columns, words
        self.cells = CountCells(sheet, spellings.heads)
        self.total_words = Beginnings(spellings.total_words)
        self.not_totals = spellings.not_totals
        self.closing_words = Beginnings(spellings.closing_words)
        self.covered = {
            row
            for area in sheet.merged
            if area.first_column in columns.labels
            for row in range(area.first_row + 1, min(area.last_row, len(sheet.rows)) + 1)
        }
        self.closed = False

    def lines(self, header: Header, last_row: int) -> list[Line]:
        """Sort the rows after a header down to ``last_row``."""
        self.closed = False
        found: list[Line] = []
        lower = [texts(self.sheet, row) for row in range(header.first + 1, header.last + 1)]
        begun = False
        blank = blank_rows(self.sheet.rows, header.last + 1, last_row)
        for row in range(header.last + 1, last_row + 1):
            if blank[row - header.last - 1]:
                found.append(Line(row, "blank"))
                continue
            cells = texts(self.sheet, row)
            beneath = found[-1].kind == "header" if found else True
            if cells and self._is_header(row, cells, lower if beneath else [], begun=begun):
                line = Line(row, "header")
                self.closed = False
            else:
                line = self._line(row, cells)
            begun = begun or line.kind in {"data", "total"}
            found.append(line)
        return found

    def _is_header(
        self, row: int, cells: Mapping[int, str], lower: Sequence[Mapping[int, str]], *, begun: bool
    ) -> bool:
        numbering = not begun or bool(lower)
        return (
            is_header_row(self.sheet, row, self.words)
            or (numbering and (is_number_row(self.sheet, row) or is_machine_row(self.sheet, row)))
            or (numbering and all(COLUMN_NUMBER.fullmatch(text) for text in cells.values()))
            or cells in lower
        )

    def _line(self, row: int, cells: Mapping[int, str]) -> Line:
        columns = self.columns
        told = {column: text for column, text in cells.items() if not says_nothing(text)}
        numbers = {c: self.cells.number(row, c) for c in columns.numeric if c in told}
        column = next((column for column in columns.labels if column in told), 0)
        stt = cells.get(columns.stt, "")
        reaches = bool(stt) and not says_nothing(stt) and rank_of(stt) == PLAIN
        if reaches:
            column, stt = columns.stt, ""
        line = Line(row, "", told.get(column, ""), column, reaches=reaches, numbers=numbers)
        ditto = is_ditto(line.words)
        if stt:
            line.rank = rank_of(stt)
        else:
            line.rank, line.words = (PLAIN, "") if ditto else marker_of(line.words)
        if inner := WITHIN.match(line.words):
            line.within, line.words = True, line.words[inner.end() :]
            line.rank = BULLETS
        line.continues = bool(column) and not reaches and column != columns.labels[0]
        line.kind = self._kind(line, stt, cells, told)
        return line

    def _kind(self, line: Line, stt: str, cells: Mapping[int, str], told: Mapping[int, str]) -> str:
        """Tell what a row is by its words and numbers."""
        if not cells:
            return "blank"
        if self._is_total(line.words, numbered=NUMBERED.fullmatch(stt) is not None):
            return "total"
        if WOMEN.fullmatch(line.words) or (
            PORTION.fullmatch(line.words) and line.rank in range(LETTERS, PLAIN)
        ):
            return "portion"
        if any(read.numeric for read in line.numbers.values()):
            labelled = line.column or NUMBERED.fullmatch(stt) or line.row in self.covered
            return "data" if labelled else "bare"
        if not line.within and self._closes(told.values()):
            self.closed = True
        return "note" if self.closed else self._without_numbers(line, stt, cells, told)

    def _is_total(self, words: str, *, numbered: bool) -> bool:
        """Tell a total by its words; a row with a number is none where it says more than that."""
        if numbered:
            return self.total_words.are(words)
        return self.total_words.begin(words) and not begins_with(words, self.not_totals)

    def _closes(self, texts: Iterable[str]) -> bool:
        return any(self.closing_words.begin(text.lstrip("(-*. ")) for text in texts)

    def _without_numbers(
        self, line: Line, stt: str, cells: Mapping[int, str], told: Mapping[int, str]
    ) -> str:
        """Tell a row of data that has no number, words alone, or words where numbers belong."""
        labels = [column for column in self.columns.labels if column in told]
        if labels and (NUMBERED.fullmatch(stt) or len(labels) >= FEW):
            return "data"
        if labels and any(column in cells for column in self.columns.numeric):
            return "odd" if line.numbers else "data"
        if not line.column:
            return "odd" if len(told) > FEW else "note"
        remark = line.words.startswith("(") or PAGE.fullmatch(line.words)
        long = line.rank == PLAIN and len(line.words.split()) > LONG
        return "note" if remark or long else "text"
