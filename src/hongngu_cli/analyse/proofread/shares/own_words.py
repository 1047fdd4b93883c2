"""What the words right around a share say that it is of, and what they say that it is not."""

from __future__ import annotations

import re

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.shares.named_bases import NamedBases
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

RATIO, AIMED = "ratio", "aimed"
FOUND = {"beside", "nearest", "total", "of-whole", "of-whole-before"}
DOUBTFUL = {*FOUND, RATIO, AIMED, "aimed-before", "base-behind", "named"}
"""Ways to a base that lead also from what is a share of something else."""
NAME = 3
"""So many words behind a share name what it is of."""


class OwnWords:
    """Tells shares that are of the figures near them from those of something else."""

    def __init__(self, context: Context, words: ProofreadWords, named: NamedBases) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.named = named
        said, bounds = as_written(words.share_of), (*words.about, *words.least, *words.most)
        little = as_written((*words.little, *bounds, *words.up_to))
        self.said = re.compile(rf"(?<!\w){said}(?:\s+{little})*\W*$|\([-–−+]?\s*$|=\s*$")
        whole = (*words.target, *words.aimed, *words.whole, *words.little, *words.belonging)
        self.of_whole = re.compile(rf"\s*(?:{as_written(whole)}(?!\w)|$)")
        self.present = re.compile(rf"(?<!\w){as_written(words.present)}(?!\w)")

    def allow(self, share: Token, told: Relation) -> bool:
        """Tell whether a share may be of its figures, as far as its own words say.

        "Mất giá tới 26%" is of no number of days, "8,2% vốn" of no number of shares.
        """
        way = told.evidence[0]
        if way not in DOUBTFUL:
            return True
        behind, clause = self.context.text_behind(share), self.context.clause_before(share)
        said = self.said.search(clause)
        if not (said or self.named.is_of_aim(share)):
            return False
        subject = way == AIMED and said and self._has_subject(share, clause[: said.start()])
        if subject or (way == RATIO and self._is_of_more(share, told)):
            return False
        return bool(self.of_whole.match(behind)) or self._names(behind, told)

    def _names(self, behind: str, told: Relation) -> bool:
        """Tell words that are said of the figures as well."""
        tokens = [self.context.tokens.get(one.order) for one in told.parts]
        called = (f"{mention(one).name} {self.context.text_behind(one)}" for one in tokens if one)
        return not set(fold(behind).split()[:NAME]).isdisjoint(fold(" ".join(called)).split())

    def _has_subject(self, share: Token, said: str) -> bool:
        """Tell a share of something that its own clause names: "…, cổ tức với tỷ lệ 30%"."""
        before = self.context.stream.tokens[self.context.places[share] - 1]
        return before.kind == "comma" and bool(said.strip())

    def _is_of_more(self, share: Token, told: Relation) -> bool:
        """Tell a share of all, where a fraction is of those present, or has a share of its own."""
        ratio = self.context.tokens.get(told.parts[0].order)
        if ratio is None or not self.named.of_all(share):
            return False
        between = self.context.tokens_between(ratio, share)
        own = any(one.mention and one.mention.numeral.kind == "share" for one in between)
        return own or bool(self.present.search(self.context.text_between(ratio, share)))
