"""How sure it is that a text means its parts to be all of a total that they do not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

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
ELLIPSIS = re.compile(r"[^.,;:)]{0,40}(?:…|\.\.\.|,?\s*v\.\s?v)")
"""Behind the last of the parts: there are more."""
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
        self.complementary = [
            tuple(fold(word) for word in line.split(",")) for line in words.complementary
        ]

    def confidence(self, region: Region, total: Token, parts: Parts) -> tuple[float, list[str]]:
        """Give how sure it is that the parts are meant to be all, with the reasons."""
        weights = [
            (region.introduction, BEGIN[region.introduction]),
            *self._of_names([_name(token) for token in parts.figures]),
            *_of_units(total, parts.figures),
            *_of_place(region, total, parts),
            *self._of_kinds(total, parts),
            *_of_sizes(region, total, parts),
            *self._of_words(region, parts),
        ]
        sure = min(0.99, max(0.0, sum(weight for _, weight in weights)))
        return sure, [reason for reason, weight in weights if weight > 0]

    def may_overlap(self, part: Token) -> bool:
        """Tell a part whose name may hold of any of the others."""
        return bool(self.overlapping.search(_name(part)))

    def _of_words(self, region: Region, parts: Parts) -> Iterator[Weight]:
        """Tell words by which one may be counted in several parts."""
        last = parts.figures[-1].mention
        text = last.passage.text[last.numeral.start : region.reaches] if last else ""
        if self.twice.search(text.lower()):
            yield "counted-twice", -0.6
        first = parts.figures[0]
        begins = region.begins if region.begins[0] == first.passage else (first.passage, 0)
        before = first.mention.passage.text[begins[1] : first.start] if first.mention else ""
        behind = text[len(last.numeral.text) :] if last else ""
        if self.partial.search(ASIDE.sub("", before.lower())) or ELLIPSIS.match(behind):
            yield "some-of-them", -0.6

    def _of_kinds(self, total: Token, parts: Parts) -> Iterator[Weight]:
        if not {total.unit, ""} & {token.unit for token in parts.figures}:
            generic = total.mention and total.mention.unit.lower() in self.generic
            yield "other-kind", 0 if generic else -0.3

    def _of_names(self, names: Sequence[str]) -> Iterator[Weight]:
        folded = [fold(name) for name in names]
        if any(_are(folded, line) for line in self.complementary):
            yield "complementary", 0.3
        elif any(map(self.overlapping.search, names)):
            yield "overlapping", -0.6
        elif sum(bool(self.levels.search(name)) for name in folded) >= len(names) - 1:
            yield "levels", 0.2


def _are(names: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the names are those words, each once."""
    left = list(words)
    for name in names:
        word = next((one for one in left if f" {one} " in f" {name} "), None)
        if word is None:
            return False
        left.remove(word)
    return True


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
    if total not in region.totals[: region.exact]:
        yield "earlier", -0.4 if region.introduction == "in-which" else -0.15
    if region.coloned:
        yield "colon", 0.25 if region.listed else 0.1
    if parts.without:
        yield "items-without", -0.4
    if parts.late:
        yield "first-item-without", -0.4
    if parts.figures[0].depth > region.depth:
        yield "each-in-brackets", -0.15


def _of_sizes(region: Region, total: Token, parts: Parts) -> Iterator[Weight]:
    """Weigh how many parts there are, and how near to the total they come."""
    stated, values = _value(total), [_value(token) for token in parts.figures]
    given = sum(values, Fraction(0))
    off = abs(given - stated) / stated if stated else Fraction(1)
    yield "many", 0.1 if len(values) >= MANY else 0.05 if len(values) == MANY - 1 else 0
    yield "near", next((weight for limit, weight in NEARNESS if off <= limit), FARTHER)
    if region.introduction == "in-which":
        yield "more-than-all", 0.25 if given > stated else -0.25
        if region.coloned and total.unit == "money" and off <= CLOSE:
            yield "sources-of-money", 0.2
    if len(values) >= MANY - 1 and given > stated and given - stated in values:
        yield "one-forgotten", 0.15
    if any(_slips(values, stated, given)):
        yield "slip", 0.1


def _slips(values: Sequence[Fraction], stated: Fraction, given: Fraction) -> Iterator[bool]:
    """Tell whether a part repeats the total, or two digits of one number are swapped."""
    yield len(values) > 1 and stated in values and given <= stated * 2
    yield swapped(stated, given)
    yield from (swapped(value, value - (given - stated)) for value in values)


def _value(token: Token) -> Fraction:
    return token.mention.value if token.mention else Fraction(0)
