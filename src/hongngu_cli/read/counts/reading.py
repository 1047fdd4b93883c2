"""The numbers in tables of quota, demand, plan and classes, each with what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.counts import FIELDS, KINDS, PLANNED, Count, Counts
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.cells import CountCells
from hongngu_cli.read.counts.classes import attendance, is_register, named_at, tell_incomplete
from hongngu_cli.read.counts.columns import CountColumn, CountColumns, count_columns
from hongngu_cli.read.counts.derived import derived, over_summoned
from hongngu_cli.read.counts.gaps import tell_missing, tell_rows_aside, tell_taken, tell_unheaded
from hongngu_cli.read.counts.notes import CountNotes
from hongngu_cli.read.counts.registers import of_registers
from hongngu_cli.read.counts.repeats import repeats
from hongngu_cli.read.counts.rows import CountRow, RowMeanings
from hongngu_cli.read.counts.titles import Overall, Titles
from hongngu_cli.read.counts.totals import TotalsOfTable
from hongngu_cli.read.headings.context import Spellings, spellings_of
from hongngu_cli.read.headings.count_headers import UNREAD, nearest
from hongngu_cli.text.numbers import shown

MOST_NEAR = 200
"""So many different misspelt levels are compared with those that are known."""


def read_counts(tables: Iterable[TableFound], vocabulary: Vocabulary) -> Counts:
    """Read the numbers of all tables that count, in the order of tables, rows and columns.

    Sums that a table states are compared and told where they differ, never given as counts.
    """
    reader = CountReader(vocabulary, spellings_of(vocabulary))
    read = [reader.read(table) for table in tables if table.kind in KINDS]
    return Counts(
        tuple(one for counts in read for one in counts.counts),
        tuple(issue for counts in read for issue in counts.issues),
        tuple(one for counts in read for one in counts.unread),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One table that is read: its columns, what holds for all of it, what is to be said."""

    table: TableFound
    cells: CountCells
    columns: CountColumns
    overall: Overall
    notes: CountNotes


