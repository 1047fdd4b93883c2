"""What a generated roster should be read as, held against what it is read as."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from generated_files import Writing, noisy, write
from generated_rosters import COUNTED, Case, Laid, PutPerson, laid_out
from typed_tables import Typed, TypedSheet, shown

from hongngu_cli import pipeline
from hongngu_cli.commands.material import material_of
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.failure import Failure
from hongngu_cli.model.place import Place
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.report.explain import explained
from hongngu_cli.report.export import exported
from hongngu_cli.report.summarize import summary
from hongngu_cli.text.fold import clean, fold

AS_OF = dt.date(2024, 6, 1)
NEVER = ("unrecognised", "other-table", "duplicate")
"""Reasons for which no row of a generated roster may be set aside."""


@dataclass(frozen=True)
class ReadBack:
    """A case written, and what it was read as."""

    laid: Laid
    writing: Writing
    session: pipeline.Session
    roster: Roster


def read_back(case: Case, writing: Writing, folder: Path) -> ReadBack:
    """Write a case as a file and read it. Raises Failure where it is refused."""
    laid = laid_out(case)
    path = write(laid, writing, folder)
    session = pipeline.begin([str(path)], Reading())
    return ReadBack(laid, writing, session, pipeline.roster_of(session))


def differences(case: Case, writing: Writing, folder: Path) -> list[str]:
    """Say how what is read differs from what was put in; nothing where all is right."""
    try:
        read = read_back(case, writing, folder)
    except Failure as failure:
        return [f"refused: {failure.says}"]
    return [*counts(read), *ledgers(read), *places(read), *answers(read)]


def counts(read: ReadBack) -> Iterator[str]:
    """Compare people, and how many there are by level, year and unit."""
    put, frame = read.laid.people, read.roster.frame
    if len(put) != len(frame):
        yield f"{len(frame)} people read, {len(put)} put in: {list(frame['name'])}"
    expected = Counter(tuple(_folded(getattr(one.person, name)) for name in COUNTED) for one in put)
    found = Counter(zip(*(map(_folded, frame[name]) for name in COUNTED), strict=True))
    if expected != found:
        yield f"counts: put in {dict(expected - found)}, read {dict(found - expected)}"


def _folded(value: Any) -> str | int | None:  # noqa: ANN401 - a frame's cell
    if pd.isna(value):
        return None
    return fold(value) if isinstance(value, str) else int(value)


def ledgers(read: ReadBack) -> Iterator[str]:
    """Check that each sheet's ledger closes over all its rows and counts its people."""
    for source, sheet in zip(sources_of(read.roster), read.laid.sheets, strict=True):
        people = {one.row for one in read.laid.people if one.sheet == sheet.name}
        ledger = source.ledger
        if not ledger.closed or ledger.read != len(sheet.rows):
            yield f"ledger of {sheet.name}: {ledger}, the sheet has {len(sheet.rows)} rows"
        lost = {reason: n for reason, n in ledger.set_aside.items() if reason in NEVER and n}
        if ledger.counted != len(people) or lost:
            yield f"ledger of {sheet.name}: {ledger}, {len(people)} rows of people"


def places(read: ReadBack) -> Iterator[str]:
    """Compare each person's values, and the cells they are said to stand in."""
    put = {(one.sheet, one.row): one for one in read.laid.people}
    sheets = {sheet.name: noisy(sheet, read.writing) for sheet in read.laid.sheets}
    only = next(iter(sheets))
    for at in read.roster.frame.index:
        table = read.roster.tables[int(read.roster.origins.table[at])]
        name = table.sheet.name or only
        one = put.get((name, int(read.roster.origins.row[at])))
        if one is None:
            yield f"row {read.roster.origins.row[at]} of {name} is nobody's"
            continue
        yield from _values(read.roster, at, one)
        for field, cell in one.cells.items():
            yield from _place(read.roster, at, field, cell, sheets[name])


