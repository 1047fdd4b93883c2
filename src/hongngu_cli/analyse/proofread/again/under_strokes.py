"""The whole under a stroke, told before it: "xảy ra 302 vụ, khám phá 277/302 vụ"."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_cli.analyse.proofread.judging.slips import changed_digits, swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation

SURE, HELD = 0.85, 0.8
SMALLEST, LARGE = 20, 100
"""A whole that is told again; one of which a single digit says that it is that."""
WHY = ("under-stroke",)


def wholes_told_before(context: Context) -> Iterator[Relation]:
    """Give the wholes of fractions that the count right before them tells, be it miswritten."""
    for fraction in context.figures:
        sides = sides_of(mention(fraction))
        if sides and sides[0].value < sides[1].value >= SMALLEST:
            yield from _told(context, fraction, sides[1])


def _told(context: Context, fraction: Token, whole: Mention) -> Iterator[Relation]:
    before = [one for one in context.before(fraction) if one.unit == fraction.unit]
    if not before or before[0].depth != fraction.depth or not fraction.unit:
        return
    first = mention(before[0])
    if first.numeral.bound != "exact" or first.numeral.ratio:
        return
    if first.value == whole.value:
        yield Relation("restated", whole, (first,), first.value, "exact", HELD, WHY)
    elif _is_slip(first, whole):
        yield Relation("restated", whole, (first,), first.value, "differs", SURE, WHY)


def _is_slip(first: Mention, whole: Mention) -> bool:
    one, other = first.value, whole.value
    if swapped(one, other):
        return True
    same = len(str(one)) == len(str(other))
    return same and min(one, other) >= LARGE and changed_digits(one, other) == 1
