"""Whose numbers stand in each row of a table of counts: unit, level, year, audience."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.read.counts.words import LETTERS, WITHIN, rank_of
from hongngu_cli.read.enrolments.given import section_of_each
from hongngu_cli.read.enrolments.typed import Typed
from hongngu_cli.read.enrolments.values import read_year, text_of
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.rows.sections import PLAIN, marker_of
from hongngu_cli.text.levels import LevelRead
from hongngu_cli.text.spellings import says_nothing

MARKER = re.compile(r"(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-HĐa-hđ])[.)]\s+|[-–*+•]\s*)(?=\S)")
LABELLED = ("unit", "level", "year", "audience")
FILLED = ("unit", "level", "year")
"""Labels that a row may leave to the row above it."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """What a row's own words and its sections say of the numbers in it.

    ``given`` are the values that sections told, by field; ``doubts`` the fields whose cell
    could not be read, with the reason's code; ``cells`` are the rows and columns of labels,
    which may stand further up; ``from_above`` the fields taken so from no merged cell.
    """

    row: int
    unit: str | None
    level: LevelRead | None
    year: int | None
    audience: str | None
    given: Mapping[str, Given]
    doubts: Mapping[str, str]
    cells: Mapping[str, tuple[int, int]]
    from_above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands in the label columns of a row, by field, with the cells it stands in."""

    cells: Mapping[str, Cell]
    places: Mapping[str, tuple[int, int]]
    section: Mapping[str, Given]
    from_above: tuple[str, ...]

    def words(self, field: str) -> str | None:
        """Give a label without the marker before it."""
        text = text_of(self.cells.get(field, ""))
        if text is None:
            return None
        text = WITHIN.sub("", text, count=1) if WITHIN.match(text) else text
        return MARKER.sub("", text, count=1) if MARKER.match(text) else text


class RowMeanings:
    """Reads what labels the rows of tables of counts."""

    def __init__(self, spellings: Spellings) -> None:
        """Note the words that units and levels are known by."""
        self.spellings = spellings

    def rows(self, table: TableFound, columns: CountColumns) -> list[CountRow]:
        """Read the rows of one table in order."""
        levels = table.columns.get(columns.labels.get("level", 0))
        return [
            self._row(row, labels, levels, register=table.kind == "classes")
            for row, labels in zip(table.people, _labels(table, columns), strict=True)
        ]

    def _row(
        self, row: int, labels: Labels, column: ColumnMeaning | None, *, register: bool
    ) -> CountRow:
        doubts: dict[str, str] = {}
        unit, told = labels.words("unit"), labels.words("level")
        group = column.context if column else None
        context = str(labels.section["context"].value) if "context" in labels.section else group
        level = self.spellings.levels.read(told, context) if told else None
        if column is None and unit and (own := self._level_of(unit, context)):
            unit, level = None, own
        elif told and level and not level.key and self._is_unit(told):
            unit, level = unit or told, None
        if level and not level.key:
            is_told = column and column.field != "course" and not register
            if is_told and not _splits_section(labels):
                doubts["level"] = level.doubt or ""
            else:
                level = None
        written = labels.cells.get("year", "")
        year, doubt = read_year(written) if written != "" else (None, None)
        if doubt:
            doubts["year"] = doubt
        audience = text_of(labels.cells.get("audience", ""))
        return CountRow(
            row,
            unit,
            level,
            year,
            audience,
            labels.section,
            doubts,
            labels.places,
            labels.from_above,
        )

    def _level_of(self, text: str, group: str | None) -> LevelRead | None:
        """Read a level that stands where units do; None for a unit's name."""
        level = self.spellings.levels.named(text, group)
        return level if level.key and not self.spellings.units.known(text) else None

    def _is_unit(self, text: str) -> bool:
        known = self.spellings.units.known(text) is not None
        return known or begins_with(text, self.spellings.unit_words)


def _splits_section(labels: Labels) -> bool:
    """Tell "- Tập trung" beneath its level: a row that splits what its section names."""
    text = text_of(labels.cells["level"]) or ""
    return "level" in labels.section and marker_of(text)[0] in range(LETTERS, PLAIN)


def _labels(table: TableFound, columns: CountColumns) -> list[Labels]:
    """Give the labels of each row, those of merged cells and of the row above filled in."""
    typed = Typed(table, table.people)
    at = {field: columns.labels[field] for field in LABELLED if field in columns.labels}
    cells = {field: list(typed.cells(column)) for field, column in at.items()}
    places = {
        field: [(row, column) for row in typed.places(column).rows] for field, column in at.items()
    }
    _reach_over(table, columns, cells, places)
    in_order = sorted((field for field in at if field in FILLED), key=lambda field: at[field])
    filled = _fill_down(table, in_order, cells, places)
    return [
        Labels(
            {field: cells[field][number] for field in at},
            {field: places[field][number] for field in at},
            section,
            filled.get(row, ()),
        )
        for number, (row, section) in enumerate(
            zip(table.people, section_of_each(typed), strict=True)
        )
    ]


def _reach_over(
    table: TableFound,
    columns: CountColumns,
    cells: Mapping[str, list[Cell]],
    places: Mapping[str, list[tuple[int, int]]],
) -> None:
    """Take a unit's name from the STT column, where it begins there and reaches over its own."""
    stt = columns.labels.get("stt")
    if stt is None or "unit" not in cells:
        return
    for at, row in enumerate(table.people):
        text = text_of(table.sheet.cell(row, stt)) if cells["unit"][at] == "" else None
        if text and not says_nothing(text) and rank_of(text) == PLAIN:
            cells["unit"][at], places["unit"][at] = text, (row, stt)


def _fill_down(
    table: TableFound,
    fields: Sequence[str],
    cells: Mapping[str, list[Cell]],
    places: Mapping[str, list[tuple[int, int]]],
) -> dict[int, tuple[str, ...]]:
    """Let a row that leaves its first labels empty take those of the row above it.

    A section or a total between them parts the two. Gives the fields filled, by row.
    """
    apart = sorted(
        row for reason in ("section", "total") for row in table.set_aside.get(reason, ())
    )
    filled: dict[int, tuple[str, ...]] = {}
    for at in range(1, len(table.people)):
        empty = [cells[field][at] == "" for field in fields]
        if not empty or not empty[0] or all(empty):
            continue
        above, row = table.people[at - 1], table.people[at]
        if any(above < one < row for one in apart):
            continue
        filled[row] = tuple(fields[: empty.index(False)])
        for field in filled[row]:
            cells[field][at], places[field][at] = cells[field][at - 1], places[field][at - 1]
    return filled
