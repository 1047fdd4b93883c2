"""Find the tables of a sheet: where each begins, what it is, what every row in it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hongngu_cli.model.recognition import NAMES, ColumnMeaning, Given, TableFound
from hongngu_cli.model.settings import Reading, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.tallies import TallyReader
from hongngu_cli.read.headings.columns import BESIDE, column_meanings
from hongngu_cli.read.headings.context import Spellings, spellings_of
from hongngu_cli.read.headings.given_names import with_given_names
from hongngu_cli.read.headings.header_tops import whole_header
from hongngu_cli.read.headings.headers import (
    Header,
    is_header_row,
    is_machine_row,
    is_number_row,
    texts,
)
from hongngu_cli.read.headings.held_columns import without_held
from hongngu_cli.read.headings.issuing_units import says_unit, with_issuer
from hongngu_cli.read.headings.kinds import KindRead, kind_of
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.overall import given_overall
from hongngu_cli.read.headings.roster_columns import (
    of_group,
    roster_columns,
    with_subjects,
    without_classes,
)
from hongngu_cli.read.headings.titles import title_lines
from hongngu_cli.read.headings.words import Words, heading_paths, heading_words
from hongngu_cli.read.recognitions.lettered import lettered
from hongngu_cli.read.recognitions.saved import Forms, forms_of
from hongngu_cli.read.rows.glance import worded_rows
from hongngu_cli.read.rows.roles import RowReader
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.tables.beside import begins_beside, left_of, names_people, parted, right_of
from hongngu_cli.read.tables.confidence import judged
from hongngu_cli.read.tables.filled_columns import settled_by_cells
from hongngu_cli.read.tables.teachers_schools import own_schools
from hongngu_cli.read.tables.titled import begins_list
from hongngu_cli.text.levels import DOUBTS

NO_HEADER = Header(1, 0)
"""The header of a table without one: its rows begin with the first of the sheet."""
OF_PEOPLE = ("roster", "cadres", "placement")


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds tables with one vocabulary and one set of overrules."""

    vocabulary: Vocabulary
    reading: Reading
    words: Words
    spellings: Spellings
    near: NearHeadings
    saved: Forms
    meant: dict[Hashable, Mapping[int, ColumnMeaning]] = field(default_factory=dict)
    """What the columns of the headers met so far mean; thousands of files bear the same one."""

    def tables(self, sheet: Sheet) -> tuple[TableFound, ...]:
        """Find the sheet's tables from top to bottom; none where no header is found.

        What stands between two tables is the title of the later one. A header without rows
        beneath it was none, where another follows.
        """
        headers = list(self._headers(sheet)) or list(self._without_header(sheet))
        found: list[TableFound] = []
        first = 1
        for at, (header, columns) in enumerate(headers):
            last = headers[at + 1][0].first - 1 if at + 1 < len(headers) else None
            tables = self._side_by_side(sheet, header, columns, (first, last), found)
            if last is not None and not any(table.people for table in tables):
                continue
            found += tables
            first = max(table.last_row for table in tables) + 1
        return tuple(found)

    def _side_by_side(
        self,
        sheet: Sheet,
        header: Header,
        columns: dict[int, ColumnMeaning],
        rows: tuple[int, int | None],
        before: Sequence[TableFound],
    ) -> list[TableFound]:
        """Read the table under a header, and the lists of the same kind at its right."""
        start = begins_beside(columns, BESIDE)
        right = right_of(sheet, start, ()) if start else sheet
        if not start or not names_people(self._columns(right, header)):
            return [self._table(sheet, header, columns, rows, before)]
        titles = range(rows[0], header.first)
        own = {column: meaning for column, meaning in columns.items() if column < start}
        left = self._table(left_of(sheet, start, titles), header, own, rows, before)
        shared = {*titles, *left.set_aside.get("section", ())}
        right = right_of(sheet, start, shared)
        more = self._side_by_side(right, header, self._columns(right, header), rows, before)
        if more[0].kind != left.kind:
            return [self._table(sheet, header, columns, rows, before)]
        first, second = parted(sheet, left, more[0])
        return [first, second, *(replace(table, sheet=sheet) for table in more[1:])]

    def _headers(self, sheet: Sheet) -> Iterable[tuple[Header, dict[int, ColumnMeaning]]]:
        """Find the headers that begin a table; one repeated by a page break begins none."""
        if self.reading.header_rows:
            named = Header(*self.reading.header_rows)
            yield named, self._columns(sheet, named)
            return
        beneath, current, before = 0, None, NO_HEADER
        for row in worded_rows(sheet.rows):
            if row <= beneath:
                continue
            header = (
                self.saved.header_at(sheet, row)
                or whole_header(sheet, row, self.words)
                or self.saved.changed_header_at(sheet, row)
            )
            if header is None:
                continue
            columns = self._columns(sheet, header)
            again = columns == current
            if not again or begins_list(sheet, header, columns, before, self.spellings):
                current, before = columns, header
                yield header, columns
            # Names for machines beneath a header are words of headings too, and begin none.
            beneath = header.last + is_number_row(sheet, header.last + 1)
            beneath += is_machine_row(sheet, beneath + 1, beneath=True)

    def _without_header(self, sheet: Sheet) -> Iterable[tuple[Header, dict[int, ColumnMeaning]]]:
        """Take the whole sheet for one table where the user named its columns by letters."""
        columns = lettered(self.reading.map, sheet)
        if names_people(columns):
            yield NO_HEADER, columns

    def _columns(self, sheet: Sheet, header: Header) -> dict[int, ColumnMeaning]:
        paths = heading_paths(sheet, header.first, header.last)
        key = tuple(paths.items())
        if key not in self.meant:
            self.meant[key] = column_meanings(paths, self.words)
        columns = self.saved.understood(sheet, header, self.meant[key])
        columns = with_given_names(sheet, header.last, columns)
        return {**lettered(self.reading.map, sheet), **columns} if self.reading.map else columns

    def _table(
        self,
        sheet: Sheet,
        header: Header,
        columns: dict[int, ColumnMeaning],
        rows: tuple[int, int | None],
        before: Sequence[TableFound],
    ) -> TableFound:
        """Read a table from its titles on; with a last row None it ends with the sheet."""
        first, last = rows
        title_rows = range(first, header.first)
        # A header that was none has labels for words, which are no unit and no level.
        told = [row for row in title_rows if not is_header_row(sheet, row, self.words)]
        given = given_overall(sheet, told, self.spellings, before)
        kind, columns, read = self._understood(
            sheet, header, columns, (title_rows, last or len(sheet.rows)), given
        )
        if not says_unit(columns, read.sections):
            lines = title_lines(sheet, told, self.spellings)
            given = with_issuer(given, lines, before, self.spellings)
        if last is not None:
            read.cut()
        for row in title_rows:
            read.put(row, "note" if texts(sheet, row) else "blank")
        for row in range(header.first, header.last + 1):
            read.put(row, "header")
        table = TableFound(
            sheet,
            kind.key,
            None if header == NO_HEADER else (header.first, header.last),
            first,
            len(sheet.rows) if last is None else read.last,
            columns,
            1.0,
            kind.why,
            tuple(read.people),
            {reason: tuple(sorted(numbers)) for reason, numbers in read.set_aside.items()},
            tuple(read.sections),
            given,
            tuple(read.totals),
            dict(read.wrapped),
        )
        levels = self.spellings.levels
        return judged(table, levels, self.near, rival=kind.rival, saved=kind.saved)

    def _understood(
        self,
        sheet: Sheet,
        header: Header,
        columns: dict[int, ColumnMeaning],
        rows: tuple[range, int],
        given: Mapping[str, Given],
    ) -> tuple[KindRead, dict[int, ColumnMeaning], RowsRead]:
        """Sort the rows; with what sections tell, say what kind of table it is."""
        title_rows, last = rows
        people = any(meaning.field in NAMES for meaning in columns.values())
        read = (self._people if people else self._counts)(sheet, columns, header, last)
        sources = (given, *(values for _, values in read.sections))
        outside = [values["level"] for values in sources if "level" in values]
        told = any(level.value not in DOUBTS for level in outside)
        title = " ".join(text for row in title_rows for text in texts(sheet, row).values())
        kind = kind_of(columns, f"{title} {sheet.name or ''}", self.vocabulary, told=told)
        if form := self.saved.form_of(sheet, header):
            kind = form.kind(kind)
        if people and kind.key not in OF_PEOPLE:
            read = self._counts(sheet, columns, header, last)
        if kind.key == "roster":
            levels = self.spellings.levels
            if form is None:
                if "level" in given:
                    columns = without_classes(columns, str(given["level"].value), self.vocabulary)
                if "context" in given:
                    columns = of_group(columns, str(given["context"].value), levels)
                columns = settled_by_cells(columns, sheet, read.people, levels)
                schools = self.spellings.school_words
                columns = own_schools(columns, sheet, read.people, schools)
                columns = without_held(columns, sheet, read.people, self.words)
                settled = roster_columns(columns, sheet, read.people, levels, told=told)
                subjects = self.words.subjects if told else frozenset()
                columns = with_subjects(settled, columns, subjects)
            if not outside and not any(meaning.field == "level" for meaning in columns.values()):
                kind = replace(kind, key=None, why=NO_LEVEL)
        return kind, columns, read

    def _people(
        self, sheet: Sheet, columns: Mapping[int, ColumnMeaning], header: Header, last_row: int
    ) -> RowsRead:
        return RowReader(sheet, columns, self.words, self.spellings).read(header, last_row)

    def _counts(
        self, sheet: Sheet, columns: Mapping[int, ColumnMeaning], header: Header, last_row: int
    ) -> RowsRead:
        reader = TallyReader(sheet, columns, self.words, self.spellings, self.vocabulary)
        return reader.read(header, last_row)


def recogniser(
    vocabulary: Vocabulary, reading: Reading, saved: Sequence[SavedTable] = ()
) -> Recogniser:
    """Make a recogniser; folding the vocabulary is done once."""
    spellings = spellings_of(vocabulary)
    words = heading_words(vocabulary, spellings.levels, reading.map)
    near = NearHeadings(vocabulary)
    return Recogniser(vocabulary, reading, words, spellings, near, forms_of(saved))


NO_LEVEL = (
    "danh sách người nhưng không cột, dòng mục hay tiêu đề nào cho biết trình độ được cử đi học"
)
