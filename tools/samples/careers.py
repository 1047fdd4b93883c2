"""Cut a unit's enrolments into careers: who was sent once, twice, three times."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product
from typing import TYPE_CHECKING

from samples.story import OUTSIDE_PLAN, SCHOOLS, THRICE, TWICE, YEARS, sent_slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samples.dice import Dice

Slot = tuple[str, int]
Career = tuple[Slot, ...]

# Levels in the order they were attended; years between them, at least and at most.
Pattern = tuple[tuple[str, ...], int, int]
PAIRS: tuple[Pattern, ...] = (
    (("so-cap", "trung-cap"), 1, 3),
    (("trung-cap", "lanh-dao-quan-ly"), 1, 3),
    (("trung-cap", "cao-cap"), 2, 3),
    (("lanh-dao-quan-ly", "trung-cap"), 1, 3),
    (("hoan-chinh-cao-cap", "lanh-dao-quan-ly"), 1, 2),
    (("nghiep-vu", "lanh-dao-quan-ly"), 1, 3),
    (("trung-cap", "thac-si"), 1, 3),
    (("lanh-dao-quan-ly", "cao-cap"), 1, 3),
)
SAME_YEAR: Pattern = (("trung-cap", "lanh-dao-quan-ly"), 0, 0)
TRIPLES: tuple[Pattern, ...] = (
    (("trung-cap", "lanh-dao-quan-ly", "cao-cap"), 1, 2),
    (("so-cap", "trung-cap", "lanh-dao-quan-ly"), 1, 2),
)


def careers(unit: str, dice: Dice) -> list[Career]:
    """Use up every slot of the unit once; the careers outside the plan come first."""
    slots = Counter(sent_slots(unit))
    made: list[Career] = []
    if unit in OUTSIDE_PLAN:
        made.append((OUTSIDE_PLAN[unit],))
        slots[OUTSIDE_PLAN[unit]] -= 1
    made += _several(slots, THRICE[unit], TRIPLES, dice)
    same_year = 2 if unit == SCHOOLS else 0
    made += _several(slots, same_year, (SAME_YEAR,), dice)
    made += _several(slots, TWICE[unit] - same_year, dice.shuffled(PAIRS), dice)
    return made + [(slot,) for slot in slots.elements()]


def _several(
    slots: Counter[Slot], count: int, patterns: Sequence[Pattern], dice: Dice
) -> list[Career]:
    """Take ``count`` careers from the slots, one pattern after the other."""
    made: list[Career] = []
    turn = 0
    while len(made) < count:
        possible = _possible(slots, patterns[turn % len(patterns)])
        turn += 1
        if possible:
            career = dice.pick(possible)
            slots.subtract(career)
            made.append(career)
    return made


def _possible(slots: Counter[Slot], pattern: Pattern) -> list[Career]:
    levels, least, most = pattern
    return [
        tuple(zip(levels, years, strict=True))
        for years in product(YEARS, repeat=len(levels))
        if all(least <= later - earlier <= most for earlier, later in pairwise(years))
        and all(slots[slot] > 0 for slot in zip(levels, years, strict=True))
    ]
