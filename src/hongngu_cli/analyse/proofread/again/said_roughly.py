"""A sum told roughly in brackets right behind itself: "2.748 triệu đồng (khoảng 2,7 tỷ đồng)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.judging.rounding import in_steps
from hongngu_cli.analyse.proofread.judging.slips import changed_digits
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Relation
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.spellings import as_written

SURE = 0.85
TEN = 10
WHY = ("said-roughly",)


class SaidRoughly:
    """Finds sums of money that stand roughly, and nothing else, in brackets behind them."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        """Make patterns of the words once."""
        self.context = context
        words = vocabulary.proofread
        about, little = as_written(words.about), as_written(words.little)
        scales = (word for one in vocabulary.scale for word in one.words)
        unit = rf"(?:\s*{as_written((*scales, *words.money))})*\s*"
        self.about = re.compile(rf"{unit}\((?:{little}\s+)*{about}\s*")
        self.ends = re.compile(rf"{unit}\)")

    def relations(self) -> Iterator[Relation]:
        """Give each that is so much, or that one wrong digit keeps from it."""
        for figure in self.context.figures:
            before = (
                self.context.before(figure, 0, wanted=lambda _: True)[:1] if figure.depth else []
            )
            if before and self._is_the_same(before[0], figure):
                yield from _told(before[0], figure)

    def _is_the_same(self, first: Token, again: Token) -> bool:
        if first.unit != MONEY or again.unit != MONEY or again.depth != first.depth + 1:
            return False
        lower = self.context.stream.lowers[again.passage]
        alone = self.about.fullmatch(lower[first.end : again.start])
        return bool(alone and self.ends.match(lower, again.end))


def _told(first: Token, again: Token) -> Iterator[Relation]:
    exact, rough = mention(first), mention(again)
    step = rough.numeral.step
    if exact.numeral.bound != "exact" or step <= exact.numeral.step or not exact.value:
        return
    right, said = in_steps(exact.value, step), rough.value / step
    agreement: Agreement = "about" if abs(right - said) <= 1 else "differs"
    # "Khoảng 3 tỷ" of 2.748 triệu is no slip.
    if agreement == "about" or (min(right, said) >= TEN and changed_digits(right, said) == 1):
        yield Relation("restated", rough, (exact,), right * step, agreement, SURE, WHY)
