"""Shares of the only two counts of one kind before them: "triệu tập 80, có mặt 72, đạt 90%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.judging.slips import miswritten
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import AGREE, HUNDRED, Pair, is_close, is_larger
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE = 0.8
CLOCK = frozenset(("giờ", "phút", "ngày"))


class TwoAlike:
    """Finds the larger of two counts as the base of the other, where nothing names another."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        said = as_written((*words.share_of, *words.about, *words.least, *words.most))
        self.new = re.compile(rf"(?<!\w){as_written(words.newly)}\s*$")
        self.only_share = re.compile(rf"[^\w,;]*(?:{said}[^\w,;]*)*")

    def pairs(self, share: Token, parts: Sequence[Token]) -> Iterator[Pair]:
        """Give the two counts that a share right behind the second is not far off.

        Before a semicolon or in the sentence before, the first may be of something else, so that
        a digit of several must explain it.
        """
        part = next(iter(parts), None)
        if part is None or self._names_more(share):
            return
        base = self._base(part)
        if base is None or base.depth != part.depth or not is_larger(base, part):
            return
        if any(map(self.cues.is_besides, (base, part))) or self._is_but_new(base):
            return
        told, pair = mention(share), Pair(mention(part), mention(base), SURE, "two-alike")
        near = told.value <= HUNDRED and is_close(told, pair)
        item = self.context.same(base, part) and self.context.in_item(base, share)
        fine = told.value / told.numeral.step >= HUNDRED
        slip = item or (fine and miswritten(told.numeral, pair.share))
        if near and slip and not self._is_of_another(share, part):
            yield pair

    def _names_more(self, share: Token) -> bool:
        """Tell a share that words lead to, or that says itself what it is of."""
        before, behind = self.context.clause_before(share), self.context.text_behind(share)
        return bool(behind.strip(" )") or not self.only_share.fullmatch(before))

    def _base(self, part: Token) -> Token | None:
        """Give the only other count of the part's kind in its sentence, else in that before."""
        for sentences in (0, 1):
            near = self.context.before(part, sentences)
            counts = [one for one in near if one.unit == part.unit]
            if counts:
                between = self.context.tokens_between(counts[0], part)
                # "Đến 19 giờ đã có 771 cử tri đi bầu" only says when.
                apart = [one for one in between if one.kind == "figure" and one.unit not in CLOCK]
                alone = len(counts) == 1 and not apart
                return counts[0] if alone else None
        return None

    def _is_but_new(self, base: Token) -> bool:
        """Tell what came on top of what there was: "thụ lý mới 113 vụ, đã giải quyết 105 vụ"."""
        return bool(self.new.search(self.context.clause_before(base)))

    def _is_of_another(self, share: Token, part: Token) -> bool:
        """Tell a share of a count behind it: "19.255 hồ sơ (đạt 96,55%), đến hạn 19.944 hồ sơ"."""
        others = [one for one in self.context.figures_of_sentence(share) if is_count(one)]
        pairs = (Pair(mention(part), mention(one), 0, "") for one in others if mention(one).value)
        return any(one.agreement(mention(share).numeral) in AGREE for one in pairs)
