"""Simple ways to foresee a number of the years to come, and which one fits the past best."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Method = Callable[[Sequence[int], int], Fraction]
"""Foresees, from the numbers of consecutive years, that of so many years ahead."""
LEAST_TRIED = 2
"""A method is tried from so many years on, the least that a trend can be drawn through."""


def naive(series: Sequence[int], ahead: int) -> Fraction:  # noqa: ARG001 - methods are alike
    """Take the last year's number."""
    return Fraction(series[-1])


def mean(series: Sequence[int], ahead: int) -> Fraction:  # noqa: ARG001 - methods are alike
    """Take the mean of all years."""
    return Fraction(sum(series), len(series))


def trend(series: Sequence[int], ahead: int) -> Fraction:
    """Draw the straight line of least squares on; it does not go below nought.

    >>> trend([2, 4, 6], 1), trend([4, 2, 0], 1)
    (Fraction(8, 1), Fraction(0, 1))
    """
    size = len(series)
    middle, level = Fraction(size - 1, 2), mean(series, ahead)
    spread = sum(((at - middle) ** 2 for at in range(size)), Fraction(0))
    rise = ((at - middle) * (value - level) for at, value in enumerate(series))
    slope = sum(rise, Fraction(0)) / spread
    return max(level + slope * (size - 1 + ahead - middle), Fraction(0))


METHODS: Mapping[str, Method] = {"naive": naive, "mean": mean, "trend": trend}
"""The simplest first: it is taken where others fit no better."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A number foreseen: by which method, and how far it may be off.

    ``exact`` is the number before rounding; ``errors`` gives of each method what it was off by,
    each time it was tried on the past.
    """

    method: str
    exact: Fraction
    errors: Mapping[str, tuple[Fraction, ...]]

    @property
    def value(self) -> int:
        """The number, half up."""
        return math.floor(self.exact + Fraction(1, 2))

    @property
    def most(self) -> Fraction:
        """As far as the method taken was ever off."""
        return max(self.errors[self.method])

    @property
    def low(self) -> int:
        """The least that it may be."""
        return max(math.floor(self.exact - self.most), 0)

    @property
    def high(self) -> int:
        """The most that it may be."""
        return math.ceil(self.exact + self.most)

    @property
    def tries(self) -> int:
        """How often each method was tried."""
        return len(self.errors[self.method])


def foreseen(series: Sequence[int], ahead: int, least: int) -> Foreseen | None:
    """Foresee a number by the method that was off least on the past; None from too few years.

    Each is tried on what was known at the end of each past year, as many years ahead.
    """
    tried = range(LEAST_TRIED, len(series) - ahead + 1)
    if len(series) < least or not tried:
        return None
    errors = {
        name: tuple(abs(method(series[:end], ahead) - series[end - 1 + ahead]) for end in tried)
        for name, method in METHODS.items()
    }
    best = min(METHODS, key=lambda name: sum(errors[name]))
    return Foreseen(best, METHODS[best](series, ahead), errors)
