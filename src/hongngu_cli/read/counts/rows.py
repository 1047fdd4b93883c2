"""Whose numbers stand in each row of a table of counts: unit, level, year, audience and more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hongngu_cli.model.counts import FIELDS
from hongngu_cli.model.recognition import ColumnMeaning, Given, TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.columns import TIMES, CountColumns
from hongngu_cli.read.counts.labels import Labels, labels_of
from hongngu_cli.read.counts.words import LETTERS
from hongngu_cli.read.enrolments.values import read_year, text_of
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.words import YEAR
from hongngu_cli.read.rows.sections import PLAIN, marker_of
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelRead

TEXTS = ("audience", "organiser", "mode", "partner", "course")


@dataclass(frozen=True, slots=True)
class CountRow:
    """What a row's own words and its sections say of the numbers in it.

    ``given`` are the values that sections told, by field; ``doubts`` the fields whose cell
    could not be read, with the reason's code; ``cells`` are the rows and columns of labels,
    which may stand further up; ``from_above`` the fields taken so from no merged cell.
    ``measure`` is what the row counts, where its label says so ("Nhu cầu" over "Chỉ tiêu").
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
    measure: str | None = None
    organiser: str | None = None
    mode: str | None = None
    partner: str | None = None
    course: str | None = None

    @property
    def continues(self) -> bool:
        """Whether a label of the row stands further up: merged, left blank, a ditto mark."""
        return any(row != self.row for row, _ in self.cells.values())


class RowMeanings:
    """Reads what labels the rows of tables of counts."""

    def __init__(self, spellings: Spellings, vocabulary: Vocabulary) -> None:
        """Note the words that units, levels and measures are known by."""
        self.spellings = spellings
        self.abbreviations = {fold(short) for short in vocabulary.abbreviation}
        self.measures = {
            fold(text): heading.field
            for heading in vocabulary.heading
            if heading.field in (*FIELDS, "quantity")
            for text in heading.headings
        }

    def rows(self, table: TableFound, columns: CountColumns) -> list[CountRow]:
        """Read the rows of one table in order."""
        levels = table.columns.get(columns.labels.get("level", 0))
        labels = labels_of(table, columns, self.spellings.is_total, self.abbreviations)
        return [
            self._row(row, own, levels, register=table.kind == "classes")
            for row, own in zip(table.people, labels, strict=True)
        ]

    def _row(
        self, row: int, labels: Labels, column: ColumnMeaning | None, *, register: bool
    ) -> CountRow:
        doubts: dict[str, str] = {}
        unit, told = labels.words("unit"), labels.words("level")
        measure = self.measures.get(fold(told or unit or ""))
        if measure:
            unit, told = (unit, None) if told else (None, None)
        year, doubt = self._year_of(labels, told, unit)
        if doubt:
            doubts["year"] = doubt
        unit, told = (None if text and YEAR.fullmatch(text) else text for text in (unit, told))
        group = column.context if column else None
        context = str(labels.section["context"].value) if "context" in labels.section else group
        level = self.spellings.levels.read(told, context) if told else None
        if column is None and unit and (own := self._level_of(unit, context)):
            unit, level = None, own
        elif told and level and not level.key and self.spellings.name_unit(told):
            unit, level = unit or told, None
        if level and not level.key:
            is_told = column and column.field != "course" and not register
            if is_told and not _splits_section(labels):
                doubts["level"] = level.doubt or ""
            else:
                level = None
        texts = {field: text_of(labels.cells.get(field, "")) for field in TEXTS}
        if register and column and column.field != "course" and "audience" not in labels.cells:
            texts["audience"] = told
        return CountRow(
            row,
            unit,
            level,
            year,
            texts["audience"],
            labels.section,
            doubts,
            labels.places,
            labels.from_above,
            measure,
            texts["organiser"],
            texts["mode"],
            texts["partner"],
            texts["course"],
        )

    def _level_of(self, text: str, group: str | None) -> LevelRead | None:
        """Read a level that stands where units do; None for a unit's name."""
        level = self.spellings.levels.named(text, group)
        return level if level.key and not self.spellings.units.known(text) else None

    def _year_of(
        self, labels: Labels, level: str | None, unit: str | None
    ) -> tuple[int | None, str | None]:
        """Read a row's year in its own column, else of its time, with its level or alone."""
        written = labels.cells.get("year", "")
        if written != "":
            return read_year(written)
        times = (labels.cells.get(field, "") for field in TIMES)
        if year := next(filter(None, (read_year(cell)[0] for cell in times if cell != "")), None):
            return year, None
        alone = YEAR.fullmatch(unit or "")
        if level:
            return self.spellings.heads.year_in(level), None
        return (int(alone[1]) if alone else None), None


def _splits_section(labels: Labels) -> bool:
    """Tell "- Tập trung" beneath its level: a row that splits what its section names."""
    text = text_of(labels.cells["level"]) or ""
    return "level" in labels.section and marker_of(text)[0] in range(LETTERS, PLAIN)
