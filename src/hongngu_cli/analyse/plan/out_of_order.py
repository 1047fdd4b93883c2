"""Past sendings outside quy hoạch, and past the head of who had asked before and came first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.candidates import Asked
    from hongngu_cli.analyse.plan.planning import Planned
    from hongngu_cli.model.cadres import Cadre

LAST_CLASS = 10**6
"""Where who has no class stands: behind all who have one."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A training in the roster that deserves a look: whose, which row, why.

    ``before`` are the numbers of candidates who came first and still wait.
    """

    cadre: Cadre
    row: int
    before: tuple[int, ...] = ()


def outside(plan: Planned) -> Iterator[Sending]:
    """Give the trainings of people whom their list plans for no post, though it plans others."""
    roster = plan.given.cadres.roster
    for cadre in plan.given.cadres.people:
        table = roster.tables[int(roster.origins.table[cadre.row])]
        if cadre.planned or table.column_of("planned_title") is None:
            continue
        for row in _sent(plan, cadre):
            yield Sending(cadre, row)


def out_of_order(plan: Planned) -> Iterator[Sending]:
    """Give the trainings while others of a higher class, who had asked by then, still wait.

    Only a year that the list says somebody asked for tells that they had asked; who could not
    go anyway, as by the prerequisite, is passed by nobody.
    """
    waiting: dict[str, list[tuple[int, Asked]]] = {}
    for at, one in enumerate(plan.asked):
        if one.cadre.wanted_year is not None and not one.barred:
            waiting.setdefault(one.level, []).append((at, one))
    columns = plan.given.roster.columns
    for cadre in plan.given.cadres.people:
        own = cadre.priority or LAST_CLASS
        for row in _sent(plan, cadre):
            year = columns["year"][row]
            before = tuple(
                at
                for at, one in waiting.get(columns["level"][row] or "", ())
                if year is not None
                and (one.cadre.wanted_year or LAST_CLASS) <= year
                and (one.cadre.priority or LAST_CLASS) < own
            )
            if before:
                yield Sending(cadre, row, before)


def _sent(plan: Planned, cadre: Cadre) -> Iterator[int]:
    """Give the trainings that somebody was sent to, and did not choose and pay for alone."""
    sponsor = plan.given.roster.columns["sponsor"]
    return (row for row in plan.trainings.get(cadre.row, ()) if sponsor[row] != "self")


def not_listed(plan: Planned) -> int:
    """Count the trainings of people who are in no cadre list, so that nothing can be said."""
    known = {row for rows in plan.trainings.values() for row in rows}
    sponsor = plan.given.roster.columns["sponsor"]
    rows = plan.given.roster.ids.tolist()
    return sum(1 for row in rows if row not in known and sponsor[row] != "self")
