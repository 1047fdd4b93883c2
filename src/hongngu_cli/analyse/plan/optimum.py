"""The best plan there is, stage by stage, and of equal plans the one in the list's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.alike import Alike, Bound, alike, apart
from hongngu_cli.analyse.plan.problem import Stage, stages, worth
from hongngu_cli.analyse.plan.solver import Solver

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.problem import Problem, Years


def best_plan(problem: Problem, known: Years | None = None) -> Years:
    """Give the year each candidate goes in, so that no other plan has a greater ``vector``.

    ``known`` is a plan that is possible, to begin from.
    """
    groups, most = alike(problem)
    years: list[int | None] = [None] * len(problem.candidates)
    sought = stages(problem.candidates)
    # What shares no limit adds up: the whole is at its best where each part is.
    for part in apart([group for group in groups if group.years]):
        for number, year in Part(part, most, sought, known or years).decided().items():
            years[number] = year
    return tuple(years)


class Part:
    """Groups that share limits, decided together."""

    def __init__(
        self,
        groups: Sequence[Alike],
        most: Mapping[Bound, int],
        sought: list[Stage],
        known: Sequence[int | None],
    ) -> None:
        """Give each group and year a column: how many of the group go in that year."""
        self.groups, self.sought = groups, sought
        self.pairs = [(number, year) for number, one in enumerate(groups) for year in one.years]
        self.column = {pair: at for at, pair in enumerate(self.pairs)}
        rows = [
            (dict.fromkeys((self.column[number, year] for year in one.years), 1), len(one.at))
            for number, one in enumerate(groups)
        ]
        limited: dict[Bound, dict[int, int]] = {}
        for number, one in enumerate(groups):
            for year, bounds in one.bounds:
                for bound in bounds:
                    limited.setdefault(bound, {})[self.column[number, year]] = 1
        rows += [(weights, most[bound]) for bound, weights in limited.items()]
        self.solver = Solver([len(groups[number].at) for number, _ in self.pairs], rows)
        self.now = [
            sum(known[at] == year for at in groups[number].at) for number, year in self.pairs
        ]

    def decided(self) -> dict[int, int]:
        """Give the years of those who go, by their numbers."""
        for stage in self.sought:
            weights = {
                at: value
                for at, (number, year) in enumerate(self.pairs)
                if (value := worth(stage, self.groups[number].like, year))
            }
            if weights:
                self._seek(weights)
        return self._in_order()

    def _seek(self, weights: Mapping[int, int]) -> None:
        """Let the plan be as good as can be in one more thing, and no worse from then on."""
        found = self.solver.best(weights, narrow=True, known=self.now)
        if found is None:
            raise ArithmeticError("a plan that was possible is not")
        value, self.now = found
        self.solver.hold(weights, value)

    def _in_order(self) -> dict[int, int]:
        """Let who stands earlier in the list go as early as any plan as good allows."""
        everybody = sorted((at, number) for number, one in enumerate(self.groups) for at in one.at)
        taken = [0] * len(self.pairs)
        # Of those alike nobody goes before who stands earlier, so that years only grow.
        passed = [0] * len(self.groups)
        years = {}
        for at, number in everybody:
            for year in self.groups[number].years[passed[number] :]:
                column = self.column[number, year]
                if self._one_more(column, taken[column]):
                    taken[column] += 1
                    years[at] = year
                    break
                passed[number] += 1
        return years

    def _one_more(self, column: int, taken: int) -> bool:
        """Take one more of a group in a year, if a plan as good has one more."""
        solver = self.solver
        if self.now[column] <= taken and solver.high[column] > taken:
            found = solver.best({column: 1}, known=self.now)
            if found is None:
                raise ArithmeticError("a plan that was possible is not")
            self.now = found[1]
        possible = self.now[column] > taken
        low = taken + 1 if possible else taken
        solver.bound(column, low, solver.high[column] if possible else taken)
        return possible
