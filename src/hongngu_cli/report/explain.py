"""The rows behind one figure: as many as the figure says."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.fields import FIELD, FIELDS
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.report.frame import Material, office_of, where
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.numbers import count, shown

SHOWN = ("name", "birth_date", "unit", "level", "year")
NEAREST = 3


def explained(summary: Report, material: Material, key: str, *, mask: bool) -> Report:
    """List the rows behind a figure of a summary. Raises Failure (USAGE) for an unknown key."""
    figure = _figure(summary, key)
    ids = figure.rows()
    fields = [FIELD[name] for name in SHOWN]
    rows = tuple(_row(material, at, mask=mask) for at in ids)
    others = _other_rows(material, ids) if material.selection.count == "people" else {}
    columns = (
        Column("where", "Nơi ghi"),
        *(Column(field.key, field.label) for field in fields),
    )
    behind: list[Json] = [_behind(material.roster, at, others.get(at, ()), mask=mask) for at in ids]
    return Report(
        command="explain",
        title=f"{figure.label}: {count(figure.value)}",
        template="bang",
        as_of=material.as_of,
        period=material.period,
        subject=material.counting,
        figures={key: figure},
        tables=(Table("rows", f"Các dòng làm nên số này: {count(len(rows))}", columns, rows),),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members={"rows_behind": behind},
    )


def _figure(summary: Report, key: str) -> Figure:
    if key in summary.figures:
        return summary.figures[key]
    near = difflib.get_close_matches(key, summary.figures, n=NEAREST, cutoff=0.4)
    known = (
        near or [name for name, figure in summary.figures.items() if figure.value][: NEAREST * 4]
    )
    raise Failure(USAGE, f'Không có số liệu nào tên "{key}".', f"Có thể dùng: {', '.join(known)}.")


def _row(material: Material, at: int, *, mask: bool) -> Row:
    hidden = personal_cells(material.roster, at) if mask else frozenset()
    cells = {
        name: HIDDEN
        if (mask and FIELD[name].personal) or material.roster.place(at, name).cell in hidden
        else _typed(material.roster, at, name)
        for name in SHOWN
    }
    return {"where": where(material, at), **cells}


def personal_cells(roster: Roster, at: int) -> frozenset[str | None]:
    """Give the cells of a row that hold what identifies a person.

    A cell may tell several fields: the birth in a column of men tells the sex too.
    """
    return frozenset(roster.place(at, f.key).cell for f in FIELDS if f.personal) - {None}


def _typed(roster: Roster, at: int, field: str) -> str | None:
    """Give what was typed; for a value a sheet's or file's name gave, the value itself."""
    cell = shown(roster.typed(at, field))
    if cell:
        return cell
    value = roster.frame.at[at, field]
    return str(value) if isinstance(value, str | int) else None


def _behind(roster: Roster, at: int, others: Iterable[int], *, mask: bool) -> dict[str, Json]:
    place = roster.first_cell(at)
    cells: dict[str, Json] = {}
    hidden = personal_cells(roster, at) if mask else frozenset()
    for field in FIELDS:
        cell = roster.place(at, field.key).cell
        if cell and (text := shown(roster.typed(at, field.key))):
            cells[field.key] = {"cell": cell, "typed": None if cell in hidden else text}
    told: dict[str, Json] = {
        "path": place.path,
        "sheet": place.sheet,
        "row": place.row,
        "cells": cells,
    }
    also: list[Json] = [_place(roster, other) for other in others]
    return {**told, "also": also} if also else told


def _place(roster: Roster, at: int) -> dict[str, Json]:
    place = roster.first_cell(at)
    return {"path": place.path, "sheet": place.sheet, "row": place.row}


def _other_rows(material: Material, ids: tuple[int, ...]) -> dict[int, list[int]]:
    """Give, for each person's first row, the person's other rows."""
    numbers = person_numbers(material.roster.frame, material.vocabulary)
    rows: dict[int, list[int]] = {}
    number_of = dict(zip(numbers.index.tolist(), numbers.tolist(), strict=True))
    for at, number in number_of.items():
        rows.setdefault(number, []).append(at)
    return {at: [other for other in rows[number_of[at]] if other != at] for at in ids}
