"""Changes told as a number and a share, with the new figure alone: "1.836 vụ, giảm 129 vụ (6,6%)".

What was there before is the new figure and the change taken back from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.changes import HUNDRED, is_exact
from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.cues import Cues
from hongngu_cli.analyse.proofread.parts import TIMES
from hongngu_cli.analyse.proofread.rounding import agreement_of, is_plausible
from hongngu_cli.analyse.proofread.slips import swapped
from hongngu_cli.analyse.proofread.stretches import is_count
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.text.fold import fold

UP_AND_DOWN = {"up", "down"}
BEFORE = 2
"""Sentences before that may tell the new figure."""
HOLDS, BESIDE, SLIP, ALONE = 0.93, 0.93, 0.85, 0.6
"""How sure a change is: that holds; beside others that do; told by a slip; by itself."""
AGREE = {"exact", "rounded"}
ITS_WORDS = {"", "tăng", "giảm"}
"""What may stand in brackets before a share of the change that these say again."""


class LoneChanges:
    """Finds the new figure, and by it the old one, of shares told beside the change they are of."""

    def __init__(self, context: Context, cues: Cues) -> None:
        """Take a text and the words of changes."""
        self.context = context
        self.cues = cues
        self.holding: set[int] = set()
        """Sentences in which such a change holds."""

    def relation(self, share: Token) -> Relation | None:
        """Give the change that a share is of, with the figure it led to; None without either."""
        amount, cue = self._amount(share)
        if amount is None or not is_exact(share) or not is_exact(amount):
            return None
        found = [self._told(share, amount, new, cue) for new in self._news(amount)]
        tried = [one for one in found if one is not None]
        sentence = self.context.sentences[share]
        for one in tried:
            if one.agreement in AGREE:
                self.holding.add(sentence)
                return one
        alike = [one for one in tried if self._is_alike(amount, one.parts[1])]
        named = [one for one in alike if self._is_named_alike(amount, one.parts[1])]
        likely = named if len(named) == 1 else alike if len(alike) == 1 else []
        return self._doubted(likely[0], sentence) if likely else None

    def _doubted(self, one: Relation, sentence: int) -> Relation | None:
        """Say how sure a change is that does not come out."""
        numeral = one.total.numeral
        if not is_plausible(numeral, one.gives):
            return None
        slip = numeral.step < 1 and any(_slips(one))
        sure = BESIDE if sentence in self.holding else SLIP if slip else ALONE
        return replace(one, confidence=sure)

    def _amount(self, share: Token) -> tuple[Token | None, str]:
        """Give the number that a share says again, and whether it tells a rise or a fall."""
        before = self.context.before(share, 0, wanted=lambda one: one.kind == "figure")
        if before and is_count(before[0]) and self._says_again(before[0], share):
            cue = self.cues.cue_of(before[0])
            if cue in UP_AND_DOWN and before[0].unit not in TIMES:
                return before[0], cue
        cue = self.cues.cue_of(share)
        behind = self.context.after(share)
        if cue in UP_AND_DOWN and behind and behind[0].depth == share.depth + 1:
            words = self.context.text_between(share, behind[0]).strip(" %+-")
            if words.removeprefix("(").strip() in ITS_WORDS:
                return behind[0], cue
        return None, ""

    def _says_again(self, amount: Token, share: Token) -> bool:
        """Tell a share in brackets behind a number, or behind "tương đương"."""
        inside = share.depth == amount.depth + 1 and self.context.text_inside(share)
        again = inside is not False and inside.strip(" (-–+") in ITS_WORDS
        return again or self.cues.goes_on(share)

    def _news(self, amount: Token) -> list[Token]:
        """Give what may have grown to what it is by an amount, the nearest first."""
        return [
            one
            for one in self.context.before(amount, BEFORE)
            if one.unit == amount.unit
            and is_exact(one)
            and one.depth <= amount.depth
            and not self.cues.is_besides(one)
        ]

    def _is_alike(self, amount: Token, new: Mention) -> bool:
        return mention(amount).unit.lower() in {"", new.unit.lower()}

    def _is_named_alike(self, amount: Token, figure: Mention) -> bool:
        """Tell whether what stands behind a change stands beside the new figure, too: "chết"."""
        new = self.context.tokens[figure.order]
        words = set(fold(self.context.text_behind(amount)).split()) - self.cues.little
        beside = self.context.clause_before(new) + " " + self.context.text_behind(new)
        return bool(words) and words <= set(fold(beside).split())

    def _told(self, share: Token, amount: Token, new: Token, cue: str) -> Relation | None:
        by, now = mention(amount).value, mention(new).value
        old = now - by if cue == "up" else now + by
        if old <= 0 or not by:
            return None
        gives = by * HUNDRED / old
        agreement = agreement_of(mention(share).numeral, gives) or "about"
        figures = (mention(amount), mention(new))
        return Relation(
            "change", mention(share), figures, gives, agreement, HOLDS, ("old-untold", cue)
        )


def _slips(relation: Relation) -> Iterator[bool]:
    """Tell a share with two digits turned, or of the new figure, or of what the change adds up to.

    That its digits come out says that these figures are meant.
    """
    numeral = relation.total.numeral
    yield swapped(Fraction(round(relation.gives / numeral.step)), numeral.value / numeral.step)
    amount, new = (part.value for part in relation.parts)
    wrong_way = new + amount if "up" in relation.evidence else new - amount
    for base in (new, wrong_way):
        yield base > 0 and agreement_of(numeral, amount * HUNDRED / base) in AGREE
