"""So many for each of so many: "245 ha, năng suất 62,5 tạ/ha, sản lượng 1.531,25 tấn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.averages import Averages
from hongngu_cli.analyse.proofread.judging.rounding import in_steps
from hongngu_cli.analyse.proofread.judging.slips import changed_digits, exchanged, swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokeniser import kind_of
from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import PRODUCT, Agreement, Mention, Relation
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numerals.surroundings import UnitFound
from hongngu_cli.text.spellings import as_written

HELD, TOLD = 0.9, 0.85
HALF = Fraction(1, 2)
TWO = 2
STROKE = re.compile(r"[^\d/,;.()]{0,16}/\s*([^\W\d]\w*)")
"""Behind "62,5 tạ/ha", "50 triệu đồng/căn"."""


class Products:
    """Finds what is told for each, of how many, and how much that is in all."""

    def __init__(self, context: Context, vocabulary: Vocabulary, averages: Averages) -> None:
        """Take a text, and what knows for each of what a figure is told."""
        words = vocabulary.proofread
        self.context = context
        self.averages = averages
        self.weights = {word: one.times for one in vocabulary.weight for word in one.words}
        self.each = re.compile(rf"(?<!\w){as_written(words.every)}(?!\w)")
        self.for_each = re.compile(rf"(?<!\w){as_written(words.every)}\s+(\w+)")
        scales = (word for one in vocabulary.scale for word in one.words)
        unit = rf"(?:\s*{as_written((*scales, *words.money))})*(?:\s*/\s*\w+(?:\s\w+)?)?"
        in_all, worth = as_written(words.in_all), as_written((*words.little, *words.worth))
        self.only_in_all = re.compile(rf"{unit}\W*(?:với\s+)?{in_all}(?:\s+{worth})*\s*")
        self.only_each = re.compile(
            rf"\W*(?:{as_written(words.every)}\s+\w+(?:\s+{worth})*|{worth})?\s*"
        )
        said = as_written((*words.share_of, *words.little))
        self.average = re.compile(rf"(?<!\w){as_written(words.average)}(?:\s+{said})*\s*$")
        self.in_all = re.compile(rf"(?<!\w){as_written(words.in_all)}(?!\w)[^,;()]*$")

    def relation(self, rate: Token) -> Relation | None:
        """Give of what so many for each are, or should be and are not."""
        if (rate in self.context.compared and not self._is_average(rate)) or not self._is_rate(
            rate
        ):
            return None
        each = self.averages.among(rate) or self._named_each(rate)
        number = next(self._numbers(rate, each), None) if each else None
        whole = next(self._wholes(rate, each), None) if each and number else None
        if not each or not number or not whole:
            return None
        told, of = mention(rate), mention(whole)
        times = self._times(rate.unit, whole.unit) or Fraction(1)
        found = _held(told, number, of, times)
        near = (one for one in self.context.figures_of_sentence(rate) if one is not rate)
        things = [one for one in near if _are(one, each) and one not in self.context.compared]
        between = {one.kind for one in self.context.tokens_between(rate, whole)}
        more = rate.unit == MONEY and "and" in between  # "500.000 đồng và nhu yếu phẩm"
        if found or more or len(things) > 1:
            return found  # of several such numbers all may be meant
        return _told(told, number, of, times, plain=self._is_price(rate, whole, things))

    def _named_each(self, rate: Token) -> UnitFound | None:
        """Give what a price is for where its word is but the first of what is counted.

        So stands "mỗi phần 500.000 đồng" behind "120 phần quà".
        """
        clause = self.context.clause_before(rate)
        found = self.for_each.search(clause)
        lower = self.context.stream.lowers[rate.passage]
        found = found or STROKE.match(lower, rate.end)
        return UnitFound(found[1], found[1], 0, 0) if found and rate.unit == MONEY else None

    def _is_price(self, rate: Token, whole: Token, things: Sequence[Token]) -> bool:
        """Tell a price of nothing but the things before it, right before what they cost in all.

        "150 phần quà, mỗi phần 500.000 đồng, tổng trị giá 70 triệu đồng" leaves no other way.
        """
        between = self.context.stream.between(rate, whole)
        clause = self.context.clause_before(rate)
        only = self.only_each.fullmatch(clause)
        if "/" in between and self.each.search(clause):
            return False  # "mỗi hộ 3 triệu đồng/năm" is for several years
        if rate.unit != MONEY or not only or not self.only_in_all.fullmatch(between):
            return False
        money = [one for one in self.context.figures_of_sentence(rate) if one.unit == MONEY]
        # "12 xã, mỗi xã 20 phần quà" are more than twenty.
        apart = any(self.each.search(self.context.clause_before(one)) for one in things)
        return len(things) == 1 and len(money) == TWO and not apart

    def _is_average(self, rate: Token) -> bool:
        """Tell a rate behind "năng suất bình quân", which compares with nothing."""
        return bool(self.average.search(self.context.clause_before(rate)))

    def _is_rate(self, figure: Token) -> bool:
        if mention(figure).numeral.kind not in {"count", MONEY}:
            return False
        lower = self.context.stream.lowers[figure.passage]
        behind = STROKE.match(lower, figure.end)
        return bool(behind or self.each.search(self.context.clause_before(figure)))

    def _numbers(self, rate: Token, each: UnitFound) -> Iterator[Mention]:
        """Give of how many a rate is: the nearest before it in its paragraph."""
        for one in self.context.before(rate, 2, wanted=lambda one: _are(one, each)):
            told = mention(one)
            if one.passage == rate.passage and not one.rate and one not in self.context.compared:
                sides = sides_of(told)
                yield sides[0] if sides else told

    def _wholes(self, rate: Token, each: UnitFound) -> Iterator[Token]:
        """Give what is told in all, before another rate or number of the same things."""
        for one in self.context.figures[self.context.ranks[rate] + 1 :]:
            if one in self.context.compared and self.context.same(one, rate):
                continue
            if not self.context.same(one, rate) or self._is_rate(one) or _are(one, each):
                return
            times = self._times(rate.unit, one.unit)
            apart = rate.unit == MONEY and not self.context.in_item(rate, one)
            called = self.in_all.search(self.context.clause_before(one))
            if times and called and is_count(one) and not apart:
                yield one

    def _times(self, unit: str, other: str) -> Fraction | None:
        """Give how many of a unit another one is; None of what is not counted alike."""
        if unit == other:
            return Fraction(1)
        less, more = self.weights.get(unit), self.weights.get(other)
        return Fraction(more, less) if less and more else None


def _are(figure: Token, each: UnitFound) -> bool:
    """Tell a number of what a rate is for each of; "mỗi suất" is of "120 suất quà"."""
    same = mention(figure).unit.lower().split()[:1] == each.word.split()[:1]
    return figure.unit == kind_of(each) or same


def _held(rate: Mention, number: Mention, whole: Mention, times: Fraction) -> Relation | None:
    """Give a product that is what it should be, as far as its figures are told."""
    if not _are_exact(rate, number, whole):
        return None
    exact = rate.value * number.value / times
    slack = number.value * rate.numeral.step * HALF / times
    slack += rate.value * number.numeral.step * HALF / times if number.numeral.step < 1 else 0
    gives = whole.value * times / number.value
    money = rate.numeral.kind == MONEY
    if abs(whole.value - exact) > whole.numeral.step * HALF + (0 if money else slack):
        return None
    agreement: Agreement = "exact" if exact == whole.value else "rounded"
    return Relation("average", rate, (whole, number), gives, agreement, HELD, (PRODUCT,))


def _told(
    rate: Mention, number: Mention, whole: Mention, times: Fraction, *, plain: bool
) -> Relation | None:
    """Tell whether a product misses what it should be by a slip of the pen.

    Of money each digit is exact; what a harvest was of less than was sown is none of it, so that
    of sizes two digits must be turned. A ``plain`` one may be off otherwise, by less than half.
    """
    if not _are_exact(rate, number, whole):
        return None
    exact, parts = rate.value * number.value / times, (whole, number)
    gives = whole.value * times / number.value
    money = rate.numeral.kind == MONEY
    slip = any(
        swapped(in_steps(right, one.numeral.step), in_steps(one.value, one.numeral.step))
        for one, right in (
            (whole, exact),
            (rate, gives),
            (number, exact if money else whole.value * times / rate.value),
        )
    )
    step = whole.numeral.step
    rounded = in_steps(exact, step) * step
    one_off = rounded == exact and changed_digits(whole.value, exact) == 1
    near = plain and abs(whole.value - exact) * TWO < exact
    # "23.460" became "26.430"; of money any two digits may be so by chance of what was added.
    far = not money and exchanged(*(in_steps(one, step) for one in (whole.value, exact)), far=True)
    if not (slip or one_off or near or far):
        return None
    return Relation("average", rate, parts, gives, "differs", TOLD, (PRODUCT,))


def _are_exact(*figures: Mention) -> bool:
    """Tell figures none of which is told roughly, or is nought."""
    return all(one.value and one.numeral.bound == "exact" for one in figures)
