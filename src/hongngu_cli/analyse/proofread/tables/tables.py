"""Tables: totals of rows and columns, and columns that are computed from others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from hongngu_cli.analyse.proofread.reading.tokens import Stream
from hongngu_cli.analyse.proofread.tables.beside import sums_beside
from hongngu_cli.analyse.proofread.tables.computed_columns import computed, reckoned
from hongngu_cli.analyse.proofread.tables.grid import Grid, Grids
from hongngu_cli.analyse.proofread.tables.groups import groups, sums_by_number
from hongngu_cli.analyse.proofread.tables.outline import outline
from hongngu_cli.analyse.proofread.tables.sums import established, is_one_digit_off, is_slip, sum_of
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.model.vocabulary import Vocabulary

SURE, LIKELY = 0.95, 0.92
HUNDRED = 100
TWO, THREE, THOUSAND = 2, 3, 1000
REACH = 6
"""Rows among which one is looked for that another is computed from."""
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
            totals = [*reckoned(grid), *_column_totals(grid), *_row_totals(grid)]
            totals += sums_beside(grid)
            yield from totals
            summed = {frozenset(part.order for part in one.mentions) for one in totals}
            for one in (*computed(grid), *computed(grid.turned(), REACH)):
                if frozenset(part.order for part in one.mentions) not in summed:
                    yield one


def _row_totals(grid: Grid) -> Iterator[Relation]:
    """Take columns called a total: of all others, of those before, or of those behind."""
    named = grid.by_column.totals
    for column in sorted(named & set(grid.columns)):
        if column not in grid.reckoned:
            sets = _row_parts(grid, column, named)
            best = max(sets, key=lambda one: _agreeing(grid, column, one))
            yield from _of_rows(grid, column, best)


def _row_parts(grid: Grid, column: int, named: Collection[int]) -> tuple[list[int], ...]:
    """Give what a column of totals may add up: all on one side of it, as far as the next such."""
    others = [c for c in grid.columns if c != column and grid.counts(c)]
    behind = [c for c in others if c > column]
    before = [c for c in others if c < column]
    next_one = min((c for c in named if c > column), default=column)
    last_one = max((c for c in named if c < column), default=column)
    near = ([c for c in behind if c < next_one], [c for c in before if c > last_one])
    return (behind, before, others, *near, [c for c in others if c in named])


def _column_totals(grid: Grid) -> Iterator[Relation]:
    """Take rows called a total: of all rows before, of those since the last, or of totals.

    Rows that stand beneath the sum of theirs are counted there alone.
    """
    beneath: set[int] = set()
    for head, rows in groups(grid):
        beneath.update(rows)
        found = list(_sums_of(grid, head, [rows], "group-row"))
        apart = sum(not one.holds for one in found)
        # Where several columns differ, more belongs to it there than stands beneath.
        yield from (one for one in found if one.holds or apart == 1 or is_slip(one))
    told = [(head, rows) for head, rows in outline(grid) if head not in beneath]
    yield from sums_by_number(grid, told)
    beneath.update(row for _, rows in told for row in rows)
    for row in sorted(grid.totals):
        before = [r for r in grid.rows if r < row]
        behind = [r for r in grid.summands if r > row]
        plain = [r for r in grid.summands if r < row]
        last = max((r for r in grid.totals if r < row), default=0)
        since = [r for r in plain if r > last]
        sums = [r for r in before if r in grid.totals]
        top = [r for r in plain if r not in beneath]
        single = [r for above, r in pairwise(top) if _are_same(grid, above, r)]
        once = [r for r in top if r not in single]
        sets = [top, once, since, plain, sums, behind]
        yield from _sums_of(grid, row, sets, "total-row")
        yield from _hundreds(grid, row, [top, plain])
    yield from _unnamed(grid)


def _unnamed(grid: Grid) -> Iterator[Relation]:
    """Take the last row as the total of all others where a column of it shows that it is.

    "Xã mới" beneath the communes that it is made of is called by no word of totals. The other
    columns add up too, or but for two turned digits.
    """
    last = max(grid.rows, default=0)
    before = [r for r in grid.rows if r < last]
    if grid.totals or len(before) < THREE or before != [r for r in grid.summands if r < last]:
        return
    columns = [c for c in grid.columns if grid.of(last, c) and grid.counts(c)]
    told = {}
    for column in columns:
        parts = [one for r in before if (one := grid.of(r, column)) and one.value]
        if (total := grid.of(last, column)) and len(parts) == len(before):
            told[column] = sum_of(total, parts, LIKELY, "last-row")
    shown = [one for one in told.values() if one.agreement == "exact" and _is_long(one)]
    if shown and len(told) == len(columns) and all(map(is_slip, told.values())):
        yield from told.values()


def _is_long(sum_: Relation) -> bool:
    """Tell a sum of so many digits that it is none by chance."""
    return sum_.stated / sum_.total.numeral.step >= THOUSAND


def _hundreds(grid: Grid, row: int, sets: Sequence[Sequence[int]]) -> Iterator[Relation]:
    """Give shares that make up the hundred of their column; which one is wrong, others tell."""
    for column in grid.columns:
        whole = grid.of(row, column)
        if not whole or grid.counts(column) or whole.value != HUNDRED:
            continue
        tried = ([one for r in rows if (one := grid.of(r, column))] for rows in sets)
        found = (sum_of(whole, parts, SURE, "total-row") for parts in tried if len(parts) > 1)
        if told := next((one for one in found if one.holds), None):
            yield told


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
    summed = [c for c in columns if _adds_up(grid, row, best, c)]
    agreeing = bool(summed)
    # Where another column with decimals adds up to the last of them, none is rounded.
    fine = any(one.numeral.step < 1 for c in summed if (one := grid.of(row, c)))
    for column in columns:
        parts = [one for r in best if (one := grid.of(r, column))]
        total = grid.of(row, column)
        if total and len(parts) > 1:
            told = sum_of(total, parts, SURE if agreeing else LIKELY, why)
            near = abs(told.difference) * NEAR <= told.stated
            sure = agreeing or (len(columns) == 1 and near)
            whole = all(one.numeral.step >= 1 for one in told.mentions)
            slip = is_slip(told) or (fine and is_one_digit_off(told))
            if told.holds or (sure and (whole or slip)):
                yield told


def _sum_agrees(grid: Grid, row: int, rows: Sequence[int], column: int) -> bool:
    total = grid.of(row, column)
    parts = [one for r in rows if (one := grid.of(r, column))]
    return bool(total and len(parts) > 1 and sum(p.value for p in parts) == total.value)


def _agreeing(grid: Grid, column: int, others: Sequence[int]) -> int:
    return sum(one.holds for one in _of_rows(grid, column, others))


def _of_rows(grid: Grid, column: int, others: Sequence[int]) -> Sequence[Relation]:
    """Give the sums of rows, sure as far as other rows of the table agree."""
    found: list[Relation] = []
    for row in (r for r in grid.rows if r not in grid.by_row.rates):
        total = grid.of(row, column)
        parts = [one for c in others if (one := grid.of(row, c))]
        if total and len(parts) > 1:
            found.append(sum_of(total, parts, SURE, "total-column"))
    return established(found)
