"""What a slip of the pen makes of a number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hongngu_cli.model.passage import Numeral

TWO, FOUR = 2, 4
FINEST = 1000


def swapped(first: Fraction, second: Fraction) -> bool:
    """Tell two whole numbers apart by two neighbouring digits that changed places.

    >>> swapped(Fraction(421), Fraction(412)), swapped(Fraction(421), Fraction(124))
    (True, False)
    """
    if first.denominator != 1 or second.denominator != 1 or first == second:
        return False
    one, other = str(first), str(second)
    width = max(len(one), len(other))
    one, other = one.zfill(width), other.zfill(width)
    apart = [at for at in range(width) if one[at] != other[at]]
    return (
        len(apart) == TWO
        and apart[1] - apart[0] == 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def exchanged(told: Fraction, right: Fraction, *, far: bool = False) -> bool:
    """Tell numbers as long apart by two exchanged digits, neighbours or maybe ``far`` apart.

    >>> exchanged(Fraction(421), Fraction(124)), exchanged(Fraction(421), Fraction(124), far=True)
    (False, True)
    >>> exchanged(Fraction(20), Fraction(200))
    False
    """
    one, other = str(told), str(right)
    if len(one) != len(other):
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    turned = len(apart) == TWO and sorted(one) == sorted(other)
    return turned and (far or apart[1] - apart[0] == 1)


def jumbled(told: Fraction, right: Fraction) -> bool:
    """Tell whole numbers of four digits and more that are made of the same digits.

    >>> jumbled(Fraction(8764), Fraction(8476)), jumbled(Fraction(318), Fraction(281))
    (True, False)
    """
    one, other = str(told), str(right)
    whole = told.denominator == right.denominator == 1
    return whole and told != right and len(one) >= FOUR and sorted(one) == sorted(other)


def turned_numbers(value: Fraction) -> Iterator[Fraction]:
    """Give the whole numbers that a whole number becomes where two neighbouring digits change.

    >>> [int(one) for one in turned_numbers(Fraction(604))]
    [64, 640]
    """
    digits = str(value) if value.denominator == 1 else ""
    for at in range(len(digits) - 1):
        turned = f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
        if turned != digits:
            yield Fraction(turned)


def changed_numbers(value: Fraction) -> Iterator[Fraction]:
    """Give the whole numbers that a whole number becomes where one digit is another.

    >>> [int(one) for one in changed_numbers(Fraction(12))][8:12]
    [92, 10, 11, 13]
    """
    digits = str(value)
    for at, digit in enumerate(digits):
        for other in "0123456789".replace(digit, ""):
            yield Fraction(f"{digits[:at]}{other}{digits[at + 1 :]}")


def changed_digits(first: Fraction, second: Fraction) -> int:
    """Count the digits that differ between two numbers, one for two that changed places.

    >>> changed_digits(Fraction(65), Fraction(58)), changed_digits(Fraction(139), Fraction(137))
    (2, 1)
    """
    if swapped(first, second):
        return 1
    scale = 1
    while scale < FINEST and (first * scale).denominator != 1:
        scale *= 10
    one, other = (str(int(value * scale)) for value in (first, second))
    width = max(len(one), len(other))
    return sum(a != b for a, b in zip(one.zfill(width), other.zfill(width), strict=True))


def turned(numeral: Numeral, right: Fraction) -> bool:
    """Tell a number of which two neighbouring digits that changed places make it another."""
    return swapped(numeral.value / numeral.step, right / numeral.step)


def miswritten(numeral: Numeral, right: Fraction) -> bool:
    """Tell a number of which one digit, or two neighbours that changed places, make it another."""
    step = numeral.step
    return right > 0 and changed_digits(numeral.value / step, right / step) == 1
