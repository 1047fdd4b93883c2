"""Fractions that are parts of a fraction, or of what they all stand upon.

"Đã giảm 1.317/23.551 biên chế, trong đó khối Đảng 125/1.050, khối chính quyền 1.192/22.501"; "có
16/25 đại biểu tái cử; 9/25 đại biểu tham gia lần đầu".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.sides import sides_of
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.confidence import Partition
from hongngu_cli.analyse.proofread.totals.slips import SELDOM, sure_of_slip
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.analyse.proofread.totals.weights import CLOSE
from hongngu_cli.model.proofread import Agreement, Mention, Relation

SURE = 0.9
TWO, MOST = 2, 8
WHY = ("fractions",)
Sides = tuple[Mention, Mention]


def fractions(context: Context, partition: Partition) -> Iterator[Relation]:
    """Give the sums of fractions of a paragraph, on either side of their strokes."""
    # Those without a word for what they count may be days.
    found = [one for one in context.figures if mention(one).numeral.ratio and one.unit]
    for _, group in groupby(found, key=lambda one: (one.passage, one.unit)):
        tokens = list(group)
        sides = [one for token in tokens if (one := sides_of(mention(token)))]
        if len(sides) == len(tokens):
            yield from _of_a_fraction(sides)
            yield from _of_one_whole(tokens, sides, partition)


def _of_a_fraction(sides: Sequence[Sides]) -> Iterator[Relation]:
    """Give both sums of a fraction of which one holds; then the other is meant too."""
    for at, total in enumerate(sides):
        for end in range(at + 1 + TWO, min(at + 2 + MOST, len(sides) + 1)):
            parts = sides[at + 1 : end]
            told = [_sum(total[n], [part[n] for part in parts]) for n in (0, 1)]
            if any(one.holds for one in told):
                yield from told
                return


def _of_one_whole(
    tokens: Sequence[Token], sides: Sequence[Sides], partition: Partition
) -> Iterator[Relation]:
    """Give the sum of fractions that stand upon one number, where they are all of it."""
    for whole, group in groupby(zip(tokens, sides, strict=True), key=lambda one: one[1][1].value):
        some = list(group)
        parts = [one[0] for _, one in some]
        if len(parts) < TWO:
            continue
        told = _sum(some[0][1][1], parts)
        slip = sure_of_slip(told.total, parts, SELDOM)
        # Of two questions put to the same people the answers go far beyond them.
        near = slip or abs(told.gives - whole) <= whole * CLOSE
        called = [_words(token) for token, _ in some]
        family = near and partition.families.hold(called, whole=True)
        if told.holds or family or (told.gives > whole and len(parts) > TWO and slip):
            yield told


def _words(token: Token) -> str:
    named = mention(token)
    behind = named.passage.text[token.end :]
    return f"{named.name} {behind.partition(';')[0].partition(',')[0]}".lower()


def _sum(total: Mention, parts: Sequence[Mention]) -> Relation:
    given = sum((one.value for one in parts), Fraction(0))
    agreement: Agreement = "exact" if given == total.value else "differs"
    return Relation("total", total, tuple(parts), given, agreement, SURE, WHY)
