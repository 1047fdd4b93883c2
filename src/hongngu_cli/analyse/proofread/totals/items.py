"""Totals of which each part stands in a sentence, a line or a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.apposition import slip_among, told_by_following
from hongngu_cli.analyse.proofread.totals.confidence import Partition
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.slips import RARE
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation

MOST, APART = 12, 3
"""So many items a list may have, and so many sentences and lines may lie between two of them."""
TWO, LEAST, LARGE = 2, 30, 100
"""Two figures that add up by chance seldom give more than that."""
Key = tuple[str, int]
"""What a figure counts, and how many of its kind stand before it in its sentence."""


class Item(NamedTuple):
    """The counts of one sentence."""

    number: int
    counts: Mapping[Key, Token]


def items(context: Context, partition: Partition) -> Iterator[Relation]:
    """Give totals of the sentences behind theirs, where they agree or but for a slip of the pen.

    "Toàn tỉnh xảy ra 412 vụ, làm chết 187 người. Đường bộ xảy ra 398 vụ, làm chết 178 người. …"
    Of each sentence the figure counts that stands where the total does in its own, or the first.
    """
    found = list(_items(context))
    for at, item in enumerate(found):
        following = found[at + 1 : at + 1 + MOST]
        for (kind, place), total in item.counts.items():
            if kind in TIMES or mention(total).value < LEAST:
                continue
            for key in dict.fromkeys(((kind, place), (kind, 0))):
                parts = [mention(one) for one in _column(item, following, key)]
                yield from _held(mention(total), parts)
                yield from slip_among(mention(total), parts, partition, RARE)


def _items(context: Context) -> Iterator[Item]:
    counts: dict[int, dict[Key, Token]] = {}
    for token in context.figures:
        cell = context.stream.passages[token.passage].cell
        if (
            cell
            or token.depth
            or not token.unit
            or token in context.compared
            or not is_count(token)
        ):
            continue
        own = counts.setdefault(context.sentences[token], {})
        own[token.unit, sum(kind == token.unit for kind, _ in own)] = token
    return (Item(number, own) for number, own in counts.items())


def _column(first: Item, following: Sequence[Item], key: Key) -> Iterator[Token]:
    """Give the figures of a kind in items that follow one another."""
    before = first.number
    for item in takewhile(lambda one: key in one.counts, following):
        if item.number - before > APART:
            return
        before = item.number
        yield item.counts[key]


def _held(total: Mention, parts: Sequence[Mention]) -> Iterator[Relation]:
    sums = list(accumulate(one.value for one in parts))
    if total.value in sums[1:]:
        number = sums.index(total.value) + 1
        if number > TWO or total.value >= LARGE:
            yield told_by_following(total, tuple(parts[:number]))
