"""Row and column numbers as runs: gathered, asked, named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from hongngu_cli.text.numbers import count

Runs = tuple[tuple[int, int], ...]
"""Runs of row or column numbers, counting from 1, in order; both ends belong to a run."""
MOST_NAMED = 12


class NumberRuns:
    """Gathers row or column numbers into runs."""

    def __init__(self) -> None:
        """Begin with none."""
        self.runs: list[tuple[int, int]] = []

    def add(self, first: int, last: int) -> None:
        """Add the numbers from ``first`` to ``last``; most often they follow the last ones."""
        if self.runs and self.runs[-1][1] + 1 == first:
            first = self.runs.pop()[0]
        self.runs.append((first, last))

    def told(self) -> Runs:
        """Give the runs in order, those that touch or overlap as one."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(self.runs):
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        return tuple(joined)


def runs_of(numbers: Iterable[int]) -> Runs:
    """Gather numbers into runs.

    >>> runs_of([1, 2, 3, 7])
    ((1, 3), (7, 7))
    """
    runs = NumberRuns()
    for number in numbers:
        runs.add(number, number)
    return runs.told()


def within(numbers: Iterable[int], runs: Runs) -> list[int]:
    """Give the numbers that lie in one of the runs.

    >>> within([1, 4, 5, 9], ((4, 6), (8, 8)))
    [4, 5]
    """
    starts = [first for first, _ in runs]
    return [
        number
        for number in numbers
        if (at := bisect_right(starts, number)) and number <= runs[at - 1][1]
    ]


def named(numbers: Iterable[int], what: str, write: Callable[[int], str] = str) -> str:
    """Name numbers as runs, the first dozen of them; the others are counted.

    >>> named([12, 13, 14, 20], "dòng"), named(range(1, 40, 2), "dòng")[-21:]
    ('dòng 12-14, 20', '21, 23 và 8 dòng khác')
    """
    runs = runs_of(numbers)
    told = ", ".join(
        write(first) if first == last else f"{write(first)}-{write(last)}"
        for first, last in runs[:MOST_NAMED]
    )
    others = sum(last - first + 1 for first, last in runs[MOST_NAMED:])
    return f"{what} {told}" + (f" và {count(others)} {what} khác" if others else "")
