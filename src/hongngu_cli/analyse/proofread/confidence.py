"""How sure it is that a text means its parts to be all of a total that they do not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from hongngu_cli.analyse.proofread.families import Families
from hongngu_cli.analyse.proofread.parts import Parts
from hongngu_cli.analyse.proofread.regions import Region
from hongngu_cli.analyse.proofread.slips import swapped
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import any_of, as_written

BEGIN = {
    "bracket": 0.7,
    "all-of": 0.8,
    "in-which": 0.45,
    "colon": 0.5,
    "sum-of": 0.8,
    "sum-line": 0.45,
}
"""How sure each way of telling parts is by itself that they are all there are."""
CLOSE = Fraction(15, 100)
NEARNESS = ((Fraction(3, 100), 0.1), (CLOSE, 0.05), (Fraction(3, 10), 0.0), (Fraction(1, 2), -0.25))
"""What it weighs that the parts come so near to the total, as a share of it."""
FARTHER = -0.6
MANY = 4
TWO = 2
FEWER = {2: -0.25, 3: -0.15, 4: -0.1}
"""What it weighs by the number of parts that "trong đó" names fewer than there are."""
THOUSAND, HAIR = 1000, Fraction(1, 100)
NEARBY, RARE, SELDOM = 0.2, 0.03, 0.1
"""As a share of the total: how far sums may be off by chance, and how seldom a slip explains it."""
ELLIPSIS = re.compile(r"[^.,;:)]{0,40}(?:…|\.\.\.|,?\s*v\.\s?v)")
"""Behind the last of the parts: there are more."""
EACH = re.compile(r"(?<!\w)mỗi\s+\w+\s+(?:\w+\s+)?\d")
ASIDE = re.compile(r"\([^()]*\)")
Weight = tuple[str, float]


class Partition:
    """Knows which names of parts are of one kind, and which may overlap."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words once."""
        words = vocabulary.proofread
        self.overlapping = _words(words.overlapping)
        self.partial = _words(words.partial)
        self.twice = _words(words.counted_twice)
        levels = [word for one in vocabulary.level for word in (one.label, *one.spellings)]
        groups = [word for one in vocabulary.group for word in (one.label, *one.spellings)]
        self.levels = any_of(fold(word) for word in (*levels, *groups))
        self.generic = frozenset(words.generic)
        self.families = Families(words)

    def confidence(
        self, region: Region, total: Token, parts: Parts, beside: int = 0
    ) -> tuple[float, list[str]]:
        """Give how sure it is that the parts are meant to be all, with the reasons.

        So many parts of another kind, told ``beside`` these, add up to their own total.
        """
        more = sum(map(_value, parts.figures), Fraction(0)) > _value(total)
        weights = [
            (region.introduction, BEGIN[region.introduction]),
            *self._of_names(parts.figures, more=more),
            *_of_units(total, parts.figures),
            *_of_place(region, total, parts),
            *self._of_kinds(total, parts),
            *_of_sizes(region, total, parts),
            *self._of_words(region, total, parts),
            *_of_slips(total, parts),
            ("beside", 0.35 if beside == len(parts.figures) else 0),
        ]
        sure = min(0.99, max(0.0, sum(weight for _, weight in weights)))
        return sure, [reason for reason, weight in weights if weight > 0]

    def leaves_out_kin(self, parts: Parts) -> bool:
        """Tell parts that leave out one behind them that belongs to them.

        It stands behind "và" at the end of their list, or is of their family.
        """
        left = parts.following
        if left is None or self.overlapping.search(_name(left)):
            return False
        return parts.closes or self.families.hold([_called(one) for one in (*parts.figures, left)])

    def _of_words(self, region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
        """Tell words by which one may be counted in several parts, or some are left out."""
        first, last = parts.figures[0].mention, parts.figures[-1].mention
        if first is None or last is None:
            return
        text = last.passage.text[last.numeral.start : region.reaches].lower()
        if self.twice.search(text):
            yield "counted-twice", -0.6
        lead = ASIDE.sub("", _lead(region, total, parts))
        if self.partial.search(lead) or ELLIPSIS.match(text[len(last.numeral.text) :]):
            yield "some-of-them", -0.6
        end = last.numeral.end if last.passage == first.passage else None
        inside = first.passage.text[first.numeral.start : end].lower()
        if EACH.search(inside):
            yield "so-many-each", -0.6

    def _of_kinds(self, total: Token, parts: Parts) -> Iterator[Weight]:
        if not {total.unit, ""} & {token.unit for token in parts.figures}:
            generic = total.mention and total.mention.unit.lower() in self.generic
            yield "other-kind", 0 if generic else -0.3

    def _of_names(self, figures: Sequence[Token], *, more: bool) -> Iterator[Weight]:
        names = [_called(one) for one in figures]
        folded = [fold(name) for name in names]
        if self.families.hold(names, whole=not more):
            yield "complementary", 0.3
        elif any(self.overlapping.search(_name(one)) for one in figures):
            yield "overlapping", -0.6
        elif sum(bool(self.levels.search(name)) for name in folded) >= len(names) - 1:
            yield "levels", 0.2


def _name(token: Token) -> str:
    return token.mention.name.lower() if token.mention else ""


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){as_written(phrases)}(?!\w)")


