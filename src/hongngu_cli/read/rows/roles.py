"""What each row under a header is: a person, a section, a total, a note."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.recognition import NAMED, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.headers import Header, texts
from hongngu_cli.read.headings.titles import title_rows
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.rows.bare_sections import BareSections
from hongngu_cli.read.rows.glance import BLANK, alike
from hongngu_cli.read.rows.people import PersonRows
from hongngu_cli.read.rows.remarks import Remarks
from hongngu_cli.read.rows.repeated_headers import RepeatedHeaders
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.rows.section_rows import MOST_CELLS, SectionRows
from hongngu_cli.read.rows.sections import Sections
from hongngu_cli.read.rows.total_rows import TotalRows
from hongngu_cli.read.rows.unknown_sections import UnknownSections
from hongngu_cli.read.rows.wrapped import WrappedRows
from hongngu_cli.text.spellings import says_nothing

Cells = Mapping[int, str]
NOTHING: Mapping[int, tuple[str, str]] = {}


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
        self.at = RowColumns(sheet, columns)
        self.headings = SectionRows(self.at, spellings)
        self.totals = TotalRows(self.at, spellings)
        self.remarks = Remarks(self.at, self.headings, spellings)
        self.people = PersonRows(self.at, self.headings, spellings)
        self.wrapped = WrappedRows(self.people)

    def read(self, header: Header, last_row: int, first_row: int = 1) -> RowsRead:
        """Sort the rows after a header down to ``last_row``; its titles begin at ``first_row``.

        Whether a section without a word for it is a unit shows once all rows are sorted.
        """
        self.first_row = first_row
        self._begin(header)
        self._sort_all(last_row)
        if self.silent:
            named, unread = self._told_by_others()
            if named:
                self._begin(header, named)
                self._sort_all(last_row)
            self.result.unread = unread
        last = self.result.people[-1] if self.result.people else last_row
        self.result.withdraw([row for row in self.silent if row > last])
        return self.result

    def _told_by_others(self) -> tuple[dict[int, tuple[str, str]], list[int]]:
        """Tell what sections that give nothing are, by the other rows, and which are unsure."""
        opened = [one for one in self.result.sections if one[0] not in self.silent]
        bare = BareSections(self.people, self.spellings)
        units = bare.units(self.silent, self.result.people, (row for row, _ in opened))
        unknown = UnknownSections(self.people, bare, self.spellings)
        fields = unknown.fields((row for row in self.silent if row not in units), opened)
        named = {row: (field, NAMED) for row, field in fields.items() if field}
        unread = [row for row, field in fields.items() if not field]
        return named | dict.fromkeys(units, ("unit", "section")), unread

    def _begin(self, header: Header, named: Mapping[int, tuple[str, str]] = NOTHING) -> None:
        """Begin beneath a header; ``named`` are sections told by others: their field and source."""
        self.header, self.named = RepeatedHeaders(self.at, header, self.words), named
        self.result = RowsRead(last=header.last)
        above = title_rows(self.sheet, header, self.first_row)
        self.titles = [cells for row in above if (cells := texts(self.sheet, row))]
        self.sections = Sections(self.spellings)
        # Sections that give nothing: a set in order, since a list may have a million.
        self.silent: dict[int, None] = {}
        self.closed, self.ended = False, tuple(self.sections.open)

    def _sort_all(self, last_row: int) -> None:
        beneath = self.result.last
        number = first = beneath + 1
        glances = self.people.plainly().rows(self.sheet.rows, first, last_row)
        while number <= last_row:
            seen, end = alike(glances, number - first)
            if seen == BLANK:
                self.result.put_run(range(number, first + end), "blank")
                number = first + end
                continue
            # Right beneath a header a numbered row may number the columns.
            if seen and number - 1 != beneath:
                self._take(range(number, first + end))
                number = first + end
                continue
            if self._sort(number) == "header":
                beneath = number
            number += 1

    def _take(self, rows: range) -> None:
        self.result.people += rows
        self.result.last = rows[-1]
        self.closed = False

    def _sort(self, number: int) -> str:
        """Put a row where it belongs, and give the reason it was set aside for, if it was."""
        written = texts(self.sheet, number)
        cells = {column: text for column, text in written.items() if not says_nothing(text)}
        if cells and self._is_wrapped(number, cells):
            self.result.wrapped[number] = self.result.people[-1]
            self.result.put(number, "note")
            self.result.last = number
            return "note"
        if cells and self._is_person(number, cells):
            self._take(range(number, number + 1))
            return ""
        reason = self._reason(number, cells)
        self.result.put(number, reason)
        if reason == "header" and self.closed:
            self.sections.end(self.ended)
            self.result.sections.append((number, self.sections.holding()))
        elif reason == "total":
            self.totals.add_up(number, cells, self.result)
        elif reason == "section":
            self._enter(number, cells)
        if reason in {"total", "header", "unrecognised"}:
            self.result.last = number
        return reason

    def _is_wrapped(self, number: int, cells: Cells) -> bool:
        people, above = self.result.people, number - 1
        if not people or self.closed or self.result.wrapped.get(above, above) != people[-1]:
            return False
        return (
            self.wrapped.belongs(number, cells, people[-1])
            and not self.totals.is_one(cells)
            and not self.remarks.close(cells)
            and not self.remarks.are(cells)
        )

    def _is_person(self, number: int, cells: Cells) -> bool:
        if self._is_said_beside(number, cells):
            return False
        if self.people.evidence.is_personal(cells):
            return not self.header.hold(number, self.result)
        if not self.people.counts_as(number, cells, closed=self.closed):
            return False
        signed = self.remarks.close(self.at.named(cells))
        ends = signed and not self.people.numbering.numbered(cells)
        return not (ends or self.totals.is_one(cells) or self.header.hold(number, self.result))

    def _reason(self, number: int, cells: Cells) -> str:
        """Tell why a row that is no person's is set aside."""
        if self.at.is_empty(cells) and not self._is_year(cells):
            return "blank"
        if self.header.hold(number, self.result):
            return "header"
        if self.totals.is_one(cells) or self.totals.is_sum(cells):
            return "total"
        if self._is_note(number, cells):
            return "note"
        if self.headings.head(cells):
            return "section"
        few = len(cells) <= MOST_CELLS and not self.at.holds(cells)
        return "note" if few else "unrecognised"

    def _is_note(self, number: int, cells: Cells) -> bool:
        """Tell a signature, a remark, or what follows signatures up to the next people."""
        if self.remarks.close(cells):
            self.closed, self.ended = True, tuple(self.sections.open)
            self.result.last = number
            return True
        remark = self._is_said_beside(number, cells) or self.remarks.are(cells)
        after = self.closed and not self.people.numbering.follow(number)
        return remark or after or self.at.continues(number, cells)

    def _is_said_beside(self, number: int, cells: Cells) -> bool:
        """Tell titles on a further page, numbered remarks, and explanations beneath a list."""
        people = self.result.people
        return (
            cells in self.titles
            or (bool(people) and self.remarks.are_numbered(number, cells, people[-1]))
            or (self.closed and self.remarks.explain(cells))
        )

    def _is_year(self, cells: Cells) -> bool:
        """Tell a year from the number of a person who is not named yet."""
        people = self.result.people
        if not self.headings.is_year(cells) or not people:
            return False
        return not self.people.numbering.follows(cells, self.at.cells(people[-1]))

    def _enter(self, number: int, cells: Cells) -> None:
        column = max(cells, key=lambda column: len(cells[column]))
        place, text = self.sheet.place(number, column), self.headings.words(cells)
        holding = self.sections.enter(text, place, self.named.get(number))
        self.result.sections.append((number, holding))
        if not self.sections.open[-1].values:
            self.silent[number] = None
