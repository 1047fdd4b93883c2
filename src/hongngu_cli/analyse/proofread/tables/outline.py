"""Rows in groups by their numbers: I, II over 1, 2; 1 over 1.1; A over I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.tables.grid import Grid

NUMBERED = re.compile(
    r"(?P<roman>[ivx]+)|(?P<letter>[a-h])|(?P<number>\d{1,3}(?P<beneath>(?: \d{1,3})*))"
)
"""The number of a row, folded: its dots are spaces."""


def outline(grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """Give rows with those right beneath them by their numbers, at least two."""
    styled = [(row, _style(grid, row)) for row in grid.summands]
    order = list(dict.fromkeys(style for _, style in styled if style))
    levels = [(row, order.index(style)) for row, style in styled if style]
    # Where some row has no number, it cannot be said beneath which it stands.
    if len(levels) < len(styled):
        return
    for at, (row, level) in enumerate(levels):
        inside = _inside(levels[at + 1 :], level)
        if len(inside) > 1:
            yield row, inside


def _inside(behind: Sequence[tuple[int, int]], level: int) -> list[int]:
    found: list[int] = []
    for row, own in behind:
        if own <= level:
            break
        if own == level + 1:
            found.append(row)
    return found


def _style(grid: Grid, row: int) -> str:
    text = grid.words.get((row, 1), "")
    found = NUMBERED.fullmatch(text)
    if not found:
        return ""
    if found["number"]:
        return "1" + " 1" * found["beneath"].count(" ")
    return "I" if found["roman"] else "a"
