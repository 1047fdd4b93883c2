"""One figure stated twice, the second time otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.again.wordings import Wordings
from hongngu_cli.analyse.proofread.judging.slips import jumbled, swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.contrasts import Contrasts
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

TWO = 2
SMALLEST, TEN, HUNDRED, THOUSAND = 10, 10, 100, 1000
SHARE_KIND = "share"
SHARE, FEW = "%", 2
"""Shares alike in a text say one thing again where more words beside them are alike."""
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
        self.wordings = Wordings(context, words)
        aimed, reached = as_written(words.aimed), as_written(words.reached)
        self.aimed = re.compile(rf"(?<!\w){aimed}(?!\w)")
        self.reached = re.compile(rf"(?<!\w){reached}(?!\w)")
        self.rest = re.compile(rf"[^.;:()\d]{{0,40}}?(?<!\w){as_written(words.rest)}(?!\w)")
        self.of_one = re.compile(rf"(?<!\w){as_written(words.superlative)}(?!\w)")
        self.changed = re.compile(rf"(?<!\w){as_written(words.growing)}(?!\w)[^,;]*$")
        self.pointing = re.compile(rf"(?<!\w){as_written(words.pointing)}(?!\w)")
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
                if kind[0] != SHARE or self.wordings.common(same, again) > FEW:
                    yield _told(same, again, "exact", 0.8)
            elif same is again and again.unit not in TIMES:
                yield from self._miswritten(others[-MOST:], again)
            others.append(again)

    def _miswritten(self, earlier: Sequence[Token], again: Token) -> Iterator[Relation]:
        for first in reversed(earlier):
            like = _is_like(first, again) or self._is_jumbled(first, again)
            if not like or self.context.same(first, again):
                continue
            if _in_one_table(first, again) or self._stand_side_by_side(first, again):
                continue
            sure = self._sure(first, again)
            if sure >= SURE:
                yield _told(first, again, "differs", sure)
                return

    def _is_jumbled(self, first: Token, again: Token) -> bool:
        """Tell a number of the same digits before "nói trên", of what the first is told of too."""
        behind = self.context.text_behind(again)
        pointed = self.pointing.search(behind)
        if not pointed or not jumbled(_digits(again), _digits(first)):
            return False
        return set(fold(behind[: pointed.start()]).split()) <= self.context.words_around(first)

    def _stand_side_by_side(self, first: Token, again: Token) -> bool:
        """Tell two figures of which a sentence holds both: they are not one and the same."""
        here = self.context.figures_of_sentence(again)
        return any(one is not again and _same(one, first) for one in here)

    def _sure(self, first: Token, again: Token) -> float:
        if self._is_another(first, again):
            return 0.0
        one, other = _digits(first), _digits(again)
        still = self._refers_back(again)
        beside = self._same_neighbour(first, again)
        exchanged = swapped(one, other) or self._is_jumbled(first, again)
        headed = self.wordings.is_headed(first, again)
        told = (beside and one >= HUNDRED and one % TEN and other % TEN) or headed
        if not (still or exchanged or told):
            return 0.0
        if self._is_explained(first, again):
            return 0.0
        if not (still or headed) and self.wordings.subjects_differ(first, again):
            return 0.0
        meant = headed or self.wordings.is_namesake(first, again)
        sure = (0.4 if one >= HUNDRED or still or meant else 0.15) if exchanged else 0.1
        sure += 0.05 if one >= THOUSAND else 0
        large = one >= HUNDRED
        sure += min(0.6 if large else 0.5, 0.1 * self.wordings.common(first, again))
        sure += 0.25 if beside else 0
        sure += 0.25 if headed else 0.15 if meant else 0
        sure += 0.15 if still else 0
        sure += 0.05 if self._concludes(again) and self._is_known(again) else 0
        sure += 0.15 if self.wordings.says_nothing_new(first, again) else 0
        return min(0.95, min(1.0, sure) - self._doubt(first, again, apart=still or beside))

    def _is_another(self, first: Token, again: Token) -> bool:
        """Tell what is left of a figure, what it grew to, the most of one, shares of two counts."""
        grew = [bool(self.changed.search(self.context.text_before(x))) for x in (first, again)]
        lower = self.context.stream.lowers[again.passage]
        of_one = self.of_one.search(self.context.text_before(again))
        if of_one or self.rest.match(lower, again.end) or grew == [False, True]:
            return True
        if mention(again).numeral.kind != SHARE_KIND:
            return False
        parts = [self.context.before(one, 0)[:1] for one in (first, again)]
        counts = [mention(one).value for found in parts for one in found]
        return len(counts) == TWO and counts[0] != counts[1]

    def _doubt(self, first: Token, again: Token, *, apart: bool) -> float:
        """Weigh what says that two figures are of two things, less what others say of them."""
        apart = apart or self.wordings.is_heading(first)
        doubt = 0.0 if apart or not self.context.follows(first, again) else 0.2
        turned = swapped(_digits(first), _digits(again))
        if not (turned and self.wordings.is_heading(first)):
            doubt -= self._of_years(first, again)
        doubt += 0.4 * self.wordings.names_differ(first, again)
        own, near = self.wordings.own, self.wordings.near
        doubt += 0.5 * self.contrasts.differ(own(first), own(again))
        doubt += 0.5 * self.contrasts.oppose(near(first), near(again))
        doubt += 0.5 * self._is_aim(first, again)
        led = self._is_known(again) and not self._concludes(again)
        doubt += 0.4 * (led and self.wordings.narrows(first, again))
        settled = [mention(one) in self.settled for one in (first, again)]
        return doubt + ((0.5 if all(settled) else -0.15) if any(settled) else 0)

    def _is_aim(self, figure: Token, other: Token) -> bool:
        """Tell a figure that was planned and not yet reached, where of the other nothing was."""
        one, its = (self.context.text_before(token) for token in (figure, other))
        planned = self.aimed.search(one) and not self.reached.search(one)
        return bool(planned and not self.aimed.search(its))

    def _is_explained(self, first: Token, again: Token) -> bool:
        """Tell two figures of which a third between them says by how much they differ."""
        apart = abs(mention(first).value - mention(again).value)
        ranks = self.context.ranks
        near = self.context.figures[ranks[first] + 1 : ranks[again]]
        near += self.context.after(again)
        return any(one.unit == again.unit and mention(one).value == apart for one in near)

    def _refers_back(self, again: Token) -> bool:
        """Tell words by which a figure is one told before: "trong số 120 …", "… nêu trên"."""
        return self._concludes(again) or self._is_known(again)

    def _concludes(self, again: Token) -> bool:
        """Tell a figure of a sentence that says again what was said: "tóm lại", "nêu trên"."""
        before, behind = self.context.text_before(again), self.context.text_behind(again)
        return bool(self.still.search(f"{before}#{behind}"))

    def _is_known(self, again: Token) -> bool:
        """Tell a figure that is spoken of as of one already told: "trong số 120 đồng chí"."""
        return bool(self.again.of(self.context.text_before(again)))

    def _same_neighbour(self, first: Token, again: Token) -> bool:
        """Tell whether a figure beside each in its sentence is the same, too.

        It may stand before the one and behind the other where these have two digits turned.
        """
        turned = swapped(_digits(first), _digits(again))
        sides = (self.context.before, self.context.after)
        one, other = ([side(figure)[:1] for side in sides] for figure in (first, again))
        for at, near in enumerate(one):
            for its, far in enumerate(other):
                if near and far and _same(near[0], far[0]) and near[0].unit == far[0].unit:
                    return at == its or (turned and mention(near[0]).value >= SMALLEST)
        return False

    def _of_years(self, first: Token, again: Token) -> float:
        """Weigh the years of two sentences: the same ones, others, of the second alone, none."""
        one, other = (set(YEAR.findall(self.wordings.own(x))) for x in (first, again))
        if not one or not other:
            return -0.3 if OF_YEAR.search(self.wordings.own(again).lower()) and not one else 0
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
    if numeral.kind == SHARE_KIND and numeral.step < 1:
        return f"{SHARE}{numeral.step}"
    return token.unit if is_count(token) else ""


def _digits(token: Token) -> Fraction:
    """Give a number without its decimal sign where it is a share."""
    told = mention(token)
    return told.value / told.numeral.step if told.numeral.kind == SHARE_KIND else told.value


def _is_large(token: Token) -> bool:
    """Tell a figure that no other meets by chance.

    Shares and what is told in thousands or millions, as sums of money are, stand often in a
    text, so that they need one digit more; the noughts at their end count for none.
    """
    digits, numeral = int(_digits(token)), mention(token).numeral
    rough = token.unit == MONEY or (numeral.kind == "count" and numeral.step > 1)
    least = HUNDRED if rough or numeral.kind == "share" else SMALLEST
    while rough and digits and digits % TEN == 0:
        digits //= TEN
    return digits >= least and mention(token).numeral.bound == "exact"


def _same(one: Token, other: Token) -> bool:
    return mention(one).value == mention(other).value


def _told(first: Token, again: Token, agreement: Agreement, sure: float) -> Relation:
    parts, value = (mention(first),), mention(first).value
    return Relation("restated", mention(again), parts, value, agreement, sure, ("restated",))
