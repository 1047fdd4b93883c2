"""Shares of which two digits were exchanged: they say by themselves what they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps
from hongngu_cli.analyse.proofread.judging.slips import exchanged, turned_numbers
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import HUNDRED, Pair, is_amount
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
CLOSE = Fraction(6, 5)
"""So far off a share may be of a part with two digits exchanged."""
EXACTLY = {"exact", "rounded"}


class TurnedShares:
    """Finds the base of shares that none agrees with."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        """Take a text and what tells the counts that shares speak of."""
        self.context = context
        self.subjects = subjects

    def pair(self, share: Token, led: Sequence[Pair]) -> Pair | None:
        """Give the part and base of which a share has the digits, or the part, two exchanged.

        They are the nearest ones, or ``led`` to by words.
        """
        numeral = mention(share).numeral
        told = numeral.value / numeral.step
        if numeral.step >= 1 or numeral.bound != "exact" or told < SHORT:
            return None
        most = BASES if told >= LONG else 1
        near = [
            Pair(mention(part), base, SURE, "turned")
            for part in self._parts(share)
            for base in islice(self._bases(share, part), most)
        ]
        for pair in (*near, *led[:most]):
            if exchanged(told, in_steps(pair.share, numeral.step), far=told >= LONG):
                return replace(pair, confidence=SURE, evidence="turned")
        for pair in near:
            if pair.share / CLOSE <= numeral.value <= pair.share * CLOSE and any(
                agreement_of(numeral, part * HUNDRED / pair.base.value) in EXACTLY
                for part in turned_numbers(pair.part.value)
            ):
                return replace(pair, confidence=SURE, evidence="turned")
        return None

    def _parts(self, share: Token) -> Sequence[Token]:
        """Give what a share may be of: both of two measures ("72 vụ, 88 bị can")."""
        first, *others = self.subjects.of(share)[:TWO] or (None,)
        if first is None:
            return ()
        return (first, *(one for one in others if one.unit != first.unit))

    def _bases(self, share: Token, part: Token) -> Iterator[Mention]:
        for one in self.context.before(share, FAR, wanted=is_amount):
            if one is part or one.unit not in {part.unit, ""}:
                continue
            for base in sides_of(mention(one)) or (mention(one),):
                if base.value > mention(part).value:
                    yield base
