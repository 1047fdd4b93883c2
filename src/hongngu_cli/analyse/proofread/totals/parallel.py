"""Two kinds of figures told in step: "3.938 lượt với 3.092 người; … 2.383 lượt với 1.855 người"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.slips import lacks_by_slip
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation

SURE = 0.9
APPOSED, LEAST, LARGE = ("apposition",), 3, 100
"""What holds by following one another alone leads to others only where it has so many parts, or
so large a total.
"""
PARTED = {"in-which", "all-of", "colon", "stop", "line"}
"""Behind these begins what a figure is made of."""
NEAR = Fraction(3, 10)
"""Farther off, the figures beside have nothing to do with one another."""


def parallels(context: Context, totals: Iterable[Relation]) -> Iterator[Relation]:
    """Give sums of the figures beside those of a sum that holds, all at one side of these."""
    held = [one for one in totals if one.agreement == "exact"]
    known = {one.total.order for one in held}
    for one in held:
        if one.evidence == APPOSED and len(one.parts) < LEAST and one.total.value < LARGE:
            continue
        for side in (-1, 1):
            found = _beside(context, one, side)
            if found and found.total.order not in known:
                yield found


def _beside(context: Context, held: Relation, side: int) -> Relation | None:
    figures = [_next(context, figure, side) for figure in (held.total, *held.parts)]
    tokens = [one for one in figures if one is not None]
    if len(tokens) < len(figures) or len(set(tokens)) < len(tokens):
        return None
    taken = {held.total.order, *(part.order for part in held.parts)}
    if any(mention(one).order in taken for one in tokens):
        return None
    return _told(tokens) if _are_of_a_kind(tokens) else None


def _are_of_a_kind(tokens: Sequence[Token]) -> bool:
    kinds = {one.unit for one in tokens}
    exact = all(mention(one).numeral.bound == "exact" for one in tokens)
    return len(kinds) == 1 and "" not in kinds and exact and all(map(is_count, tokens))


def _next(context: Context, figure: Mention, side: int) -> Token | None:
    """Give the figure beside one in its item."""
    token = context.tokens.get(figure.order)
    rank = context.ranks[token] + side if token else -1
    if token is None or not 0 <= rank < len(context.figures):
        return None
    other = context.figures[rank]
    first, second = (token, other) if side > 0 else (other, token)
    here = context.same(first, second) and context.in_item(first, second)
    parted = any(one.kind in PARTED for one in context.tokens_between(first, second))
    return other if here and not parted and other.depth == token.depth else None


def _told(tokens: Sequence[Token]) -> Relation | None:
    total, *parts = (mention(one) for one in tokens)
    given = sum((one.value for one in parts), Fraction(0))
    if abs(given - total.value) > NEAR * total.value:
        return None
    agreement: Agreement = "exact" if given == total.value else "differs"
    # One more part may have stood there that has none of what adds up.
    if given < total.value and not lacks_by_slip(total, parts):
        return None
    ordered = tuple(sorted(parts, key=lambda one: one.order))
    return Relation("total", total, ordered, given, agreement, SURE, ("parallel",))
