"""How a stated figure agrees with an exact one: rounded, cut off, or not at all."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread import Agreement

HALF = Fraction(1, 2)
TEN, FARTHEST = 10, 3
LAST_DIGIT = Fraction(3, 2)
BELOW, ABOVE = Fraction(9, 10), Fraction(23, 20)


def in_steps(value: Fraction, step: Fraction) -> Fraction:
    """Give of how many steps a number is, rounded half up: of its digits as they are written.

    >>> in_steps(Fraction(2345, 100), Fraction(1, 10))
    Fraction(235, 1)
    """
    return Fraction((value / step + HALF).__floor__())


def looseness(*of: Numeral) -> Fraction:
    """Say what part of itself a quotient may be off, since what it is of was rounded.

    A number without a decimal sign is told exactly, be it "2 tỷ".
    """
    # Each step is a power of ten: one with a denominator is less than one.
    rounded = [one for one in of if "," in one.text or one.step.denominator != 1]
    rounded = [one for one in rounded if one.value]
    return sum((one.step * HALF / abs(one.value) for one in rounded), Fraction(0))


def agreement_of(
    stated: Numeral, exact: Fraction, slack: Fraction = Fraction(0)
) -> Agreement | None:
    """Compare a rounded figure with the exact one; None where a bound leaves it open.

    Half up agrees (half to even too); cut off, or one off in the last digit, is told as such, as
    is a share rounded to fewer digits than it shows ("17,30%" of 17,34%). The exact one may
    itself be off by some ``slack``.
    """
    off = abs(exact - stated.value)
    if stated.bound != "exact":
        near = stated.value * BELOW <= exact <= stated.value * ABOVE
        under = exact < stated.value - stated.step * HALF and stated.bound == "least"
        over = exact > stated.value + stated.step * HALF and stated.bound == "most"
        return ("differs" if under or over else "about") if near else None
    if off == 0:
        return "exact"
    if off <= stated.step * HALF + slack:
        return "rounded"
    if floor(exact / stated.step) * stated.step == stated.value:
        return "truncated"
    if off < stated.step * LAST_DIGIT:
        return "last-digit"
    coarse = stated.step * TEN
    nought = stated.step < 1 and stated.value % coarse == 0
    return "last-digit" if nought and off <= coarse * HALF else "differs"


def is_plausible(stated: Numeral, exact: Fraction) -> bool:
    """Tell whether a figure may be that one, computed or typed wrongly, and not another.

    It is neither thrice as much nor a third of it, or two of its digits changed places, or one
    nought too many or too few stands behind the sign of its decimals.
    """
    if swapped(in_steps(exact, stated.step), stated.value / stated.step):
        return True
    if stated.kind == "share" and exact and stated.value in {exact * TEN, exact / TEN}:
        return True
    return exact / FARTHEST <= stated.value <= exact * FARTHEST
