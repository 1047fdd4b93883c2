"""Totals without a word that says so: "tốt nghiệp 76 học viên, bảo lưu 04 học viên"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from hongngu_cli.analyse.proofread.context import Context
from hongngu_cli.analyse.proofread.stretches import is_count
from hongngu_cli.analyse.proofread.tokens import Token
from hongngu_cli.analyse.proofread.totals import mention
from hongngu_cli.model.proofread import Mention, Relation

SURE = 0.8
LEAST = 5
MOST = 8
TWO = 2


def appositions(context: Context) -> Iterator[Relation]:
    """Give totals of figures that follow one another, where they agree; never one that does not.

    Behind its total the parts may stand in the sentences that follow in the paragraph.
    """
    counts = [one for one in context.figures if is_count(one) and one.unit and not one.depth]
    for _, group in groupby(counts, key=lambda one: one.passage):
        paragraph = list(group)
        for kind in dict.fromkeys(one.unit for one in paragraph):
            figures = [one for one in paragraph if one.unit == kind]
            yield from _in(figures)
            yield from _in(figures[::-1])


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
                    yield _told(mention(total), parts, given)
                break


def _told(total: Mention, parts: tuple[Mention, ...], given: Fraction) -> Relation:
    ordered = tuple(sorted(parts, key=lambda one: one.order))
    return Relation("total", total, ordered, given, "exact", SURE, ("apposition",))
