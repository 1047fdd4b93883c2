"""Totals without a word that says so: "tốt nghiệp 76 học viên, bảo lưu 04 học viên"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, groupby

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.families import Families
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.confidence import Partition
from hongngu_cli.analyse.proofread.totals.parts import TIMES
from hongngu_cli.analyse.proofread.totals.slips import FAMILY, SELDOM, may_be_slip, sure_of_slip
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation

SURE = 0.8
SMALLEST = 30
LEAST = 5
MOST = 8
NEAR = Fraction(5, 100)
TWO = 2
LONG, NEVER_BY_CHANCE = 10_000, 0.0002
"""Numbers so long need not be counted alike to be told by a slip that chance never makes."""


def appositions(context: Context, partition: Partition) -> Iterator[Relation]:
    """Give totals of figures that follow one another, where they agree.

    Behind its total the parts may stand in the sentences that follow in the paragraph. One that
    does not agree is told only of parts that are all there are of their kind: "thu vào 250
    phiếu; hợp lệ 241 phiếu, không hợp lệ 5 phiếu"; or where a slip of the pen explains what
    would hardly be so by chance.
    """
    counts = [one for one in context.figures if is_count(one) and not one.depth]
    for _, group in groupby(counts, key=lambda one: one.passage):
        every = list(group)
        paragraph = [one for one in every if one.unit]
        for kind in dict.fromkeys(one.unit for one in paragraph):
            figures = [one for one in paragraph if one.unit == kind]
            main = [one for one in figures if one not in context.compared]
            for those in (figures, figures[::-1], *([main] if len(main) < len(figures) else [])):
                yield from (one for one in _in(those) if not _is_chance(one, partition))
            if kind not in TIMES:
                yield from _slips_in(main, partition)
            yield from _families_in(figures, partition)
            # "Khiển trách 181, cảnh cáo 84, khai trừ 47 đảng viên" tells once what it counts.
            alike = [one for one in every if one.unit in {kind, ""}]
            if len(alike) > len(figures):
                yield from _families_in(alike, partition)
        exact = [one for one in paragraph if one.unit not in TIMES and one not in context.compared]
        if len({one.unit for one in exact}) > 1:
            yield from _slips_in(
                [one for one in exact if _is_long(one)], partition, NEVER_BY_CHANCE
            )


def _in(figures: Sequence[Token]) -> Iterator[Relation]:
    for at, total in enumerate(figures):
        stated = mention(total).value
        if stated < LEAST:
            continue
        given = Fraction(0)
        for end, part in enumerate(figures[at + 1 : at + 1 + MOST], start=1):
            given += mention(part).value
            if given >= stated:
                if given == stated and end >= TWO:
                    parts = tuple(mention(one) for one in figures[at + 1 : at + 1 + end])
                    yield told_by_following(mention(total), parts)
                break


def _is_chance(told: Relation, partition: Partition) -> bool:
    """Tell small numbers of whom any may be one of the others: "nữ 8 …; trẻ 6 …" are no 14."""
    small = told.total.value < SMALLEST
    return small and any(partition.overlaps(one.name) for one in told.parts)


def _is_long(figure: Token) -> bool:
    return mention(figure).value >= LONG and mention(figure).numeral.kind == "count"


def _slips_in(
    figures: Sequence[Token], partition: Partition, most: float = SELDOM
) -> Iterator[Relation]:
    """Give totals that one slip of the pen keeps from the sum of the figures behind them."""
    told = [mention(one) for one in figures]
    for at, total in enumerate(told):
        if total.value >= SMALLEST:
            yield from slip_among(total, told[at + 1 : at + 1 + MOST], partition, most)


def slip_among(
    total: Mention, following: Sequence[Mention], partition: Partition, most: float = SELDOM
) -> Iterator[Relation]:
    """Give the first of some figures whose sum a slip of the pen keeps from a total."""
    given = Fraction(0)
    if total.value in accumulate(one.value for one in following):
        return
    for end, part in enumerate(following, start=1):
        given += part.value
        if given > total.value * TWO:
            return
        if end >= TWO and may_be_slip(given - total.value):
            parts = tuple(following[:end])
            if not partition.are_apart(total, parts):
                return
            if sure := sure_of_slip(total, parts, most):
                yield told_by_following(total, parts, "differs", sure)
                return


def _families_in(figures: Sequence[Token], partition: Partition) -> Iterator[Relation]:
    """Give families whose sum comes near to the figure before them, and is no other's before.

    A figure before them that is of the family itself is no total.
    """
    told = [mention(one) for one in figures]
    for at in range(1, len(told)):
        total, parts = told[at - 1], _family_at(told, at, partition.families)
        if not parts or partition.families.hold([total.name, parts[0].name]):
            continue
        if total.value in accumulate(one.value for one in told[at : at + MOST]):
            continue
        given = sum((one.value for one in parts), Fraction(0))
        exact = all(one.numeral.bound == "exact" for one in (total, *parts))
        off = abs(given - total.value)
        near = off <= given * NEAR or sure_of_slip(total, parts, FAMILY)
        left = partition.leave_rest(parts[-1]) or partition.is_of_then(parts[-1])
        if exact and near and not _among(given, told[:at]) and not left:
            yield told_by_following(total, parts, "differs")


def _family_at(told: Sequence[Mention], at: int, families: Families) -> tuple[Mention, ...]:
    """Give the longest family that begins there; () for none."""
    for end in range(min(at + MOST, len(told)), at + 1, -1):
        if families.hold([one.name for one in told[at:end]], whole=True):
            return tuple(told[at:end])
    return ()


def _among(value: Fraction, told: Sequence[Mention]) -> bool:
    return any(one.value == value for one in told)


def told_by_following(
    total: Mention,
    parts: tuple[Mention, ...],
    agreement: Agreement = "exact",
    sure: float = SURE,
) -> Relation:
    """Give a sum of figures that follow their total."""
    given = sum((one.value for one in parts), Fraction(0))
    ordered = tuple(sorted(parts, key=lambda one: one.order))
    return Relation("total", total, ordered, given, agreement, sure, ("apposition",))
