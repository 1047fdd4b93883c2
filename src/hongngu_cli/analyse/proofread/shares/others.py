"""What else a share may be of than the base that is nearest to it, and right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import LISTED, Token
from hongngu_cli.analyse.proofread.shares.pairs import CERTAIN, Pair, is_amount, is_fine
from hongngu_cli.analyse.proofread.shares.subjects import Subjects
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import base_value

HUNDRED = 100
FINEST, FAR, TWO = 1000, 6, 2
"""Steps of a share that agrees with nothing by chance; how many sentences before it."""
EXACTLY = {"exact", "rounded"}


class Others:
    """Finds the figures that make a share right where a part and base do not."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        """Take what finds the parts that shares speak of."""
        self.context = context
        self.subjects = subjects

    def explain(self, share: Token, pair: Pair) -> bool:
        """Tell a share of another base, of what is left of it, or of several parts together."""
        return (
            self._is_of_another_base(share, pair)
            or self._is_of_what_is_left(share, pair)
            or self._is_of_them_together(share, pair)
        )

    def _is_of_another_base(self, share: Token, pair: Pair) -> bool:
        """Tell a share of four digits that its part makes of another figure, whatever that counts.

        That may be the whole of which the base itself is but what is left.
        """
        numeral = mention(share).numeral
        if self._are_all_of_another(share, pair):
            return True
        if numeral.value < FINEST * numeral.step or pair.evidence in CERTAIN:
            return False
        others = map(mention, self.context.before(share, FAR, wanted=is_amount))
        pairs = (replace(pair, base=one) for one in others if base_value(one))
        return any(one.agreement(numeral) in EXACTLY for one in pairs if one.base != one.part)

    def _are_all_of_another(self, share: Token, pair: Pair) -> bool:
        """Tell a base where all shares of the sentence are of another figure before, to a digit."""
        here = [one for one in self.context.figures_of_sentence(share) if is_fine(one)]
        parts = [(one, next(iter(self.subjects.of(one)), None)) for one in here]
        told = [(mention(one), mention(part)) for one, part in parts if part]
        if len(told) < TWO or len(told) < len(here):
            return False
        others = [mention(one) for one in self.context.before(here[0], FAR, wanted=is_amount)]
        return any(
            all(
                replace(pair, part=part, base=base).agreement(one.numeral) in EXACTLY
                for one, part in told
            )
            for base in others
            if base_value(base) and base != pair.base
        )

    def _is_of_what_is_left(self, share: Token, pair: Pair) -> bool:
        """Tell a share of the base with another count taken off.

        "Thụ lý 480 vụ, đã giải quyết 440 vụ, đạt 92,4%; chuyển đi 4 vụ" leaves 476. A share of two
        digits agrees with some by chance.
        """
        numeral = mention(share).numeral
        coarse = numeral.value < HUNDRED * numeral.step and pair.evidence != "received"
        if coarse or pair.part == pair.base:
            return False
        unit = self.context.kinds.get(pair.base.order)
        counts = map(mention, self.context.figures_of_sentence(share))
        others = {one.value for one in counts if self.context.kinds[one.order] == unit}
        others -= {pair.base.value, pair.part.value}
        bases = (pair.base.value - one for one in others)
        return any(
            agreement_of(numeral, pair.part.value * HUNDRED / base) in EXACTLY
            for base in bases
            if base > 0
        )

    def _is_of_them_together(self, share: Token, pair: Pair) -> bool:
        """Tell a share of all that is listed up to it: "3 vắng và 2 về sớm, chiếm 5%"."""
        numeral = mention(share).numeral
        sums = accumulate(self._listed(pair), initial=pair.part.value)
        return any(
            agreement_of(numeral, one * HUNDRED / base_value(pair.base)) in EXACTLY
            for one in [*sums][1:]
        )

    def _listed(self, pair: Pair) -> Iterator[Fraction]:
        """Give the counts of a part's kind before it, the nearest first, as far as a list goes."""
        last = self.context.tokens.get(pair.part.order)
        if last is None:
            return
        for one in self.context.before(last, 0):
            between = self.context.tokens_between(one, last)
            if one.unit != last.unit or any(other.kind not in LISTED for other in between):
                return
            yield mention(one).value
            last = one
