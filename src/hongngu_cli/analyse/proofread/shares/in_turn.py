"""Shares that are told one after the other of as many figures: "chiếm lần lượt 40%, 34% và 26%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import LISTED, Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

TWO = 2


class InTurn:
    """Finds of which figure each share of such a list is."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.in_turn = re.compile(rf"(?<!\w){as_written(words.in_turn)}\W*$")

    def part(self, share: Token) -> Token | None:
        """Give the figure at the share's place of a list as long as that of the shares."""
        shares = self._list(share)
        if len(shares) < TWO or not self.in_turn.search(self.context.text_before(shares[0])):
            return None
        counts = self.context.before(shares[0], 0)[: len(shares)][::-1]
        alike = len(counts) == len(shares) and len({one.depth for one in counts}) == 1
        if not alike or not self._are_listed(counts):
            return None
        return counts[shares.index(share)]

    def _list(self, share: Token) -> Sequence[Token]:
        """Give the shares of the sentence between which nothing but "," and "và" stands."""
        figures = [one for one in self.context.figures_of_sentence(share) if _is_share(one)]
        at = figures.index(share)
        before = [*takewhile(lambda n: self._follows(figures[n - 1], figures[n]), range(at, 0, -1))]
        first = before[-1] - 1 if before else at
        behind = takewhile(
            lambda n: self._follows(figures[n - 1], figures[n]), range(at + 1, len(figures))
        )
        return figures[first : at + 1 + sum(1 for _ in behind)]

    def _follows(self, one: Token, other: Token) -> bool:
        return all(token.kind in LISTED for token in self.context.tokens_between(one, other))

    def _are_listed(self, counts: Sequence[Token]) -> bool:
        between = self.context.tokens_between(counts[0], counts[-1])
        return all(one.kind in LISTED or one in counts for one in between)


def _is_share(token: Token) -> bool:
    return mention(token).numeral.kind == "share"
