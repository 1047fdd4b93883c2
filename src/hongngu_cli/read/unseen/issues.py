"""A sheet with what its values do not show: errors in their cells, the rest as issues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.sheet import Layout, Sheet
from hongngu_cli.read.unseen import words
from hongngu_cli.read.unseen.error_cells import errors_within, rows_of_errors, with_cells
from hongngu_cli.read.unseen.error_texts import written_errors
from hongngu_cli.read.unseen.number_runs import Runs, within
from hongngu_cli.read.unseen.state import CellRun, Unseen
from hongngu_cli.read.unseen.struck import struck_rows

FIRST_SERIAL, LAST_SERIAL = 10_000, 60_000
"""Numbers that are read as days where a day is expected: 1927 to 2064."""


def with_unseen(sheet: Sheet, unseen: Unseen | None) -> Sheet:
    """Show errors as they were found, and tell of everything that the values do not show.

    None is a sheet that could not be examined, which is told too.
    """
    if unseen is None:
        return replace(sheet, issues=(*sheet.issues, words.unexamined(sheet)))
    errors = errors_within(sheet.rows, unseen.errors)
    empty = rows_of_errors(sheet.rows, errors)
    beside = set(empty)
    seen = replace(
        sheet,
        rows=with_cells(
            sheet.rows, {at: text for at, text in errors.items() if at[0] not in beside}
        ),
        merged=unseen.merged or sheet.merged,
        layout=Layout(unseen.hidden_rows, unseen.hidden_columns, unseen.widths, unseen.frozen),
    )
    told = (*_told(seen, unseen), *_errors_told(seen, unseen.errors, empty))
    return replace(seen, issues=(*sheet.issues, *_in_order(told)))


def with_written_errors(sheet: Sheet, text: str = "#") -> Sheet:
    """Tell of errors that a sheet of plain text holds as text; rows of nothing else are emptied.

    ``text`` is what the sheet was cut from: without a sign that errors begin with, no cell
    is looked at.
    """
    if "#" not in text and "Err:" not in text:
        return sheet
    runs = written_errors(sheet.rows)
    errors = errors_within(sheet.rows, runs)
    empty = rows_of_errors(sheet.rows, errors)
    beside = set(empty)
    seen = replace(sheet, rows=with_cells(sheet.rows, {at: "" for at in errors if at[0] in beside}))
    told = _in_order(_errors_told(seen, runs, empty))
    return replace(seen, issues=(*sheet.issues, *told))


def _in_order(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: issue.order)


def _told(sheet: Sheet, unseen: Unseen) -> Iterator[Issue]:
    rows = _filled_rows(sheet, unseen.hidden_rows)
    filtered = within(rows, unseen.filtered)
    hidden = sorted(set(rows).difference(filtered))
    if hidden:
        yield words.rows_hidden(sheet, hidden)
    if filtered:
        yield words.rows_filtered(sheet, filtered)
    if struck := list(struck_rows(sheet.rows, unseen.struck)):
        yield words.rows_struck(sheet, struck)
    columns = _filled_columns(sheet, unseen.hidden_columns)
    if columns:
        yield words.columns_hidden(sheet, columns)
    yield from (words.formula_uncalculated(sheet, run) for run in unseen.uncalculated)
    if unseen.from_1904 and (number := _first(sheet, _is_serial)):
        yield words.date_system(sheet, *number)
    elif unseen.from_1904 and (day := _first(sheet, _is_day)):
        yield words.days_from_1904(sheet, *day)


def _errors_told(sheet: Sheet, runs: Sequence[CellRun], empty: Sequence[int]) -> Iterator[Issue]:
    yield from (words.cell_error(sheet, run) for run in runs)
    if empty:
        column = min(run.column for run in runs if run.first <= empty[0] <= run.last)
        yield words.rows_of_errors(sheet, empty, column)


def _first(sheet: Sheet, says: Callable[[Cell], bool]) -> tuple[int, int] | None:
    """Give the row and column of the first cell of a kind."""
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if says(cell):
                return row, column
    return None


def _is_serial(cell: Cell) -> bool:
    """Tell a number that may be a day written as a number."""
    return isinstance(cell, int | float) and FIRST_SERIAL <= cell <= LAST_SERIAL


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, dt.date)


def _filled_rows(sheet: Sheet, runs: Runs) -> list[int]:
    """Give the rows of runs that hold something; columns are asked in turn, most need one."""
    height = len(sheet.rows)
    empty = [row for first, last in runs for row in range(first, min(last, height) + 1)]
    filled: list[int] = []
    for column in range(1, _width(sheet) + 1):
        if not empty:
            break
        cells = _column(sheet, column)
        filled += [row for row in empty if cells[row - 1] != ""]
        empty = [row for row in empty if cells[row - 1] == ""]
    return sorted(filled)


def _filled_columns(sheet: Sheet, runs: Runs) -> list[int]:
    width = _width(sheet)
    columns = (column for first, last in runs for column in range(first, min(last, width) + 1))
    return [column for column in columns if any(cell != "" for cell in _column(sheet, column))]


def _column(sheet: Sheet, column: int) -> Sequence[Cell]:
    if isinstance(sheet.rows, ColumnGrid):
        return sheet.rows.column(column - 1)
    return [row[column - 1] for row in sheet.rows]


def _width(sheet: Sheet) -> int:
    return len(sheet.rows[0]) if sheet.rows else 0
