"""How a stated figure agrees with an exact one: rounded, cut off, or not at all."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread import Agreement

HALF = Fraction(1, 2)
LAST_DIGIT = Fraction(3, 2)
BELOW, ABOVE = Fraction(9, 10), Fraction(23, 20)


def agreement_of(stated: Numeral, exact: Fraction) -> Agreement | None:
    """Compare a rounded figure with the exact one; None where a bound leaves it open.

    Half up agrees (half to even too); cut off, or one off in the last digit, is told as such.
    """
    off = abs(exact - stated.value)
    if stated.bound != "exact":
        near = stated.value * BELOW <= exact <= stated.value * ABOVE
        return "about" if near else None
    if off == 0:
        return "exact"
    if off <= stated.step * HALF:
        return "rounded"
    if floor(exact / stated.step) * stated.step == stated.value:
        return "truncated"
    return "last-digit" if off < stated.step * LAST_DIGIT else "differs"
