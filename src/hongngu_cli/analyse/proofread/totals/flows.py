"""What there was, what came in, what went out, and what there is then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from hongngu_cli.analyse.proofread.judging.slips import jumbled, miswritten, swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import MONEY, Token
from hongngu_cli.analyse.proofread.totals.parts import PEOPLE
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

Side = Literal["opening", "in", "out", "closing", ""]
HELD, TOLD, SLIPPED = 0.9, 0.85, 0.92
AND = re.compile(r"(?<!\w)và(?!\w)")
MOST = 10
"""So many figures at most stand between what there was and what there is then."""
LEAST = 30
"""Of fewer, one is a digit off what others give by chance."""
BY_ORDER = frozenset(("apposition", "sum-of", "sum-line"))
"""Evidence of sums that no word makes the sum of their very parts."""


class Flows:
    """Finds balances of what there was, what came and what went."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        self.known: dict[Token, Side] = {}
        named = (words.opening, words.incoming, words.outgoing, words.closing)
        self.opening, self.incoming, self.outgoing, self.closing = (
            re.compile(rf"(?<!\w){as_written(one)}(?!\w)") for one in named
        )
        carried = rf"(?<!\w)năm\s+(?:19|20)\d\d\s+{as_written(words.carried)}(?:\s+là)?\s*$"
        self.carried = re.compile(carried)
        self.generic = frozenset(words.generic)
        self.no_flow = re.compile(rf"(?<!\w){as_written(words.no_flow)}(?!\w)")
        self.concludes = re.compile(rf"\W*{as_written(words.concluding)}(?!\w)")

    def side(self, figure: Token) -> Side:
        """Tell whether a figure is of what came, or went, by the words before it or behind."""
        if figure not in self.known:
            before = AND.split(self.context.clause_before(figure))[-1]
            behind = AND.split(self.context.text_behind(figure))[0]
            self.known[figure] = self._told(before) or self._told(behind)
        return self.known[figure]

    def _told(self, text: str) -> Side:
        text = self.no_flow.sub("", text)
        came, went = self.incoming.search(text), self.outgoing.search(text)
        if came and went:
            return ""  # "chuyển đến và đi"
        return "in" if came else "out" if went else ""

    def mixes(self, sum_: Relation) -> bool:
        """Tell a sum of what came to which what went is added, or the other way about.

        "Biến động 12, gồm 8 chuyển đến, 4 chuyển đi" adds up both; figures that only follow one
        another do not.
        """
        by_order = not BY_ORDER.isdisjoint(sum_.evidence)
        if not by_order and "in-which" not in sum_.evidence:
            return False
        total, *parts = (self._side_at(one) for one in (sum_.total, *sum_.parts))
        of_other = bool(total) and any(side not in {total, ""} for side in parts)
        return of_other or (by_order and {"in", "out"} <= {*parts})

    def _side_at(self, figure: Mention) -> Side:
        token = self.context.tokens.get(figure.order)
        return self.side(token) if token else ""

    def relations(self) -> Iterator[Relation]:
        """Give each balance, and those that one slip of the pen or a conclusion tells wrong."""
        for figure in self.context.figures:
            first = not self.context.before(figure, 0)
            before = self.context.text_before if first else self.context.clause_before
            there = self._opens(figure, before(figure)) and not self._told(before(figure))
            if there and _is_plain(figure) and figure not in self.context.compared:
                yield from self._from(figure)

    def _opens(self, figure: Token, said: str) -> bool:
        """Tell what there was; "năm 2024 chuyển sang 14 hồ sơ" may have sent them elsewhere."""
        carried = figure.unit == MONEY and self.carried.search(said)
        return bool(self.opening.search(said) or carried)

    def _from(self, opening: Token) -> Iterator[Relation]:
        flows: list[tuple[Token, Side]] = []
        rank = self.context.ranks[opening]
        for figure in self.context.figures[rank + 1 : rank + 1 + MOST]:
            if figure.passage != opening.passage:
                return
            side = self.side(figure)
            like = _is_like(figure, opening) or (side and self._is_of_any(figure))
            if not like or self._is_aside(figure):
                continue
            if flows and self._is_closing(figure):
                yield from self._balance(opening, flows, figure)
                return
            if not side or not _is_plain(figure):
                return  # what it does to the balance is not told
            flows.append((figure, side))

    def _is_of_any(self, figure: Token) -> bool:
        """Tell "05 trường hợp bị xóa tên", which are of whatever went before them."""
        return is_count(figure) and mention(figure).unit.lower() in self.generic

    def _is_aside(self, figure: Token) -> bool:
        """Tell a figure in brackets, and one that is but some of another."""
        before = [one for one in self.context.sentence(figure) if one.start < figure.start]
        part = any(one.kind == "in-which" and one.passage == figure.passage for one in before)
        return bool(figure.depth) or part

    def _is_closing(self, figure: Token) -> bool:
        """Tell what there is then: "cuối năm có 68", or what a sentence concludes first."""
        first = not self.context.before(figure, 0)
        said = self.closing.search(self.context.clause_before(figure))
        return bool(said or (first and self._concludes(figure))) and not self.side(figure)

    def _balance(
        self, opening: Token, flows: Sequence[tuple[Token, Side]], closing: Token
    ) -> Iterator[Relation]:
        parts = (mention(opening), *(_signed(*one) for one in flows))
        gives, told = sum((one.value for one in parts), Fraction(0)), mention(closing)
        if gives == told.value:
            yield _relation(told, parts, gives, "exact", HELD)
        elif gives > 0 and (sure := self._sureness(closing, parts, gives)):
            yield _relation(told, parts, gives, "differs", sure)

    def _sureness(self, closing: Token, parts: Sequence[Mention], gives: Fraction) -> float:
        """Tell a balance of both sides that is one slip of the pen off, or at least concluded."""
        told, flows = mention(closing), [abs(one.value) for one in parts[1:]]
        both = any(one.value < 0 for one in parts) and any(one.value > 0 for one in parts[1:])
        if not both or max(told.value, gives) < LEAST or not _is_plain(closing):
            return 0
        if sum(one.value for one in parts if one.value > 0) == told.value:
            return 0  # "cả năm có 57 lớp" counts those that were given up as well
        off = gives - told.value
        turned = (swapped(abs(one.value), abs(one.value - off)) for one in parts)
        if miswritten(told.numeral, gives) or any(turned):
            return SLIPPED
        if jumbled(told.value / told.numeral.step, gives / told.numeral.step):
            return TOLD
        return TOLD if self._concludes(closing) and abs(off) <= sum(flows) else 0

    def _concludes(self, figure: Token) -> bool:
        return bool(self.concludes.match(self.context.text_before(figure)))


def _is_plain(figure: Token) -> bool:
    numeral = mention(figure).numeral
    return is_count(figure) and numeral.bound == "exact" and not figure.depth


def _is_like(one: Token, other: Token) -> bool:
    """Tell figures of the same things; without a word for them, of the others'."""
    people = {one.unit, other.unit} <= PEOPLE and bool(one.unit)
    first, second = (mention(figure).unit.lower().split()[:1] for figure in (one, other))
    same = one.unit == other.unit and (first == second or one.unit == MONEY)
    return is_count(one) and (not one.unit or people or same)


def _signed(figure: Token, side: Side) -> Mention:
    told = mention(figure)
    if side != "out":
        return told
    return replace(told, numeral=replace(told.numeral, value=-told.value))


def _relation(
    told: Mention, parts: tuple[Mention, ...], gives: Fraction, agreement: Agreement, sure: float
) -> Relation:
    return Relation("total", told, parts, gives, agreement, sure, ("flows",))
