"""What is still open of what was told to be done: "đã giải quyết 96/104 đơn, còn 8 đơn"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.changes.changes import are_alike
from hongngu_cli.analyse.proofread.judging.slips import changed_digits, swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.contrasts import Contrasts
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HELD, TOLD = 0.9, 0.85
FAR = 2
"""So many sentences before it what was done may stand."""
FEW = 10
"""Fewer are changed into one another by any slip of the pen."""

WHY = ("still-open",)
ShareOf = Callable[[Token], Relation | None]
Done = tuple[Token, Mention, Mention]
"""Where something done is told; how much that is, and of how much."""


class Remainders:
    """Finds of what a count that is still open is left."""

    def __init__(self, context: Context, words: ProofreadWords, share_of: ShareOf) -> None:
        """Take a text and what tells of which part and whole a share is."""
        self.context = context
        self.share_of = share_of
        self.contrasts = Contrasts(words)
        still = as_written((*words.left_over, *words.outstanding))
        self.open = re.compile(rf"(?<!\w){still}(?!\w)")
        self.rest = re.compile(rf"(?<!\w){as_written(words.rest)}(?!\w)")
        self.not_so = re.compile(rf"(?<!\w){as_written(words.negations)}\s+(\w+)")

    def relation(self, figure: Token) -> Relation | None:
        """Give what a count is left of, or what it should be left of and is not."""
        if not is_count(figure) or mention(figure).numeral.bound != "exact":
            return None
        before = self.context.clause_before(figure)
        behind = self.context.text_behind(figure)
        if not (self.open.search(before) or self.open.search(behind)):
            return None
        done = next(self._done(figure), None)
        if done is None:
            return None
        _, part, whole = done
        left, told = whole.value - part.value, mention(figure)
        if left == told.value:
            return Relation("difference", told, (whole, part), left, "exact", HELD, WHY)
        if self._is_of_another_time(figure, done) or not self._is_slip(figure, left, done):
            return None
        return Relation("difference", told, (whole, part), left, "differs", TOLD, WHY)

    def _done(self, figure: Token) -> Iterator[Done]:
        """Give what was told as a fraction or a share before a count, of things of its kind."""
        for one in self.context.before(figure, FAR, wanted=lambda _: True):
            sides = sides_of(mention(one))
            counted = sides and (one.unit or sides[1].value >= FEW)
            if sides and counted and _is_part(*sides) and are_alike(one, figure):
                yield (one, *sides)
            elif mention(one).numeral.kind == "share":
                found = self.share_of(one)
                if found and found.holds and len(found.parts) > 1:
                    part = self.context.tokens.get(found.parts[0].order)
                    if part and _is_part(*found.parts) and are_alike(part, figure):
                        yield (one, found.parts[0], found.parts[1])

    def _is_of_another_time(self, figure: Token, done: Done) -> bool:
        texts = (self.context.text_before(done[0]), self.context.text_before(figure))
        return self.contrasts.differ(*texts)

    def _is_slip(self, figure: Token, left: Fraction, done: Done) -> bool:
        """Tell a count that was miswritten from that of something else.

        Two digits were turned; or one was changed, and nothing else is told that could be
        the rest of it.
        """
        value, turned = mention(figure).value, swapped(mention(figure).value, left)
        behind = self.context.rest_of_sentence(figure) if turned else self.context.sentence(figure)
        if left <= 0 or any(one.unit == figure.unit for one in self._others(figure, done, behind)):
            return False
        # "1 loại xuất sắc, 65 loại giỏi (83,33%), 12 loại khá": the first makes it up.
        if any(mention(one).value == left - value for one in self.context.before(figure, 0)):
            return False
        if turned:
            return True
        few = min(value, left) < FEW
        return changed_digits(value, left) == 1 and (not few or self._is_all_else(figure, done[0]))

    def _is_all_else(self, figure: Token, done: Token) -> bool:
        """Tell "số còn lại", and what is "không đạt" beside what is "đạt"."""
        before, behind = self.context.clause_before(figure), self.context.text_behind(figure)
        if self.rest.search(before) or self.rest.search(behind):
            return True
        # "11/12 mẫu đều không đạt" denies itself.
        between = {one.kind for one in self.context.tokens_between(done, figure)}
        apart = not between.isdisjoint({"comma", "semicolon", "stop", "line"})
        not_so = self.not_so.search(behind) or (apart and self.not_so.search(before)) or None
        said = self.context.text_behind(done)
        return not_so is not None and f" {not_so[1]} " in f" {said} "

    def _others(self, figure: Token, done: Done, behind: Sequence[Token]) -> Iterator[Token]:
        """Give other counts from where what was done is told, and behind what is open."""
        place, part, whole = done
        own = {part.order, whole.order}
        near = [*self.context.tokens_between(place, figure)]
        near += [one for one in behind if one.start > figure.start]
        counts = (one for one in near if is_count(one) and one.depth <= figure.depth)
        yield from (one for one in counts if mention(one).order not in own)


def _is_part(part: Mention, whole: Mention) -> bool:
    exact = part.numeral.bound == whole.numeral.bound == "exact"
    return exact and 0 < part.value < whole.value
