"""Rows of which one cell names several people: each of them is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hongngu_cli.model.recognition import ColumnMeaning, TableFound

T = TypeVar("T")
Mark = tuple[int, ColumnMeaning]


def person_rows(
    table: TableFound, rows: list[int], marks: list[Mark | None], years: list[int]
) -> tuple[list[int], list[Mark | None], list[int], list[str | None]]:
    """Repeat all enrolments of a row for each of the people that its one cell names.

    Gives the rows, the marks of levels and the columns of years, as far as there are any, and
    the name of each enrolment's person; no names at all where each row is one person's.
    """
    if not table.several:
        return rows, marks, years, []
    of_rows: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        of_rows.setdefault(row, []).append(at)
    chosen: list[int] = []
    names: list[str | None] = []
    for row, standing in of_rows.items():
        for name in table.sharing(row) or (None,):
            chosen += standing
            names += [name] * len(standing)
    return _picked(rows, chosen), _picked(marks, chosen), _picked(years, chosen), names


def _picked(values: Sequence[T], chosen: Sequence[int]) -> list[T]:
    return [values[at] for at in chosen] if values else []
