"""What is left of what came in once some was settled, be each told in a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.contrasts import Contrasts
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

HELD, TOLD = 0.9, 0.85
FAR = 2
"""So many sentences before what is left may stand what came in."""
WHY = ("unsettled",)


class Unsettled:
    """Finds what came in and what was settled of it, of which a count is the rest."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.contrasts = Contrasts(words)
        still = as_written((*words.left_over, *words.outstanding))
        self.open = re.compile(rf"(?<!\w){still}(?!\w)")
        self.received = re.compile(rf"(?<!\w){as_written(words.received)}(?!\w)")
        then = as_written((*words.other_times, *words.times_before))
        self.then = re.compile(rf"(?<!\w){then}(?!\w)")
        self.settled = re.compile(rf"(?<!\w){as_written(words.settled)}(?!\w)")

    def relation(self, figure: Token) -> Relation | None:
        """Give what a count is the rest of, or what it should be with two digits turned."""
        if not _is_plain(figure) or not self._is_open(figure):
            return None
        done = next(self._done(figure), None)
        whole = self._whole(done) if done else None
        if not done or not whole or mention(whole).value <= mention(done).value:
            return None
        told, parts = mention(figure), (mention(whole), mention(done))
        left = parts[0].value - parts[1].value
        if left == told.value:
            return Relation("difference", told, parts, left, "exact", HELD, WHY)
        if swapped(told.value, left) and self._is_all_else(figure, done, whole):
            return Relation("difference", told, parts, left, "differs", TOLD, WHY)
        return None

    def _is_open(self, figure: Token) -> bool:
        said = (self.context.clause_before(figure), self.context.text_behind(figure))
        return any(map(self.open.search, said))

    def _done(self, figure: Token) -> Iterator[Token]:
        """Give what was settled before a count, in its sentence or the one before."""
        for one in self.context.before(figure, 1):
            settled = self.settled.search(self.context.clause_before(one))
            level = _is_plain(one) and not one.depth and one.unit and figure.unit in {one.unit, ""}
            if settled and level and not self._is_received(one):
                yield one

    def _whole(self, done: Token) -> Token | None:
        """Give what came in before, if nothing else did."""
        kin = [one for one in self.context.before(done, FAR - 1) if one.unit == done.unit]
        kin = [one for one in kin if not one.depth and one not in self.context.compared]
        whole = next((one for one in kin if self._is_received(one)), None)
        return whole if whole and _is_plain(whole) else None

    def _is_received(self, figure: Token) -> bool:
        """Tell what was to be settled: "phải giải quyết 517 đơn", "517 đơn phải giải quyết"."""
        said = (self.context.clause_before(figure), self.context.text_behind(figure))
        return any(map(self.received.search, said))

    def _is_all_else(self, figure: Token, done: Token, whole: Token) -> bool:
        """Tell a rest beside which nothing else is told that is open, at the same time."""
        between = [one for one in self.context.tokens_between(done, figure) if is_count(one)]
        behind = [one for one in self.context.rest_of_sentence(figure) if is_count(one)]
        alike = [one for one in (*between, *behind) if one.unit in {done.unit, ""}]
        texts = [*map(self.context.text_before, (whole, figure))]
        same = not self.contrasts.differ(*texts) and not self.then.search(texts[-1])
        return same and (not alike or _make_up(done, alike))


def _make_up(whole: Token, parts: Sequence[Token]) -> bool:
    return sum((mention(one).value for one in parts), Fraction(0)) == mention(whole).value


def _is_plain(figure: Token) -> bool:
    return is_count(figure) and mention(figure).numeral.bound == "exact"
