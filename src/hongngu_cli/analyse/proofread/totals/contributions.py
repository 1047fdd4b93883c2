"""What sectors contribute to growth, in points: "tăng 6,85%, … đóng góp 1,12 điểm phần trăm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.changes.changes import are_points, is_share
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.slips import FAMILY, chance_of_slip
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HELD, TOLD = 0.9, 0.85
FEWEST = 3
MINUS = ("-", "–", "−")


class Contributions:
    """Finds the points that sectors contribute, and the growth that these make up."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        self.contribute = re.compile(rf"(?<!\w){as_written(words.contributing)}(?!\w)")
        self.lessen = re.compile(rf"(?<!\w){as_written(words.shrunk)}(?!\w)")

    def relations(self) -> Iterator[Relation]:
        """Give each growth that its points make up, or miss by a slip of the pen."""
        seen: set[int] = set()
        for figure in self.context.figures:
            number = self.context.sentences[figure]
            if number not in seen and are_points(figure):
                seen.add(number)
                yield from self._of(self._points(figure))

    def _points(self, first: Token) -> list[Token]:
        """Give the points of a sentence that says what contributed them, outside of brackets."""
        figures = self.context.figures_of_sentence(first)
        points = [one for one in figures if are_points(one) and one.depth == first.depth]
        told = self.contribute.search(self.context.text_before(points[-1]))
        return points if told and len(points) >= FEWEST else []

    def _of(self, points: Sequence[Token]) -> Iterator[Relation]:
        parts = tuple(map(self._signed, points))
        if not parts:
            return
        rates = self.context.before(points[0], 1, wanted=is_share)
        grown = [one for one in rates if self.cues.cue_of(one) in {"up", "down"}]
        gives = sum((one.value for one in parts), Fraction(0))
        slack = sum((one.numeral.step for one in parts), Fraction(0)) / 2
        near = next((one for one in grown if abs(mention(one).value - gives) <= slack), None)
        if near:
            total = mention(near)
            same: Agreement = "exact" if total.value == gives else "rounded"
            yield Relation("total", total, parts, gives, same, HELD, ("points",))
            return
        wrong = [mention(one) for one in grown if self._is_slip(mention(one), parts)]
        inner = any(
            one.kind == "in-which" for one in self.context.tokens_between(points[0], points[-1])
        )
        if len(wrong) == 1 and not inner:
            yield Relation("total", wrong[0], parts, gives, "differs", TOLD, ("points",))

    def _signed(self, figure: Token) -> Mention:
        """Give points that are taken away below nought."""
        told, clause = mention(figure), self.context.clause_before(figure)
        if not (self.lessen.search(clause) or clause.rstrip().endswith(MINUS)):
            return told
        return replace(told, numeral=replace(told.numeral, value=-told.value))

    def _is_slip(self, total: Mention, parts: Sequence[Mention]) -> bool:
        figures = (total, *parts)
        exact = all(one.numeral.bound == "exact" and one.value > 0 for one in figures)
        return exact and chance_of_slip(total.value, [one.value for one in parts]) <= FAMILY
