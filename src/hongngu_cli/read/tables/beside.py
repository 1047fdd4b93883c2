"""Lists that stand side by side on one sheet, read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.recognition import NAMES, ColumnMeaning, TableFound
from hongngu_cli.model.sheet import Merged, Sheet
from hongngu_cli.read.headings.headers import is_heading
from hongngu_cli.read.headings.row_labels import is_counting
from hongngu_cli.read.headings.words import Words
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

LONGEST = 60
"""Letters of a heading."""


def begins_beside(columns: Mapping[int, ColumnMeaning], why: str) -> int | None:
    """Give the first column left unread because of ``why``: there the list beside begins."""
    return min((column for column, meaning in columns.items() if meaning.why == why), default=None)


def unheaded(sheet: Sheet, columns: Mapping[int, ColumnMeaning]) -> list[int]:
    """Give the columns of a sheet, as wide as its first row, that no heading stands over."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    return [column for column in range(1, width + 1) if column not in columns]


def begins_lower(
    sheet: Sheet, columns: Mapping[int, ColumnMeaning], rows: range, words: Words
) -> tuple[int, int] | None:
    """Find the list beside whose header stands among the rows of the first: its column and row.

    Its heading of names stands where this one has no heading.
    """
    for column in unheaded(sheet, columns):
        known = {cell: _heads_names(cell, words) for cell in set(sheet.column(column, rows))}
        if not any(known.values()):
            continue
        row = next(row for row in rows if known[sheet.cell(row, column)])
        first = column
        while first > 1 and is_heading(clean(shown(sheet.cell(row, first - 1))), words):
            first -= 1
        return first, row
    return None


def _heads_names(cell: Cell, words: Words) -> bool:
    text = clean(cell) if isinstance(cell, str) and len(cell) <= LONGEST else ""
    return bool(text) and is_heading(text, words) and words.field(text)[0] in NAMES


def names_people(columns: Mapping[int, ColumnMeaning]) -> bool:
    """Tell whether columns are those of a list of people."""
    return any(meaning.field in NAMES for meaning in columns.values())


def holds_data(columns: Mapping[int, ColumnMeaning]) -> bool:
    """Tell whether columns are those of a list of people, or of numbers and whose they are."""
    fields = {meaning.field for meaning in columns.values()}
    counted = any(is_counting(meaning) for meaning in columns.values())
    return names_people(columns) or (counted and bool(fields & {"unit", "level", "year"}))


def left_of(sheet: Sheet, column: int, titles: Iterable[int]) -> Sheet:
    """Give the sheet with nothing from a column on, but in title rows that are empty before it."""
    kept = set(titles)
    rows: list[Sequence[Cell]] = []
    for number, row in enumerate(sheet.rows, start=1):
        left = row[: column - 1]
        whole = number in kept and not any(cell != "" for cell in left)
        rows.append(list(row) if whole else [*left, *([""] * len(row[column - 1 :]))])
    return replace(sheet, rows=rows, merged=tuple(_within(sheet.merged, range(1, column))))


def right_of(sheet: Sheet, column: int, shared: Iterable[int]) -> Sheet:
    """Give the sheet with nothing left of a column, but in ``shared`` rows that are empty there."""
    kept = set(shared)
    rows: list[Sequence[Cell]] = []
    for number, row in enumerate(sheet.rows, start=1):
        right = row[column - 1 :]
        whole = number in kept and not any(cell != "" for cell in right)
        rows.append(list(row) if whole else [""] * min(column - 1, len(row)) + list(right))
    width = max(map(len, sheet.rows), default=0)
    inside = _within(sheet.merged, range(column, width + 1))
    over = (area for area in sheet.merged if area.first_row in kept and area.first_column < column)
    return replace(sheet, rows=rows, merged=(*inside, *over))


def _within(areas: Iterable[Merged], columns: range) -> Iterable[Merged]:
    return (one for one in areas if one.first_column in columns and one.last_column in columns)


def parted(sheet: Sheet, left: TableFound, right: TableFound) -> tuple[TableFound, TableFound]:
    """Account for every row of two lists side by side once; a row of people belongs to both.

    A row without people is set aside by the left list, unless only the right one has
    something on it.
    """
    people = {*left.people, *right.people}
    of_left = {row: reason for reason, rows in left.set_aside.items() for row in rows}
    of_right = {row: reason for reason, rows in right.set_aside.items() for row in rows}
    last = max(left.last_row, right.last_row)
    by_left: dict[str, tuple[int, ...]] = {}
    by_right: dict[str, tuple[int, ...]] = {}
    for row in range(left.first_row, last + 1):
        reason, other = of_left.get(row, "blank"), of_right.get(row, "blank")
        if row not in people:
            aside, told = (by_right, other) if reason == "blank" != other else (by_left, reason)
            aside[told] = (*aside.get(told, ()), row)
    # What a total across both lists adds up stands in two tables, so neither can be held to it.
    own = tuple(one for one in left.totals if of_right.get(one[0], "blank") != "blank")
    others = right.totals
    if not right.names_people:
        others = tuple(one for one in others if of_left.get(one[0], "blank") != "blank")
    return (
        replace(left, sheet=sheet, last_row=last, set_aside=by_left, totals=own),
        replace(right, sheet=sheet, last_row=last, set_aside=by_right, totals=others, beside=True),
    )
