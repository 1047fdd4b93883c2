"""What is said of columns that are kept out, and of those told by their cells alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, TableFound
from hongngu_cli.model.row_words import RowWords
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.spelling import Unknown
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.read.headings.columns import BESIDE
from hongngu_cli.read.headings.context import is_full_name, surnames_of
from hongngu_cli.read.headings.held_columns import HELD_ALREADY
from hongngu_cli.read.headings.issuing_units import ISSUER
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.no_use import NO_USE
from hongngu_cli.read.headings.roster_columns import PART_TOO, UNSURE_CLASS
from hongngu_cli.read.headings.unit_words import unit_words
from hongngu_cli.read.headings.unknown_courses import BESIDE_LEVELS
from hongngu_cli.read.headings.words import FIELD_WANTED, NOT_KNOWN
from hongngu_cli.read.messages.misspelt_headings import (
    LOOKED_AT,
    Misspelt,
    as_asked,
    misspelt_of,
    nearly_header,
)
from hongngu_cli.read.messages.telling_columns import several_levels
from hongngu_cli.read.tables.facts import in_cell
from hongngu_cli.read.tables.filled_columns import LEFT_OUT, SILENT_YEAR
from hongngu_cli.read.tables.graded_columns import OF_GRADES
from hongngu_cli.read.tables.own_units import BY_CELLS as UNITS_BY_CELLS
from hongngu_cli.read.tables.told_by_cells import CLASS_BY_CELLS, LEVEL_BY_CELLS
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import any_of

UNKNOWN = "Cột này chưa biết nghĩa nên không dùng đến."
MOST_NAMED = 4
BY_CELLS = {
    UNITS_BY_CELLS: "Tiêu đề này chưa biết; cột được hiểu là đơn vị theo nội dung ô.",
    CLASS_BY_CELLS: "Tiêu đề này chưa biết; cột được hiểu là trình độ, lớp được cử đi theo nội "
    "dung ô.",
    LEVEL_BY_CELLS: "Các ô ở cột này ghi trình độ và không cột nào khác cho biết trình độ, nên cột "
    "được hiểu là trình độ, chương trình.",
}


class Said(NamedTuple):
    """What is said of a column: a warning where figures may hang on it."""

    severity: Severity
    says: str
    advice: str


def unknown_columns(table: TableFound, near: NearHeadings) -> Iterable[Issue]:
    """Tell which columns are kept out; a misspelt heading is asked back, and more loudly.

    It is no more than a note where another column already says the same.
    """
    yield from _told_by_cells(table)
    if not table.header_rows:
        return
    misspelt = misspelt_of(table, near)
    borrowed = _borrowed_unit(table, near.vocabulary.rows)
    for column, meaning in table.columns.items():
        if meaning.field is not None or meaning.why in {NO_USE, *HELD_ALREADY}:
            continue
        said = (
            _misspelt(table, misspelt, column)
            or _unread(table, column, near, borrowed)
            or _left_out(meaning)
        )
        yield Issue(
            "column-unknown",
            said.severity,
            table.sheet.place(table.header_rows[1], column),
            meaning.heading,
            said.says,
            said.advice,
        )


def unknown_headings(
    sheets: Iterable[Sheet], tables: Sequence[TableFound], vocabulary: Vocabulary
) -> Iterable[Unknown]:
    """Give the headings not understood: all of lists of people, else those nearly known.

    Of a heading beneath others its own words, which are what a vocabulary knows.
    """
    near = NearHeadings(vocabulary)
    with_tables = {table.sheet.place() for table in tables}
    found = [
        (sheet, *nearly_header(sheet, near)) for sheet in sheets if sheet.place() not in with_tables
    ]
    found += [(t.sheet, t.header_rows[1], misspelt_of(t, near)) for t in tables if t.header_rows]
    for sheet, row, misspelt in found:
        for column, (heading, meant) in misspelt.items():
            place = sheet.place(row, column)
            lowest = heading.rpartition(BENEATH)[2]
            yield Unknown("heading", meant.field, lowest, 1, place, meant.field)
    for table in tables:
        if not table.header_rows or not table.names_people:
            continue
        misspelt = misspelt_of(table, near)
        for column, meaning in table.columns.items():
            lowest = meaning.heading.rpartition(BENEATH)[2]
            if (
                meaning.why in {NOT_KNOWN, BESIDE_LEVELS, UNSURE_CLASS}
                and fold(lowest)
                and column not in misspelt
            ):
                place = table.sheet.place(table.header_rows[1], column)
                yield Unknown("heading", "", lowest, 1, place, "")


def _told_by_cells(table: TableFound) -> Iterable[Issue]:
    """Tell of headings beneath which the cells showed units or levels, and were taken for them."""
    for column, meaning in table.columns.items():
        if meaning.why in BY_CELLS and table.header_rows:
            yield Issue(
                "column-unknown",
                "note",
                table.sheet.place(table.header_rows[1], column),
                meaning.heading,
                BY_CELLS[meaning.why],
                f'Nếu không đúng, thêm --map "{meaning.heading}=note".',
            )


def _misspelt(table: TableFound, misspelt: Misspelt, column: int) -> Said | None:
    """Ask whether a heading is the known one that it nearly is."""
    if column not in misspelt:
        return None
    _, meant = misspelt[column]
    present = {meaning.field for meaning in table.columns.values()}
    asked = f'{UNKNOWN} Có phải "{meant.heading}"?'
    severity: Severity = "note" if meant.field in present else "warning"
    return Said(severity, asked, as_asked({column: misspelt[column]}))


def _unread(
    table: TableFound, column: int, near: NearHeadings, borrowed: str | None
) -> Said | None:
    """Say loudly what a column may tell that figures lack: levels, a class, units."""
    meaning = table.columns[column]
    if meaning.why == UNSURE_CLASS:
        says = f"Cột này có {UNSURE_CLASS} nên chưa dùng đến."
        return Said("warning", says, _either(meaning, "là lớp được cử đi", "level"))
    if meaning.why == BESIDE_LEVELS:
        return Said(
            "warning",
            f"Cột này {BESIDE_LEVELS} nên chưa tính lượt nào ở đây.",
            "Nếu là một lớp, chương trình, thêm tên này vào từ vựng của cơ quan; nếu không "
            f'phải, thêm --map "{meaning.heading}=note".',
        )
    if meaning.why != NOT_KNOWN:
        return None
    if several := several_levels(table, column, near.levels):
        says = _levels_unread(several, near.vocabulary)
        return Said(
            "warning", says, _either(meaning, "cột này cho biết lớp được cử đi học", "level")
        )
    if borrowed and _may_be_units(table, column, near):
        says = (
            f"Cột này chưa biết nghĩa; đơn vị của mọi người đang lấy theo {borrowed}, "
            "không theo cột này."
        )
        return Said("warning", says, _either(meaning, "cột này ghi đơn vị", "unit"))
    return None


def _either(meaning: ColumnMeaning, meant: str, field: str) -> str:
    """Advise how to say that a column is what it may be, and how that it is not."""
    heading = meaning.heading
    return f'Nếu {meant}, thêm --map "{heading}={field}"; nếu không, thêm --map "{heading}=note".'


def _left_out(meaning: ColumnMeaning) -> Said:
    """Say that a column is not used, and why."""
    advice = FIELD_WANTED.format(heading=meaning.heading)
    if meaning.why == BESIDE:
        return Said("warning", f"Cột này {BESIDE}.", advice)
    if meaning.why in {*LEFT_OUT, OF_GRADES}:
        severity: Severity = "warning" if meaning.why in {SILENT_YEAR, PART_TOO} else "note"
        return Said(severity, f"Cột này {meaning.why} nên không dùng đến.", advice)
    return Said("note", UNKNOWN, advice)


def _borrowed_unit(table: TableFound, rows: RowWords) -> str | None:
    """Say where the unit of all people is taken from: an office above the list.

    A commune or a school of pupils sends as one unit, whatever its parts.
    """
    unit = table.given_overall.get("unit")
    if not unit or unit.source not in {ISSUER, "title"} or table.column_of("unit"):
        return None
    if any_of(map(fold, (*rows.commune, *rows.school))).search(fold(str(unit.value))):
        return None
    return f"{SOURCES[unit.source]}{in_cell(unit.place.cell)}: {unit.value}"


def _may_be_units(table: TableFound, column: int, near: NearHeadings) -> bool:
    """Tell whether most texts of a column are written as names of places or units are.

    Those beneath "Quê" are, and are not the people's.
    """
    if any_of(map(fold, near.vocabulary.rows.not_own)).search(fold(table.columns[column].heading)):
        return False
    words, surnames = unit_words(near.vocabulary), surnames_of(near.vocabulary)
    told = {shown(cell) for cell in table.sheet.filled(column, table.people, LOOKED_AT)}
    named = [
        text
        for text in told
        if (words.are_named(text) or words.may_be_place(text)) and not is_full_name(text, surnames)
    ]
    return len(named) > 1 and 2 * len(named) > len(told)


def _levels_unread(keys: Sequence[str], vocabulary: Vocabulary) -> str:
    """Say of an unknown column that it names several levels and another place told the level."""
    named = ", ".join(vocabulary.label("level", key) for key in keys[:MOST_NAMED])
    more = ", …" if len(keys) > MOST_NAMED else ""
    return (
        f"Cột này chưa biết nghĩa nhưng các ô ghi nhiều trình độ, chương trình ({named}{more}); "
        "trình độ đang lấy theo dòng tiêu đề hoặc dòng mục, không theo cột này."
    )
