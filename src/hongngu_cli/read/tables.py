"""Find the tables of a sheet: where each begins, what it is, what every row in it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.recognition import NAMES, ColumnMeaning, Given, TableFound
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.columns import column_meanings, with_given_names
from hongngu_cli.read.context import Spellings, given_overall, spellings_of
from hongngu_cli.read.headers import Header, header_at, is_header_row, is_machine_row, texts
from hongngu_cli.read.headings import Words, heading_paths, heading_words
from hongngu_cli.read.kinds import KindRead, kind_of, roster_columns
from hongngu_cli.read.rows import RowReader, RowsRead
from hongngu_cli.read.tallies import TallyReader

OF_PEOPLE = ("roster", "cadres", "placement")


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds tables with one vocabulary and one set of overrules."""

    vocabulary: Vocabulary
    reading: Reading
    words: Words
    spellings: Spellings

    def tables(self, sheet: Sheet) -> tuple[TableFound, ...]:
        """Find the sheet's tables from top to bottom; none where no header is found.

        What stands between two tables is the title of the later one. A header without rows
        beneath it was none, where another follows.
        """
        headers = list(self._headers(sheet))
        found: list[TableFound] = []
        first = 1
        for at, (header, columns) in enumerate(headers):
            last = headers[at + 1][0].first - 1 if at + 1 < len(headers) else None
            table = self._table(sheet, header, columns, (first, last), found)
            if last is not None and not table.people:
                continue
            found.append(table)
            first = table.last_row + 1
        return tuple(found)

    def _headers(self, sheet: Sheet) -> Iterable[tuple[Header, dict[int, ColumnMeaning]]]:
        """Find the headers that begin a table; one repeated by a page break begins none."""
        if self.reading.header_rows:
            named = Header(*self.reading.header_rows)
            yield named, self._columns(sheet, named)
            return
        row, current = 1, None
        while row <= len(sheet.rows):
            header = header_at(sheet, row, self.words) if _worded(sheet, row) else None
            if header is None:
                row += 1
                continue
            columns = self._columns(sheet, header)
            if columns != current:
                current = columns
                yield header, columns
            # Names for machines beneath a header are words of headings too, and begin none.
            row = header.last + 1 + is_machine_row(sheet, header.last + 1)

    def _columns(self, sheet: Sheet, header: Header) -> dict[int, ColumnMeaning]:
        paths = heading_paths(sheet, header.first, header.last)
        return with_given_names(sheet, header.last, column_meanings(paths, self.words))

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
        if last is not None:
            read.cut()
        for row in title_rows:
            read.put(row, "note" if texts(sheet, row) else "blank")
        for row in range(header.first, header.last + 1):
            read.put(row, "header")
        return TableFound(
            sheet,
            kind.key,
            (header.first, header.last),
            first,
            len(sheet.rows) if last is None else read.last,
            columns,
            kind.confidence,
            kind.why,
            tuple(read.people),
            {reason: tuple(sorted(numbers)) for reason, numbers in read.set_aside.items()},
            tuple(read.sections),
            given,
            tuple(read.totals),
        )

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
        read = self._read(RowReader if people else TallyReader, sheet, columns, header, last)
        told = "level" in given or any("level" in values for _, values in read.sections)
        title = " ".join(text for row in title_rows for text in texts(sheet, row).values())
        kind = kind_of(columns, f"{title} {sheet.name or ''}", self.vocabulary, told=told)
        if people and kind.key not in OF_PEOPLE:
            read = self._read(TallyReader, sheet, columns, header, last)
        if kind.key == "roster":
            levels = self.spellings.levels
            columns = roster_columns(columns, sheet, read.people, levels, told=told)
            if not told and not any(meaning.field == "level" for meaning in columns.values()):
                kind = replace(kind, key=None, why=NO_LEVEL)
        return kind, columns, read

    def _read(
        self,
        reader: type[RowReader | TallyReader],
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        header: Header,
        last_row: int,
    ) -> RowsRead:
        rows = reader(sheet, columns, self.words, self.spellings, self.vocabulary)
        return rows.read(header, last_row)


def recogniser(vocabulary: Vocabulary, reading: Reading) -> Recogniser:
    """Make a recogniser; folding the vocabulary is done once."""
    spellings = spellings_of(vocabulary)
    return Recogniser(
        vocabulary, reading, heading_words(vocabulary, spellings.levels, reading.map), spellings
    )


def _worded(sheet: Sheet, row: int) -> bool:
    """Tell at a glance whether a row can be a header: it begins with a word, not a number."""
    for cell in sheet.rows[row - 1]:
        if cell != "":
            return type(cell) is str and not cell[:1].isdigit()
    return False


NO_LEVEL = (
    "danh sách người nhưng không cột, dòng mục hay tiêu đề nào cho biết trình độ được cử đi học"
)
