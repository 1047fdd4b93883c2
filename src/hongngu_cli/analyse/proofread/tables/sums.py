"""A total of a table held against its parts, and how many such totals show that they are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.rounding import in_steps
from hongngu_cli.analyse.proofread.judging.slips import miswritten, swapped
from hongngu_cli.model.proofread import Agreement, Mention, Relation

TWO, THREE, ENOUGH = 2, 3, 4


def sum_of(total: Mention, parts: Iterable[Mention], sure: float, why: str) -> Relation:
    """Hold a total against its parts; of rounded ones the last digits may differ."""
    figures = tuple(parts)
    given = sum((one.value for one in figures), Fraction(0))
    agreement: Agreement = "exact" if given == total.value else "differs"
    steps = sum(
        (one.numeral.step for one in (total, *figures) if one.numeral.step != 1), Fraction(0)
    )
    if agreement == "differs" and abs(given - total.value) <= steps / 2:
        agreement = "rounded"
    return Relation("total", total, figures, given, agreement, sure, (why,))


def established(relations: Sequence[Relation]) -> Sequence[Relation]:
    """Keep relations of a column only where most of its rows show that they are meant.

    Equal numbers show nothing: they are a hundred percent of one another, and differ by nought.
    """
    some = [one for one in relations if all(figure.value for figure in one.mentions)]
    held = holding(some)
    shown = {_figures(one) for one in held if one.kind == "total" or len(_figures(one)) > TWO}
    most = len(held) >= TWO and len(held) * THREE >= len(some) * TWO
    slips = bool(shown) and all(map(is_slip, relations))
    # So many do not hold by chance, even where as many do not.
    many = len(shown) >= ENOUGH and len(held) * TWO >= len(some)
    return relations if many or (most and (len(shown) >= TWO or slips)) else []


def holding(relations: Iterable[Relation]) -> list[Relation]:
    """Give those that hold, apart from halves rounded away."""
    return [one for one in relations if one.agreement in {"exact", "rounded"}]


def is_slip(relation: Relation) -> bool:
    """Tell figures that are right, or of which one has two of its digits turned."""
    parts = relation.parts if relation.kind == "total" else ()
    return (
        relation.holds
        or _is_turned(relation.total, relation.gives)
        or any(_is_turned(one, one.value - relation.difference) for one in parts)
    )


def is_one_digit_off(relation: Relation) -> bool:
    """Tell a sum that one wrong digit of its total or of a part keeps from what it should be."""
    mended = [(one, one.value - relation.difference) for one in relation.parts]
    mended.append((relation.total, relation.gives))
    return any(miswritten(one.numeral, right) for one, right in mended)


def _is_turned(mention: Mention, right: Fraction) -> bool:
    step = mention.numeral.step
    return swapped(in_steps(right, step), mention.value / step)


def _figures(relation: Relation) -> frozenset[Fraction]:
    return frozenset(one.value for one in relation.mentions)
