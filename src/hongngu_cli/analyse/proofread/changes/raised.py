"""What a number was raised to: "có 140 chi bộ, lập thêm 12, nâng tổng số lên 152 chi bộ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.slips import miswritten
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HELD, TOLD = 0.9, 0.85
LARGE = 100
"""A smaller number is a digit off from others by chance."""
FAR = 2
"""So many sentences before it the number may stand that was raised."""


class Raised:
    """Finds the number that was raised, and by how much."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        raising, up_to = as_written(words.raising), as_written(words.up_to)
        little = as_written((*words.little, "thành"))
        self.to = re.compile(rf"(?<!\w){raising}(?!\w)[^,;]*(?<!\w){up_to}(?:\s+{little})*\s*$")
        self.raising = re.compile(rf"(?<!\w){raising}(?!\w)")
        self.since = re.compile(rf"(?<!\w){as_written(words.since_then)}\s*$")

    def relation(self, figure: Token) -> Relation | None:
        """Give of what and by how much a number was raised, or should have been and was not.

        What was raised may stand right before it ("từ 140 lên 152"); told in a sentence before,
        another number may be meant, so that only a slip of the pen is told.
        """
        if not self.to.search(self.context.text_before(figure)):
            return None
        for old, more in self._raised(figure):
            gives = mention(old).value + mention(more).value
            if gives == mention(figure).value:
                return self._told(figure, old, more, "exact", HELD)
            exact = all(mention(one).numeral.bound == "exact" for one in (figure, old, more))
            here = self.context.same(old, figure)
            slip = gives >= LARGE and miswritten(mention(figure).numeral, gives)
            if exact and (here or slip):
                return self._told(figure, old, more, "differs", TOLD)
        return None

    def _raised(self, figure: Token) -> Iterator[tuple[Token, Token]]:
        here = self.context.before(figure, 0, wanted=lambda one: _is_like(one, figure))
        old = next((one for one in here if self._is_from(one)), None)
        added = [one for one in here if one is not old and one.unit and self._is_added(one)]
        if len(added) != 1:
            return
        if old:
            yield old, added[0]
            return
        earlier = self.context.before(figure, FAR, wanted=lambda one: _is_like(one, figure))
        main = [one for one in earlier if one.unit and not self.cues.is_besides(one)]
        yield from ((one, added[0]) for one in main[:3] if not self.context.same(one, figure))

    def _is_from(self, figure: Token) -> bool:
        text = self.context.text_before(figure)
        return bool(self.since.search(text) and self.raising.search(text))

    def _is_added(self, figure: Token) -> bool:
        return not self.raising.search(self.context.clause_before(figure))

    def _told(
        self, figure: Token, old: Token, more: Token, agreement: Agreement, sure: float
    ) -> Relation:
        parts = (mention(old), mention(more))
        gives = sum((one.value for one in parts), Fraction(0))
        return Relation("total", mention(figure), parts, gives, agreement, sure, ("raised",))


def _is_like(one: Token, other: Token) -> bool:
    return is_count(one) and one.unit in {other.unit, ""}
