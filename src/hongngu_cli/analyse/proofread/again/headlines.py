"""What a text's title says and the text says otherwise: "Hơn 36 nghìn hộ", and "63.128 hộ"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.again.wordings import Wordings
from hongngu_cli.analyse.proofread.judging.slips import changed_numbers, turned_numbers
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.contrasts import Contrasts
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation

PASSAGES = 3
"""So many paragraphs may a title and what stands beneath it be; others are those of parts."""
TEN, HUNDRED = 10, 100
FAR = Fraction(1, 4)
"""What lies nearer to a title's figure may be meant by it, roughly told."""
HALF = Fraction(1, 2)
"""What "hơn 100" tells is no more than so much above it."""
ALIKE = Fraction(1, 2)
TOLD = 0.85


class Headlines:
    """Finds the figure of a text that its title tells, where none is the title's."""

    def __init__(self, context: Context, wordings: Wordings, contrasts: Contrasts) -> None:
        """Take a text, and what knows the words around its figures."""
        self.context = context
        self.wordings = wordings
        self.contrasts = contrasts

    def relations(self) -> Iterator[Relation]:
        """Give the figures of titles that the text tells once, with a slip of the pen."""
        for title in self.context.figures:
            if title.passage >= PASSAGES:
                break
            kind = _kind(title)
            if not kind or kind in TIMES or not self.wordings.is_heading(title):
                continue
            of_kind = [one for one in self.context.figures if self._is_of(one, title)]
            values = [_value(mention(one)) for one in of_kind]
            if any(_is_near(title, value) for value in values) or _adds_up(title, values):
                continue
            slips = [one for one in of_kind if self._is_slip(title, one)]
            if len({_value(mention(one)) for one in slips}) == 1:
                parts = (mention(title),)
                told = mention(slips[0])
                yield Relation(
                    "restated", told, parts, parts[0].value, "differs", TOLD, ("headline",)
                )

    def _is_of(self, figure: Token, title: Token) -> bool:
        return figure.passage != title.passage and _kind(figure) == _kind(title)

    def _is_slip(self, title: Token, figure: Token) -> bool:
        if mention(figure).passage.cell or not _may_be(mention(title), mention(figure)):
            return False
        if figure in self.context.compared or self._is_part(figure):
            return False
        own, near = self.wordings.own, self.wordings.near
        if self.contrasts.differ(own(title), own(figure)):
            return False
        if self.contrasts.oppose(near(title), near(figure)):
            return False
        if self.wordings.names_differ(title, figure):
            return False
        return self.wordings.shared(title, figure) >= ALIKE

    def _is_part(self, figure: Token) -> bool:
        before = self.context.sentence(figure)
        return any(one.kind == "in-which" and one.start < figure.start for one in before)


def _kind(figure: Token) -> str:
    """Give what figures of a text may be those of its title: counts, sums, shares, fractions."""
    numeral = mention(figure).numeral
    if numeral.ratio:
        return f"/{numeral.ratio[1]}"
    if numeral.kind == "share":
        return "%"
    return figure.unit if is_count(figure) else ""


def _value(told: Mention) -> Fraction:
    """Give a number, of a fraction that above its stroke."""
    return Fraction(told.numeral.ratio[0]) if told.numeral.ratio else told.value


def _rounded_to(told: Mention) -> Fraction:
    """Give to what a title's figure may be rounded, by the noughts at its end."""
    step = told.numeral.step
    while _value(told) >= step * HUNDRED and _value(told) % (step * TEN) == 0:
        step *= TEN
    return step


def _is_near(title: Token, value: Fraction) -> bool:
    told = mention(title)
    step = _rounded_to(told)
    if told.numeral.bound == "least" and 0 <= value - _value(told) <= _value(told) * HALF:
        return True
    if told.numeral.bound != "exact":
        step = max(step, _value(told) * FAR)
    return abs(value - _value(told)) < step


def _adds_up(title: Token, values: Sequence[Fraction]) -> bool:
    told = _value(mention(title))
    return any(told - one in values or told + one in values for one in values)


def _may_be(title: Mention, figure: Mention) -> bool:
    """Tell a figure that is the title's, once two of its digits are turned or one is changed.

    One digit changed says little of less than three, but of a fraction of the same whole.
    """
    if figure.numeral.bound not in {"exact", title.numeral.bound}:
        return False
    step = _rounded_to(title)
    one = figure.numeral.step
    low, high = _value(title) - step, _value(title) + step
    if title.numeral.bound == "least":
        low = _value(title) - one
    elif title.numeral.bound != "exact":
        high = _value(title) + one
    long = _value(title) / step >= HUNDRED or title.numeral.ratio is not None
    steps = Fraction(int(_value(figure) / one))
    slips = [*turned_numbers(steps), *(changed_numbers(steps) if long else ())]
    return any(low < value * one < high for value in slips)
