"""Totals that tables of counts state themselves: they must agree with what they add up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from hongngu_cli.model.recognition import BENEATH, TableFound
from hongngu_cli.read.counts.cells import CountCells, NumberRead
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.read.headings.words import NOT_KNOWN
from hongngu_cli.text.numbers import count

Finding = tuple[int, int, str]
"""A row, a column and what is to be said of the cell."""
ROWS = "Dòng cộng ghi {}, nhưng cộng các dòng trong cột này được {}."
KNOWN = "Dòng cộng ghi {}, nhưng riêng các ô đọc được trong cột này đã được {}."
UNCHECKED = "Chưa đối chiếu được dòng cộng này vì không đọc được ô {}; các ô còn lại được {}."
COLUMNS = "Cột cộng ghi {}, nhưng cộng các cột trong dòng này được {}."


class TotalsOfTable:
    """Compares the rows and columns of totals of one table with what they add up."""

    def __init__(self, table: TableFound, columns: CountColumns, cells: CountCells) -> None:
        """Read no cell before it is asked for, and each once."""
        self.table, self.columns, self.cells = table, columns, cells
        self.known: dict[tuple[int, int], NumberRead] = {}
        self.running: dict[int, tuple[list[int], list[int]]] = {}
        self.unchecked: list[Finding] = []
        """Totals of which nothing can be said, known once the findings are."""

    def findings(self) -> list[Finding]:
        """Find each total that differs, by row and column.

        A row of totals that differs downwards, or repeats what differs in a row above it, is
        not told once more for its own sum.
        """
        found = [one for row, added in self.table.totals for one in self._row(row, added)]
        wrong = {row for row, _, _ in found}
        totals = sorted({row for row, _ in self.table.totals} - wrong)
        for column, parts in self.columns.sums:
            across = list(self._column(column, parts, self.table.people))
            # What is wrong in one row is so in the totals beneath it.
            found += across or self._column(column, parts, self._parted(totals, parts))
        return sorted(found)

    def _parted(self, rows: Sequence[int], parts: Sequence[Sequence[int]]) -> list[int]:
        """Give the totals that state any part of theirs: "I | Lý luận chính trị | 17" does not."""
        told = {column for columns in parts for column in columns}
        return [row for row in rows if any(self._value(row, c) is not None for c in told)]

    def _row(self, row: int, added: Sequence[int]) -> Iterable[Finding]:
        """Compare a row of totals with the rows it adds up, else with others that fit it better."""
        stated = {c: n for c in self.columns.numeric if (n := self._value(row, c)) is not None}
        sums = {c: self._sum([(one, c) for one in added]) for c in stated}
        best = _wrong(stated, sums)
        for first, end in self._spans(row) if best and added else ():
            wrong = _wrong(stated, {c: self._span(c, first, end) for c in stated})
            best = wrong if len(wrong) < len(best) else best
        for column, right in best.items():
            yield row, column, ROWS.format(count(stated[column]), count(right))
        for column in (c for c, added_up in sums.items() if added_up is None):
            yield from self._in_part(row, column, added)

    def _in_part(self, row: int, column: int, added: Sequence[int]) -> Iterable[Finding]:
        """Compare a total with what can be read of the rows it adds up; note what cannot."""
        stated, doubtful = self._value(row, column) or 0, []
        known = 0
        for one in added:
            read = self._read(one, column)
            known += read.value or 0
            doubtful += [one] if read.doubt else []
        people = self.table.people
        runs = [people[first:end] for first, end in self._spans(row) if first < end]
        least = min(known, *(sum(self._value(one, column) or 0 for one in run) for run in runs))
        if least > stated:
            yield row, column, KNOWN.format(count(stated), count(known))
            return
        cell = self.table.sheet.place(doubtful[0], column).cell
        self.unchecked.append((row, column, UNCHECKED.format(cell, count(known))))

    def _spans(self, row: int) -> Iterable[tuple[int, int]]:
        """Give the runs of rows a total may add up: all, all above, its block, those beneath it."""
        people = self.table.people
        totals = [one for one, _ in self.table.totals]
        here = bisect_left(people, row)
        before = max((one for one in totals if one < row), default=0)
        after = min((one for one in totals if one > row), default=people[-1] + 1)
        yield 0, len(people)
        yield 0, here
        yield bisect_left(people, before), here
        yield here, bisect_left(people, after)

    def _span(self, column: int, first: int, end: int) -> int | None:
        """Add up a run of rows of data; None where one of them could not be read."""
        if column not in self.running:
            read = [self._read(row, column) for row in self.table.people]
            self.running[column] = (
                list(accumulate((one.value or 0 for one in read), initial=0)),
                list(accumulate((one.doubt is not None for one in read), initial=0)),
            )
        sums, doubts = self.running[column]
        return None if doubts[end] > doubts[first] else sums[end] - sums[first]

    def _column(
        self, column: int, parts: Sequence[Sequence[int]], rows: Sequence[int]
    ) -> Iterable[Finding]:
        """Compare a column of totals row by row with the columns that fit it best.

        It may add up those, too, whose headings say nothing that is known.
        """
        stated = {row: n for row in rows if (n := self._value(row, column)) is not None}
        if unread := self._unread(column):
            parts = [*parts, *((*columns, *unread) for columns in parts)]
        sums = [{r: self._sum([(r, c) for c in columns]) for r in stated} for columns in parts]
        best = min((_wrong(stated, of_parts) for of_parts in sums), key=len)
        for row, right in best.items():
            yield row, column, COLUMNS.format(count(stated[row]), count(right))

    def _unread(self, total: int) -> list[int]:
        """Give the columns of unknown headings, beneath the same one as a total, with numbers."""
        columns = self.table.columns
        above = columns[total].heading.rpartition(BENEATH)[0]
        return [
            column
            for column, meaning in columns.items()
            if meaning.why == NOT_KNOWN
            and meaning.heading.rpartition(BENEATH)[0] == above
            and any(self._value(row, column) is not None for row in self.table.people)
        ]

    def _sum(self, cells: Iterable[tuple[int, int]]) -> int | None:
        """Add cells up; None where one of them could not be read, which is told of itself."""
        total = 0
        for row, column in cells:
            read = self._read(row, column)
            if read.doubt:
                return None
            total += read.value or 0
        return total

    def _value(self, row: int, column: int) -> int | None:
        return self._read(row, column).value

    def _read(self, row: int, column: int) -> NumberRead:
        if (row, column) not in self.known:
            self.known[row, column] = self.cells.number(row, column)
        return self.known[row, column]


def _wrong(stated: Mapping[int, int], sums: Mapping[int, int | None]) -> dict[int, int]:
    """Give the sums that differ from what is stated, by column or row."""
    return {at: right for at, right in sums.items() if right is not None and right != stated[at]}
