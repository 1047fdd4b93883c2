"""By how much a figure is beyond one in brackets: "cao hơn năm 2023 (85,92 điểm) 1,35 điểm"."""

from __future__ import annotations

import re

from hongngu_cli.analyse.proofread.changes.changes import Change, are_alike, is_exact, told
from hongngu_cli.analyse.proofread.judging.rounding import is_plausible
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE = 0.9
BARE = re.compile(r"[^\w,;.]*")
"""What stands between the bracket and the change: nothing but marks that belong to it."""


class Beyond:
    """Finds changes that stand right behind the bracket of what they compare with."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        up, down, compared = map(as_written, (words.grown, words.shrunk, words.compared))
        change = rf"(?:(?P<up>{up})|(?P<down>{down}))(?:\s+{compared})?"
        self.led = re.compile(rf"(?<!\w){change}(?!\w)(?:\s+[^\s,;:()]+){{1,6}}\s*\(\W*$")

    def relation(self, figure: Token) -> Relation | None:
        """Give the change from the bracket before a count, or what it should be and is not."""
        before = self.context.before(figure, 0, wanted=lambda _: True)
        old = before[0] if before else None
        if not old or not self._is_bracketed(old, figure):
            return None
        led = self.led.search(self.context.clause_before(old))
        kin = [one for one in before[1:] if is_count(one) and are_alike(one, old)]
        new = next((one for one in kin if not self._is_aside(one, figure)), None)
        if not led or not new:
            return None
        found = told(figure, Change(new, old, SURE, "so-voi"), led.lastgroup or "")
        exact = all(map(is_exact, (figure, new, old)))
        near = exact and is_plausible(mention(figure).numeral, abs(found.gives))
        return found if found.holds or near else None

    def _is_bracketed(self, old: Token, figure: Token) -> bool:
        """Tell a count that stands alone in brackets right before a figure of its kind."""
        alone = BARE.fullmatch(self.context.stream.between(old, figure))
        alike = is_count(old) and are_alike(old, figure) and figure.unit not in TIMES
        return bool(alone and alike and old.depth > figure.depth)

    def _is_aside(self, one: Token, figure: Token) -> bool:
        return one.depth != figure.depth or one.unit in TIMES or self.cues.is_besides(one)