def _of_units(total: Token, figures: Sequence[Token]) -> Iterator[Weight]:
    words = {token.mention.unit for token in figures if token.mention}
    if total.mention and words == {total.mention.unit} and total.mention.unit:
        yield "same-unit", 0.15
    elif all(token.unit == total.unit for token in figures) or words == {""}:
        yield "same-kind", 0.05


def _of_place(region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh how the text leads from the total to its parts."""
    nearest = next((one for one in region.totals if one.unit == total.unit), total)
    if total is not nearest and region.introduction != "sum-of":
        yield "not-the-nearest", -0.45
    if total not in region.totals[: region.exact]:
        yield "earlier", -0.4 if region.introduction == "in-which" else -0.15
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


def _of_sizes(region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh how many parts there are, and how near to the total they come."""
    stated, values = _value(total), [_value(token) for token in parts.figures]
    given = sum(values, Fraction(0))
    off = abs(given - stated) / stated if stated else Fraction(1)
    alike = all(token.mention and token.mention.unit for token in parts.figures)
    yield "many", 0.1 if len(values) >= MANY else 0.05 if len(values) == MANY - 1 else 0
    yield "near", next((weight for limit, weight in NEARNESS if off <= limit), FARTHER)
    if stated >= THOUSAND and off <= HAIR:
        yield "hair", 0.15
    if region.introduction == "in-which":
        fewer = FEWER[min(len(values), MANY)] if alike else FEWER[2]
        sure = len(values) > TWO or parts.ends_with_and
        yield "more-than-all", (0.25 if sure else 0.05) if given > stated else fewer
        if region.coloned and total.unit == "money" and off <= CLOSE:
            yield "sources-of-money", 0.2
    if len(values) >= MANY - 1 and given > stated:
        if given - stated in values:
            yield "one-forgotten", 0.15
        elif any(sum(some) == stated for some in _some_of(values)):
            yield "some-add-up", -0.3


def _some_of(values: Sequence[Fraction]) -> Iterator[Sequence[Fraction]]:
    for number in range(2, len(values) - 1) if len(values) <= MANY + 2 else ():
        yield from combinations(values, number)


def _of_slips(total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh that a slip of the pen explains the sum, the more the less it may by chance.

    A part repeats the total, or two neighbouring digits of one number changed places.
    """
    stated, values = _value(total), [_value(token) for token in parts.figures]
    given = sum(values, Fraction(0))
    if len(values) > 1 and stated in values and given <= stated * 2:
        yield "slip", 0.1
    turned = swapped(stated, given)
    if turned or any(swapped(value, value - (given - stated)) for value in values):
        ways = sum(len(str(int(value))) - 1 for value in (stated, *values))
        chance = ways / max(1, int(stated) * NEARBY)
        yield "slip", 0.3 if chance < RARE else 0.15 if chance < SELDOM else 0.1


def _lead(region: Region, total: Token, parts: Parts) -> str:
    """Give the words from the total to its first part, in small letters."""
    passage, start = region.begins
    first = parts.figures[0]
    if total.mention is None or first.mention is None:
        return ""
    if passage == first.passage:
        return first.mention.passage.text[start : first.start].lower()
    before = total.mention.passage.text[start:] if passage == total.passage else ""
    return f"{before} {first.mention.passage.text[: first.start]}".lower()


def _called(token: Token) -> str:
    return f"{_name(token)} {token.mention.unit.lower() if token.mention else ''}"


def _value(token: Token) -> Fraction:
    return token.mention.value if token.mention else Fraction(0)
