"""Figures told in step with a sum that holds, each in the sentences that its part leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import CLAUSE_ENDS, is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.slips import FAMILY, chance_of_slip, lacks_by_slip
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation

SURE = 0.9
SMALL, MANY = 100, 3
"""Of so many parts a sum does not hold by chance, nor of two one that large."""
NEAR = Fraction(3, 10)
"""Farther off, the figures have nothing to do with one another."""
LONGEST = 12
"""So many figures may belong to one part."""
Key = tuple[str, str, int]
"""What a figure counts, the word of change before it, how many such stand before in its block."""


def in_step(context: Context, totals: Iterable[Relation]) -> Iterator[Relation]:
    """Give sums of the figures that stand alike behind the total and the parts of one that holds.

    "Toàn tỉnh xảy ra 412 vụ, làm chết 187 người … Đường bộ xảy ra 398 vụ, làm chết 178 người.
    Đường sắt …": where the first figures add up, the second ones do.
    """
    held = [one for one in totals if one.agreement == "exact" and _is_sure(one)]
    known = {one.total.order for one in held}
    for one in held:
        heads = [context.tokens.get(figure.order) for figure in (one.total, *one.parts)]
        tokens = [token for token in heads if token is not None]
        if len(tokens) < len(heads) or any(a.start == b.start for a, b in pairwise(tokens)):
            continue
        for found in _columns(context, tokens):
            if found.total.order not in known:
                known.add(found.total.order)
                yield found


def _is_sure(held: Relation) -> bool:
    return len(held.parts) >= MANY or held.total.value >= SMALL


def _columns(context: Context, heads: Sequence[Token]) -> Iterator[Relation]:
    ranks = [context.ranks[head] for head in heads]
    if ranks != sorted(ranks):
        return
    ends = [*ranks[1:], ranks[-1] + LONGEST]
    blocks = [
        _block(context, context.figures[start : min(end, start + LONGEST)])
        for start, end in zip(ranks, ends, strict=True)
    ]
    if all(context.same(heads[0], head) for head in heads):
        # What is told in one sentence has nothing to do with the next.
        blocks = [
            {key: one for key, one in block.items() if context.same(one, head)}
            for block, head in zip(blocks, heads, strict=True)
        ]
    first, *others = blocks
    for key, total in first.items():
        figures = [block[key] for block in others if key in block]
        if total is not heads[0] and len(figures) == len(others):
            yield from _told(mention(total), [mention(one) for one in figures])


def _block(context: Context, figures: Sequence[Token]) -> Mapping[Key, Token]:
    """Give the counts of one part, up to the end of its paragraph."""
    found: dict[Key, Token] = {}
    for one in figures:
        if one.passage != figures[0].passage:
            break
        if is_count(one) and one.unit and one.depth == figures[0].depth:
            kind = (one.unit, _change(context, one))
            found[*kind, sum(key[:2] == kind for key in found)] = one
    return found


def _change(context: Context, figure: Token) -> str:
    """Give the word of change before a figure in its clause: "giảm"."""
    at = context.places[figure] - 1
    while at >= 0 and context.stream.tokens[at].kind not in {*CLAUSE_ENDS, "figure", "besides"}:
        at -= 1
    token = context.stream.tokens[at]
    return token.word if at >= 0 and token.kind == "besides" else ""


def _told(total: Mention, parts: Sequence[Mention]) -> Iterator[Relation]:
    given = sum((one.value for one in parts), Fraction(0))
    exact = all(one.numeral.bound == "exact" for one in (total, *parts))
    near = abs(given - total.value) <= NEAR * total.value
    few = len(parts) < MANY and total.value < SMALL
    if (few and given != total.value) or (given < total.value and not lacks_by_slip(total, parts)):
        return
    if exact and (near or chance_of_slip(total.value, [one.value for one in parts]) <= FAMILY):
        agreement: Agreement = "exact" if given == total.value else "differs"
        yield Relation("total", total, tuple(parts), given, agreement, SURE, ("parallel",))