class CountReader:
    """Reads tables of counts with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, spellings: Spellings) -> None:
        """Fold the words of titles once."""
        self.vocabulary, self.spellings = vocabulary, spellings
        self.groups = {level.key: level.group for level in vocabulary.level}
        self.titles = Titles(vocabulary, spellings)
        self.meanings = RowMeanings(spellings, vocabulary)
        self.near: dict[str, str | None] = {}

    def read(self, table: TableFound) -> Counts:
        """Read one table."""
        cells = CountCells(table.sheet, self.spellings.heads)
        columns = count_columns(table.columns, self.groups, cells, table.people)
        notes = CountNotes(table, cells, self.vocabulary)
        rows = self.meanings.rows(table, columns)
        reading = Reading(table, cells, columns, self.titles.overall(table, columns, rows), notes)
        counts = [one for row in rows for one in _counts(reading, row)]
        unread = [one for row in rows for one in _unread(reading, row)]
        tell_incomplete(notes, columns, rows)
        self._tell(reading, rows, [*counts, *unread])
        issues = sorted(dict.fromkeys(notes.issues), key=lambda issue: issue.order)
        return Counts(tuple(counts), tuple(issues), tuple(unread))

    def _tell(self, reading: Reading, rows: Sequence[CountRow], counts: Sequence[Count]) -> None:
        """Tell what was not understood, what was assumed, and which sums do not agree."""
        table, columns, notes = reading.table, reading.columns, reading.notes
        numbered = {one.place.row for one in counts}
        notes.labels((row for row in rows if row.row in numbered), self._nearest)
        notes.from_above(rows)
        if not self.titles.names_theory(table):
            notes.assumed(rows, self._assumed_headings(columns))
        doubtful = {row.row for row in rows if row.doubts}
        unread = {column for column, meaning in table.columns.items() if meaning.why == UNREAD}
        told = [n for n in counts if n.place.row in doubtful or n.place.column in unread]
        notes.columns(self._nearest)
        notes.units(rows, columns)
        tell_missing(notes, counts, told={one.place for one in told})
        tell_taken(notes)
        tell_unheaded(notes, reading.cells)
        tell_rows_aside(notes, columns, reading.cells)
        totals = TotalsOfTable(table, columns, reading.cells)
        for rule, found in (
            ("total-mismatch", totals.findings()),
            ("total-unchecked", totals.unchecked),
            ("identity-mismatch", derived(table, reading.cells)),
            ("attendance-mismatch", over_summoned(table, reading.cells)),
        ):
            for row, column, says in found:
                notes.tell(rule, row, column, says)
        for row, column, says in repeats(table, columns, rows):
            notes.tell("count-repeated", row, column, says)
        if is_register(table, columns):
            given = reading.overall.given.get("year")
            year = given.value if given else None
            for rule, row, column, says in of_registers(table, columns, reading.cells, year):
                notes.tell(rule, row, column, says)

    def _assumed_headings(self, columns: CountColumns) -> Iterable[tuple[int, str, str]]:
        """Find, the first of each, headings that leave open which kind of level they mean."""
        known = set()
        for one in columns.counts:
            for part in one.heading:
                read = self.spellings.levels.named(part)
                if one.level and read.key == one.level and read.assumed and part not in known:
                    known.add(part)
                    yield one.column, part, one.level

    def _nearest(self, text: str) -> str | None:
        """Give the label of the level whose spelling is nearest to a text that is none."""
        if text not in self.near:
            key = nearest(text, self.spellings.levels) if len(self.near) < MOST_NEAR else None
            self.near[text] = self.vocabulary.label("level", key) if key else None
        return self.near[text]


def _counts(reading: Reading, row: CountRow) -> Iterator[Count]:
    """Give the numbers of a row; a row of a register of classes is one class besides."""
    table, cells, columns = reading.table, reading.cells, reading.columns.counts
    if is_register(table, reading.columns):
        at = named_at(table, row)
        yield _count(reading, row, CountColumn(at, "classes", None, None, None, ()), 1)
    for column in columns:
        read = cells.number(row.row, column.column)
        both = attendance(reading.notes, row, column) if read.doubt else {}
        for field, value in both.items():
            yield _count(reading, row, replace(column, field=field), value)
        if read.value is not None:
            yield _count(reading, row, column, read.value)


def _unread(reading: Reading, row: CountRow) -> Iterator[Count]:
    """Tell of the cells of a row in which no number can be read, and give what they count."""
    for column in reading.columns.counts:
        doubt = reading.cells.number(row.row, column.column).doubt
        if doubt and not attendance(reading.notes, row, column):
            reading.notes.unreadable(row.row, column.column, doubt)
            yield _count(reading, row, column, 0)


def _count(reading: Reading, row: CountRow, column: CountColumn, value: int) -> Count:
    """Put together what heading, row, section and title tell of a number."""

    def taken(field: str) -> str | int | None:
        given = row.given.get(field) or reading.overall.given.get(field)
        if given is None or field in row.doubts:
            return None
        reading.notes.take(field, given)
        return given.value

    level = column.level or (row.level.key if row.level else None) or taken("level")
    year = column.year or row.year or taken("year")
    unit = row.unit or column.unit or taken("unit")
    own = row.measure if row.measure in FIELDS else None
    field = column.field or own or taken("measure") or reading.overall.measure
    if field in PLANNED and reading.overall.is_plan:
        reading.notes.take("measure", reading.overall.given["measure"])
        field = PLANNED[str(field)]
    return Count(
        None if field is None else str(field),
        None if unit is None else str(unit),
        None if level is None else str(level),
        None if year is None else int(year),
        value,
        reading.table.sheet.place(row.row, column.column),
        row.audience,
        row.organiser,
        row.mode,
        column.result,
        row.partner,
        row.course,
        row.continues,
        None if level else _spelling(reading, row, column),
    )


def _spelling(reading: Reading, row: CountRow, column: CountColumn) -> str | None:
    """Give the words in row or heading that name a level nobody knows."""
    table = reading.table
    if "level" in row.doubts:
        return shown(table.sheet.cell(*row.cells["level"]))
    unread = column.heading and table.columns[column.column].why == UNREAD
    return column.heading[-1] if unread else None
