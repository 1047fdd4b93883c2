"""What one more seat of a level in a year would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.alike import alike, apart
from hongngu_cli.analyse.plan.optimum import best_plan

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.problem import Pool, Problem, Years


@dataclass(frozen=True, slots=True)
class OneMore:
    """A pool with one more seat: who would go besides, who no longer, who at another time.

    All are numbers of candidates, in the list's order.
    """

    pool: Pool
    joins: tuple[int, ...]
    leaves: tuple[int, ...]
    moves: tuple[int, ...]


def one_more(problem: Problem, years: Years) -> Iterator[OneMore]:
    """Add a seat to each pool in turn that somebody waits for, and plan anew."""
    if problem.seats is None:
        return
    waiting = [at for at, year in enumerate(years) if year is None and problem.candidates[at].years]
    pools = {
        pool
        for at in waiting
        for year in problem.candidates[at].years
        if (pool := problem.pool(problem.candidates[at], year))
    }
    for pool in sorted(pools, key=lambda one: (one[1], one[0], one[2])):
        seats = {**problem.seats, pool: problem.seats.get(pool, 0) + 1}
        part = _sharing(replace(problem, seats=seats), pool)
        others = tuple(problem.candidates[at] for at in part)
        now = tuple(years[at] for at in part)
        then = best_plan(replace(problem, candidates=others, seats=seats), now)
        pairs = [(at, years[at], year) for at, year in zip(part, then, strict=True)]
        told = OneMore(
            pool,
            tuple(at for at, before, after in pairs if before is None and after is not None),
            tuple(at for at, before, after in pairs if before is not None and after is None),
            tuple(at for at, b, a in pairs if b is not None and a is not None and a != b),
        )
        if told.joins or told.moves:
            yield told


def _sharing(problem: Problem, pool: Pool) -> list[int]:
    """Give the candidates whom a pool may matter to, by what they share with others."""
    groups, _ = alike(problem)
    for part in apart([group for group in groups if group.years]):
        if any(pool in bounds for group in part for _, bounds in group.bounds):
            return sorted(at for group in part for at in group.at)
    return []
