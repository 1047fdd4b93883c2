"""Fields told by marks: several columns under one heading, each for one value."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.typed import Enrolments, Places, Typed
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark

SEVERAL = "several-marks"
"""The doubt about a row where two values of one field are marked."""
OWN = ("level", "birth_date", "sex", "year")
"""Fields whose columns of marks mean more than their value, and are read elsewhere."""


def read_marks(typed: Typed, result: Enrolments) -> None:
    """Read the fields whose values are headings, with a mark in the column of each row's value."""
    fields = {meaning.field for meaning in typed.table.columns.values() if meaning.value}
    for name in sorted(str(field) for field in fields if field and field not in OWN):
        if typed.column(name) is None:
            values, places = marked(typed, typed.columns(name, marked=True))
            doubts = {at: SEVERAL for at, told in enumerate(values) if len(told) > 1}
            result.columns[name] = [_value(told) for told in values]
            result.cells[name] = places
            if doubts:
                result.doubts[name] = doubts


def marked(
    typed: Typed, columns: Sequence[tuple[int, ColumnMeaning]]
) -> tuple[list[list[str]], Places]:
    """Give the values each row marks, and the place of the first, else of the first column."""
    places = typed.places(columns[0][0])
    told = [_marks(typed.cells(column)) for column, _ in columns]
    values: list[list[str]] = []
    for at, line in enumerate(zip(*told, strict=True)):
        found = [one for one, is_told in zip(columns, line, strict=True) if is_told]
        # Of one level several columns may tell: its year, its school.
        values.append(list(dict.fromkeys(str(meaning.value) for _, meaning in found)))
        if found:
            places.columns[at] = found[0][0]
    return values, places


def _value(told: Sequence[str]) -> str | int | None:
    if len(told) != 1:
        return None
    return int(told[0]) if told[0].isdigit() else told[0]


def _marks(cells: Sequence[Cell]) -> list[bool]:
    known = {cell: is_mark(shown(cell)) for cell in set(cells)}
    return [known[cell] for cell in cells]
