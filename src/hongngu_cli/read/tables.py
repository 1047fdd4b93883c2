"""Find the tables of a sheet: where each begins, what it is, what every row in it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.context import Spellings, given_overall, spellings_of
from hongngu_cli.read.headers import Header, header_at, texts
from hongngu_cli.read.headings import Words, column_meanings, heading_paths, heading_words
from hongngu_cli.read.kinds import kind_of, roster_columns
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
        """Find the sheet's tables from top to bottom; none where no header is found."""
        headers = list(self._headers(sheet))
        ends = [later.first - 1 for later, _ in headers[1:]] + [len(sheet.rows)]
        starts = [1, *(end + 1 for end in ends)]
        return tuple(
            self._table(sheet, header, columns, (start, end))
            for (header, columns), start, end in zip(headers, starts, ends, strict=False)
        )

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
            row = header.last + 1

    def _columns(self, sheet: Sheet, header: Header) -> dict[int, ColumnMeaning]:
        return column_meanings(heading_paths(sheet, header.first, header.last), self.words)

    def _table(
        self, sheet: Sheet, header: Header, columns: dict[int, ColumnMeaning], rows: tuple[int, int]
    ) -> TableFound:
        title_rows = range(rows[0], header.first)
        title = " ".join(text for row in title_rows for text in texts(sheet, row).values())
        kind = kind_of(columns, f"{title} {sheet.name or ''}", self.vocabulary)
        if kind.key == "roster":
            columns = roster_columns(columns)
        reader = RowReader if kind.key in OF_PEOPLE else TallyReader
        read = reader(sheet, columns, self.words, self.spellings, self.vocabulary).read(
            header, rows[1]
        )
        given = given_overall(sheet, title_rows, self.spellings)
        if kind.key == "roster" and not _tells_levels(columns, read, given):
            kind = replace(kind, key=None, why=NO_LEVEL)
        for row in title_rows:
            read.put(row, "note" if texts(sheet, row) else "blank")
        for row in range(header.first, header.last + 1):
            read.put(row, "header")
        return TableFound(
            sheet,
            kind.key,
            (header.first, header.last),
            *rows,
            columns,
            kind.confidence,
            kind.why,
            tuple(read.people),
            {reason: tuple(sorted(numbers)) for reason, numbers in read.set_aside.items()},
            tuple(read.sections),
            given,
            tuple(read.totals),
        )


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


def _tells_levels(
    columns: Mapping[int, ColumnMeaning], read: RowsRead, given: Mapping[str, Given]
) -> bool:
    """Tell whether anything says to which level the people of a list were sent."""
    in_columns = any(meaning.field == "level" for meaning in columns.values())
    return in_columns or "level" in given or any("level" in values for _, values in read.sections)
