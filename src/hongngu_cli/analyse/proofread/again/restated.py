"""One figure stated twice, the second time otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.contrasts import Contrasts
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

TWO = 2
SMALLEST, TEN, HUNDRED, THOUSAND = 10, 10, 100, 1000
NUMBER = "#"
WORDS, FAR, LETTERS = 10, 16, 48
SHARE, FEW = "%", 2
"""Shares alike in a text say one thing again where more words beside them are alike."""
SENTENCE = re.compile(r"[.!?;](?:\s+|$)")
NAMES = re.compile(r"(?<=[^.!?:;(] )[A-ZĐ]\w+(?: [A-ZĐ]\w+)+")
SURE = 0.75
MOST = 100
"""So many figures of one unit and length back one may stand that is stated again."""
OF_YEAR = re.compile(r"năm\s+(?:19|20)\d\d(?!\d)")
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
            kind = _kind(again)
            if not kind or not _is_large(again):
                continue
            value = int(_digits(again))
            same = alike.setdefault((kind, value), again)
            others = as_long.setdefault((kind, len(str(value))), [])
            if not self.context.same(same, again):
                if kind[0] != SHARE or self._common_words(same, again) > FEW:
                    yield _told(same, again, "exact", 0.8)
            elif same is again and again.unit not in TIMES:
                yield from self._miswritten(others[-MOST:], again)
            others.append(again)

    def _miswritten(self, earlier: Sequence[Token], again: Token) -> Iterator[Relation]:
        for first in reversed(earlier):
            if not _is_like(first, again) or self.context.same(first, again):
                continue
            if _in_one_table(first, again):
                continue
            sure = self._sure(first, again)
            if sure >= SURE:
                yield _told(first, again, "differs", sure)
                return

    def _sure(self, first: Token, again: Token) -> float:
        one, other = _digits(first), _digits(again)
        still = self._refers_back(again)
        beside, exchanged = self._same_neighbour(first, again), swapped(one, other)
        told = beside and one >= HUNDRED and one % TEN and other % TEN
        if not still and (not (exchanged or told) or self._subjects_differ(first, again)):
            return 0.0
        turned = 0.4 if one >= HUNDRED or still else 0.15
        sure = turned if exchanged else 0.1
        sure += 0.05 if one >= THOUSAND else 0
        large = one >= HUNDRED
        sure += min(0.6 if large else 0.5, 0.1 * self._common_words(first, again))
        sure += 0.25 if beside else 0
        follows = self.context.follows(first, again) and not beside
        sure += 0.15 if still else -0.2 if follows else 0
        sure += 0.15 if self._says_nothing_new(first, again) else 0
        sure += self._of_years(first, again)
        sure -= 0.4 * self._names_differ(first, again)
        sure -= 0.5 * self.contrasts.differ(self._own(first), self._own(again))
        sure -= 0.5 * self.contrasts.oppose(self._near(first), self._near(again))
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
        """Count the words of the stretches that are common to what stands around figures."""
        run = _common_runs(self._around(first), self._around(again))
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

    def _subjects_differ(self, first: Token, again: Token) -> bool:
        """Tell whether the same words lead to each figure but for a name between them.

        So stand "lớp tin học có 123 học viên" and "lớp nghiệp vụ có 132 học viên".
        """
        one, other = (fold(self.context.text_before(token)).split() for token in (first, again))
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        kinds = [kind for kind, *_ in steps]
        return "replace" in kinds[1:] and kinds[0] == "equal"

    def _own(self, figure: Token) -> str:
        text = mention(figure).passage.text
        return f"{_last_sentence(text[: figure.start])} {_first_sentence(text[figure.end :])}"

    def _near(self, figure: Token) -> str:
        """Give the letters right before and behind a figure in its sentence."""
        text = mention(figure).passage.text
        before, behind = _last_sentence(text[: figure.start]), _first_sentence(text[figure.end :])
        return f"{before[-LETTERS:]} {behind[:LETTERS]}"

    def _same_neighbour(self, first: Token, again: Token) -> bool:
        """Tell whether the figure before each in its sentence is the same too, or that behind."""
        for beside in (self.context.before, self.context.after):
            near = [beside(one)[:1] for one in (first, again)]
            if all(near) and _same(near[0][0], near[1][0]):
                return near[0][0].unit == near[1][0].unit
        return False

    def _of_years(self, first: Token, again: Token) -> float:
        """Weigh the years of two sentences: the same ones, others, of the second alone, none."""
        one, other = (set(YEAR.findall(self._own(x))) for x in (first, again))
        if not one or not other:
            return -0.3 if OF_YEAR.search(self._own(again).lower()) and not one else 0
        return 0.1 if one & other else -0.5


def _in_one_table(first: Token, again: Token) -> bool:
    """Tell cells of one table, which speak of what their rows and columns do."""
    one, other = (mention(token).passage.cell for token in (first, again))
    return one is not None and other is not None and one.table == other.table


def _is_like(first: Token, again: Token) -> bool:
    """Tell numbers of as many digits of which one is another, or two neighbours changed places."""
    one, other = _digits(first), _digits(again)
    if one.denominator != other.denominator:
        return False
    digits = (str(one.numerator), str(other.numerator))
    apart = [at for at, (a, b) in enumerate(zip(*digits, strict=False)) if a != b]
    if len(apart) == TWO:
        return swapped(Fraction(one.numerator), Fraction(other.numerator))
    return len(apart) == 1 and len(digits[0]) == len(digits[1])


def _kind(token: Token) -> str:
    """Give what kind of figure may be stated again: a count of something, a share with decimals."""
    numeral = mention(token).numeral
    if numeral.kind == "share" and numeral.step < 1:
        return f"{SHARE}{numeral.step}"
    return token.unit if is_count(token) else ""


def _digits(token: Token) -> Fraction:
    """Give a number without its decimal sign where it is a share."""
    told = mention(token)
    return told.value / told.numeral.step if told.numeral.kind == "share" else told.value


def _is_large(token: Token) -> bool:
    """Tell a figure that no other meets by chance; of money the noughts at its end count for none.

    Shares and sums of money are many in a text, so that they need one digit more.
    """
    digits = int(_digits(token))
    least = HUNDRED if mention(token).numeral.kind in {"share", "money"} else SMALLEST
    while token.unit == "money" and digits and digits % TEN == 0:
        digits //= TEN
    return digits >= least and mention(token).numeral.bound == "exact"


def _same(one: Token, other: Token) -> bool:
    return mention(one).value == mention(other).value


def _words(text: str) -> list[str]:
    return fold(text).split()


def _last_sentence(text: str) -> str:
    return SENTENCE.split(text)[-1]


def _first_sentence(text: str) -> str:
    return SENTENCE.split(text)[0]


def _common_runs(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """Give the words of all stretches of several words that two texts have in common."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for found in matcher.get_matching_blocks():
        if found.size > 1:
            yield from one[found.a : found.a + found.size]


def _told(first: Token, again: Token, agreement: Agreement, sure: float) -> Relation:
    parts, value = (mention(first),), mention(first).value
    return Relation("restated", mention(again), parts, value, agreement, sure, ("restated",))
