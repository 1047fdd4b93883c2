"""Columns that are the sums of those beside them, though no head calls them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.analyse.proofread.tables.sums import sum_of
from hongngu_cli.model.proofread import Relation

SURE = 0.95
TWO, MOST = 2, 5
ENOUGH, LARGE = 3, 100
"""So many rows with numbers so large do not add up by chance."""


def sums_beside(grid: Grid) -> Iterator[Relation]:
    """Give the sums of a column of counts over those right behind it, or right before it.

    All rows but one must show it, which may then be wrong.
    """
    columns = [c for c in grid.columns if grid.counts(c) and c not in grid.by_column.computed]
    called = grid.by_column.totals | set(grid.reckoned)
    for column in (c for c in columns if c not in called):
        at = columns.index(column)
        for beside in (columns[at + 1 :], columns[:at][::-1]):
            runs = (beside[:many] for many in range(TWO, min(MOST, len(beside)) + 1))
            if told := next((one for run in runs if (one := _shown(grid, column, run))), None):
                yield from told
                break


def _shown(grid: Grid, column: int, parts: Sequence[int]) -> list[Relation]:
    """Give the sums of all rows, where no more than one of them does not hold."""
    found: list[Relation] = []
    wrong = 0
    for row in grid.rows:
        total, figures = grid.of(row, column), [grid.of(row, c) for c in parts]
        known = [one for one in figures if one]
        if not total or len(known) < len(figures):
            continue
        found.append(sum_of(total, known, SURE, "column-beside"))
        wrong += not found[-1].holds
        if wrong > 1:
            return []
    large = [
        one for one in found if one.holds and one.gives >= LARGE and all(p.value for p in one.parts)
    ]
    return found if len({one.gives for one in large}) >= ENOUGH else []
