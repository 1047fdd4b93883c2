"""Changes with the two figures they are between as a fraction: "giảm 5,8% (339/360 vụ)"."""

from __future__ import annotations

import re
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps
from hongngu_cli.analyse.proofread.judging.slips import miswritten
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
        self.only = re.compile(rf"[^\w]*(?:{change}[^\w]*|\d[\d.,]*\s*%[^\w]*)*")

    def relation(self, figure: Token, cue: str) -> Relation | None:
        """Give the change that a figure tells, or what it should tell and does not."""
        sides = self._sides(figure)
        if cue not in {"up", "down"} or sides is None:
            return None
        new, old = sorted(sides, key=lambda one: one.value, reverse=cue == "up")
        stated = mention(figure)
        share = stated.numeral.kind == "share"
        amount = abs(new.value - old.value)
        exact = amount * HUNDRED / old.value if share else amount
        agreement = agreement_of(stated.numeral, exact)
        if agreement is None or (agreement in NOTES and not share):
            return None
        if agreement == "differs" and not _is_slip(stated, exact, sides):
            return None
        kind: RelationKind = "growth" if share else "difference"
        sure = TOLD if agreement == "differs" else HELD
        return Relation(kind, stated, (new, old), exact, agreement, sure, ("fraction",))

    def _sides(self, figure: Token) -> tuple[Mention, Mention] | None:
        here = self.context.figures_of_sentence(figure)
        behind = [one for one in here if one.start > figure.start]
        fraction = next((one for one in behind if mention(one).numeral.ratio), None)
        if fraction is None:
            return None
        between = self.context.stream.between(figure, fraction)
        sides = sides_of(mention(fraction))
        return (
            sides
            if sides and all(one.value for one in sides) and self.only.fullmatch(between)
            else None
        )


def _is_slip(stated: Mention, exact: Fraction, sides: tuple[Mention, Mention]) -> bool:
    """Tell a figure of several digits of which one, or two turned, are not as they should be."""
    numeral = stated.numeral
    part = min(one.value for one in sides) * HUNDRED / max(one.value for one in sides)
    if numeral.kind == "share" and agreement_of(numeral, part) != "differs":
        return False
    right = in_steps(exact, numeral.step) * numeral.step
    large = min(numeral.value, right) >= LEAST * numeral.step
    return large and miswritten(numeral, right)
