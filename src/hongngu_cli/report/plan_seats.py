"""Seats of a plan by level and year, of all units together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.planning import Planned
    from hongngu_cli.model.counts import Count


@dataclass(frozen=True, slots=True)
class SeatsOf:
    """Seats of a level in a year: the cells that allocate them, who was sent, who goes now.

    ``cells`` is None where nobody allocated any. ``sent`` are rows of the roster, ``goes``
    numbers of candidates, ``needed`` the extra seats with which everybody could go.
    """

    level: str
    year: int
    cells: tuple[Count, ...] | None
    sent_rows: tuple[int, ...]
    goes: tuple[int, ...]
    needed: int

    @property
    def allocated(self) -> int | None:
        """The seats there are; None where nobody allocated any."""
        return None if self.cells is None else sum(one.value for one in self.cells)

    @property
    def sent(self) -> int:
        """How many were sent already."""
        return len(self.sent_rows)

    @property
    def used(self) -> int:
        """How many seats the plan takes."""
        return len(self.goes)

    @property
    def unused(self) -> int | None:
        """The seats that are left; less than none where more were sent than there were seats."""
        return None if self.allocated is None else self.allocated - self.sent - self.used


def seat_rows(plan: Planned) -> Iterator[SeatsOf]:
    """Give every level that somebody asks for or that has seats, in every year."""
    seats, levels = plan.seats, plan.given.vocabulary.levels
    wanted = {one.level for one in plan.asked} | {pool[0] for pool in seats.cells}
    for level in levels:
        if level not in wanted:
            continue
        for year in plan.given.years:
            pools = [
                pool
                for pool in dict.fromkeys((*seats.cells, *seats.taken, *plan.used, *plan.missing))
                if pool[:2] == (level, year)
            ]
            cells = [one for pool in pools for one in seats.cells.get(pool, ())]
            yield SeatsOf(
                level,
                year,
                tuple(cells) if any(pool in seats.cells for pool in pools) else None,
                tuple(row for pool in pools for row in seats.taken.get(pool, ())),
                tuple(at for pool in pools for at in plan.used.get(pool, ())),
                sum(plan.missing.get(pool, 0) for pool in pools),
            )
