"""How much room each column gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby, permutations


def fit(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Share out a width among columns: what they want, else fairly, never below ``least``.

    Columns that want little get it whole; the wide ones share what is left. Where even
    the least widths do not fit, all shrink alike.

    >>> fit([5, 5, 5], [6, 40, 80], 60)
    [6, 27.0, 27.0]
    """
    if sum(wanted) <= room:
        return list(wanted)
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    widths: dict[int, float] = {}
    left = room
    modest_first = sorted(range(len(least)), key=lambda index: wanted[index])
    for place, index in enumerate(modest_first, start=1):
        later = modest_first[place:]
        reserved = sum(least[other] for other in later)
        fair = max(left / (len(later) + 1), least[index])
        widths[index] = min(wanted[index], fair, left - reserved)
        left -= widths[index]
    return [widths[index] for index in range(len(least))]


STEPS = 48
"""A table's width is dealt out in so many steps."""
MOVES = (1, 2, 4, 8)
"""Steps that one column may give another at once; a line is often saved by several alone."""


def settle(
    widths: Sequence[float],
    least: Sequence[float],
    lines: Callable[[int, float], Sequence[int]],
    room: float,
) -> list[float]:
    """Move room from column to column for as long as that makes the table lower.

    ``lines`` gives how many lines the text of each row takes in a column of a width; a row is
    as high as its highest cell. No column goes below ``least``.

    >>> settle([30, 30], [5, 5], lambda at, width: [-(-(40, 15)[at] // width)], 60)
    [40.0, 20.0]
    """
    told = cache(lines)
    now = [float(width) for width in widths]

    def height(tried: Sequence[float]) -> int:
        columns = (told(at, round(width, 3)) for at, width in enumerate(tried))
        return sum(map(max, zip(*columns, strict=True)))

    lowest, lower = height(now), True
    while lower:
        lower = False
        for giver, taker in permutations(range(len(now)), 2):
            for step in (room / STEPS * moves for moves in MOVES):
                tried = list(now)
                tried[giver] -= step
                tried[taker] += step
                if tried[giver] >= least[giver] and height(tried) < lowest:
                    now, lowest, lower = tried, height(tried), True
                    break
    return now


def stretch(widths: Sequence[float], flexible: Sequence[bool], room: float) -> list[float]:
    """Widen the flexible columns, or all where none is, until the room is filled.

    >>> stretch([10, 20], [True, False], 50)
    [30.0, 20.0]
    """
    spare = room - sum(widths)
    chosen = flexible if any(flexible) else [True] * len(widths)
    whole = sum(width for width, free in zip(widths, chosen, strict=True) if free)
    if spare <= 0 or not whole:
        return list(widths)
    return [
        width + spare * width / whole if free else float(width)
        for width, free in zip(widths, chosen, strict=True)
    ]


def runs(spanners: Sequence[str | None]) -> list[tuple[str | None, int]]:
    """Join neighbouring columns under one heading; a column without one stands alone.

    >>> runs([None, None, "Nam", "Nam", "Nữ"])
    [(None, 1), (None, 1), ('Nam', 2), ('Nữ', 1)]
    """
    joined: list[tuple[str | None, int]] = []
    for spanner, group in groupby(spanners):
        length = len(list(group))
        joined += [(None, 1)] * length if spanner is None else [(spanner, length)]
    return joined
