"""What a row was sent to: level, days, status, year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.given import section_of_each
from hongngu_cli.read.typed import At, Enrolments, Typed
from hongngu_cli.read.values import Read, decision_year, read_day, read_period, read_year, text_of
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import LevelSpellings

DAYS = ("start", "end", "party_date")
Mark = tuple[int, ColumnMeaning]


def read_levels(
    typed: Typed, result: Enrolments, levels: LevelSpellings, marks: Sequence[Mark | None]
) -> None:
    """Read levels: from the mark of each enrolment, or from the column of levels."""
    if marks:
        first = typed.columns("level", marked=True)[0][0]
        result.columns["level"] = [mark[1].value if mark else None for mark in marks]
        result.cells["level"] = [
            (row, mark[0] if mark else first) for row, mark in zip(typed.rows, marks, strict=True)
        ]
        return
    column = typed.column("level")
    if column is None:
        return
    cells = typed.cells(column)
    heading = typed.table.columns[column].context
    sections = section_of_each(typed)
    known: dict[tuple[Cell, str | None], Any] = {}
    keys: list[str | None] = []
    for at, cell in enumerate(cells):
        group = str(sections[at]["context"].value) if "context" in sections[at] else heading
        if (cell, group) not in known:
            known[(cell, group)] = levels.read(shown(cell), group) if cell != "" else None
        read = known[(cell, group)]
        keys.append(read.key if read else None)
        if read and read.doubt:
            result.doubts.setdefault("level", {})[at] = read.doubt
        elif read and read.assumed:
            result.assumed[at] = cell
    result.columns["level"] = keys
    result.cells["level"] = typed.places(column)
    if typed.column("course") is None:
        texts = {cell: text_of(cell) for cell in dict.fromkeys(cells)}
        result.columns["course"], result.cells["course"] = (
            [texts[cell] for cell in cells],
            typed.places(column),
        )


def read_days(typed: Typed, result: Enrolments) -> None:
    """Read start, end and Party days, each as a DateRead for now."""
    for name in DAYS:
        if (column := typed.column(name)) is not None:
            result.put(name, typed, column, read_day)
    column = typed.column("span")
    if column is not None:
        spans = result.put("start", typed, column, read_period)
        result.columns["start"] = [span and span[0] for span in spans]
        result.columns["end"] = [span and span[1] for span in spans]
        result.cells["start"] = result.cells["end"] = typed.places(column)


def read_statuses(typed: Typed, result: Enrolments, reader: Callable[[Cell], Read]) -> None:
    """Take a status that has no column of its own from the result."""
    column = typed.column("result")
    if column is None:
        return
    own = result.columns.get("status")
    own_doubts = result.doubts.get("status", {})
    found = result.put("status", typed, column, reader)
    if own is not None:
        result.columns["status"] = [
            status or other for status, other in zip(own, found, strict=True)
        ]
        result.doubts["status"] = own_doubts
        result.cells.pop("status", None)


def read_years(typed: Typed, result: Enrolments) -> None:
    """Take the year of the own column, else of the start, the decision, the end."""
    years: list[int | None] = [None] * len(typed.rows)
    places: list[At] = [(0, 0)] * len(typed.rows)
    column = typed.column("year")
    if column is not None:
        years, places = list(result.put("year", typed, column, read_year)), typed.places(column)
    doubtful = result.doubts.get("year", {})
    for name, found in _other_years(typed, result) if None in years else ():
        other = typed.column(name)
        stands = result.cells.get(name) or (typed.places(other) if other else places)
        for at, year in enumerate(found):
            if years[at] is None and year is not None and at not in doubtful:
                years[at], places[at] = year, stands[at]
    result.columns["year"], result.cells["year"] = list(years), places


def _other_years(typed: Typed, result: Enrolments) -> list[tuple[str, list[int | None]]]:
    def of_days(name: str) -> list[int | None]:
        return [read.year if read else None for read in result.columns.get(name, [])]

    column = typed.column("decision")
    decisions: list[int | None] = []
    if column is not None:
        cells = typed.cells(column)
        known = {cell: decision_year(cell) for cell in dict.fromkeys(cells)}
        decisions = [known[cell] for cell in cells]
    return [("start", of_days("start")), ("decision", decisions), ("end", of_days("end"))]


def keep_whole_days(result: Enrolments) -> None:
    """Keep of DateReads the days that are written in full."""
    for name in DAYS:
        if name in result.columns:
            result.columns[name] = [read.date if read else None for read in result.columns[name]]
