"""Tables: totals of rows and columns, and columns that are computed from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from hongngu_cli.analyse.proofread.reading.tokens import Stream
from hongngu_cli.analyse.proofread.tables.computed_columns import computed, established
from hongngu_cli.analyse.proofread.tables.grid import Grid, Grids
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.vocabulary import Vocabulary

SURE, LIKELY = 0.95, 0.92
HUNDRED = 100
TWO = 2
MANY = 5
"""Columns of which one may be wrong: of fewer, small numbers agree by chance."""
NEAR = 4
"""A sum that nothing else in its table confirms is off by no more than a fourth of it."""


class Tables:
    """Reads tables and holds their figures against one another."""

    def __init__(self, stream: Stream, vocabulary: Vocabulary) -> None:
        """Take the words by which rows and columns of totals are told."""
        self.stream = stream
        self.makes = Grids(vocabulary)

    def grids(self, figures: Mapping[int, Sequence[Mention]]) -> list[Grid]:
        """Give the grids of all tables, with their figures, which are given by passage."""
        cells = [
            (passage.cell, passage, figures.get(number, ()))
            for number, passage in enumerate(self.stream.passages)
            if passage.cell
        ]
        tables = groupby(cells, key=lambda one: one[0].table)
        return [self.makes.grid(list(group)) for _, group in tables]

    def relations(self, grids: Iterable[Grid]) -> Iterator[Relation]:
        """Give what the figures of tables say of one another."""
        for grid in grids:
            totals = [*_column_totals(grid), *self._row_totals(grid)]
            yield from totals
            summed = {frozenset(part.order for part in one.mentions) for one in totals}
            for one in computed(grid):
                if frozenset(part.order for part in one.mentions) not in summed:
                    yield one

    def _row_totals(self, grid: Grid) -> Iterator[Relation]:
        """Take columns called a total: of all others, of those before, or of those behind."""
        first = min(grid.rows, default=0)
        heads = [(c, text) for (r, c), text in grid.words.items() if r < first]
        named = {c for c, text in heads if self.makes.is_total(text)}
        for column in sorted(named & set(grid.columns)):
            others = [c for c in grid.columns if c != column and grid.counts(c)]
            sets = ([c for c in others if c > column], [c for c in others if c < column], others)
            best = max(sets, key=lambda one: _agreeing(grid, column, one))
            yield from _of_rows(grid, column, best)


def _column_totals(grid: Grid) -> Iterator[Relation]:
    """Take rows called a total: of all rows before, of those since the last, or of totals.

    Rows that stand beneath the sum of theirs are counted there alone.
    """
    beneath: set[int] = set()
    for head, rows in _groups(grid):
        beneath.update(rows)
        yield from _sums_of(grid, head, [rows], "group-row")
    for row in sorted(grid.totals):
        before = [r for r in grid.rows if r < row]
        behind = [r for r in grid.rows if r > row and r not in grid.totals]
        plain = [r for r in before if r not in grid.totals]
        last = max((r for r in grid.totals if r < row), default=0)
        since = [r for r in plain if r > last]
        sums = [r for r in before if r in grid.totals]
        top = [r for r in plain if r not in beneath]
        single = [r for above, r in pairwise(top) if _are_same(grid, above, r)]
        once = [r for r in top if r not in single]
        yield from _sums_of(grid, row, [top, once, since, plain, sums, behind], "total-row")


def _groups(grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """Give rows that are the sums of those right beneath them, in all columns but one at most."""
    rows = [r for r in grid.rows if r not in grid.totals]
    at = 0
    while at < len(rows):
        head = rows[at]
        columns = [
            c for c in grid.columns if (one := grid.of(head, c)) and grid.counts(c) and one.value
        ]
        least = len(columns) - (len(columns) >= MANY)
        for end in range(at + 3, len(rows) + 1):
            inside = rows[at + 1 : end]
            if sum(_adds_up(grid, head, inside, c) for c in columns) >= least and columns:
                yield head, inside
                at = end - 1
                break
        at += 1


def _are_same(grid: Grid, above: int, row: int) -> bool:
    """Tell a row that says all that the one above does: a group with one level in it."""
    columns = [c for c in grid.columns if grid.of(above, c)]
    told = [(grid.of(above, c), grid.of(row, c)) for c in columns]
    return bool(told) and all(one and other and one.value == other.value for one, other in told)


def _adds_up(grid: Grid, row: int, rows: Sequence[int], column: int) -> bool:
    """Tell a sum of at least two rows that have something in the column."""
    some = [r for r in rows if (one := grid.of(r, column)) and one.value]
    return len(some) > 1 and _sum_agrees(grid, row, rows, column)


def _sums_of(grid: Grid, row: int, sets: Sequence[Sequence[int]], why: str) -> Iterator[Relation]:
    """Give the sums of a row over the rows that agree best with it, where any column does."""
    columns = [c for c in grid.columns if grid.of(row, c) and grid.counts(c)]
    tried = [one for one in sets if len(one) > 1]
    if not tried or not columns:
        return
    best = max(tried, key=lambda rows: sum(_sum_agrees(grid, row, rows, c) for c in columns))
    agreeing = any(_adds_up(grid, row, best, c) for c in columns)
    for column in columns:
        parts = [one for r in best if (one := grid.of(r, column))]
        total = grid.of(row, column)
        if total and len(parts) > 1:
            told = _sum(total, parts, SURE if agreeing else LIKELY, why)
            near = abs(told.difference) * NEAR <= told.stated
            sure = agreeing or (len(columns) == 1 and near)
            if told.holds or (sure and all(one.numeral.step >= 1 for one in told.mentions)):
                yield told


def _sum_agrees(grid: Grid, row: int, rows: Sequence[int], column: int) -> bool:
    total = grid.of(row, column)
    parts = [one for r in rows if (one := grid.of(r, column))]
    return bool(total and len(parts) > 1 and sum(p.value for p in parts) == total.value)


def _agreeing(grid: Grid, column: int, others: Sequence[int]) -> int:
    return sum(one.holds for one in _of_rows(grid, column, others))


def _of_rows(grid: Grid, column: int, others: Sequence[int]) -> list[Relation]:
    """Give the sums of rows, sure as far as other rows of the table agree."""
    found: list[Relation] = []
    for row in grid.rows:
        total = grid.of(row, column)
        parts = [one for c in others if (one := grid.of(row, c))]
        if total and len(parts) > 1:
            found.append(_sum(total, parts, SURE, "total-column"))
    return established(found)


def _sum(total: Mention, parts: Iterable[Mention], sure: float, why: str) -> Relation:
    figures = tuple(parts)
    given = sum((one.value for one in figures), Fraction(0))
    agreement: Agreement = "exact" if given == total.value else "differs"
    steps = sum(
        (one.numeral.step for one in (total, *figures) if one.numeral.step != 1), Fraction(0)
    )
    if agreement == "differs" and abs(given - total.value) <= steps / 2:
        agreement = "rounded"
    return Relation("total", total, figures, given, agreement, sure, (why,))
