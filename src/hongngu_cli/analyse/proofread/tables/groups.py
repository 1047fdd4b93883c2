"""Rows that are the sums of those beneath them: as their numbers say, or as they add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.analyse.proofread.tables.sums import sum_of
from hongngu_cli.model.proofread import Relation

SURE = 0.95
TWO = 2
SEVERAL, LARGE = 3, 100
"""Columns of numbers so large that do not add up by chance."""
MANY = 5
"""Columns of which one may be wrong: of fewer, small numbers agree by chance."""


def groups(grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """Give rows that are the sums of those right beneath them, in all columns but one at most.

    Or in several columns of large numbers, which do not add up by chance.
    """
    rows = grid.summands
    counting = [c for c in grid.columns if grid.counts(c)]
    # What was more than all of it does not become less, unless something is below nought.
    ends = all(one.value >= 0 for one in grid.figures.values())
    at = 0
    while at < len(rows):
        many = _summed(grid, rows[at:], counting, ends=ends)
        if many:
            yield rows[at], rows[at + 1 : at + 1 + many]
        at += 1 + many


def _summed(grid: Grid, rows: Sequence[int], counting: Sequence[int], *, ends: bool) -> int:
    """Count the rows that add up to the first, 0 where none do; at least two have something."""
    left = {c: one.value for c in counting if (one := grid.of(rows[0], c)) and one.value}
    whole, several = dict(left), dict.fromkeys(left, 0)
    spare = int(len(left) >= MANY)
    for many, row in enumerate(rows[1:], start=1):
        for column in left:
            one = grid.of(row, column)
            if one and one.value:
                left[column] -= one.value
                several[column] += 1
        summed = [c for c, value in left.items() if not value and several[c] > 1]
        large = sum(abs(value) >= LARGE for c in summed if (value := whole[c]))
        if many >= TWO and left and (len(summed) >= len(left) - spare or large >= SEVERAL):
            return many
        if ends and all(value < 0 for value in left.values()):
            return 0
    return 0


def sums_by_number(grid: Grid, told: Sequence[tuple[int, list[int]]]) -> Iterator[Relation]:
    """Give the sums of groups by number, in columns where others of them hold."""
    for column in filter(grid.counts, grid.columns):
        found = [
            sum_of(total, parts, SURE, "group-row")
            for head, rows in told
            if (total := grid.of(head, column)) and total.value
            if len(parts := [one for r in rows if (one := grid.of(r, column)) and one.value]) > 1
        ]
        held = [one for one in found if one.holds]
        yield from held
        # Parts may have been left out of a group; more than all of it there cannot be.
        for more, least in ((True, 1), (False, TWO)):
            wrong = [one for one in found if not one.holds and (one.difference > 0) == more]
            if len(held) >= max(least, len(wrong) * least):
                yield from wrong
