"""Parts that are more than what they are of: "41 đồng chí, trong đó nữ 48 đồng chí"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.parts import PEOPLE
from hongngu_cli.analyse.proofread.totals.region import Region
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation

TOLD = 0.85
LONGEST = 40
"""So many letters stand at most between a count and the first part of it."""


def too_many(context: Context, regions: Sequence[Region]) -> Iterator[Relation]:
    """Give each first part behind "trong đó" that is more people than the count right before.

    What stands between them must be short: "8.460 cuộc …, trong đó có" a thing of another kind.
    """
    for region in regions:
        first = next((one for one in region.tokens if one.kind == "figure"), None)
        own = region.introduction == "in-which" and not region.change and region.totals
        if own and first and first.depth == region.depth and first in context.ranks:
            yield from _within(context, first, region.totals[0])


def _within(context: Context, part: Token, whole: Token) -> Iterator[Relation]:
    before = context.before(part, 0)
    alone = before == [whole]
    between = context.tokens_between(whole, part) if alone else []
    told = any(one.kind == "in-which" for one in between)
    near = told and len(context.stream.between(whole, part)) <= LONGEST
    if not near or part in context.compared or not (_is_exact(part) and _is_exact(whole)):
        return
    gives = mention(part).value
    if {part.unit, whole.unit} <= PEOPLE and gives > mention(whole).value:
        parts = (mention(part),)
        yield Relation("within", mention(whole), parts, gives, "differs", TOLD, ("in-which",))


def _is_exact(figure: Token) -> bool:
    numeral = mention(figure).numeral
    return is_count(figure) and numeral.bound == "exact" and not numeral.spelt
