"""One figure stated twice, the second time otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import ne

from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.contrasts import Contrasts
from hongngu_cli.analyse.proofread.parts import TIMES
from hongngu_cli.analyse.proofread.slips import changed_digits, swapped
from hongngu_cli.analyse.proofread.stretches import is_count
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

TWO = 2
SMALLEST, HUNDRED, THOUSAND = 10, 100, 1000
NUMBER = "#"
WORDS, FAR = 6, 16
SENTENCE = re.compile(r"[.!?;](?:\s+|$)")
NAMES = re.compile(r"(?<=[^.!?:;(] )[A-ZĐ]\w+(?: [A-ZĐ]\w+)+")
SURE = 0.75
MOST = 100
"""So many figures of one unit and length back one may stand that is stated again."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Restated:
    """Finds figures that speak of the same thing by the words around them."""

    def __init__(
        self, context: Context, words: ProofreadWords, settled: frozenset[Mention]
    ) -> None:
        """Take the figures that other figures confirm, whom nothing contradicts."""
        self.context = context
        self.settled = settled
        self.contrasts = Contrasts(words)
        self.again = LastWords(words.again)
        self.little = frozenset(fold(word) for word in words.little)
        self.still = re.compile(rf"(?<!\w){as_written(words.still)}(?!\w)")

    def relations(self) -> Iterator[Relation]:
        """Give figures stated again alike, and those that look like the same one miswritten."""
        alike: dict[tuple[str, int], Token] = {}
        as_long: dict[tuple[str, int], list[Token]] = {}
        for again in self.context.figures:
            if not is_count(again) or not again.unit or not _is_large(again):
                continue
            value = int(mention(again).value)
            same = alike.setdefault((again.unit, value), again)
            others = as_long.setdefault((again.unit, len(str(value))), [])
            if not self.context.same(same, again):
                yield _told(same, again, "exact", 0.8)
            elif same is again and again.unit not in TIMES:
                yield from self._miswritten(others[-MOST:], again)
            others.append(again)

    def _miswritten(self, earlier: Sequence[Token], again: Token) -> Iterator[Relation]:
        for first in reversed(earlier):
            if not _is_like(first, again) or self.context.same(first, again):
                continue
            sure = self._sure(first, again)
            if sure >= SURE:
                yield _told(first, again, "differs", sure)
                return

    def _sure(self, first: Token, again: Token) -> float:
        one, other = mention(first).value, mention(again).value
        still = self._refers_back(again)
        if not swapped(one, other) and not still:
            return 0.0
        sure = 0.1 if not swapped(one, other) else 0.4 if one >= HUNDRED else 0.15
        sure += 0.05 if one >= THOUSAND else 0
        sure += min(0.5, 0.1 * self._common_words(first, again))
        sure += 0.25 if self._same_neighbour(first, again) else 0
        sure += 0.15 if still else -0.2 if self.context.follows(first, again) else 0
        sure += 0.15 if self._says_nothing_new(first, again) else 0
        sure += self._of_years(first, again)
        sure -= 0.4 * self._names_differ(first, again)
        sure -= 0.5 * self.contrasts.differ(self._own(first), self._own(again))
        settled = [mention(one) in self.settled for one in (first, again)]
        sure += (-0.5 if all(settled) else 0.15) if any(settled) else 0
        return min(0.95, sure)

    def _refers_back(self, again: Token) -> bool:
        """Tell words by which a figure is one told before: "trong số 120 …", "… nêu trên"."""
        before = self.context.text_before(again)
        behind = self.context.text_behind(again)
        text = f"{before}#{behind}"
        return bool(self.still.search(text) or self.again.of(before))

    def _says_nothing_new(self, first: Token, again: Token) -> bool:
        """Tell a figure all words before which stand in the sentence of the first."""
        words = set(_words(self.context.clause_before(again))) - self.little
        return bool(words) and words <= set(_words(self._own(first)))

    def _common_words(self, first: Token, again: Token) -> int:
        """Count the words of the longest stretch that is common to what stands around figures."""
        run = _common_run(self._around(first), self._around(again))
        return sum(word not in self.little and word != NUMBER for word in run)

    def _around(self, figure: Token) -> list[str]:
        """Give the words around a figure in its sentence, without the number itself."""
        text = mention(figure).passage.text
        before, behind = text[: figure.start], text[figure.end :]
        return [
            *_words(_last_sentence(before))[-WORDS:],
            NUMBER,
            *_words(_first_sentence(behind))[:FAR],
        ]

    def _names_differ(self, first: Token, again: Token) -> bool:
        """Tell whether each figure is of a place or body that is not the other's."""
        one, other = (set(NAMES.findall(self._own(x))) for x in (first, again))
        return bool(one - other and other - one)

    def _own(self, figure: Token) -> str:
        text = mention(figure).passage.text
        return f"{_last_sentence(text[: figure.start])} {_first_sentence(text[figure.end :])}"

    def _same_neighbour(self, first: Token, again: Token) -> bool:
        """Tell whether the figure before each in its sentence is the same too."""
        near = [self.context.before(one)[:1] for one in (first, again)]
        return all(near) and _same(near[0][0], near[1][0]) and near[0][0].unit == near[1][0].unit

    def _of_years(self, first: Token, again: Token) -> float:
        """Weigh the years in the two sentences: the same ones, others, or none."""
        one, other = (set(YEAR.findall(self._own(x))) for x in (first, again))
        if not one or not other:
            return 0
        return 0.1 if one & other else -0.5


def _digits(token: Token) -> str:
    return str(token.mention.numeral.value.numerator) if token.mention else ""


def _is_like(first: Token, again: Token) -> bool:
    """Tell whole numbers of as many digits of which one is another, or two changed places."""
    if sum(map(ne, _digits(first), _digits(again))) > TWO:
        return False
    return changed_digits(mention(first).value, mention(again).value) == 1


def _is_large(token: Token) -> bool:
    return mention(token).value >= SMALLEST and mention(token).numeral.bound == "exact"


def _same(one: Token, other: Token) -> bool:
    return mention(one).value == mention(other).value


def _words(text: str) -> list[str]:
    return fold(text).split()


def _last_sentence(text: str) -> str:
    return SENTENCE.split(text)[-1]


def _first_sentence(text: str) -> str:
    return SENTENCE.split(text)[0]


def _common_run(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Give the longest stretch of words that two texts have in common."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found = matcher.find_longest_match(0, len(one), 0, len(other))
    return one[found.a : found.a + found.size]


def _told(first: Token, again: Token, agreement: Agreement, sure: float) -> Relation:
    parts, value = (mention(first),), mention(first).value
    return Relation("restated", mention(again), parts, value, agreement, sure, ("restated",))
