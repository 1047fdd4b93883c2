"""Chance that falls the same each time, on every version of Python."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Thing = TypeVar("Thing")


class Dice:
    """A seeded source of choices.

    Built on ``random()`` alone: of all methods only that one promises the same numbers
    for the same seed in later versions of Python.
    """

    def __init__(self, seed: str) -> None:
        """Seed with a word, so that one part's choices do not move another's."""
        self._random = random.Random(seed)

    def below(self, bound: int) -> int:
        """Give a number from 0 to ``bound - 1``."""
        return int(self._random.random() * bound)

    def between(self, low: int, high: int) -> int:
        """Give a number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def chance(self, share: float) -> bool:
        """Say yes in ``share`` of the cases."""
        return self._random.random() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Give one of the things."""
        return things[self.below(len(things))]

    def shuffled(self, things: Iterable[Thing]) -> list[Thing]:
        """Give the things in another order."""
        return sorted(things, key=lambda _: self._random.random())
