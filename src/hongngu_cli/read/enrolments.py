"""One table's rows to enrolments: fields as lists, places where they are not the column's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read import values
from hongngu_cli.read.context import Spellings, begins_with
from hongngu_cli.text.dates import DateRead
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

FILLED = ("unit", "level", "year", "status", "course")
"""Fields that a section, a title, a sheet or a file name may give for rows that lack them."""
NO_MARK = frozenset(fold(word) for word in ("không", "0", "o", "-", "chưa"))


@dataclass(slots=True)
class Enrolments:
    """The enrolments of one table. Every list has one entry an enrolment.

    ``cells`` hold (row, column) for values that stand elsewhere than in their field's
    column of the enrolment's row; ``given`` counts what was filled in, by source.
    """

    rows: list[int]
    columns: dict[str, list[Any]] = field(default_factory=dict)
    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    doubts: dict[str, dict[int, str]] = field(default_factory=dict)
    assumed: dict[int, Cell] = field(default_factory=dict)
    given: dict[tuple[str, Given], int] = field(default_factory=dict)


class EnrolmentReader:
    """Reads the enrolments of roster tables with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, spellings: Spellings) -> None:
        """Prepare the readers of coded fields."""
        self.spellings = spellings
        self.coded = {name: values.coded_reader(vocabulary, name) for name in (*values.CODED, "status")}
        self.result = values.result_reader(vocabulary)
        self.marks = frozenset(fold(word) for word in vocabulary.rows.mark)

    def read(self, table: TableFound) -> Enrolments:
        """Read every person row of a table; a row with two marks is two enrolments."""
        marks = _columns(table, "level", marked=True)
        rows, places = self._rows(table, marks)
        result = Enrolments(rows)
        grid = table.sheet.rows
        typed = [grid[row - 1] for row in rows]
        vertical = _vertical(table)

        def cells(column: int) -> list[Cell]:
            above = vertical.get(column)
            taken = [row[column - 1] for row in typed]
            return taken if not above else [above.get(at, cell) if cell == "" else cell for at, cell in zip(rows, taken, strict=True)]

        self._plain(table, result, cells)
        self._names(table, result, cells)
        self._births(table, result, typed)
        self._dates(table, result, cells)
        self._levels(table, result, cells, marks, places)
        self._statuses(table, result, cells)
        _keep_places_of_merged(table, result, vertical)
        self._years(table, result, cells)
        self._fill(table, result)
        self._finish(result)
        return result

    def _rows(self, table: TableFound, marks: Sequence[tuple[int, ColumnMeaning]]) -> tuple[list[int], list[tuple[int, ColumnMeaning] | None]]:
        if not marks:
            return list(table.people), []
        rows: list[int] = []
        places: list[tuple[int, ColumnMeaning] | None] = []
        for row in table.people:
            line = table.sheet.rows[row - 1]
            marked = [(column, meaning) for column, meaning in marks if self._is_mark(line[column - 1])]
            for place in marked or [None]:
                rows.append(row)
                places.append(place)
        return rows, places

    def _is_mark(self, cell: Cell) -> bool:
        text = clean(shown(cell))
        return bool(text) and fold(text) not in NO_MARK and text != "-"

    def _put(self, result: Enrolments, name: str, cells: Sequence[Cell], reader: Callable[[Cell], values.Read]) -> list[Any]:
        read, doubts = values.read_column(cells, reader)
        result.columns[name] = read
        if doubts:
            result.doubts.setdefault(name, {}).update(doubts)
        return read

    def _plain(self, table: TableFound, result: Enrolments, cells: Callable[[int], list[Cell]]) -> None:
        for name in (*values.TEXTS, *values.CODED, "status"):
            column = table.column_of(name)
            if column is None or table.columns[column].value:
                continue
            self._put(result, name, cells(column), self.coded.get(name, values.read_text))
        if (column := table.column_of("position_unit")) is not None:
            self._split_position(result, cells(column))

    def _split_position(self, result: Enrolments, cells: list[Cell]) -> None:
        """Split "Chức vụ, đơn vị" at the comma or dash before a unit's name."""
        position, unit = [], []
        for cell in cells:
            text = values.text_of(cell)
            cut = self._unit_begins(text) if text else None
            position.append(text[:cut].rstrip(" ,;-–") if text and cut else text)
            unit.append(text[cut:].lstrip(" ,;-–") if text and cut else None)
        result.columns.setdefault("position", position)
        result.columns.setdefault("unit", unit)

    def _unit_begins(self, text: str) -> int | None:
        cuts = [at for at, sign in enumerate(text) if sign in ",;-–"]
        return next((at for at in cuts if begins_with(text[at + 1 :].strip(), self.spellings.unit_words)), None)

    def _names(self, table: TableFound, result: Enrolments, cells: Callable[[int], list[Cell]]) -> None:
        family, given = table.column_of("family_name"), table.column_of("given_name")
        if "name" in result.columns and table.column_of("name") is not None:
            if family is None and (after := self._name_reaches(table)):
                result.columns["name"] = _joined(cells(table.column_of("name") or 0), cells(after))
            return
        parts = [cells(column) for column in (family, given) if column is not None]
        if parts:
            result.columns["name"] = _joined(*parts)
            place = family or given or 0
            result.cells["name"] = [(row, place) for row in result.rows]

    def _name_reaches(self, table: TableFound) -> int | None:
        """Give the second column under a merged "Họ và tên" heading."""
        columns = [column for column, meaning in table.columns.items() if meaning.field == "name"]
        return columns[1] if len(columns) > 1 else None

    def _births(self, table: TableFound, result: Enrolments, typed: Sequence[Sequence[Cell]]) -> None:
        columns = _columns(table, "birth_date")
        if columns:
            reads: list[DateRead | None] = [None] * len(typed)
            places = [(0, 0)] * len(typed)
            for column, meaning in columns:
                read, doubts = values.read_column([row[column - 1] for row in typed], values.read_day)
                for at, value in enumerate(read):
                    if value is not None:
                        reads[at], places[at] = value, (result.rows[at], column)
                        if meaning.value:
                            result.columns.setdefault("sex", [None] * len(typed))[at] = meaning.value
                result.doubts.setdefault("birth_date", {}).update(doubts)
            result.columns["birth_date"] = [read.date if read else None for read in reads]
            result.columns["birth_year"] = [read.year if read else None for read in reads]
            result.cells["birth_date"] = result.cells["birth_year"] = places
            if any(meaning.value for _, meaning in columns) and table.column_of("sex") is None:
                result.cells["sex"] = places
        self._flags(table, result, typed)

    def _flags(self, table: TableFound, result: Enrolments, typed: Sequence[Sequence[Cell]]) -> None:
        """Read "Nữ" and "Nam" columns: any mark is that sex; without one, a sole "Nữ" column means nam."""
        flags = _columns(table, "sex", marked=True)
        if not flags:
            return
        other = {"nu": "nam", "nam": "nu"}
        sexes, places = [], []
        for row, line in zip(result.rows, typed, strict=True):
            column, sex = next(((c, m.value) for c, m in flags if self._is_mark(line[c - 1])), (flags[0][0], None))
            alone = other[str(flags[0][1].value)] if len(flags) == 1 else None
            sexes.append(sex or alone)
            places.append((row, column))
        result.columns["sex"], result.cells["sex"] = sexes, places

    def _dates(self, table: TableFound, result: Enrolments, cells: Callable[[int], list[Cell]]) -> None:
        for name in ("start", "end", "party_date"):
            if (column := table.column_of(name)) is not None:
                self._put(result, name, cells(column), values.read_day)
        if (column := table.column_of("span")) is not None:
            spans = self._put(result, "start", cells(column), values.read_period)
            result.columns["start"] = [span and span[0] for span in spans]
            result.columns["end"] = [span and span[1] for span in spans]
            result.cells["start"] = result.cells["end"] = [(row, column) for row in result.rows]

    def _levels(
        self,
        table: TableFound,
        result: Enrolments,
        cells: Callable[[int], list[Cell]],
        marks: Sequence[tuple[int, ColumnMeaning]],
        places: Sequence[tuple[int, ColumnMeaning] | None],
    ) -> None:
        if marks:
            result.columns["level"] = [place[1].value if place else None for place in places]
            result.cells["level"] = [
                (row, place[0] if place else marks[0][0]) for row, place in zip(result.rows, places, strict=True)
            ]
            return
        column = table.column_of("level")
        if column is None:
            return
        typed = cells(column)
        contexts = self._contexts(table, table.columns[column].context, result.rows)
        known: dict[tuple[Cell, str | None], Any] = {}
        levels = []
        for at, key in enumerate(zip(typed, contexts, strict=True)):
            if key not in known:
                known[key] = self.spellings.levels.read(shown(key[0]), key[1]) if key[0] != "" else None
            read = known[key]
            levels.append(read.key if read else None)
            if read and read.doubt:
                result.doubts.setdefault("level", {})[at] = read.doubt
            elif read and read.assumed:
                result.assumed[at] = key[0]
        result.columns["level"] = levels
        if "course" not in result.columns:
            result.columns["course"] = [values.text_of(cell) for cell in typed]

    def _contexts(self, table: TableFound, heading: str | None, rows: Sequence[int]) -> list[str | None]:
        """Give each row the group that its heading or its section speaks of."""
        sections = _sections_of(table, rows)
        return [str(given["context"].value) if "context" in given else heading for given in sections]

    def _statuses(self, table: TableFound, result: Enrolments, cells: Callable[[int], list[Cell]]) -> None:
        column = table.column_of("result")
        if column is None:
            return
        read, doubts = values.read_column(cells(column), self.result)
        own = result.columns.get("status")
        result.columns["status"] = [status or other for status, other in zip(own, read, strict=True)] if own else read
        if not own:
            result.cells["status"] = [(row, column) for row in result.rows]
            if doubts:
                result.doubts["status"] = doubts

    def _years(self, table: TableFound, result: Enrolments, cells: Callable[[int], list[Cell]]) -> None:
        """Take the year of the own column, else of the start, the decision, the end."""
        size = len(result.rows)
        years: list[int | None] = [None] * size
        places = [(0, 0)] * size
        column = table.column_of("year")
        if column is not None and not table.columns[column].value:
            years = self._put(result, "year", cells(column), values.read_year)
            places = [(row, column) for row in result.rows]
        decisions = table.column_of("decision")
        told: tuple[tuple[str, list[int | None]], ...] = (
            ("start", [read.year if read else None for read in result.columns.get("start", [])]),
            ("decision", [values.decision_year(cell) for cell in cells(decisions)] if decisions else []),
            ("end", [read.year if read else None for read in result.columns.get("end", [])]),
        )
        for name, found in told:
            for at, year in enumerate(found):
                if years[at] is None and year is not None and at not in result.doubts.get("year", {}):
                    years[at] = year
                    places[at] = result.cells[name][at] if name in result.cells else (result.rows[at], table.column_of(name) or 0)
        result.columns["year"], result.cells["year"] = list(years), places

    def _fill(self, table: TableFound, result: Enrolments) -> None:
        """Give rows without a value their section's, else the title's, sheet's or file's."""
        sections = _sections_of(table, result.rows)
        for name in FILLED:
            column = result.columns.setdefault(name, [None] * len(result.rows))
            doubtful = result.doubts.get(name, {})
            overall = table.given_overall.get(name)
            own = table.column_of(name)
            for at, value in enumerate(column):
                given = sections[at].get(name, overall)
                if value is not None or given is None or at in doubtful:
                    continue
                column[at] = given.value
                places = result.cells.setdefault(name, [(row, own) if own else (0, 0) for row in result.rows])
                places[at] = (given.place.row or 0, given.place.column or 0)
                result.given[(name, given)] = result.given.get((name, given), 0) + 1

    def _finish(self, result: Enrolments) -> None:
        """Keep of dates what is whole."""
        for name in ("start", "end", "party_date"):
            if name in result.columns:
                result.columns[name] = [read.date if read else None for read in result.columns[name]]


