"""What was met in one table of an .ods."""

from __future__ import annotations

from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.unseen.number_runs import NumberRuns
from hongngu_cli.read.unseen.state import CellRuns, Unseen


class TableRead:
    """What was met in one table so far; the next row and column that comes."""

    def __init__(self, name: str) -> None:
        """Begin at its first cell."""
        self.name = name
        self.row = self.column = 1
        self.row_height = 0
        self.next_column = 1
        self.rows, self.filtered, self.columns = NumberRuns(), NumberRuns(), NumberRuns()
        self.uncalculated, self.errors = CellRuns(alike=False), CellRuns(alike=True)
        self.merged: list[Merged] = []
        self.widths: list[tuple[int, int, float]] = []

    def told(self) -> Unseen:
        """Give everything met."""
        return Unseen(
            self.rows.told(),
            self.columns.told(),
            self.filtered.told(),
            self.uncalculated.told(),
            self.errors.told(),
            tuple(self.merged),
            widths=tuple(self.widths),
        )
