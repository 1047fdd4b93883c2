"""What grew, shrank, lacks or is left over, against the two figures that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hongngu_cli.analyse.proofread.changes.balances import Balances
from hongngu_cli.analyse.proofread.changes.by_change import ByChange
from hongngu_cli.analyse.proofread.changes.changes import (
    HUNDRED,
    Change,
    agreement_of_change,
    exact_of,
    is_exact,
    is_fine,
    is_share,
    told,
)
from hongngu_cli.analyse.proofread.changes.compared import Compared
from hongngu_cli.analyse.proofread.changes.rates import Rates
from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps, is_plausible
from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import NOTES, OTHER_WAY, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

SURE = 0.75
"""A change that is at least so sure is told where it does not hold."""
LED = 0.9
"""How sure a change is to which words lead."""
SAME = {"exact", "rounded"}


class Growth:
    """Finds the figures behind "tăng 12% so với …", "giảm 4 đồng chí", "còn thiếu 7"."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Take a text and the words of changes."""
        self.context = context
        self.cues = Cues(context, words)
        self.in_turn = re.compile(rf"(?<!\w){as_written(words.in_turn)}(?!\w)")
        self.by_change = ByChange(context, words, self.cues)
        self.compared = Compared(context, words, self.cues)
        self.balances = Balances(context, words, self.cues)
        self.rates = Rates(context, words, self.compared)

    def relation(self, figure: Token, cue: str) -> Relation | None:
        """Give the change that a figure tells, or what it should tell and does not."""
        if self.compared.is_start(figure):
            return None
        share = mention(figure).numeral.kind == "share"
        changes = [*self.rates.changes(figure, cue)] if share else []
        changes += self.compared.changes(figure, cue)
        changes = [one for one in changes if mention(one.old).value or not share]
        for change in changes:
            agreement = agreement_of_change(figure, change, cue)
            if agreement == "exact" and (wrong := _the_other_way(change, changes)):
                return replace(told(figure, wrong, cue), evidence=(OTHER_WAY,))
            by_chance = agreement in NOTES and change.confidence < SURE
            if agreement not in {None, "differs"} and not by_chance:
                return told(figure, change, cue)
        differing = self._differing(figure, changes, cue)
        return told(figure, differing, cue) if differing else None

    def _differing(self, figure: Token, changes: Sequence[Change], cue: str) -> Change | None:
        """Give the change that a figure should tell and does not."""
        share = mention(figure).numeral.kind == "share"
        if self.cues.is_of_another(figure, cue):
            changes = [one for one in changes if self._is_told_apart(figure, one, cue)]
        if share and (turned := next(self._of_the_new(figure, changes), None)):
            return turned
        # What is told beside it may be of figures that are not stated.
        if not (share and self.cues.goes_on(figure)):
            return self._surely(figure, changes, cue)
        return None

    def _is_told_apart(self, figure: Token, change: Change, cue: str) -> bool:
        """Tell a change behind the figure that tells it, or in the sentence it concludes from.

        So is one of what the sentence before names: "Chi là 5.142 tỷ. Chi tăng 642 tỷ so với …".
        """
        apart = change.old.start > figure.start or not self.context.same(change.old, figure)
        before = not self.context.same(change.new, figure)
        named = self.cues.is_named(figure, cue, self.context.text_before(change.new))
        return apart and (change.evidence == "from-to" or (before and named))

    def _surely(self, figure: Token, changes: Sequence[Change], cue: str) -> Change | None:
        """Give the change that words lead to, where a figure may be that one miswritten."""
        if found := self._with_digits_turned(figure, changes, cue):
            return found
        sure = next((one for one in changes if one.confidence >= SURE), None)
        if sure is None or agreement_of_change(figure, sure, cue) != "differs":
            return None
        exact = exact_of(figure, sure, cue)
        if not (is_exact(sure.new) and is_exact(sure.old)):
            fine, numeral = is_fine(sure.new) and is_fine(sure.old), mention(figure).numeral
            right = in_steps(exact, numeral.step)
            return sure if fine and swapped(numeral.value / numeral.step, right) else None
        return sure if is_plausible(mention(figure).numeral, exact) else None

    def _with_digits_turned(
        self, figure: Token, changes: Sequence[Change], cue: str
    ) -> Change | None:
        """Give the two figures that a change lies between, but for two of its digits."""
        for one in changes:
            exact = exact_of(figure, one, cue)
            if one.evidence == "two-figures" and swapped(mention(figure).value, exact):
                return replace(one, confidence=max(one.confidence, 0.85))
        return None

    def _of_the_new(self, figure: Token, changes: Sequence[Change]) -> Iterator[Change]:
        """Give the changes that a share is of where it was computed from the new figure.

        That its digits come out says that these figures are meant; of whole percents any may.
        """
        numeral = mention(figure).numeral
        for change in changes:
            two = (change.new, change.old)
            if any(is_share(one) or not is_exact(one) for one in two):
                continue
            if self._is_in_turn(figure, *two):
                continue
            if not change.amount or not mention(change.new).value:
                continue
            of_new = abs(change.amount) * HUNDRED / mention(change.new).value
            if change.new.unit != change.old.unit or agreement_of(numeral, of_new) not in SAME:
                continue
            alike = [one for one in self.context.before(figure, 0) if one.unit == change.new.unit]
            if set(alike) == set(two):
                yield replace(change, confidence=0.9, evidence="of-the-new")
            elif numeral.step < 1 and all(self.context.same(one, figure) for one in two):
                yield replace(change, confidence=0.85, evidence="of-the-new")
            elif numeral.step < 1 and change.new in alike and change.old.passage == figure.passage:
                yield replace(change, confidence=0.8, evidence="of-the-new")

    def _is_in_turn(self, figure: Token, *two: Token) -> bool:
        """Tell growth of two figures that each have their own: "A 40, tăng 9%; B 50, tăng 7%"."""
        first = min(two, key=lambda one: self.context.places[one])
        behind = self.context.figures[self.context.ranks[first] + 1]
        own = is_share(behind) and behind is not figure
        return own or bool(self.in_turn.search(self.context.clause_before(figure)))

    def carried(self, figure: Token, before: Relation) -> Relation | None:
        """Give a share of growth by the figures of the difference before it."""
        tokens = {mention(one): one for one in self.context.before(figure, 1)}
        tokens |= {mention(one): one for one in self.context.figures_of_sentence(figure)}
        new, old = (tokens.get(one) for one in before.parts)
        if self.compared.is_start(figure):
            return None
        if new is None or old is None or not mention(old).value:
            return None
        one = told(figure, Change(new, old, 0.93, "carried"), self.cues.cue_of(figure))
        return one if one.holds or is_plausible(mention(figure).numeral, one.gives) else None


def _the_other_way(change: Change, changes: Sequence[Change]) -> Change | None:
    """Give the change that words lead to where its figures agree in turned order alone.

    "398 vụ, tăng 23 vụ so với quý I (421 vụ)" has shrunk.
    """
    led = (one for one in changes if one.evidence == "so-voi" and one.confidence >= LED)
    surely = (one for one in led if is_exact(one.old))
    turned = (one for one in surely if (one.new, one.old) == (change.old, change.new))
    return next(turned, None) if change.confidence < SURE else None
