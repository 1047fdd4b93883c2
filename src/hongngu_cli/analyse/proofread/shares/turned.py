"""Shares of which two digits were exchanged: they say by themselves what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import in_steps
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import Pair, is_amount
from hongngu_cli.analyse.proofread.shares.subjects import Subjects
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention

SURE = 0.85
FAR = 6
"""So many sentences before a share its base may stand."""
SHORT, LONG = 100, 1000
"""A share of three digits has little chance to be told by them, one of four has some."""
BASES = 4
TWO = 2


class TurnedShares:
    """Finds the base of shares that none agrees with."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        """Take a text and what tells the counts that shares speak of."""
        self.context = context
        self.subjects = subjects

    def pair(self, share: Token) -> Pair | None:
        """Give the nearest part and base of which a share has the digits, two of them exchanged."""
        numeral = mention(share).numeral
        told = numeral.value / numeral.step
        parts = self.subjects.of(share)
        if numeral.step >= 1 or numeral.bound != "exact" or told < SHORT or not parts:
            return None
        part = mention(parts[0])
        for base in list(self._bases(share, parts[0]))[: BASES if told >= LONG else 1]:
            pair = Pair(part, base, SURE, "turned")
            if _exchanged(told, in_steps(pair.share, numeral.step), far=told >= LONG):
                return pair
        return None

    def _bases(self, share: Token, part: Token) -> Iterator[Mention]:
        for one in self.context.before(share, FAR, wanted=is_amount):
            if one is part or one.unit not in {part.unit, ""}:
                continue
            for base in sides_of(mention(one)) or (mention(one),):
                if base.value > mention(part).value:
                    yield base


def _exchanged(told: Fraction, right: Fraction, *, far: bool) -> bool:
    """Tell numbers apart by two exchanged digits, neighbours unless they may be ``far`` apart."""
    one, other = str(told), str(right)
    if len(one) != len(other):
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    turned = len(apart) == TWO and sorted(one) == sorted(other)
    return turned and (far or apart[1] - apart[0] == 1)