def _values(roster: Roster, at: int, one: PutPerson) -> Iterator[str]:
    row, who = roster.frame.loc[at], one.person
    expected: dict[str, Any] = {
        "name": fold(who.name),
        "sex": who.sex,
        "birth_year": who.day.year,
        "level": who.level,
        "year": who.year,
        "unit": fold(who.unit),
        "birth_date": who.day if who.whole_day else None,
    }
    if "position" in one.cells:
        expected["position"] = fold(who.position)
    for field, value in expected.items():
        found = row[field]
        if pd.isna(found):
            found = None
        elif field in {"name", "unit", "position"}:
            found = fold(found)
        elif field == "birth_date":
            found = found.date()
        if found != value:
            yield f"row {one.row} {field}: {value!r} put in, {found!r} read"


def _place(
    roster: Roster, at: int, field: str, cell: tuple[int, int] | None, sheet: TypedSheet
) -> Iterator[str]:
    if field in {"start", "decision"} or field not in roster.frame.columns:
        return
    place, typed = roster.place(at, field), roster.typed(at, field)
    found = (place.row, place.column) if place.row and place.column else None
    page = roster.tables[int(roster.origins.table[at])].sheet
    # A list under the same lines once more may be the next page of the one above it.
    again = found and cell and field == "unit" and page.cell(*found) == page.cell(*cell) != ""
    if found != cell and not again:
        yield f"{field} is said to stand at {place}, it was put at {_named(cell)}"
    elif cell and not same(sheet.rows[cell[0] - 1][cell[1] - 1], typed):
        held = sheet.rows[cell[0] - 1][cell[1] - 1]
        yield f"{place} is said to hold {typed!r}, it holds {held!r}"


def _named(cell: tuple[int, int] | None) -> str:
    return str(Place("", None, *cell).cell) if cell else "no cell"


def same(put: Typed, read: object) -> bool:
    """Tell whether a cell that was read looks like what was typed."""
    if isinstance(read, dt.datetime):
        read = read.date()
    if isinstance(read, dt.date) and not isinstance(put, dt.date):
        return False
    text = shown(read) if isinstance(read, str | float | dt.date) else str(read)
    return clean(shown(put)).casefold() == clean(text).casefold()


def answers(read: ReadBack) -> Iterator[str]:
    """Check what ``export`` and ``explain`` say of the same people."""
    selection = SelectionOptions(as_of=AS_OF.isoformat())
    material = material_of(read.session, selection, mask=False)
    (table,) = exported(material, mask=False).tables
    rows = Counter[Any]((row["sheet"], row["row"]) for row in table.rows)
    unnamed = read.writing.container == ".csv"
    put = Counter[Any]((None if unnamed else one.sheet, one.row) for one in read.laid.people)
    if rows != put:
        yield f"export: rows {dict(rows - put)} too many, {dict(put - rows)} missing"
    report = explained(summary(material), material, "total", mask=False)
    behind = report.members["rows_behind"]
    if not isinstance(behind, list) or report.figures["total"].value != len(behind) != len(put):
        yield f"explain: {report.figures['total'].value} for {len(put)} put in"
        return
    sheets = {sheet.name: noisy(sheet, read.writing) for sheet in read.laid.sheets}
    for one in behind:
        yield from _cells(one, sheets)


def _cells(behind: Any, sheets: dict[str, TypedSheet]) -> Iterator[str]:  # noqa: ANN401 - JSON
    sheet = sheets[behind["sheet"]] if behind["sheet"] else next(iter(sheets.values()))
    grid = {
        Place("", None, row, column).cell: cell
        for row, cells in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(cells, start=1)
    }
    for field, told in behind["cells"].items():
        if not _looks(grid.get(told["cell"], ""), told["typed"]):
            held = grid.get(told["cell"], "")
            yield f"explain: {field} at {told['cell']} is {told['typed']!r}, there is {held!r}"


def _looks(put: Typed, typed: str) -> bool:
    if isinstance(put, dt.date):
        return f"{put:%d/%m/%Y}" == typed or shown(put) == typed
    return same(put, typed)
