"""What stands in the way of somebody in a year, while everybody else goes when they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.problem import Problem, Years

PERSON, AWAY, SEATS = "person", "away", "seats"
"""Another course of the person at that time; the limit of the unit; no free seat."""


class Ways:
    """Tells of a plan all that by itself keeps a candidate from going in a year."""

    def __init__(self, problem: Problem, years: Years) -> None:
        """Count who is away of each unit, which seats are taken, and each person's courses."""
        self.problem, self.years = problem, years
        self.away: Counter[tuple[str, int]] = Counter()
        self.used: Counter[object] = Counter()
        self.courses: dict[int, list[int]] = {}
        for at, (one, year) in enumerate(zip(problem.candidates, years, strict=True)):
            if year is None:
                continue
            self.used[problem.pool(one, year)] += 1
            if one.lasts:
                self.courses.setdefault(one.person, []).append(at)
                self.away.update((one.unit, y) for y in range(year, year + one.lasts))

    def of(self, at: int, year: int) -> Iterator[str]:
        """Name what stands in the way: what no seat would help against comes first."""
        if self._studies(at, year):
            yield PERSON
        if self._unit_is_short(at, year):
            yield AWAY
        pool = self.problem.pool(self.problem.candidates[at], year)
        if pool is not None and self.used[pool] >= (self.problem.seats or {}).get(pool, 0):
            yield SEATS

    def _studies(self, at: int, year: int) -> bool:
        """Tell whether the person is in another long course at any time of this one."""
        one = self.problem.candidates[at]
        others = (other for other in self.courses.get(one.person, ()) if other != at)
        return any(
            self.problem.candidates[other].away(self.years[other] or 0, y)
            for other in others
            for y in range(year, year + one.lasts)
        )

    def _unit_is_short(self, at: int, year: int) -> bool:
        """Tell whether the unit has as many away as may be at any time of the course."""
        one, own, room = self.problem.candidates[at], self.years[at], self.problem.room
        return any(
            (one.unit, y) in room
            and self.away[one.unit, y] - (own is not None and one.away(own, y)) >= room[one.unit, y]
            for y in range(year, year + one.lasts)
        )
