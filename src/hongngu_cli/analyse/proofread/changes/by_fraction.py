"""Changes with the two figures they are between as a fraction: "giảm 5,8% (339/360 vụ)"."""

from __future__ import annotations

import re
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps
from hongngu_cli.analyse.proofread.judging.slips import miswritten, turned
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import NOTES, Mention, Relation, RelationKind
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HUNDRED = 100
HELD, TOLD = 0.9, 0.85
LEAST = 100
"""Steps of its last digit that a figure has at least of which a slip of the pen is told."""


class ByFraction:
    """Finds the fraction behind a change that tells what it came to and what it came from."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        change = as_written((*words.grown, *words.shrunk))
        self.other_times = re.compile(rf"(?<!\w){as_written(words.other_times)}(?!\w)")
        self.only = re.compile(rf"[^\w]*(?:{change}[^\w]*|\d[\d.,]*\s*%[^\w]*)*")

    def relation(self, figure: Token, cue: str) -> Relation | None:
        """Give the change that a figure tells, or what it should tell and does not."""
        fraction = self._beside(figure) if cue in {"up", "down"} else None
        sides = sides_of(mention(fraction)) if fraction else None
        if fraction is None or sides is None or not all(one.value for one in sides):
            return None
        new, old = sorted(sides, key=lambda one: one.value, reverse=cue == "up")
        before = fraction.start < figure.start
        if before and (new, old) != sides:
            return None
        stated = mention(figure)
        share = stated.numeral.kind == "share"
        amount = abs(new.value - old.value)
        exact = amount * HUNDRED / old.value if share else amount
        agreement = agreement_of(stated.numeral, exact)
        if agreement is None or (agreement in NOTES and not share):
            return None
        if agreement == "differs" and not _is_slip(stated, exact, sides, turned_only=before):
            return None
        kind: RelationKind = "growth" if share else "difference"
        sure = TOLD if agreement == "differs" else HELD
        return Relation(kind, stated, (new, old), exact, agreement, sure, ("fraction",))

    def _beside(self, figure: Token) -> Token | None:
        """Give the fraction right behind a change, or right before it: "80/54 ha, tăng 48,1%".

        One before it may as well be of what was done and planned.
        """
        here = self.context.figures_of_sentence(figure)
        at = here.index(figure)
        behind = next((one for one in here[at + 1 :] if mention(one).numeral.ratio), None)
        if behind and self.only.fullmatch(self.context.stream.between(figure, behind)):
            return behind
        before = here[at - 1] if at else figure
        led = mention(before).numeral.ratio and not self.other_times.search(
            self.context.text_behind(figure)
        )
        return (
            before
            if led and self.only.fullmatch(self.context.stream.between(before, figure))
            else None
        )


def _is_slip(
    stated: Mention, exact: Fraction, sides: tuple[Mention, Mention], *, turned_only: bool
) -> bool:
    """Tell a figure of several digits of which one, or two turned, are not as they should be."""
    numeral = stated.numeral
    part = min(one.value for one in sides) * HUNDRED / max(one.value for one in sides)
    if numeral.kind == "share" and agreement_of(numeral, part) != "differs":
        return False
    right = in_steps(exact, numeral.step) * numeral.step
    large = min(numeral.value, right) >= LEAST * numeral.step
    return large and (turned if turned_only else miswritten)(numeral, right)
