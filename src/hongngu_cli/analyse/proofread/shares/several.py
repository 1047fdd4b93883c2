"""What only several shares of a sentence together tell: two exchanged, one base that is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from hongngu_cli.analyse.proofread.judging.slips import changed_digits
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import HUNDRED, Pair
from hongngu_cli.analyse.proofread.shares.siblings import SEARCHED, Shares
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SAME = {"exact", "rounded"}
SURE, LIKELY = 0.92, 0.75
LEAST = 3
"""So many shares at least lead to one base."""
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
        self.context = context
        self.subject = subject

    def pairs(self, shares: Shares) -> Iterator[tuple[Token, Pair]]:
        """Give the shares of a sentence that only the others explain, with part and base."""
        left = [(share, part) for share, part in self._open(shares) if part.depth <= share.depth]
        bases = Counter(
            one.parts[1] for _, one in shares if one and one.holds and len(one.parts) > 1
        )
        for base, _ in bases.most_common(1):
            yield from _exchanged(left, base)

    def of_one(self, shares: Shares) -> Iterator[tuple[Token, Pair]]:
        """Give the shares of a paragraph that are all of one base but for a digit."""
        left = [(share, part) for share, part in self._open(shares) if part.depth <= share.depth]
        if len(left) == len(shares) >= LEAST:
            yield from self._of_one(left)

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


def _exchanged(left: Open, base: Mention) -> Iterator[tuple[Token, Pair]]:
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
