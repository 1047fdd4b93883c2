"""Find the tables of a sheet: where each begins, what it is, what every row in it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.counts import KINDS as COUNTED_KINDS
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import KINDS_OF_PEOPLE, ColumnMeaning, TableFound
from hongngu_cli.model.settings import Reading, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.columns import BESIDE
from hongngu_cli.read.headings.context import Spellings, spellings_of
from hongngu_cli.read.headings.header_tops import whole_header
from hongngu_cli.read.headings.headers import Header, is_header_row, texts
from hongngu_cli.read.headings.issuing_units import says_unit, with_issuer
from hongngu_cli.read.headings.kinds import TALLY, kinds_named
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.overall import given_overall, with_level_above
from hongngu_cli.read.headings.titles import title_lines
from hongngu_cli.read.headings.words import Words, heading_words
from hongngu_cli.read.recognitions.saved import Forms, forms_of
from hongngu_cli.read.rows.not_sent import not_sent
from hongngu_cli.read.rows.people_in_cells import people_in_cells
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.tables.beside import (
    begins_beside,
    begins_lower,
    holds_data,
    left_of,
    names_people,
    parted,
    right_of,
)
from hongngu_cli.read.tables.confidence import judged
from hongngu_cli.read.tables.contents import NO_LEVEL, TableContents
from hongngu_cli.read.tables.continued import told_above
from hongngu_cli.read.tables.ended_titles import EndedTitles
from hongngu_cli.read.tables.table_headers import NO_HEADER, TableHeaders
from hongngu_cli.read.tables.unknown_titles import UnknownTitles

ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds tables with one vocabulary and one set of overrules."""

    words: Words
    spellings: Spellings
    near: NearHeadings
    saved: Forms
    headers: TableHeaders
    contents: TableContents
    unknown: UnknownTitles

    def tables(self, sheet: Sheet) -> tuple[TableFound, ...]:
        """Find the sheet's tables from top to bottom; none where no header is found.

        What stands between two tables is the title of the later one. A header without rows
        beneath it was none, where another follows.
        """
        headers = self.headers.of_sheet(sheet)
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

    def continued(self, sheet: Sheet, above: TableFound, headed: TableFound) -> TableFound:
        """Read a sheet that goes on with a list, whose header ``headed`` has.

        ``above`` is the list's last part, on the sheet before.
        """
        columns = self.headers.columns(headed.sheet, Header(*(headed.header_rows or (1, 0))))
        width = len(sheet.rows[0])
        own = {column: meaning for column, meaning in columns.items() if column <= width}
        return self._table(sheet, NO_HEADER, own, (1, None), [above])

    def _side_by_side(
        self,
        sheet: Sheet,
        header: Header,
        columns: dict[int, ColumnMeaning],
        rows: tuple[int, int | None],
        before: Sequence[TableFound],
    ) -> list[TableFound]:
        """Read the table under a header, and the lists of the same kind at its right."""
        if lower := self._lower_beside(sheet, header, columns, rows, before):
            return lower
        start = begins_beside(columns, BESIDE)
        right = right_of(sheet, start, ()) if start else sheet
        if not start or not holds_data(self.headers.columns(right, header)):
            return [self._table(sheet, header, columns, rows, before)]
        titles = range(rows[0], header.first)
        own = {column: meaning for column, meaning in columns.items() if column < start}
        left = self._table(left_of(sheet, start, titles), header, own, rows, before)
        shared = {*titles, *left.set_aside.get("section", ())}
        right = right_of(sheet, start, shared)
        more = self._side_by_side(right, header, self.headers.columns(right, header), rows, before)
        if more[0].kind != left.kind:
            return [self._table(sheet, header, columns, rows, before)]
        return _beside(sheet, left, more)

    def _lower_beside(
        self,
        sheet: Sheet,
        header: Header,
        columns: dict[int, ColumnMeaning],
        rows: tuple[int, int | None],
        before: Sequence[TableFound],
    ) -> list[TableFound]:
        """Read the table under a header and the lists beside it that begin on lower rows, if any.

        The year and the unit of its titles hold for those, too.
        """
        first, last = rows
        beneath = range(header.last + 1, (last or len(sheet.rows)) + 1)
        found = begins_lower(sheet, columns, beneath, self.words) if names_people(columns) else None
        right = right_of(sheet, found[0], ()) if found else sheet
        lower = whole_header(right, found[1], self.words) if found else None
        if not found or not lower:
            return []
        titles = range(first, header.first)
        only = left_of(sheet, found[0], titles)
        left = self._table(only, header, self.headers.columns(only, header), rows, before)
        of_right = self.headers.columns(right, lower)
        more = self._side_by_side(right, lower, of_right, rows, [*before, left])
        if more[0].kind != left.kind:
            return []
        return _beside(sheet, left, more)

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
        goes_on = header == NO_HEADER and before
        given = given_overall(sheet, told, self.spellings, () if goes_on else before)
        if goes_on:
            given = told_above(before[-1], given)
        elif before and _headings(columns) == _headings(before[-1].columns):
            lines = title_lines(sheet, told, self.spellings)
            given = with_level_above(given, lines, before[-1], self.spellings)
        kind, columns, read = self.contents.read(
            sheet, header, columns, (title_rows, last or len(sheet.rows)), given
        )
        if kind.why == NO_LEVEL:
            lines = title_lines(sheet, told, self.spellings)
            if unknown := self.unknown.told(sheet, columns, read.people, lines):
                kind, given = replace(kind, key=ROSTER, why=""), {**given, **unknown}
        if kind.key == TALLY and before and self._title_names(before[0]):
            kind = replace(kind, key=before[0].kind)
        if not says_unit(columns, read.sections):
            above = list(title_lines(sheet, told, self.spellings))
            people = kind.key in KINDS_OF_PEOPLE
            given = with_issuer(given, above, before, self.spellings, offices=people)
        if last is not None:
            read.cut()
        if kind.key == ROSTER:
            given = EndedTitles(sheet, header, told, self.spellings).told(given, read)
        _put_head(read, sheet, title_rows, header)
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
            unread=tuple(read.unread),
            not_sent=not_sent(sheet, header, columns, read, self.spellings)
            if kind.key == ROSTER
            else {},
            proposed=self._proposed(sheet, title_rows) if kind.by_title else None,
            several=people_in_cells(sheet, columns, read.people, self.spellings)
            if kind.key == ROSTER
            else {},
        )
        levels = self.spellings.levels
        return judged(table, levels, self.near, rival=kind.rival, saved=kind.saved)

    def _proposed(self, sheet: Sheet, title_rows: Iterable[int]) -> Place | None:
        """Give the title that says that those beneath are only put forward."""
        above = [(row, at) for row in title_rows for at in texts(sheet, row)]
        at = self.spellings.proposals.names([texts(sheet, row)[at] for row, at in above])
        return None if at is None else sheet.place(*above[at])

    def _title_names(self, table: TableFound) -> bool:
        """Tell whether the titles above a table say its kind, which then hold for later ones."""
        end = table.header_rows[0] if table.header_rows else table.first_row
        rows = range(table.first_row, end)
        title = " ".join(text for row in rows for text in texts(table.sheet, row).values())
        return (
            table.kind in kinds_named(title, self.contents.vocabulary)
            and table.kind in COUNTED_KINDS
        )


