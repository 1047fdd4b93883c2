"""Columns of a table that are computed from others: differences, growth, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of
from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.analyse.proofread.tables.reckoned import Reckoned
from hongngu_cli.analyse.proofread.tables.sums import established, holding, sum_of
from hongngu_cli.model.proofread import Mention, Relation, RelationKind

SURE, SAID, ALONE = 0.95, 0.97, 0.85
"""How sure what rows show is, what a head says, and what it says of one row alone."""
NEARLY = 1e-9
"""What reckoning with floats may be off, as a part of the number."""
Number = TypeVar("Number", Fraction, float)
HUNDRED = 100
TWO = 2


def reckoned(grid: Grid) -> Iterator[Relation]:
    """Take columns whose heads say what they are made of, unless most rows show otherwise."""
    for column, told in grid.reckoned.items():
        found = [one for row in grid.rows if (one := _reckoned_in(grid, row, column, told))]
        if len(holding(found)) * TWO >= len(found):
            yield from found
        elif len(found) == 1:
            yield replace(found[0], confidence=ALONE)


def _reckoned_in(grid: Grid, row: int, column: int, told: Reckoned) -> Relation | None:
    stated = grid.of(row, column)
    signed = [(sign, one) for sign, other in told.columns if (one := grid.of(row, other))]
    if not stated or len(signed) < TWO:
        return None
    if told.way == "sum":
        return sum_of(stated, (_with_sign(sign, one) for sign, one in signed), SAID, "reckoned")
    first, second = (one for _, one in signed)
    if told.way != "difference" and not second.value:
        return None
    exact = _exact(told.way, first.value, second.value)
    return _told(told.way, stated, (first, second), exact)


def _with_sign(sign: int, mention: Mention) -> Mention:
    numeral = mention.numeral
    return replace(mention, numeral=replace(numeral, value=sign * numeral.value))


def computed(grid: Grid, reach: int | None = None) -> Iterator[Relation]:
    """Take columns of differences, growth and shares, where most rows show what they are of.

    They are of others no more than ``reach`` away.
    """
    columns = grid.columns
    fits = Fits(grid)
    for column in columns:
        if column in grid.reckoned or (
            grid.counts(column) and column not in grid.by_column.computed
        ):
            continue
        near = reach or max(columns)
        others = [c for c in columns if 0 < abs(c - column) <= near]
        found = [
            one
            for first in others
            for second in others
            if first != second
            for kind in _kinds(grid, column)
            if fits.mostly(kind, column, first, second)
            if (one := established(_rows_of(grid, fits.rows, kind, (column, first, second))))
        ]
        yield from max(found, key=lambda one: len(holding(one)), default=())
        if not grid.counts(column):
            yield from _shares_of_total(grid, column)


class Fits:
    """Looks in passing whether a column may be computed from two others: most are not."""

    def __init__(self, grid: Grid) -> None:
        """Take the numbers, and by how much they may be rounded."""
        self.rows = grid.rows
        self.values = {at: float(one.value) for at, one in grid.figures.items()}
        self.halves = {at: float(one.numeral.step) / 2 for at, one in grid.figures.items()}

    def mostly(self, kind: RelationKind, column: int, first: int, second: int) -> bool:
        """Tell whether no more than half of the rows say otherwise."""
        values = self.values
        stated = [row for row in self.rows if (row, column) in values]
        misses = 0
        for row in stated:
            new, old = values.get((row, first)), values.get((row, second))
            if not new or not old:
                continue
            off = abs(_exact(kind, new, old) - abs(values[row, column]))
            misses += off > self.halves[row, column] + NEARLY * old
            if misses * TWO > len(stated):
                return False
        return True


def _kinds(grid: Grid, column: int) -> tuple[RelationKind, ...]:
    if grid.counts(column):
        return ("difference",)
    if column in grid.by_column.averages:
        return ("average", "percentage")
    return ("percentage", "growth") if column in grid.by_column.computed else ("percentage",)


def _rows_of(
    grid: Grid, rows: Sequence[int], kind: RelationKind, columns: tuple[int, int, int]
) -> list[Relation]:
    found: list[Relation] = []
    for row in rows:
        stated, new, old = (grid.of(row, c) for c in columns)
        if stated and new and old and old.value:
            exact = _exact(kind, new.value, old.value)
            found.append(_told(kind, stated, (new, old), exact))
    return found


def _exact(kind: RelationKind, new: Number, old: Number) -> Number:
    if kind == "percentage":
        return new * HUNDRED / old
    if kind == "average":
        return new / old
    return abs(new - old) * HUNDRED / old if kind == "growth" else abs(new - old)


def _shares_of_total(grid: Grid, column: int) -> Iterator[Relation]:
    """Take a column of shares of the total of another column."""
    for row in sorted(grid.totals):
        for other in (c for c in grid.columns if c != column and grid.counts(c)):
            whole = grid.of(row, other)
            rows = [r for r in grid.rows if r not in grid.totals]
            found = [
                _told("percentage", share, (part, whole), part.value * HUNDRED / whole.value)
                for r in rows
                if whole and whole.value
                if (share := grid.of(r, column)) and (part := grid.of(r, other))
            ]
            if told := established(found):
                yield from told
                return


def _told(
    kind: RelationKind, stated: Mention, parts: tuple[Mention, ...], exact: Fraction
) -> Relation:
    numeral = replace(stated.numeral, value=abs(stated.value))
    agreement = agreement_of(numeral, exact) or "about"
    if kind == "difference" and agreement in {"truncated", "last-digit"}:
        agreement = "differs"
    return Relation(kind, stated, parts, exact, agreement, SURE, ("column",))
