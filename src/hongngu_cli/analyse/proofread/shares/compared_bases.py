"""Bases with which a sentence compares: "so với chỉ tiêu (70 người) đạt 84%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.analyse.proofread.changes.changes import are_alike
from hongngu_cli.analyse.proofread.changes.led import Led
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.pairs import Pair
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE = 0.85


class ComparedBases:
    """Finds the figure behind "so với" that a share right behind it is of."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.led = Led(context, words, Cues(context, words))
        said = as_written((*words.share_of, *words.little))
        self.only = re.compile(rf"\W*(?:{said}\W+)+")

    def pairs(self, share: Token) -> Iterator[Pair]:
        """Give what was reached before "so với" as the part, and what stands behind as the base."""
        for base in self.context.before(share, 0)[:1]:
            if not self.only.fullmatch(self.led.behind(base, share)):
                continue
            before = [one for one in self.context.before(base, 0) if one.depth <= share.depth]
            kin = [one for one in before if are_alike(one, base) and one.unit not in TIMES]
            part = self.led.came_to(base, kin)
            if part and part.depth == share.depth:
                yield Pair(mention(part), mention(base), SURE, "compared-before")
