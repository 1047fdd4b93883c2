"""How sure relations are once all of them are known, and which of them to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.model.proofread import Relation

POSSIBLE, AGREED = 0.3, 0.95
HALF_SURE, CONFIRMED = 0.55, 0.3
LEAST = 0.7
"""A relation that does not hold and is less sure is not told."""


def best(relations: Iterable[Relation]) -> list[Relation]:
    """Keep each relation once, and of those that contradict the one better told.

    What a bracket or a word introduces and adds up leaves no doubt; figures that only follow one
    another count for less than what "tổng cộng" sums up and does not.
    """
    sorted_by_sureness = sorted(relations, key=lambda one: one.confidence)
    found = {(one.total.order, _orders(one)): one for one in sorted_by_sureness}
    every = list(_agreeing(list(found.values())))
    sums = [one for one in every if one.holds and one.kind == "total"]
    told = [_orders(one) for one in sums if one.evidence != ("apposition",)]
    wrong = [one for one in every if not one.holds and one.confidence >= LEAST]
    wrong = [
        one
        for one in wrong
        if one.kind != "total" or not any(parts <= _orders(one) for parts in told)
    ]
    wrong = [one for one in wrong if not _goes_too_far(one, wrong)]
    wrong = [one for one in wrong if not _counts_twice(one, sums) and not _is_sister(one, sums)]
    summed = {one.total.order for one in every if one.holds and one.evidence == ("sum-of",)}
    wrong = [one for one in wrong if not (one.total.order in summed and "sum-of" in one.evidence)]
    doubted = [(one.total.order, _orders(one)) for one in wrong]
    held = [
        one
        for one in every
        if one.holds
        and not (
            one.evidence == ("apposition",)
            and (
                _counts_twice(one, sums)
                or any(one.total.order == at and _orders(one) <= parts for at, parts in doubted)
            )
        )
    ]
    return [*held, *wrong]


def _goes_too_far(sum_: Relation, wrong: Sequence[Relation]) -> bool:
    """Tell a sum to which one with more or fewer of its parts, or with another total, is nearer."""
    mine = _orders(sum_)
    others = (one for one in wrong if one is not sum_ and one.kind == sum_.kind == "total")
    nearer = (one for one in others if abs(one.difference) < abs(sum_.difference))
    return any(
        _orders(one) == mine
        or (one.total.order == sum_.total.order and (_orders(one) < mine or mine < _orders(one)))
        for one in nearer
    )


def _counts_twice(sum_: Relation, sums: Sequence[Relation]) -> bool:
    """Tell a sum that has a figure and those that it is itself made of."""
    parts = _orders(sum_)
    return sum_.kind == "total" and any(
        one.total.order in parts and parts & _orders(one)
        for one in sums
        if one.evidence != ("apposition",) or one.evidence == sum_.evidence
    )


def _is_sister(wrong: Relation, sums: Sequence[Relation]) -> bool:
    """Tell figures that only follow one another, and are together parts of a sum that holds."""
    sisters = {wrong.total.order, *_orders(wrong)}
    return wrong.evidence == ("apposition",) and any(
        wrong.total.order in _orders(one) and len(sisters & _orders(one)) > 1 for one in sums
    )


def _agreeing(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Make sure of sums that contradict a total and agree with one another.

    Brackets behind a number that is itself a part of a total that adds up hold all its parts.
    """
    confirmed = {part.order for one in relations if one.holds for part in one.parts}
    agree: dict[tuple[tuple[int, int], Fraction], set[frozenset[tuple[int, int]]]] = {}
    for one in relations:
        if not one.holds and one.confidence >= POSSIBLE:
            agree.setdefault((one.total.order, one.gives), set()).add(_orders(one))
    for one in relations:
        parts = agree.get((one.total.order, one.gives), set())
        apart = [other for other in parts if other.isdisjoint(_orders(one))]
        if apart and not one.holds:
            yield replace(one, confidence=AGREED, evidence=(*one.evidence, "sums-agree"))
        elif not one.holds and one.confidence >= HALF_SURE and _is_confirmed(one, confirmed):
            sure = max(one.confidence, min(AGREED, one.confidence + CONFIRMED))
            yield replace(one, confidence=sure, evidence=(*one.evidence, "total-confirmed"))
        else:
            yield one


def _is_confirmed(relation: Relation, confirmed: set[tuple[int, int]]) -> bool:
    return "bracket" in relation.evidence and relation.total.order in confirmed


def _orders(relation: Relation) -> frozenset[tuple[int, int]]:
    return frozenset(part.order for part in relation.parts)
