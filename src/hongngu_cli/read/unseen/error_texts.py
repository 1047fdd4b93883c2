"""Cells that hold an error in place of a value, as codes and as texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.unseen.state import CellRun, CellRuns
from hongngu_cli.text.cell_errors import TOO_NARROW, is_error

BY_CODE: Mapping[int, str] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""How the binary workbooks (.xls, .xlsb) write them."""
UNKNOWN = "#VALUE!"


def written_errors(rows: Sequence[Sequence[Cell]]) -> tuple[CellRun, ...]:
    """Find errors that a grid of texts holds as text, those of too narrow columns among them."""
    cells = set(chain.from_iterable(rows))
    wanted = {cell: text for cell in cells if isinstance(cell, str) and (text := _error_in(cell))}
    found = CellRuns(alike=True)
    for number, row in enumerate(rows if wanted else (), start=1):
        if not wanted.keys().isdisjoint(row):
            for column, cell in enumerate(row, start=1):
                if isinstance(cell, str) and cell in wanted:
                    found.add(number, column, wanted[cell])
    return found.told()


def _error_in(cell: str) -> str:
    text = cell.strip()
    return text if is_error(text) or TOO_NARROW.fullmatch(text) else ""
