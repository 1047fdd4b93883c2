"""The seats that are missing: as few as let everybody go who may, and as early as can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.alike import alike
from hongngu_cli.analyse.plan.problem import classes_of
from hongngu_cli.analyse.plan.solver import Solver

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.alike import Alike, Bound
    from hongngu_cli.analyse.plan.problem import Pool, Problem


def missing_seats(problem: Problem) -> tuple[dict[Pool, int], int]:
    """Give the extra seats by pool, and how many cannot go whatever seats there are.

    Without limits there, every seat that is taken is one. Who cannot go would be away with too
    many of the unit, or in two courses at once.
    """
    free = problem.seats or {}
    enough = len(problem.candidates)
    pools = {
        (problem.pool(one, year) or (one.level, year, ""))
        for one in problem.candidates
        for year in one.years
    }
    # Who is preferred within a class does not matter here, so that more candidates are alike.
    plain = tuple(replace(one, grades=(), told=None) for one in problem.candidates)
    wide = replace(
        problem, candidates=plain, seats={pool: free.get(pool, 0) + enough for pool in pools}
    )
    groups, most = alike(wide)
    limits = {bound: size - enough if bound in pools else size for bound, size in most.items()}
    if not pools:
        return {}, 0
    missing = Missing(groups, limits, pools)
    extra = missing.found()
    return extra, sum(bool(one.years) for one in problem.candidates) - missing.going


class Missing:
    """Groups of candidates, and beside them the extra seats of each pool."""

    def __init__(self, groups: list[Alike], most: Mapping[Bound, int], pools: set[Pool]) -> None:
        """Give each group and year a column, and each pool one for its extra seats."""
        self.pools = sorted(pools, key=lambda pool: (pool[1], pool[0], pool[2]))
        size = sum(len(one.at) for one in groups)
        self.groups = groups
        self.pairs = [(number, year) for number, one in enumerate(groups) for year in one.years]
        self.extra = {pool: len(self.pairs) + at for at, pool in enumerate(self.pools)}
        rows: dict[Bound, dict[int, int]] = {}
        for column, (number, year) in enumerate(self.pairs):
            rows.setdefault(("alike", number), {})[column] = 1
            for bound in dict(groups[number].bounds)[year]:
                rows.setdefault(bound, {})[column] = 1
        for pool, column in self.extra.items():
            if pool in rows:
                rows[pool][column] = -1
        sizes: dict[Bound, int] = {("alike", at): len(one.at) for at, one in enumerate(groups)}
        upper = [len(groups[number].at) for number, _ in self.pairs] + [size] * len(self.pools)
        limits: Mapping[Bound, int] = {**most, **sizes}
        self.going = 0
        self.now = [0] * len(upper)
        self.solver = Solver(upper, [(row, limits[bound]) for bound, row in rows.items()])

    def found(self) -> dict[Pool, int]:
        """Let all go whom a plan would choose, with as few seats as can be, as early as can be.

        Where not all can go, a plan lets those of the first class go, so that the seats that are
        missing are theirs.
        """
        told = [0] * len(self.pairs)
        for chosen in classes_of(one.like for one in self.groups):
            columns = (
                at
                for at, (number, _) in enumerate(self.pairs)
                if self.groups[number].like.priority == chosen
            )
            if weights := dict.fromkeys(columns, 1):
                told = self._seek(weights)
        self.going = sum(told[: len(self.pairs)])
        self._seek(dict.fromkeys(self.extra.values(), -1))
        told = self._seek({column: -pool[1] for pool, column in self.extra.items()})
        for pool in self.pools:
            told = self._seek({self.extra[pool]: 1})
        return {pool: told[column] for pool, column in self.extra.items()}

    def _seek(self, weights: Mapping[int, int]) -> list[int]:
        found = self.solver.best(weights, narrow=True, known=self.now)
        if found is None:
            raise ArithmeticError("seats that were enough are not")
        self.solver.hold(weights, found[0])
        self.now = found[1]
        return found[1]
