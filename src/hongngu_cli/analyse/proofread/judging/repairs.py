"""Which one figure, written otherwise, would mend relations that do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import agreement_of, in_steps
from hongngu_cli.model.proofread import (
    BY_CHANGE,
    OTHER_WAY,
    PRODUCT,
    Mention,
    Relation,
    Repair,
    base_value,
)

HUNDRED = 100


def repairs_of(relation: Relation) -> Iterator[Repair]:
    """Give what each figure of a relation would have to be, were its others right."""
    total = relation.total
    if relation.kind == "hundred":
        for one in relation.mentions:
            yield Repair(one, one.value - relation.difference)
        return
    if relation.kind == "within" or OTHER_WAY in relation.evidence:
        # Which figure is wrong, or whether it is the word, only a reader can tell.
        yield Repair(relation.parts[0] if relation.kind == "within" else total, total.value)
        return
    yield Repair(total, _rounded(relation.gives, total.numeral.step))
    yield from _of_parts(relation)


def _of_parts(relation: Relation) -> Iterator[Repair]:
    total = relation.total
    if PRODUCT in relation.evidence and relation.gives:
        whole = relation.parts[0]
        yield Repair(whole, whole.value * total.value / relation.gives)
    elif relation.kind == "total":
        for part in relation.parts:
            yield Repair(part, part.value - relation.difference)
    elif relation.kind == "restated":
        yield Repair(relation.parts[0], total.value)
    elif relation.kind == "difference":
        new, old = relation.parts
        sign = 1 if relation.gives >= 0 and new.value >= old.value else -1
        yield Repair(new, old.value + sign * total.value)
        yield Repair(old, new.value - sign * total.value)
    elif relation.kind == "percentage" and len(relation.parts) > 1 and total.value:
        part, base = relation.parts
        yield Repair(part, _rounded(total.value * base_value(base) / HUNDRED, part.numeral.step))
        if not base.numeral.ratio:
            yield Repair(base, _rounded(part.value * HUNDRED / total.value, base.numeral.step))


def computed_by(relation: Relation) -> Mention:
    """Give the figure that was computed from the others: of a price what all cost."""
    return relation.parts[0] if PRODUCT in relation.evidence else relation.total


def mends(relation: Relation, repair: Repair) -> bool:
    """Tell whether a relation holds once a figure is written otherwise."""

    def value(mention: Mention) -> Fraction:
        return repair.value if mention.order == repair.mention.order else base_value(mention)

    gives = _gives(relation, [value(part) for part in relation.parts])
    stated = value(relation.total)
    if relation.kind == "hundred" and gives is not None:
        gives, stated = gives + stated, Fraction(HUNDRED)
    if gives is None:
        return False
    if relation.kind in {"total", "difference", "restated", "hundred", "listed"}:
        steps = [one.numeral.step for one in relation.mentions if one.numeral.step != 1]
        return abs(abs(gives) - stated) <= sum(steps, Fraction(0)) / 2
    numeral = replace(relation.total.numeral, value=stated)
    return agreement_of(numeral, gives) not in {None, "differs"}


def _gives(relation: Relation, parts: list[Fraction]) -> Fraction | None:
    if not parts:
        return relation.gives
    if relation.kind in {"total", "hundred"}:
        return sum(parts, Fraction(0))
    if len(parts) == 1:
        ratio = relation.kind == "percentage"
        return relation.parts[0].value * HUNDRED if ratio else parts[0]
    return _of_two(relation, *parts)


def _of_two(relation: Relation, first: Fraction, second: Fraction) -> Fraction | None:
    if relation.kind == "difference":
        return first - second
    if PRODUCT in relation.evidence and second:
        whole, number = (part.value for part in relation.parts)
        return relation.gives * first / whole * number / second
    if not second:
        return None
    if relation.kind == "growth":
        return _growth(relation, first, second)
    return first / second * (HUNDRED if relation.kind == "percentage" else 1)


def _growth(relation: Relation, first: Fraction, second: Fraction) -> Fraction | None:
    if BY_CHANGE not in relation.evidence:
        return abs((first - second) * HUNDRED / second)
    old = second - first if "up" in relation.evidence else second + first
    return first * HUNDRED / old if old > 0 else None


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    return in_steps(value, step) * step
