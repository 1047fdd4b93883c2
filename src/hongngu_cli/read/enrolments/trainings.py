"""What a row was sent to: level, status, year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.given import section_of_each
from hongngu_cli.read.enrolments.typed import Enrolments, Places, Typed
from hongngu_cli.read.enrolments.values import (
    Read,
    decision_year,
    read_day,
    read_year,
    text_of,
)
from hongngu_cli.read.enrolments.year_marks import heading_row
from hongngu_cli.text.levels import DOUBTS, LevelRead, LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.years import year_in

Mark = tuple[int, ColumnMeaning]


def read_levels(
    typed: Typed, result: Enrolments, levels: LevelSpellings, marks: Sequence[Mark | None]
) -> None:
    """Read levels: from the mark of each enrolment, or from the column of levels."""
    written = typed.column("level")
    columns = [column for column, _ in typed.columns("level", marked=True)]
    first = columns[0] if columns else written
    if first is None:
        return
    told = [mark or (first, typed.table.columns[first]) for mark in marks]
    cells, places = _standing(typed, [column for column, _ in told] or [first] * len(typed.rows))
    over = {column: group_over(typed.table, column) for column in set(places.columns)}
    groups = list(map(over.__getitem__, places.columns))
    reads = _level_reads(typed, cells, groups, levels)
    _assume_by_title(typed, reads, cells, levels)
    for at, mark in enumerate(marks):
        if mark is None or mark[1].value:
            reads[at] = _marked(mark[1].value, cells[at], levels) if mark else None
    result.columns["level"] = [read.key if read else None for read in reads]
    result.cells["level"] = places
    distinct = dict(zip(map(id, reads), reads, strict=True)).values()
    if any(read and read.doubt for read in distinct):
        doubtful = {at: read.doubt for at, read in enumerate(reads) if read and read.doubt}
        result.doubts["level"] = doubtful
    if any(read and read.assumed for read in distinct):
        result.assumed = {at: cells[at] for at, read in enumerate(reads) if read and read.assumed}
    if typed.column("course") is None and written is not None:
        # Beside marks only words that are one of several tell the class; they are put later.
        texts = {cell: None if columns else text_of(cell) for cell in set(cells)}
        result.columns["course"] = [texts[cell] for cell in cells]
        result.cells["course"] = places.copied()


def group_over(table: TableFound, column: int) -> str | None:
    """Give the group of levels that a column's heading speaks of, else the table's title."""
    titled = table.given_overall.get("context")
    return table.columns[column].context or (str(titled.value) if titled else None)


def _assume_by_title(
    typed: Typed, reads: list[LevelRead | None], cells: Sequence[Cell], levels: LevelSpellings
) -> None:
    """Note which levels only the title's group tells: "Trung cấp" in a list of degrees."""
    if "context" not in typed.table.given_overall:
        return
    alone = {cell: levels.of_course(shown(cell)) for cell in set(cells)}
    for at, read in enumerate(reads):
        if read and read.key and read.key != alone[cells[at]].key:
            reads[at] = replace(read, assumed=True)


def _marked(value: str | None, cell: Cell, levels: LevelSpellings) -> LevelRead:
    """Give the level a mark tells; beneath a heading that tells none only one written there."""
    if value not in DOUBTS:
        return LevelRead(value)
    written = levels.named(shown(cell)).key
    return LevelRead(written, None if written else DOUBTS[value])


def _standing(typed: Typed, columns: Sequence[int]) -> tuple[list[Cell], Places]:
    """Give the cells of the enrolments, each in a column of its own, and their places."""
    if len(set(columns)) == 1:
        return typed.cells(columns[0]), typed.places(columns[0])
    cells: list[Cell] = [""] * len(columns)
    places = typed.nowhere()
    for column in set(columns):
        of_column, standing = typed.cells(column), typed.places(column)
        for at, chosen in enumerate(columns):
            if chosen == column:
                cells[at] = of_column[at]
                places.copy(at, standing)
    return cells, places


def _level_reads(
    typed: Typed,
    cells: Sequence[Cell],
    headings: Sequence[str | None],
    levels: LevelSpellings,
) -> list[LevelRead | None]:
    """Read each distinct cell once, in the group its section, else its heading, speaks of."""
    if any("context" in given for _, given in typed.table.sections):
        headings = [
            str(given["context"].value) if "context" in given else heading
            for given, heading in zip(section_of_each(typed), headings, strict=True)
        ]
    if len(set(headings)) == 1:
        texts = {cell: shown(cell) for cell in set(cells) if cell != ""}
        known = levels.among({t: levels.of_course(t, headings[0]) for t in {*texts.values()}})
        read = {cell: known[text] for cell, text in texts.items()}
        return list(map(read.get, cells))
    pairs = list(zip(cells, headings, strict=True))
    by_group = {
        (cell, group): levels.of_course(shown(cell), group) if cell != "" else None
        for cell, group in set(pairs)
    }
    return [by_group[pair] for pair in pairs]


