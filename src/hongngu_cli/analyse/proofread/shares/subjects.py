"""What a share may speak of: the counts before it, and any base near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import Pair, is_amount, is_larger
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import base_value
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

FEW, MANY = 4, 8
APART = re.compile(r"[,;)]|\bvà\b")


class Subjects:
    """Finds the counts that shares speak of."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.known: dict[Token, list[Token]] = {}
        shares = as_written(words.share_of)
        self.only_share = re.compile(rf"\W*(?:{shares}(?:\s+(?:là|khoảng))?\W*)*")
        self.besides = re.compile(rf"(?<!\w){as_written(words.besides)}(?!\w)")

    def of(self, share: Token) -> list[Token]:
        """Give the counts a share may speak of, likeliest first: those before it."""
        if share not in self.known:
            self.known[share] = self._of(share)
        return self.known[share]

    def _of(self, share: Token) -> list[Token]:
        before = [one for one in self.context.before(share, 0) if not self._is_aside(one)]
        before = [one for one in before if self.context.in_item(one, share)]
        inside = [one for one in before if one.depth == share.depth and self._beside(one, share)]
        around = [one for one in before if one.depth < share.depth]
        if share.depth and not inside:
            return around if self.only_share.fullmatch(self.context.text_inside(share)) else []
        return inside

    def _beside(self, one: Token, share: Token) -> bool:
        """Tell whether no bracket around a figure ends before a share."""
        between = self.context.tokens_between(one, share)
        return all(token.depth >= share.depth for token in between)

    def _is_aside(self, figure: Token) -> bool:
        """Tell a length of time, an increase, and what stands behind a share."""
        clause = self.context.clause_before(figure)
        if figure.unit in TIMES or self.besides.search(clause) or clause.strip() == "/":
            return True
        before = self.context.before(figure, 0, wanted=lambda _: True)[:1]
        if not before or mention(before[0]).numeral.kind != "share":
            return False
        between = self.context.text_between(before[0], figure)
        return not APART.search(between)

    def nearby(self, share: Token) -> Iterator[Pair]:
        """Give any part and base near a share that it could be of."""
        fine = mention(share).numeral.step < 1
        parts = [*self.of(share), *self.context.before(share, 2 if fine else 1)]
        parts = list(dict.fromkeys(parts))[: MANY if fine else FEW]
        parts += [one for one in self.context.behind(share) if is_count(one)][:1]
        bases = self.context.before(share, 6 if fine else 1, wanted=is_amount)
        for part in parts:
            others = [one for one in bases if one is not part and base_value(mention(one))]
            same = [one for one in others if one.unit == part.unit]
            if part is parts[0] and (larger := [one for one in same if is_larger(one, part)]):
                yield Pair(mention(part), mention(larger[0]), 0.7, "nearest")
            yield from (Pair(mention(part), mention(one), 0.7, "nearby") for one in same)
            here = [one for one in others if self.context.same(one, share) or not fine]
            yield from (Pair(mention(part), mention(one), 0.6, "nearby") for one in here)
