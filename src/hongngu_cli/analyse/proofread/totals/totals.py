"""Totals against their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.confidence import Partition
from hongngu_cli.analyse.proofread.totals.parts import Parts, parts_of
from hongngu_cli.analyse.proofread.totals.region import Region
from hongngu_cli.model.proofread import Agreement, Mention, Relation

HOLDS = 0.95
TWO, NEAR = 2, 6
LACKING = 20
"""So many are hardly what the next figure tells by chance."""
BELOW, ABOVE = Fraction(9, 10), Fraction(23, 20)
"""How far "dưới 400" may be above what it stands for."""
TEN = 10


def totals_in(region: Region, partition: Partition) -> Iterator[Relation]:
    """Give, for each kind of figure, the total that its parts add up to, else the likeliest."""
    kinds = dict.fromkeys(total.unit for total in region.totals)
    left: list[list[Token]] = []
    known: list[Relation] = []
    for kind in kinds:
        totals = [total for total in region.totals if total.unit == kind]
        held = list(_held(region, totals, partition))
        yield from held
        if not held:
            left.append(totals)
        known += held
    for totals in left:
        yield from _differing(region, totals, partition, known)


def _held(region: Region, totals: Sequence[Token], partition: Partition) -> Iterator[Relation]:
    for total in _heads(region, totals):
        for parts in parts_of(region, total):
            if partition.leaves_out_kin(parts):
                continue
            agreement = agreement_of(mention(total), parts)
            if agreement not in {None, "differs"}:
                yield _relation(total, parts, agreement, HOLDS, (region.introduction,))
                return


def is_completed(context: Context, told: Relation) -> bool:
    """Tell a total of which what its parts lack is told right behind them, be it a sentence on."""
    last = context.tokens.get(told.parts[-1].order)
    lacking = told.total.value - told.gives
    # What only follows one another goes on with what is counted otherwise: "13 huy chương, 1 giải".
    follows = told.evidence == ("apposition",)
    if told.holds or last is None or lacking < (1 if follows else LACKING):
        return False
    behind = context.figures[context.ranks[last] + 1 :][:TWO]
    return any(one.passage == last.passage and mention(one).value == lacking for one in behind)


def _heads(region: Region, totals: Sequence[Token]) -> Sequence[Token]:
    """Give only the number right before a bracket, where its parts come near to it.

    "3.321 đơn (khiếu nại 76; tố cáo 143; kiến nghị 3.448)" says nothing of another number.
    """
    head = totals[0]
    passage, start = region.begins
    if len(totals) == 1 or region.introduction != "bracket" or head.passage != passage:
        return totals
    between = mention(head).passage.text[max(head.end, head.unit_end) : start]
    sums = [
        sum((mention(one).value for one in parts.figures), Fraction(0))
        for parts in parts_of(region, head)
        if parts.plain and len(parts.figures) > TWO
    ]
    stated = mention(head).value
    near = any(abs(given - stated) * NEAR <= stated for given in sums)
    return [head] if near and not between.strip() else totals


def _differing(
    region: Region, totals: Sequence[Token], partition: Partition, known: Sequence[Relation]
) -> Iterator[Relation]:
    """Give the nearest total with the parts that come closest to it, and how sure it is."""
    taken = {part for one in known for part in one.parts}
    beside = max((len(one.parts) for one in known if _all_have_units(one)), default=0)
    found = [
        (partition.confidence(region, total, parts, beside), total, parts)
        for total in totals
        for parts in parts_of(region, total)
        if parts.plain or partition.are_family(parts)
        if agreement_of(mention(total), parts) == "differs"
        if not taken.issuperset(map(mention, parts.figures))
        if not any(_is_article(mention(one)) for one in parts.figures)
        if not _is_told_again(region, total, parts)
        if not _names_itself(total, parts)
    ]
    if found:
        (sure, reasons), total, parts = max(found, key=lambda one: one[0][0])
        yield _relation(total, parts, "differs", sure, tuple(reasons))


def _is_told_again(region: Region, total: Token, parts: Parts) -> bool:
    """Tell a figure of a sentence before that is one of the parts, and no total of them."""
    again = any(mention(one).value == mention(total).value for one in parts.figures)
    behind = region.introduction in {"sum-of", "sum-line"}
    return again and (behind or total not in region.totals[: region.exact])


def _names_itself(total: Token, parts: Parts) -> bool:
    """Tell a part that is the total once more: "khai trừ 4 (do tỉnh: cảnh cáo 1, khai trừ 4)"."""
    own = mention(total)
    return any(
        one.value == own.value and one.name and one.name.lower() == own.name.lower()
        for one in map(mention, parts.figures)
    )


def _all_have_units(relation: Relation) -> bool:
    return all(one.unit for one in relation.mentions)


def _is_article(one: Mention) -> bool:
    """Tell "một", which more often says "a" than "one"."""
    return one.numeral.spelt and one.value == 1


def agreement_of(total: Mention, parts: Parts) -> Agreement | None:
    """Compare a total with its parts; None where what is not exact may or may not agree."""
    mentions = [mention(token) for token in parts.figures]
    given = sum((one.value for one in mentions), Fraction(0))
    if given == total.value:
        return "exact"
    off, rounding = abs(given - total.value), _rounding(total, mentions)
    vague = [one for one in (total, *mentions) if one.numeral.bound != "exact"]
    if any(one.numeral.bound == "most" for one in vague):
        return "about" if total.value * BELOW <= given <= total.value * ABOVE else None
    if vague:
        loose = rounding + sum(map(_looseness, vague), Fraction(0))
        return "about" if off <= loose else "differs" if off > loose * TWO else None
    return "rounded" if off <= rounding else "differs"


def _looseness(one: Mention) -> Fraction:
    """Say how far "gần 53 tỷ" may be off: one of its last digit that is no nought."""
    step = one.numeral.step
    while one.value and (one.value / (step * TEN)).denominator == 1:
        step *= TEN
    return step


def _rounding(total: Mention, parts: Sequence[Mention]) -> Fraction:
    """Say how far rounded numbers may be off their sum.

    A part without a decimal sign is told exactly, be it "2 tỷ"; a total may be the rounded sum.
    """
    rounded = [one for one in parts if "," in one.numeral.text or one.numeral.step < 1]
    if not rounded and total.numeral.step == 1:
        return Fraction(0)
    return sum((one.numeral.step for one in (total, *rounded)), Fraction(0)) / 2


def mention(token: Token) -> Mention:
    """Give the figure of a token that is one."""
    if token.mention is None:
        raise AssertionError(token)
    return token.mention


def _relation(
    total: Token, parts: Parts, agreement: Agreement | None, sure: float, why: tuple[str, ...]
) -> Relation:
    figures = tuple(mention(token) for token in parts.figures)
    given = sum((one.value for one in figures), Fraction(0))
    return Relation("total", mention(total), figures, given, agreement or "about", sure, why)
