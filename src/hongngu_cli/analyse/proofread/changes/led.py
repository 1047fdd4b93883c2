"""Changes that are told behind their base: "so với cùng kỳ (139 lượt) thì tăng 12 lượt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.changes.changes import Change, are_alike, is_share
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

BEFORE, EARLIER = 0.9, 0.8
MARK = re.compile(r"[,;]")


class Led:
    """Finds the base of a change that words lead to before it."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        change = as_written((*words.grown, *words.shrunk))
        shares = as_written(words.share_of)
        little = as_written((*words.little, "cũng", "thêm"))
        share = r"\d[\d.,]*\s*(?:%|phần trăm)"
        self.only = re.compile(rf"\W*(?:(?:{little}|{shares}|{share})\W+)*{change}\W*(?:thêm\W*)?")
        self.in_which = re.compile(rf"(?<!\w){as_written(words.in_which)}(?!\w)")

    def changes(self, figure: Token, *, points: bool) -> Iterator[Change]:
        """Give what a change is between where its base stands before it."""
        if self.cues.compared.search(self.context.text_behind(figure)):
            return
        wanted = is_share if points else is_count
        before = self.context.before(figure, 1, wanted=wanted)
        if not points and not is_share(figure):
            before = [one for one in before if are_alike(one, figure)]
        before = [one for one in before if one.unit not in TIMES]
        for old in before[:1]:
            if self.only.fullmatch(self.behind(old, figure)):
                yield from self._to(old, before[1:], points=points)

    def behind(self, old: Token, figure: Token) -> str:
        """Give the words that lead to a figure from one that its sentence compares with, or ""."""
        if old.passage != figure.passage or not self.context.same(old, figure):
            return ""
        return self.context.stream.between(old, figure) if self.is_base(old) else ""

    def is_base(self, old: Token) -> bool:
        """Tell a figure with which something is compared that is told behind it."""
        clause = self.context.clause_before(old)
        if not self.cues.is_compared_with(clause):
            return False
        # "Tăng 5% so với cùng kỳ (139 lượt)" has its change already, "…; so với" begins anew.
        last = self.context.before(old, 0, wanted=lambda _: True)[:1]
        words = self.cues.compared.split(self.context.text_between(last[0], old))[0] if last else ""
        return not last or bool(MARK.search(words)) or not self.cues.is_besides(last[0])

    def _to(self, old: Token, before: Sequence[Token], *, points: bool) -> Iterator[Change]:
        """Give what it came to: the figure nearest before, unless that is but a part."""
        kin = [one for one in before if points or one.unit == old.unit]
        if new := self.came_to(old, kin):
            yield Change(new, old, BEFORE if self.context.same(new, old) else EARLIER, "so-voi")

    def came_to(self, old: Token, kin: Sequence[Token]) -> Token | None:
        """Give the figure before that is compared with one, where no word makes it but a part."""
        main = [one for one in kin if not self.cues.is_besides(one)]
        level = [one for one in main if not one.depth and not self._is_part(one)]
        main = level or main
        new = next(iter(main or kin[-1:]), None)
        if new and self.in_which.search(self.context.text_between(new, old)):
            return None
        return new

    def _is_part(self, figure: Token) -> bool:
        """Tell what stands behind "trong đó" in its sentence."""
        return bool(self.in_which.search(self.context.text_before(figure)))
