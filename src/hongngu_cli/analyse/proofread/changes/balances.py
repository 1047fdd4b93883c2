"""What is left of one sum when another is taken away: "xuất siêu", "kết dư"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.changes.changes import is_exact
from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, is_plausible
from hongngu_cli.analyse.proofread.judging.slips import miswritten, turned
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.contrasts import Contrasts
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import NOTES, Agreement, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

SENTENCES = 10
"""So many sentences before a balance its two sums may stand."""
HERE, EARLIER, PLAIN = 0.85, 0.8, 0.92
MARK = re.compile(r"[,;](?!\d)")


@dataclass(frozen=True, slots=True)
class Balance:
    """Words for what is left, for what there was and for what was taken away."""

    left: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]


class Balances:
    """Finds the two sums between which a balance lies."""

    def __init__(self, context: Context, words: ProofreadWords, cues: Cues) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.cues = cues
        self.contrasts = Contrasts(words)
        self.balances = [_balance(line) for line in words.balances]
        little = (*words.little, *words.share_of, *words.balance_of)
        self.little = frozenset(word for one in little for word in fold(one).split())

    def relation(self, figure: Token) -> Relation | None:
        """Give what a balance is left of, or what it should be and is not."""
        clause = self.context.clause_before(figure)
        for one in self.balances:
            if one.left.search(clause) and (found := self._left_of(figure, one)):
                return found
        return None

    def _left_of(self, figure: Token, balance: Balance) -> Relation | None:
        before = self.context.before(figure, SENTENCES, wanted=lambda one: is_like(one, figure))
        main = [one for one in before if not one.depth and not self._is_aside(one)]
        sides = [
            [one for one in main if self._is_called(one, *words)]
            for words in ((balance.more, balance.less), (balance.less, balance.more))
        ]
        if not all(sides):
            return None
        pairs = [(more, less) for more in sides[0] for less in sides[1]]
        tried = [(self._told(figure, *pair), pair) for pair in pairs]
        held = next((one for one, _ in tried if one.holds), None)
        if held:
            return held
        if len(tried) > 1:
            tried = [one for one in tried if miswritten(mention(figure).numeral, one[0].gives)]
        wrong = [one for one, pair in tried if self._is_told(figure, pair, before, one)]
        if not len(wrong) == len(tried) == 1:
            return None
        plain = wrong[0].confidence == HERE and turned(mention(figure).numeral, wrong[0].gives)
        return replace(wrong[0], confidence=PLAIN) if plain else wrong[0]

    def _is_aside(self, figure: Token) -> bool:
        """Tell a figure of a change, or of a part of what is told before it."""
        before = [one for one in self.context.sentence(figure) if one.start < figure.start]
        kinds = [one.kind for one in before if one.passage == figure.passage]
        part = "in-which" in kinds and "figure" in kinds[: kinds.index("in-which")]
        return part or self.cues.is_besides(figure)

    def _is_called(self, figure: Token, name: re.Pattern[str], other: re.Pattern[str]) -> bool:
        clause = self.context.clause_before(figure)
        if not (name.search(clause) or other.search(clause)):
            clause = MARK.split(self.context.text_before(figure))[-1]  # "xuất khẩu 8 tháng đạt"
        return bool(name.search(clause)) and not other.search(clause)

    def _told(self, figure: Token, more: Token, less: Token) -> Relation:
        parts = (mention(more), mention(less))
        exact = parts[0].value - parts[1].value
        here = self.context.same(more, figure) and self.context.same(less, figure)
        agreement = _agreement(figure, exact, sum((one.numeral.step for one in parts), Fraction(0)))
        sure = HERE if here else EARLIER
        return Relation("difference", mention(figure), parts, exact, agreement, sure, ("balance",))

    def _is_told(
        self, figure: Token, pair: tuple[Token, Token], before: Sequence[Token], told: Relation
    ) -> bool:
        """Tell sums of the same things and times as the balance, beside which no other counts."""
        more, less = pair
        off = told.difference
        if not is_plausible(mention(figure).numeral, told.gives):
            return False
        if not all(map(is_exact, (figure, more, less))):
            return False
        if any(mention(one).value == abs(off) for one in before):
            return False
        first, second = sorted((more, less), key=lambda one: mention(one).order)
        if self.contrasts.differ(*(self.context.text_before(one) for one in (first, figure))):
            return False
        known = self._said(first) | self._words(first)
        alike = self._words(second) <= known and self._words(figure) <= known | self._said(second)
        return alike or miswritten(mention(figure).numeral, mention(figure).value + off)

    def _words(self, figure: Token) -> set[str]:
        """Give what the words before a figure say of it, since the figure before."""
        before = self.context.before(figure, 0, wanted=lambda _: True)[:1]
        text = (
            self.context.stream.between(before[0], figure)
            if before
            else self.context.text_before(figure)
        )
        return set(fold(text).split()) - self.little

    def _said(self, figure: Token) -> set[str]:
        """Give the words of what stands up to a figure in its paragraph."""
        return set(fold(self.context.stream.lowers[figure.passage][: figure.start]).split())


def is_like(one: Token, other: Token) -> bool:
    """Tell sums of money, or what else counts alike."""
    return is_count(one) and one.unit == other.unit


def _agreement(figure: Token, exact: Fraction, steps: Fraction) -> Agreement:
    numeral = mention(figure).numeral
    if is_exact(figure):
        numeral = replace(numeral, bound="exact")  # "ước đạt 1,75" is reckoned to its last digit
    agreement = agreement_of(numeral, exact)
    if agreement in NOTES or abs(exact - numeral.value) <= (steps + numeral.step) / 2:
        return "exact" if exact == numeral.value else "rounded"
    return agreement or "about"


def _balance(line: str) -> Balance:
    """Read "xuất siêu, thặng dư = xuất khẩu - nhập khẩu"."""
    left, of = line.split(" = ")
    more, less = of.split(" - ")
    found = [as_written(part.split(", ")) for part in (left, more, less)]
    called = re.compile(rf"(?<!\w){found[0]}(?!\w)[^,;()]*$")
    return Balance(called, *(re.compile(rf"(?<!\w){one}(?!\w)") for one in found[1:]))
