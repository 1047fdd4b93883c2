"""Columns of a table that are computed from others: differences, growth, shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of
from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.model.proofread import Mention, Relation, RelationKind

SURE = 0.95
HUNDRED = 100
TWO = 2


def established(relations: list[Relation]) -> list[Relation]:
    """Keep relations of a column only where most of its rows show that they are meant."""
    some = [one for one in relations if all(figure.value for figure in one.mentions)]
    holding = _holding(some)
    return relations if holding >= TWO and holding * 3 >= len(some) * TWO else []


def _holding(relations: list[Relation]) -> int:
    return sum(one.agreement in {"exact", "rounded"} for one in relations)


def computed(grid: Grid) -> Iterator[Relation]:
    """Take columns of differences, growth and shares, where most rows show what they are of."""
    for column in grid.columns:
        if grid.counts(column) and column not in grid.computed:
            continue
        others = [c for c in grid.columns if c != column]
        found = [
            one
            for first in others
            for second in others
            if first != second
            for kind in _kinds(grid, column)
            if (one := established(_rows_of(grid, kind, column, first, second)))
        ]
        yield from max(found, key=_holding, default=())
        if not grid.counts(column):
            yield from _shares_of_total(grid, column)


def _kinds(grid: Grid, column: int) -> tuple[RelationKind, ...]:
    if grid.counts(column):
        return ("difference",)
    return ("percentage", "growth") if column in grid.computed else ("percentage",)


def _rows_of(
    grid: Grid, kind: RelationKind, column: int, first: int, second: int
) -> list[Relation]:
    found: list[Relation] = []
    for row in grid.rows:
        stated, new, old = (grid.of(row, c) for c in (column, first, second))
        if stated and new and old and old.value:
            exact = _exact(kind, new.value, old.value)
            found.append(_told(kind, stated, (new, old), exact))
    return found


def _exact(kind: RelationKind, new: Fraction, old: Fraction) -> Fraction:
    if kind == "percentage":
        return new * HUNDRED / old
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
