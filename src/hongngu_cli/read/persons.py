"""Who a row is: name, birth, sex, position and unit, however the columns are cut."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.context import Spellings, begins_with
from hongngu_cli.read.typed import Enrolments, Typed
from hongngu_cli.read.values import read_column, read_day, read_text, text_of
from hongngu_cli.text.dates import DateRead
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark

OTHER = {"nu": "nam", "nam": "nu"}


def read_persons(typed: Typed, result: Enrolments, spellings: Spellings) -> None:
    """Read who the enrolments are of."""
    _names(typed, result)
    _births(typed, result)
    _sexes(typed, result)
    _positions(typed, result, spellings)


def _names(typed: Typed, result: Enrolments) -> None:
    """Join a name that stands in two columns, under two headings or one merged one."""
    columns = typed.columns("name")
    named = [column for column, meaning in columns if meaning.heading == columns[0][1].heading]
    family, given = typed.column("family_name"), typed.column("given_name")
    if len(named) == 1:
        result.put("name", typed, named[0], read_text)
        return
    parts = named or [column for column in (family, given) if column is not None]
    if parts:
        result.columns["name"] = _joined(*(typed.cells(column) for column in parts))
        result.cells["name"] = typed.places(parts[0])


def _joined(*parts: Sequence[Cell]) -> list[str | None]:
    return [
        clean(" ".join(shown(part) for part in row)) or None for row in zip(*parts, strict=True)
    ]


def _births(typed: Typed, result: Enrolments) -> None:
    """Read births; under "Nam | Nữ" the column a date stands in tells the sex."""
    columns = typed.columns("birth_date")
    if not columns:
        return
    reads: list[DateRead | None] = [None] * len(typed.rows)
    places = typed.nowhere()
    sexes: list[str | None] = [None] * len(typed.rows)
    for column, meaning in columns:
        values, doubts = read_column(typed.cells(column), read_day)
        at_column = typed.places(column)
        for at, value in enumerate(values):
            if value is not None:
                reads[at], sexes[at] = value, meaning.value
                places.copy(at, at_column)
        if doubts:
            result.doubts.setdefault("birth_date", {}).update(doubts)
    result.columns["birth_date"] = [read.date if read else None for read in reads]
    result.columns["birth_year"] = [read.year if read else None for read in reads]
    result.cells["birth_date"] = result.cells["birth_year"] = places
    if any(sexes):
        result.columns["sex"], result.cells["sex"] = list(sexes), places


def _sexes(typed: Typed, result: Enrolments) -> None:
    """Read "Nữ" and "Nam" columns: a mark is that sex, and no mark in a sole column the other."""
    flags = typed.columns("sex", marked=True)
    if not flags or typed.column("sex") is not None:
        return
    alone = OTHER[str(flags[0][1].value)] if len(flags) == 1 else None
    sexes: list[str | None] = []
    places = typed.places(flags[0][0])
    for at, line in enumerate(typed.lines):
        marked = next(
            (
                (column, meaning.value)
                for column, meaning in flags
                if is_mark(shown(line[column - 1]))
            ),
            None,
        )
        sexes.append(marked[1] if marked else alone)
        places.columns[at] = marked[0] if marked else flags[0][0]
    result.columns["sex"], result.cells["sex"] = list(sexes), places


def _positions(typed: Typed, result: Enrolments, spellings: Spellings) -> None:
    """Split "Chức vụ, đơn vị" at the comma or dash before a unit's name."""
    column = typed.column("position_unit")
    if column is None:
        return
    positions: list[str | None] = []
    units: list[str | None] = []
    for cell in typed.cells(column):
        text = text_of(cell) or ""
        cut = _unit_begins(text, spellings)
        positions.append((text if cut is None else text[:cut].rstrip(" ,;-–")) or None)
        # Without a cut a unit of the vocabulary may still be named: "Phó Chủ tịch xã An Phước".
        known = spellings.units.within(text) if cut is None else text[cut:].lstrip(" ,;-–")
        units.append(known or None)
    for name, values in (("position", positions), ("unit", units)):
        if typed.column(name) is None:
            result.columns[name], result.cells[name] = list(values), typed.places(column)


def _unit_begins(text: str, spellings: Spellings) -> int | None:
    cuts = (at for at, sign in enumerate(text) if sign in ",;-–")
    return next(
        (at for at in cuts if begins_with(text[at + 1 :].strip(), spellings.unit_words)), None
    )
