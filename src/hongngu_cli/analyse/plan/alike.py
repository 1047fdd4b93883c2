"""Candidates between whom nothing decides but the list's order, counted together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.problem import Pool, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.analyse.plan.problem import Candidate

Bound = tuple[object, ...]
"""What limits several at once: a pool of seats, a unit in a year, or a person in a year."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Candidates alike: ``like`` is any of them, ``at`` their numbers in the list's order.

    ``years`` are those that have seats; ``bounds`` what limits them beside their number.
    """

    like: Candidate
    at: tuple[int, ...]
    years: tuple[int, ...]
    bounds: tuple[tuple[int, tuple[Bound, ...]], ...]


class Bounds:
    """Knows which limits may bind, and how tight they are."""

    def __init__(self, problem: Problem) -> None:
        """Find the units and people whose limits can be met at all."""
        self.problem = problem
        self.most: dict[Bound, int] = {}
        self.people: dict[int, int] = defaultdict(int)
        running: dict[tuple[str, int], int] = defaultdict(int)
        for one in problem.candidates:
            self.people[one.person] += bool(one.lasts)
            for year in {y + k for y in one.years for k in range(one.lasts)}:
                running[one.unit, year] += 1
        self.tight = {at for at, room in dict(problem.room).items() if running[at] > room}

    def of(self, candidate: Candidate, year: int) -> Iterable[Bound]:
        """Name what limits a candidate who goes in a year, beside who else is alike."""
        problem = self.problem
        pool: Pool | None = problem.pool(candidate, year)
        if pool is not None:
            self.most[pool] = (problem.seats or {}).get(pool, 0)
            yield pool
        for other in range(year, year + candidate.lasts):
            at = (candidate.unit, other)
            if at in self.tight:
                self.most[at] = max(0, problem.room[at])
                yield at
            if self.people[candidate.person] > 1:
                self.most[candidate.person, other, "person"] = 1
                yield (candidate.person, other, "person")


def alike(problem: Problem) -> tuple[list[Alike], dict[Bound, int]]:
    """Count candidates together who are alike in all that decides; give the limits, too."""
    bounds = Bounds(problem)
    groups: dict[tuple[object, ...], list[int]] = {}
    limits_of: dict[tuple[object, ...], tuple[tuple[int, tuple[Bound, ...]], ...]] = {}
    for number, one in enumerate(problem.candidates):
        years = tuple(year for year in one.years if problem.free(one, year))
        limits = tuple((year, tuple(bounds.of(one, year))) for year in years)
        key = (one.level, one.lasts > 0, one.priority, one.grades, one.told, limits)
        groups.setdefault(key, []).append(number)
        limits_of[key] = limits
    made = [
        Alike(
            problem.candidates[at[0]],
            tuple(at),
            tuple(year for year, _ in limits_of[key]),
            limits_of[key],
        )
        for key, at in groups.items()
    ]
    return made, bounds.most


def apart(groups: list[Alike]) -> list[list[Alike]]:
    """Part groups that share no limit: each part is decided by itself, and so is the whole."""
    parent = list(range(len(groups)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[object, int] = {}
    for number, group in enumerate(groups):
        for _, bounds in group.bounds:
            for bound in bounds:
                parent[root(number)] = root(first.setdefault(bound, number))
    parts: dict[int, list[Alike]] = {}
    for number, group in enumerate(groups):
        parts.setdefault(root(number), []).append(group)
    return list(parts.values())
