"""Enrolments told by marks under years: "x" beneath "Năm 2018" and beneath "Năm 2020"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark

Mark = TypeVar("Mark")


def by_year(
    table: TableFound, rows: Sequence[int], marks: Sequence[Mark | None]
) -> tuple[list[int], list[Mark | None], list[int]]:
    """Repeat each enrolment for every year its row marks.

    Gives the rows, the marks of levels, and the column of each one's year, 0 for none; no
    columns at all where the table has none of years.
    """
    columns = [column for column, _ in Typed(table, ()).columns("year", marked=True)]
    if not columns:
        return list(rows), list(marks), []
    of_rows: list[int] = []
    of_marks: list[Mark | None] = []
    years: list[int] = []
    for at, row in enumerate(rows):
        cells = ((column, table.sheet.cell(row, column)) for column in columns)
        marked = [column for column, cell in cells if cell != "" and is_mark(shown(cell))] or [0]
        of_rows += [row] * len(marked)
        of_marks += [marks[at]] * len(marked) if marks else []
        years += marked
    return of_rows, of_marks, years


def put_years(typed: Typed, result: Enrolments, columns: Sequence[int]) -> None:
    """Put the year of each enrolment that a mark under a year tells."""
    if not any(columns):
        return
    years = result.columns["year"]
    places = result.cells["year"]
    for at, column in enumerate(columns):
        if column and years[at] is None:
            years[at] = int(str(typed.table.columns[column].value))
            places.put(at, heading_row(typed.table, column), column)


def heading_row(table: TableFound, column: int) -> int:
    """Give the lowest row of the header in which something stands over a column."""
    first, last = table.header_rows or (1, 1)
    rows = (row for row in range(last, first - 1, -1) if table.sheet.cell(row, column) != "")
    return next(rows, first)
