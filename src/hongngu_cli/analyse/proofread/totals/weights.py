"""What the numbers of a sum, and where they stand, say of whether its parts are all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.names import behind
from hongngu_cli.analyse.proofread.totals.parts import TIMES, Parts
from hongngu_cli.analyse.proofread.totals.region import Region
from hongngu_cli.analyse.proofread.totals.slips import chance_of_slip

CLOSE = Fraction(15, 100)
NEARNESS = ((Fraction(3, 100), 0.1), (CLOSE, 0.05), (Fraction(3, 10), 0.0), (Fraction(1, 2), -0.25))
"""What it weighs that the parts come so near to the total, as a share of it."""
FARTHER = -0.6
EARLIER_AND_FAR = {"all-of": -0.35, "in-which": -0.25}
"""What it weighs that the total stands in a sentence before, and the parts do not come near it."""
SUMS = {"sum-of", "sum-line"}
FAR, FAR_SUM = Fraction(3, 10), -0.3
"""How far off a sum told in words may be until it is likelier that of other figures too."""
MANY = 4
TWO = 2
LESS = Fraction(11, 10)
"""A part greater than so many times its total is of something else."""
FEWER = {2: -0.25, 3: -0.15, 4: -0.1}
"""What it weighs by the number of parts that "trong đó" names fewer than there are."""
NOT_THE_NEAREST = -0.45
"""What it weighs that a nearer figure may be the total, or each of two."""
THOUSAND, HAIR = 1000, Fraction(1, 100)
SELDOM = 0.12
SLIPS = ((0.02, 0.35), (0.05, 0.3), (SELDOM, 0.15))
"""What it weighs that a slip of the pen explains a sum, which so seldom happens by chance."""
Weight = tuple[str, float]


def of_units(total: Token, figures: Sequence[Token]) -> Iterator[Weight]:
    """Weigh whether total and parts are counted alike."""
    words = {token.mention.unit for token in figures if token.mention}
    if total.mention and words == {total.mention.unit} and total.mention.unit:
        yield "same-unit", 0.15
    elif all(token.unit == total.unit for token in figures) or words == {""}:
        yield "same-kind", 0.05


def of_place(region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh how the text leads from the total to its parts."""
    nearest = next((one for one in region.totals if one.unit == total.unit), total)
    if total is not nearest and region.introduction != "sum-of":
        between = [one for one in region.totals if one.unit == total.unit].index(total)
        # A slip says which of several it is.
        often = 1 if _is_slip(value_of(total), parts) else min(between, TWO)
        yield "not-the-nearest", NOT_THE_NEAREST * often
    if total not in region.totals[: region.exact]:
        near = abs(_sum(parts.figures) - value_of(total)) <= value_of(total) * CLOSE
        yield "earlier", -0.15 if near else EARLIER_AND_FAR.get(region.introduction, -0.15)
        yield "time-before", -0.4 if total.unit in TIMES else 0
    if region.across:
        yield "paragraph-before", -0.1
    if region.spoken_of:
        yield "spoken-of", -0.2
    if region.coloned:
        yield "colon", 0.25 if region.listed else 0.1
    if parts.without:
        yield "items-without", -0.4
    if parts.late:
        yield "first-item-without", -0.4
    if parts.ends_with_and:
        yield "closed-list", 0.15
    if parts.figures[0].depth > region.depth:
        yield "each-in-brackets", -0.15


def of_sizes(region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh how many parts there are, and how near to the total they come."""
    stated, values = value_of(total), [value_of(token) for token in parts.figures]
    given = _sum(parts.figures)
    off = abs(given - stated) / stated if stated else Fraction(1)
    alike = all(token.mention and token.mention.unit for token in parts.figures)
    yield "very-many", 0.1 if len(values) >= 2 * MANY else 0
    yield "many", 0.1 if len(values) >= MANY else 0.05 if len(values) == MANY - 1 else 0
    near = next((weight for limit, weight in NEARNESS if off <= limit), FARTHER)
    slip = _is_slip(stated, parts)
    # The largest part comes as near by itself: the others are hardly what it lacks.
    alone = abs(max(values) - stated) <= abs(given - stated)
    yield "near", max(near, -0.1) if slip else min(near, 0) if alone else near
    if len(values) > TWO and max(values) * TWO == given and max(values) >= THOUSAND:
        yield "sum-within", -0.6  # one of them is all others: "trả 50, gồm gốc 30, lãi 20"
    if region.introduction in SUMS and off > FAR and not slip:
        yield "of-more", FAR_SUM
    if region.introduction in {"bracket", "in-which"} and max(values) > stated * LESS and not slip:
        yield "part-greater", -0.6
    if region.introduction in SUMS and not are_exact(total, *parts.figures):
        yield "rough", -0.6
    if stated >= THOUSAND and off <= HAIR and not alone:
        yield "hair", 0.15
    if region.introduction == "in-which":
        fewer = FEWER[min(len(values), MANY)] if alike else FEWER[2]
        sure = len(values) > TWO or parts.ends_with_and
        if slip and alike and len(values) > TWO and parts.ends_with_and and off <= CLOSE:
            fewer /= TWO  # a closed list of one kind, of which a slip says what it lacks
        yield "more-than-all", (0.25 if sure else 0.05) if given > stated else fewer
        if region.coloned and total.unit == MONEY and off <= CLOSE:
            yield "sources-of-money", 0.2
    if len(values) >= MANY - 1 and given > stated:
        yield from _of_some(region, stated, parts)


def _of_some(region: Region, stated: Fraction, parts: Parts) -> Iterator[Weight]:
    """Weigh that some of the parts are all: one was forgotten, or the others are of something else.

    "22 tầng, gồm 19 tầng căn hộ, 3 tầng thương mại và 2 hầm" tells besides what is no "tầng".
    """
    values = [value_of(token) for token in parts.figures]
    *called, last = [behind(token).split()[:1] for token in parts.figures]
    other = last != called[0] and all(called) and called.count(called[0]) == len(called)
    over = sum(values) - stated
    if over == values[-1] and other and last:
        yield "some-add-up", -0.5
    elif over in values:
        yield "one-forgotten", 0.15 if region.introduction != "in-which" else -0.2
    elif region.introduction != "bracket" and any(sum(some) == stated for some in _some_of(values)):
        yield "some-add-up", -0.4


def _is_slip(stated: Fraction, parts: Parts) -> bool:
    return chance_of_slip(stated, [value_of(one) for one in parts.figures]) < SELDOM


def _some_of(values: Sequence[Fraction]) -> Iterator[Sequence[Fraction]]:
    for number in range(2, len(values) - 1) if len(values) <= MANY + 2 else ():
        yield from combinations(values, number)


def of_slips(total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh that a slip of the pen explains the sum, the more the less it may by chance.

    A part repeats the total, a digit is wrong, or two neighbouring ones changed places.
    """
    stated, values = value_of(total), [value_of(token) for token in parts.figures]
    given = _sum(parts.figures)
    if len(values) > 1 and stated in values and given <= stated * 2:
        yield "slip", 0.1
    chance = chance_of_slip(stated, values)
    yield "slip", next((weight for limit, weight in SLIPS if chance <= limit), 0)


def _sum(figures: Sequence[Token]) -> Fraction:
    return sum(map(value_of, figures), Fraction(0))


def are_exact(*figures: Token) -> bool:
    """Tell figures of which none is told roughly."""
    return all(one.mention.numeral.bound == "exact" for one in figures if one.mention)


def value_of(token: Token) -> Fraction:
    """Give the number of a token that is one."""
    return token.mention.value if token.mention else Fraction(0)
