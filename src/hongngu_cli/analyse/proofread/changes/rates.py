"""By how much one rate is above another: "đạt 86,5%, thấp hơn 4,5% so với chỉ tiêu (91%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hongngu_cli.analyse.proofread.changes.changes import Change, is_share
from hongngu_cli.analyse.proofread.changes.compared import Compared
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE, LIKELY = 0.75, 0.6


class Rates:
    """Finds the two rates that a share lies between, whether it is told in points or as growth."""

    def __init__(self, context: Context, words: ProofreadWords, compared: Compared) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.compared = compared
        self.rate = re.compile(rf"(?<!\w){as_written(words.rate)}(?!\w)")
        from_or_to = as_written((*words.since_then, *words.up_to))
        self.level = re.compile(rf"(?<!\w){from_or_to}\s*$")
        self.levels = re.compile(rf"(?<!\w){as_written(words.levels)}(?!\w)")

    def changes(self, figure: Token, cue: str) -> Iterator[Change]:
        """Give each pair of rates in both readings, likeliest first: "%" mostly means points."""
        if cue not in {"up", "down"} or self.level.search(self.context.clause_before(figure)):
            return
        for one in self._between(figure):
            sure = one.confidence if self._is_of_rates(figure, one) else LIKELY
            yield replace(one, confidence=sure, points=True)
            yield replace(one, confidence=LIKELY)

    def _between(self, figure: Token) -> Iterator[Change]:
        before = self.context.before(figure, 1, wanted=is_share)
        if old := self.compared.old_behind(figure, points=True):
            yield from self.compared.against(figure, old, points=True)
        yield from self.compared.from_to(figure, before, is_share)
        yield from self.compared.told_before(figure, points=True)

    def _is_of_rates(self, figure: Token, change: Change) -> bool:
        """Tell a change of the rate itself, and not of that of which it is one.

        "Thu đạt 92% dự toán, tăng 12% so với cùng kỳ (85%)" may say that the money grew.
        """
        words = self.context.text_before(change.new)
        level = self.levels.search(self.context.clause_before(figure))
        return bool(level or self.rate.search(words) or self.rate.search(self._old(change)))

    def _old(self, change: Change) -> str:
        return self.context.text_before(change.old)
