"""What only several shares of a sentence together tell: two exchanged, one base that is wrong."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import cached_property
from itertools import repeat
from math import ceil, floor

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps
from hongngu_cli.analyse.proofread.judging.slips import changed_digits, exchanged, swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import HUNDRED, Pair, is_amount
from hongngu_cli.analyse.proofread.shares.siblings import SEARCHED, SURELY, Shares
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.passage import Numeral
from hongngu_cli.model.proofread import Mention, base_value
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SAME = {"exact", "rounded"}
SURE, ALIKE, LIKELY = 0.92, 0.88, 0.75
LEAST = 3
"""So many shares at least lead to one base."""
FINEST, SELDOM = 1000, Fraction(1, 100)
"""Steps of a share, and how often a count is one by chance, of which a digit tells."""
ONE = Fraction(1)
Open = Sequence[tuple[Token, Token]]
"""Shares of which nothing is known, each with its part."""


class Several:
    """Holds the shares of a sentence against one another."""

    def __init__(
        self,
        context: Context,
        words: ProofreadWords,
        subject: Callable[[Token], Token | None],
    ) -> None:
        """Take what tells the part that a share speaks of."""
        self.present = re.compile(rf"(?<!\w){as_written(words.present)}(?!\w)")
        self.whole = re.compile(rf"{as_written(words.whole)}\s+\w+\s+\w")
        self.context = context
        self.subject = subject

    def pairs(self, shares: Shares) -> Iterator[tuple[Token, Pair]]:
        """Give the shares of a sentence that only the others explain, with part and base."""
        left = [(share, part) for share, part in self._open(shares) if part.depth <= share.depth]
        bases = Counter(
            one.parts[1] for _, one in shares if one and one.holds and len(one.parts) > 1
        )
        for base, _ in bases.most_common(1):
            yield from _two_exchanged(left, base)

    def of_one(self, shares: Shares) -> Iterator[tuple[Token, Pair]]:
        """Give the shares of a paragraph that are all of one base but for a digit."""
        left = [(share, part) for share, part in self._open(shares) if part.depth <= share.depth]
        if len(left) == len(shares) >= LEAST:
            yield from self._of_one(left)

    def of_figure(self, shares: Shares) -> Iterator[tuple[Token, Pair]]:
        """Give the one share that a slip keeps from being of the figure all others are of.

        They stand in one paragraph, or name one whole: "(chiếm 84,5% tổng số đại biểu)".
        """
        groups: dict[str | int, list[tuple[Token, Token]]] = {}
        unknown = {share for share, _ in self._open(shares)}
        for share, _ in shares:
            part = self.subject(share)
            if part is None or part.depth > share.depth or not mention(part).value:
                continue
            name = self.context.text_behind(share).strip(" .)")
            if self.whole.match(name):
                groups.setdefault(name, []).append((share, part))
            groups.setdefault(share.passage, []).append((share, part))
        for group in groups.values():
            fine = all(mention(share).numeral.step < 1 for share, _ in group)
            if fine and len(group) >= LEAST:
                yield from self._but_one(group, unknown)

    def _but_one(self, group: Open, unknown: AbstractSet[Token]) -> Iterator[tuple[Token, Pair]]:
        named = group[0][0].passage != group[-1][0].passage
        bounds = [_bases(mention(share).numeral, mention(part).value) for share, part in group]
        for at, (share, part) in enumerate(group):
            if not named and share not in unknown:
                continue
            others = [*group[:at], *group[at + 1 :]]
            around = [*bounds[:at], *bounds[at + 1 :]]
            least, most = max(one for one, _ in around), min(one for _, one in around)
            least = max(least, mention(part).value)
            for base in self._figures(least, most):
                pair = Pair(mention(part), base, ALIKE, "of-figure")
                if all(map(_agrees, others, repeat(base))) and not _agrees((share, part), base):
                    told = {mention(one).value for one, _ in others}
                    again = named and mention(share).value in told
                    if again or _is_slip(share, pair):
                        yield share, pair
                        return

    def _figures(self, least: Fraction, most: Fraction) -> Sequence[Mention]:
        """Give the first figure of each worth between two."""
        first = bisect_left(self.worths, least)
        return [self.amounts[one] for one in self.worths[first : bisect_right(self.worths, most)]]

    @cached_property
    def amounts(self) -> dict[Fraction, Mention]:
        """The first figure of each worth that may be a base."""
        figures = [mention(one) for one in reversed(self.context.figures) if is_amount(one)]
        return {base_value(one): one for one in figures}

    @cached_property
    def worths(self) -> list[Fraction]:
        """What those figures are worth, the least first."""
        return sorted(self.amounts)

    def _open(self, shares: Shares) -> Iterator[tuple[Token, Token]]:
        for share, told in shares:
            part = self.subject(share)
            if part is None:
                continue
            by_chance = told and told.evidence[0] in SEARCHED and told.parts[0] != mention(part)
            if told is None or by_chance:
                yield share, part

    def _of_one(self, left: Open) -> Iterator[tuple[Token, Pair]]:
        """Give the base before shares that a digit keeps from what they are all of."""
        least, most = 0, 10**12
        for share, part in left:
            numeral, value = mention(share).numeral, mention(part).value
            low, high = (numeral.value + sign * numeral.step / 2 for sign in (1, -1))
            if high <= 0:
                return
            least = max(least, ceil(value * HUNDRED / low))
            most = min(most, floor(value * HUNDRED / high))
        first = left[0][1]
        for base in self.context.before(first, 2):
            if base.unit != first.unit and "" not in {base.unit, first.unit}:
                continue
            value = mention(base).value
            if self.present.search(self.context.text_behind(base)):
                return
            if value.denominator == 1 and any(
                changed_digits(value, Fraction(n)) == 1
                for n in range(least, min(most, least + LEAST) + 1)
            ):
                for share, part in left:
                    yield share, Pair(mention(part), mention(base), LIKELY, "one-base")
            return


def _bases(numeral: Numeral, part: Fraction) -> tuple[Fraction, Fraction]:
    """Give between which bases a share of a part may be of one, a digit more or less."""
    less = max(numeral.value - numeral.step, numeral.step / HUNDRED)
    return part * HUNDRED / (numeral.value + numeral.step), part * HUNDRED / less


def _agrees(one: tuple[Token, Token], base: Mention) -> bool:
    share, part = one
    pair = Pair(mention(part), base, SURE, "")
    return base.value > 0 and pair.agreement(mention(share).numeral) in SURELY


def _is_slip(share: Token, pair: Pair) -> bool:
    """Tell a share, or its part, of which a slip of the pen made another, hardly by chance."""
    numeral, part, base = mention(share).numeral, pair.part.value, base_value(pair.base)
    told, right = numeral.value / numeral.step, in_steps(pair.share, numeral.step)
    fine = told >= FINEST and (changed_digits(told, right) == 1 or exchanged(told, right, far=True))
    if fine or swapped(told, right):
        return True
    meant = in_steps(numeral.value * base / HUNDRED, ONE)
    if agreement_of(numeral, meant * HUNDRED / base) not in SAME:
        return False
    digits = len(str(part))
    chance = min(ONE, base * numeral.step / HUNDRED) * digits / 10 ** (digits - 1)
    return swapped(part, meant) or (chance <= SELDOM and changed_digits(part, meant) == 1)


def _two_exchanged(left: Open, base: Mention) -> Iterator[tuple[Token, Pair]]:
    """Give two shares each of which is that of the other's part."""
    for share, part in left:
        for other, its in left:
            if other is share or part is its:
                continue
            pairs = (Pair(mention(its), base, SURE, ""), Pair(mention(part), base, SURE, ""))
            if all(
                pair.agreement(mention(one).numeral) in SAME
                for one, pair in zip((share, other), pairs, strict=True)
            ):
                yield share, Pair(mention(part), base, SURE, "exchanged")
                break
