"""Averages against what is shared out and among how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import (
    agreement_of,
    in_steps,
    is_plausible,
    looseness,
)
from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.periods import Periods
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokeniser import kind_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numerals.surroundings import Surroundings, UnitFound
from hongngu_cli.text.spellings import as_written

SURE = 0.75
FEW = 3
YEAR = "năm"
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ONE = Fraction(1)


class Averages:
    """Finds the figures behind "bình quân 25 học viên/lớp"."""

    def __init__(self, context: Context, words: ProofreadWords, around: Surroundings) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.around = around
        self.cue = re.compile(rf"(?<!\w){as_written((*words.average, *words.density))}(?!\w)")
        each = as_written(words.each)
        self.periods = Periods(context, words)
        little = (*words.little, *words.share_of)
        self.little = frozenset(word for one in little for word in fold(one).split())
        self.each = re.compile(rf"(?:(?<!\w){each}\s+|/\s*)(?=\w)")

    def is_average(self, figure: Token) -> bool:
        """Tell a figure that the words before it call an average."""
        return bool(self.cue.search(self.context.clause_before(figure)))

    def relation(self, figure: Token) -> Relation | None:
        """Give what an average is of, or what it should be of and is not."""
        unit = self.among(figure)
        if unit is None:
            return None
        tried = list(self._tried(figure, kind_of(unit)))
        held = [one for one in tried if one.holds]
        if not held and (of_parts := self._of_parts(figure, kind_of(unit))):
            tried = [of_parts]
            held = [one for one in tried if one.holds]
        if held or not tried:
            return min(held, key=lambda one: abs(one.difference), default=None)
        first = tried[0]
        behind = first.parts[0].order > first.total.order
        sure = first.confidence >= SURE and (
            not behind or swapped(first.stated, in_steps(first.gives, ONE))
        )
        sure = sure and _may_be_told(first) and not self._is_of_another(figure, first)
        return first if sure and is_plausible(first.total.numeral, first.gives) else None

    def _is_of_another(self, figure: Token, told: Relation) -> bool:
        """Tell an average of other things, of another year, or of a part of them."""
        token = self.context.tokens[told.parts[0].order]
        first = self.context.tokens.get(min(told.parts, key=lambda one: one.order).order, token)
        said = self.cue.split(self.context.clause_before(figure))[0].rpartition("(")[2]
        named = {word for word in fold(said).split() if not word.isdigit()} - self.little
        if not self.context.same(token, figure):
            named |= set(YEARS.findall(self.context.text_before(figure)))
        of_whole = fold(f"{self.context.text_before(token)} {self.context.text_behind(token)}")
        between = self.context.tokens_between(first, figure)
        part = any(one.kind == "in-which" for one in between)
        return part or not named <= set(of_whole.split())

    def among(self, figure: Token) -> UnitFound | None:
        """Give what a figure is for each of: the word behind "/" or "mỗi"."""
        before = self.context.clause_before(figure)
        lower = self.context.stream.lowers[figure.passage]
        start = max(figure.end, figure.unit_end)
        for text, last in ((before, len(before)), (lower[start : start + FAR + WORD], FAR)):
            for found in self.each.finditer(text, 0, last):
                if unit := self.around.unit_at(text, found.end()):
                    return unit
        return None

    def _tried(self, figure: Token, kind: str) -> Iterator[Relation]:
        before = [*self.context.before(figure, 2), *self.context.after(figure)]
        shared = [one for one in before if one.unit == figure.unit][:FEW]
        among = [one for one in before if one.unit == kind][:FEW]
        for whole in shared:
            for number in among:
                if mention(number).value and whole is not number:
                    only = len(shared) * len(among) == 1
                    here = self.context.same(figure, number)
                    yield self._told(figure, whole, mention(number), only=only, here=here)
            for period in self.periods.before(figure) if kind == YEAR and not among else ():
                yield self._told(figure, whole, period, only=len(shared) == 1, here=True)

    def _of_parts(self, figure: Token, kind: str) -> Relation | None:
        """Give an average among the one number of which all others of its kind are the parts.

        "86 người, gồm 31 cán bộ, 42 công chức và 13 viên chức. Tổng kinh phí …, bình quân …".
        """
        before = [one for one in self.context.before(figure, 1) if one.unit in {kind, figure.unit}]
        shared = [one for one in before if one.unit == figure.unit]
        *parts, whole = [one for one in before if one.unit == kind] or [figure]
        given = sum((mention(one).value for one in parts), Fraction(0))
        if len(shared) != 1 or not parts or given != mention(whole).value:
            return None
        here = self.context.same(figure, shared[0])
        return (
            self._told(figure, shared[0], mention(whole), only=True, here=False) if here else None
        )

    def _told(
        self, figure: Token, whole: Token, number: Mention, *, only: bool, here: bool
    ) -> Relation:
        exact = mention(whole).value / number.value
        here = here and self.context.same(figure, whole)
        sure = (0.93 if only else 0.8) if here else (0.8 if only else 0.5)
        parts = (mention(whole), number)
        agreement = _agreement(figure, exact, exact * looseness(parts[0].numeral, number.numeral))
        return Relation("average", mention(figure), parts, exact, agreement, sure, ("average",))


FAR, WORD = 20, 30
"""So many letters behind an average may lead to what it is for each of, and be its name."""


def _may_be_told(average: Relation) -> bool:
    """Tell an average of exact figures, or one that is less than what "trên 400.000" makes it."""
    whole, number = (one.numeral.bound for one in average.parts)
    at_least = whole == "least" and average.gives > average.stated
    return number == "exact" and (whole == "exact" or at_least)


def _agreement(figure: Token, exact: Fraction, slack: Fraction) -> Agreement:
    """Let averages be rounded either way, as people and classes are, of rounded figures too."""
    agreement = agreement_of(mention(figure).numeral, exact, slack) or "differs"
    off = abs(exact - mention(figure).value)
    return "rounded" if agreement != "exact" and off < mention(figure).numeral.step else agreement
