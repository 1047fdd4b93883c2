"""The looks of cells, met row by row, gathered into runs along their rows."""

from __future__ import annotations

from hongngu_cli.model.look import LookRun
from hongngu_cli.read.unseen.state import Unreadable

MOST_RUNS = 2_000_000
"""More than a list of a hundred thousand rows has, each of whose cells looks otherwise."""


class LookRuns:
    """Gathers the looks of cells, those beside one another that look alike as one."""

    def __init__(self) -> None:
        """Begin with none."""
        self.ended: list[LookRun] = []
        self.last: LookRun | None = None

    def add(self, rows: tuple[int, int], columns: tuple[int, int], look: int) -> None:
        """Add cells, by first and last row and column. Raises Unreadable for too many."""
        last = self.last
        if last and last[:2] == rows and last[3] + 1 == columns[0] and last[4] == look:
            self.last = (*rows, last[2], columns[1], look)
            return
        if last:
            self.ended.append(last)
        if len(self.ended) > MOST_RUNS:
            raise Unreadable
        self.last = (*rows, *columns, look)

    def told(self) -> tuple[LookRun, ...]:
        """Give the runs as they came."""
        return (*self.ended, self.last) if self.last else tuple(self.ended)