def _columns(table: TableFound, name: str, *, marked: bool = False) -> list[tuple[int, ColumnMeaning]]:
    return [(column, meaning) for column, meaning in table.columns.items() if meaning.field == name and (meaning.value or not marked)]


def _joined(*parts: Sequence[Cell]) -> list[str | None]:
    return [clean(" ".join(shown(part) for part in row)) or None for row in zip(*parts, strict=True)]


def _sections_of(table: TableFound, rows: Sequence[int]) -> list[Any]:
    """Give each row what the section above it says; rows rise."""
    found: list[Any] = []
    sections = iter(table.sections)
    current: Any = {}
    ahead = next(sections, None)
    for row in rows:
        while ahead is not None and ahead[0] < row:
            current = ahead[1]
            ahead = next(sections, None)
        found.append(current)
    return found


def _vertical(table: TableFound) -> dict[int, dict[int, Cell]]:
    """Give cells merged downwards over several people their value, by column and row."""
    found: dict[int, dict[int, Cell]] = {}
    for merged in table.sheet.merged:
        if merged.first_column == merged.last_column and merged.last_row > merged.first_row >= table.first_row:
            value = table.sheet.cell(merged.first_row, merged.first_column)
            for row in range(merged.first_row + 1, merged.last_row + 1):
                found.setdefault(merged.first_column, {})[row] = value
    return found


def _keep_places_of_merged(table: TableFound, result: Enrolments, vertical: dict[int, dict[int, Cell]]) -> None:
    """Point values of cells merged downwards at the merged range's own cell."""
    tops = {
        (row, merged.first_column): merged.first_row
        for merged in table.sheet.merged
        if merged.first_column in vertical and merged.first_column == merged.last_column
        for row in range(merged.first_row + 1, merged.last_row + 1)
    }
    for column, meaning in table.columns.items():
        if meaning.field in result.columns and column in vertical and meaning.field not in result.cells:
            result.cells[meaning.field] = [(tops.get((row, column), row), column) for row in result.rows]