def _beside(sheet: Sheet, left: TableFound, more: Sequence[TableFound]) -> list[TableFound]:
    """Give a table and those read at its right, all as parts of the whole sheet."""
    first, second = parted(sheet, left, more[0])
    return [first, second, *(replace(table, sheet=sheet) for table in more[1:])]


def _put_head(read: RowsRead, sheet: Sheet, title_rows: Iterable[int], header: Header) -> None:
    """Set aside the rows of a table's titles and its header."""
    for row in title_rows:
        read.put(row, "note" if texts(sheet, row) else "blank")
    for row in range(header.first, header.last + 1):
        read.put(row, "header")


def _headings(columns: Mapping[int, ColumnMeaning]) -> set[tuple[int, str]]:
    return {(column, meaning.heading) for column, meaning in columns.items()}


def recogniser(
    vocabulary: Vocabulary,
    reading: Reading,
    saved: Sequence[SavedTable] = (),
    pointed: str | None = None,
) -> Recogniser:
    """Make a recogniser; folding the vocabulary is done once.

    ``pointed`` is the kind of tables of which nothing but counts can be told.
    """
    spellings = spellings_of(vocabulary)
    words = heading_words(vocabulary, spellings.levels, reading.map)
    near = NearHeadings(vocabulary)
    forms = forms_of(saved)
    headers = TableHeaders(reading, words, spellings, forms)
    contents = TableContents(vocabulary, words, spellings, forms, near, pointed)
    unknown = UnknownTitles(vocabulary, words, near)
    return Recogniser(words, spellings, near, forms, headers, contents, unknown)
