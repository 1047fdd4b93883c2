"""Rows of a table that add up those right beneath them: a group and its levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.grid import Grid

Groups = Mapping[int, Sequence[int]]
"""Rows of groups, each with the rows it adds up."""
FEWEST = 2


def groups_of(grid: Grid) -> Groups:
    """Find rows that are the sum of the next ones, in all columns that count, or all but one."""
    rows = [r for r in grid.rows if r not in grid.totals]
    columns = [c for c in grid.columns if grid.counts(c)]
    found: dict[int, Sequence[int]] = {}
    at = 0
    while at < len(rows):
        beneath = _beneath(grid, rows, at, columns)
        if beneath:
            found[rows[at]] = beneath
        at += 1 + len(beneath)
    return found


def _beneath(grid: Grid, rows: Sequence[int], at: int, columns: Sequence[int]) -> Sequence[int]:
    """Give the rows behind one that add up to it, as few as do."""
    whole = {c: one.value for c in columns if (one := grid.of(rows[at], c)) and one.value}
    sums = dict.fromkeys(whole, Fraction(0))
    for end in range(at + 1, len(rows)):
        for column in sums:
            one = grid.of(rows[end], column)
            sums[column] += one.value if one else 0
        if end - at >= FEWEST and _agree(whole, sums, alone=len(columns) == 1):
            return rows[at + 1 : end + 1]
    return ()


def _agree(whole: Mapping[int, Fraction], sums: Mapping[int, Fraction], *, alone: bool) -> bool:
    """Tell whether all columns agree, or of many all but one that is not the largest.

    Of small numbers some are the sum of others by chance.
    """
    right = [value for column, value in whole.items() if sums[column] == value]
    wrong = len(whole) - len(right)
    if not wrong:
        return len(right) >= FEWEST or (alone and bool(right))
    return wrong == 1 and len(right) > FEWEST and max(right) == max(whole.values())