def read_statuses(typed: Typed, result: Enrolments, reader: Callable[[Cell], Read]) -> None:
    """Take a status that has no column of its own from the result."""
    column = typed.column("result")
    if column is None:
        _statuses_of_marks(result, reader)
        return
    found, doubts = typed.read(column, reader)
    own_column = typed.column("status")
    if own_column is None:
        result.columns["status"], result.cells["status"] = found, typed.places(column)
        if doubts:
            result.doubts["status"] = doubts
        return
    own, places, beside = (
        result.columns["status"],
        typed.places(own_column),
        typed.places(column),
    )
    for at, status in enumerate(found):
        if own[at] is None and status is not None and at not in result.doubts.get("status", {}):
            own[at] = status
            places.copy(at, beside)
    result.cells["status"] = places


def _statuses_of_marks(result: Enrolments, reader: Callable[[Cell], Read]) -> None:
    """Take the status from a result that a mark tells ("x" beneath "Khá")."""
    if "result" in result.cells and "status" not in result.columns:
        results = result.columns["result"]
        result.columns["status"] = [text and reader(text)[0] for text in results]
        result.cells["status"] = result.cells["result"].copied()


def read_years(typed: Typed, result: Enrolments) -> None:
    """Take the year of the own column, else of the start, the decision, the end."""
    years: list[int | None] = [None] * len(typed.rows)
    places = typed.nowhere()
    column = typed.column("year")
    if column is not None:
        years, places = list(result.put("year", typed, column, read_year)), typed.places(column)
    doubtful = result.doubts.get("year", {})
    for name, found in _other_years(typed, result) if None in years else ():
        other = typed.column(name)
        stands = result.cells.get(name) or (typed.places(other) if other else places)
        for at, year in enumerate(found):
            if years[at] is None and year is not None and at not in doubtful:
                years[at] = year
                places.copy(at, stands)
    _years_of_headings(typed, result, years, places)
    result.columns["year"], result.cells["year"] = list(years), places


def _years_of_headings(
    typed: Typed, result: Enrolments, years: list[int | None], places: Places
) -> None:
    """Take the year that stands over a column of marks ("Năm 2019" over "Trung cấp | Cao cấp").

    It says nothing of a row that tells no level there.
    """
    columns = typed.columns("level")
    headed = {c: m.year or (year_in(m.heading) if m.value else None) for c, m in columns}
    header = typed.table.header_rows
    if not header or not any(headed.values()):
        return
    levels, doubtful = result.columns["level"], result.doubts.get("level", {})
    over = {c for c, m in columns if m.value or BENEATH in m.heading}
    rows = {c: header[0] if c in over else heading_row(typed.table, c) for c, _ in columns}
    for at, column in enumerate(result.cells["level"].columns):
        if years[at] is None and headed.get(column) and (levels[at] or at in doubtful):
            years[at] = headed[column]
            places.put(at, rows[column], column)


def _other_years(typed: Typed, result: Enrolments) -> list[tuple[str, list[int | None]]]:
    def of_days(name: str) -> list[int | None]:
        return [read.year if read else None for read in result.columns.get(name, [])]

    column = typed.column("decision")
    decisions: list[int | None] = []
    if column is not None:
        cells = typed.cells(column)
        known = {cell: decision_year(cell) for cell in dict.fromkeys(cells)}
        decisions = [known[cell] for cell in cells]
    return [
        ("level", _years_for_marks(typed, result)),
        ("start", of_days("start")),
        ("decision", decisions),
        ("decision_date", _decided(typed)),
        ("end", of_days("end")),
    ]


def _decided(typed: Typed) -> list[int | None]:
    """Read the years of decisions whose date stands in a column of its own."""
    column = typed.column("decision_date")
    days = typed.read(column, read_day)[0] if column is not None else []
    return [day and day.year for day in days]


def _years_for_marks(typed: Typed, result: Enrolments) -> list[int | None]:
    """Read the years that stand in place of marks under the levels."""
    if not typed.columns("level", marked=True):
        return []
    cells, _ = _standing(typed, result.cells["level"].columns)
    known = {cell: read_year(cell)[0] for cell in set(cells) if cell != ""}
    return [known.get(cell) for cell in cells]
