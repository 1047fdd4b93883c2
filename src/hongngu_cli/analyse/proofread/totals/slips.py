"""How seldom a slip of the pen would explain by chance what a sum is off its total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hongngu_cli.analyse.proofread.judging.slips import changed_digits, swapped
from hongngu_cli.model.proofread import Mention

NEVER = 1.0
"""No slip explains it."""
FINEST = 1000
RARE, SELDOM = 0.0011, 0.0101
FAMILY = 0.12
"""Of names that leave nothing out, a slip may explain more."""
SURE = ((RARE, 0.9), (SELDOM, 0.75), (FAMILY, 0.7))
"""How sure it is that a sum was meant which a slip explains, by how seldom it may by chance."""
HALF = 2
TEN, NINE, TURNED = 10, 9, 99
"""Two neighbouring digits that change places make a difference of 9 to 81, and noughts."""


def may_be_slip(off: Fraction) -> bool:
    """Tell differences that a slip of the pen may make, whatever figures they are of."""
    bare = _bare(off)
    return bool(bare) and (bare < TEN or (not bare % NINE and bare <= TURNED))


def chance_of_slip(stated: Fraction, values: Sequence[Fraction]) -> float:
    """Give how seldom a sum so far off would be one slip of the pen away by chance.

    A slip is one wrong digit of one figure, or two neighbouring digits that changed places. Of
    differences with so many digits, "500" is one of nine that a wrong digit explains, among 900;
    a difference of one digit says nothing, nor one of half the sum. What all figures are rounded
    to does not count.
    """
    off = sum(values, Fraction(0)) - stated
    if not may_be_slip(off):
        return NEVER
    total, *parts = _whole((stated, *values))
    more = sum(parts) - total
    mended = [(total, total + more), *((part, part - more) for part in parts)]
    length = len(str(abs(more)))
    if any(_is_turned(*pair) for pair in mended):
        ways = _turns(total, more) | {turn for part in parts for turn in _turns(part, -more)}
        alike = sum(len(str(way)) == length for way in ways)
        return alike / float(NINE * TEN ** (length - 1))
    near = abs(more) * HALF <= min(total, total + more)
    wrong = near and _bare(off) < TEN and any(_is_one_digit_off(*pair) for pair in mended)
    return 1 / float(TEN ** (length - 1)) if wrong else NEVER


def sure_of_slip(total: Mention, parts: Sequence[Mention], most: float = SELDOM) -> float:
    """Tell how sure it is that parts are those of a total from which a slip keeps their sum.

    One that may explain it by chance more often than ``most`` says nothing.
    """
    given = sum((one.value for one in parts), Fraction(0))
    exact = all(one.numeral.bound == "exact" for one in (total, *parts))
    if not total.unit:
        most = min(most, RARE)  # sums of money that follow one another are of many things
    if not exact or not total.value <= given * HALF <= total.value * HALF * HALF:
        return 0
    chance = chance_of_slip(total.value, [one.value for one in parts])
    return next((sure for limit, sure in SURE if chance <= min(limit, most)), 0)


def lacks_by_slip(total: Mention, parts: Sequence[Mention]) -> bool:
    """Tell parts that are less than all for one digit of several, or two that changed places."""
    lacking = total.value - sum((one.value for one in parts), Fraction(0))
    changes = [(total.value, total.value - lacking), *((p.value, p.value + lacking) for p in parts)]
    return any(min(one) >= TEN and changed_digits(*one) == 1 for one in changes)


def _whole(values: Sequence[Fraction]) -> list[int]:
    """Give figures as whole numbers of what all of them are rounded to."""
    whole = [int(value * FINEST) for value in values]
    while any(whole) and not any(value % TEN for value in whole):
        whole = [value // TEN for value in whole]
    return whole


def _bare(number: Fraction) -> int:
    """Give the digits of a number without the noughts at its end; 0 of one too fine."""
    if number.denominator != 1:
        number *= FINEST
    bare = abs(number.numerator) if number.denominator == 1 else 0
    while bare and not bare % TEN:
        bare //= TEN
    return bare


def _is_turned(one: int, other: int) -> bool:
    """Tell two turned digits; "3" is no "30" of which the nought came first."""
    return len(str(one)) == len(str(other)) and swapped(Fraction(one), Fraction(other))


def _is_one_digit_off(one: int, other: int) -> bool:
    first, second = str(one), str(other)
    same = len(first) == len(second) and other > 0
    return same and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _turns(number: int, more: int) -> set[int]:
    """Give by how much a number may change in that direction if two digits change places."""
    return set(_differences(str(number), 1 if more > 0 else -1))


def _differences(digits: str, sign: int) -> Iterator[int]:
    for place, (one, other) in enumerate(pairwise(reversed(digits))):
        change = NINE * (int(one) - int(other)) * TEN**place
        if change * sign > 0:
            yield abs(change)
