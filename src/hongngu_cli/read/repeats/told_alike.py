"""Enrolments by one thing that tells them apart: those that say the same of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.read.repeats.sameness import Entry

Sort = tuple[Hashable, Hashable]
"""Of which kind a value is, and the value; values of different kinds do not contradict."""


def _start(entry: Entry) -> Sort | None:
    return (None, entry.start) if entry.start else None


def _decision(entry: Entry) -> Sort | None:
    # One decision may be told at more length than the other, so that only the beginning counts.
    return (None, entry.decision[0]) if entry.decision else None


def _identity(entry: Entry) -> Sort | None:
    number = entry.identity_number
    return (len(number), number) if number else None


OF_TRAINING: tuple[Callable[[Entry], Sort | None], ...] = (_start, _decision)
ALL = (*OF_TRAINING, _identity)


class ToldAlike:
    """Numbers of enrolments, in their order, by what their first rows tell of such things."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[int] = []
        self._by: dict[object, dict[Sort, list[int]]] = {tell: {} for tell in ALL}
        self._untold: dict[object, list[int]] = {tell: [] for tell in ALL}
        self._kinds: dict[Hashable, list[int]] = {}

    def add(self, number: int, entry: Entry) -> None:
        """Take an enrolment, numbered higher than those before."""
        self.all.append(number)
        for tell in ALL:
            sort = tell(entry)
            if sort is None:
                self._untold[tell].append(number)
                continue
            self._by[tell].setdefault(sort, []).append(number)
            if tell is _identity:
                self._kinds.setdefault(sort[0], []).append(number)

    def agreeing(self, entry: Entry, tells: Sequence[Callable[[Entry], Sort | None]]) -> list[int]:
        """Give all that contradict a row in none of some things, and few others, in order."""
        lists = [[self.all]]
        for tell in tells:
            sort = tell(entry)
            if sort is not None:
                others = (told for kind, told in self._kinds.items() if kind != sort[0])
                apart = list(others) if tell is _identity else []
                lists.append([self._by[tell].get(sort, []), self._untold[tell], *apart])
        return _merged(min(lists, key=lambda told: sum(map(len, told))))


def _merged(lists: Iterable[list[int]]) -> list[int]:
    filled = [numbers for numbers in lists if numbers]
    return filled[0] if len(filled) == 1 else list(merge(*filled))
