"""HiGHS, asked for whole numbers: exactly, and each time the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

WHOLE = 1e-6
"""How near to a whole number HiGHS may leave one."""
PROVES = 1e-5
"""What a column must cost at least to prove that the optimum has no more of it."""
Weights = Mapping[int, int]
"""How much each column counts."""
OPTIONS: Mapping[str, str | int | float | bool] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}
PRIMAL = 4
"""HiGHS's number of the primal simplex: what is sought changes, what is possible hardly."""


class Solver:
    """Whole numbers from 0 to ``most``, in rows of which each has its limit.

    The linear relaxation is solved first, since it is nearly always whole here and keeps what
    it knows from one question to the next; branching is for where it is not.
    """

    def __init__(self, most: Sequence[int], rows: Sequence[tuple[Weights, int]]) -> None:
        """Lay out the columns, and the rows with their limits."""
        import highspy
        import numpy as np

        self.infinity = highspy.kHighsInf
        self.highs = _silent()
        self.highs.setOptionValue("simplex_strategy", PRIMAL)
        self.size = len(most)
        self.low, self.high = [0] * self.size, list(most)
        self.columns = np.arange(self.size, dtype=np.int32)
        self.highs.addVars(self.size, np.zeros(self.size), np.array(most, dtype=float))
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for weights, limit in rows:
            self._row(-self.infinity, limit, weights)

    def best(
        self,
        weights: Weights,
        *,
        narrow: bool = False,
        known: Sequence[int] | None = None,
    ) -> tuple[int, list[int]] | None:
        """Give the greatest sum and numbers that reach it; None where nothing is possible.

        With ``narrow`` columns that the optimum proves to stand at a bound stay there: the sum
        is then to be held. ``known`` are numbers that are possible, to begin from: where the
        relaxation proves that no sum is greater they are given without looking further.
        """
        import numpy as np

        costs = np.zeros(self.size)
        costs[list(weights)] = list(weights.values())
        self.highs.changeColsCost(self.size, self.columns, costs)
        values = self._relaxed()
        if values is None:
            return None
        bound = sum(weight * values[column] for column, weight in weights.items())
        told = [round(value) for value in values]
        if any(abs(value - one) > WHOLE for value, one in zip(values, told, strict=True)):
            told = self._whole(weights, bound, known)
        best = sum(weight * told[column] for column, weight in weights.items())
        if narrow:
            self._narrow(values, max(0.0, bound - best))
        return best, told

    def _relaxed(self) -> list[float] | None:
        import highspy

        self.highs.run()
        status = self.highs.getModelStatus()
        if status == highspy.HighsModelStatus.kUnknown:  # what it knew has led it astray
            self.highs.clearSolver()
            self.highs.run()
            status = self.highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        self._expect_optimal(status)
        return list(self.highs.getSolution().col_value)

    def _whole(self, weights: Weights, bound: float, known: Sequence[int] | None) -> list[int]:
        if known is not None:
            reached = sum(weight * known[column] for column, weight in weights.items())
            if bound < reached + 1 - PROVES:
                return list(known)
        return self._branched(known)

    def _branched(self, known: Sequence[int] | None) -> list[int]:
        """Solve for whole numbers by branching, in a copy: the relaxation keeps what it knows."""
        import highspy
        import numpy as np

        copy = _silent()
        copy.passModel(self.highs.getLp())
        whole = np.full(self.size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        copy.changeColsIntegrality(self.size, self.columns, whole)
        if known is not None:
            start = highspy.HighsSolution()
            start.col_value = [float(one) for one in known]
            copy.setSolution(start)
        copy.run()
        self._expect_optimal(copy.getModelStatus())
        return [round(value) for value in copy.getSolution().col_value]

    def _expect_optimal(self, status: highspy.HighsModelStatus) -> None:
        import highspy

        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"HiGHS: {self.highs.modelStatusToString(status)}")

    def _narrow(self, values: Sequence[float], gap: float) -> None:
        """Leave at their bounds the columns whose moving would cost more than can be gained."""
        duals = self.highs.getSolution().col_dual
        for column, (value, dual) in enumerate(zip(values, duals, strict=True)):
            at = round(value)
            bounds = (self.low[column], self.high[column])
            if abs(dual) > gap + PROVES and abs(value - at) <= WHOLE and at in bounds:
                self.bound(column, at, at)

    def hold(self, weights: Weights, value: int) -> None:
        """Let the sum be no less from now on."""
        self._row(value, self.infinity, weights)

    def bound(self, column: int, low: int, high: int) -> None:
        """Let a number be no less and no more from now on."""
        if (low, high) != (self.low[column], self.high[column]):
            self.low[column], self.high[column] = low, high
            self.highs.changeColBounds(column, low, high)

    def _row(self, low: float, high: float, weights: Weights) -> None:
        import numpy as np

        columns = np.array(list(weights), dtype=np.int32)
        values = np.array(list(weights.values()), dtype=float)
        self.highs.addRow(low, high, len(columns), columns, values)


def _silent() -> highspy.Highs:
    """Make a solver that writes nothing and always does the same."""
    import highspy

    class Silent(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - highspy's own name
            """Enable none, which would have HiGHS write its name on standard output."""

    highs: highspy.Highs = Silent()  # type: ignore[no-untyped-call]  # highspy leaves it so
    for name, wanted in OPTIONS.items():
        highs.setOptionValue(name, wanted)
    return highs
