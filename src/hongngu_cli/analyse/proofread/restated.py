"""One figure stated twice, the second time otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.regions import is_count
from hongngu_cli.analyse.proofread.slips import changed_digits, swapped
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.text.fold import fold

SMALLEST = 10
WORDS = 4
SURE = 0.75
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Restated:
    """Finds figures that speak of the same thing by the words around them."""

    def __init__(self, context: Context, settled: frozenset[Mention]) -> None:
        """Take the figures that other figures confirm, whom nothing contradicts."""
        self.context = context
        self.settled = settled

    def relations(self) -> Iterator[Relation]:
        """Give figures stated again alike, and those that look like the same one miswritten."""
        counts = [one for one in self.context.figures if is_count(one) and _is_large(one)]
        for at, again in enumerate(counts):
            earlier = [one for one in counts[:at] if one.unit and one.unit == again.unit]
            if same := next((one for one in earlier if _same(one, again)), None):
                yield _told(same, again, "exact", 0.8)
            elif found := self._miswritten(earlier, again):
                yield found

    def _miswritten(self, earlier: Sequence[Token], again: Token) -> Relation | None:
        for first in reversed(earlier):
            if mention(first).unit != mention(again).unit or self.context.same(first, again):
                continue
            one, other = mention(first).value, mention(again).value
            if changed_digits(one, other) > 1 or len(str(one)) != len(str(other)):
                continue
            sure = self._sure(first, again)
            if sure >= SURE:
                return _told(first, again, "differs", sure)
        return None

    def _sure(self, first: Token, again: Token) -> float:
        one, other = mention(first).value, mention(again).value
        sure = 0.45 if swapped(one, other) else 0.1
        before, behind = (_words(self.context.text_before(x))[-WORDS:] for x in (first, again))
        sure += 0.15 * min(2, _common_end(before, behind))
        after = [_words(self.context.text_behind(x))[:WORDS] for x in (first, again)]
        shared = _common_end(after[0][::-1][-WORDS:], after[1][::-1][-WORDS:])
        sure += 0.15 * max(0, min(2, shared - len(fold(mention(first).unit).split())))
        sure += 0.3 if self._same_neighbour(first, again) else 0
        if not self._years_agree(first, again):
            sure -= 0.4
        if {mention(first), mention(again)} <= self.settled:
            sure -= 0.5
        return min(0.95, sure)

    def _same_neighbour(self, first: Token, again: Token) -> bool:
        """Tell whether the figure before each in its sentence is the same too."""
        near = [self.context.before(one)[:1] for one in (first, again)]
        return all(near) and _same(near[0][0], near[1][0]) and near[0][0].unit == near[1][0].unit

    def _years_agree(self, first: Token, again: Token) -> bool:
        one, other = (set(YEAR.findall(self.context.text_before(x))) for x in (first, again))
        return not one or not other or bool(one & other)


def _is_large(token: Token) -> bool:
    return mention(token).value >= SMALLEST and mention(token).numeral.bound == "exact"


def _same(one: Token, other: Token) -> bool:
    return mention(one).value == mention(other).value


def _words(text: str) -> list[str]:
    return fold(text).split()


def _common_end(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that two texts have in common at their ends."""
    number = 0
    for first, second in zip(reversed(one), reversed(other), strict=False):
        if first != second:
            break
        number += 1
    return number


def _told(first: Token, again: Token, agreement: Agreement, sure: float) -> Relation:
    parts, value = (mention(first),), mention(first).value
    return Relation("restated", mention(again), parts, value, agreement, sure, ("restated",))
