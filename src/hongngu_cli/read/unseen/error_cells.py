"""Error cells in a grid: shown as they were found, but where a row holds nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.read.unseen.state import CellRun

Grid = Sequence[Sequence[Cell]]
Errors = Mapping[tuple[int, int], str]
"""The texts of error cells by row and column, counting from 1."""
MOST_CELLS = 1_000_000


def errors_within(rows: Grid, runs: Sequence[CellRun]) -> Errors:
    """Give the error cells as far as the grid goes; none where they are beyond all measure."""
    if sum(run.last - run.first + 1 for run in runs) > MOST_CELLS:
        return {}
    width = len(rows[0]) if rows else 0
    return {
        (row, run.column): run.found
        for run in runs
        if run.column <= width
        for row in range(run.first, min(run.last, len(rows)) + 1)
    }


def rows_of_errors(rows: Grid, errors: Errors) -> list[int]:
    """Give the rows that hold errors and nothing else, or only their number beside.

    Such are formulas dragged down beyond the list: nobody stands there.
    """
    columns: dict[int, set[int]] = {}
    for row, column in errors:
        columns.setdefault(row, set()).add(column)
    return sorted(row for row, at in columns.items() if _holds_nothing_else(rows[row - 1], at))


def _holds_nothing_else(row: Sequence[Cell], errors: set[int]) -> bool:
    others = [
        cell for at, cell in enumerate(row, start=1) if at not in errors and not _is_blank(cell)
    ]
    return not others or (len(others) == 1 and _is_whole(others[0]))


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _is_whole(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().rstrip(".").isdecimal()
    return isinstance(cell, int | float) and float(cell).is_integer()


def with_cells(rows: Grid, cells: Mapping[tuple[int, int], Cell]) -> Grid:
    """Change single cells of a grid, by row and column, counting from 1."""
    if not cells:
        return rows
    if isinstance(rows, ColumnGrid):
        return rows.patched({(row - 1, column - 1): cell for (row, column), cell in cells.items()})
    changed = {row: list(rows[row - 1]) for row, _ in cells}
    for (row, column), cell in cells.items():
        changed[row][column - 1] = cell
    return [changed.get(number, row) for number, row in enumerate(rows, start=1)]
