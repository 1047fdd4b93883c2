"""What is said of headings: none found, one missing, one unknown, one misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hongngu_cli.model.account import looks_like_data
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import BENEATH, TableFound
from hongngu_cli.model.row_words import RowWords
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.spelling import Unknown
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.read.headings.columns import BESIDE
from hongngu_cli.read.headings.context import is_full_name, surnames_of
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.held_columns import HELD_ALREADY
from hongngu_cli.read.headings.issuing_units import ISSUER
from hongngu_cli.read.headings.near_headings import NearHeading, NearHeadings
from hongngu_cli.read.headings.roster_columns import PART_TOO, UNSURE_CLASS
from hongngu_cli.read.headings.unit_words import unit_words
from hongngu_cli.read.headings.unknown_courses import BESIDE_LEVELS
from hongngu_cli.read.headings.words import FIELD_WANTED, NOT_KNOWN
from hongngu_cli.read.messages.of_classes import class_without_level
from hongngu_cli.read.messages.telling_columns import (
    as_mapped,
    column_of_names,
    several_levels,
    unknown_column_of_levels,
)
from hongngu_cli.read.tables.facts import in_cell
from hongngu_cli.read.tables.filled_columns import LEFT_OUT, SILENT_YEAR
from hongngu_cli.read.tables.graded_columns import OF_GRADES
from hongngu_cli.read.tables.own_units import BY_CELLS as UNITS_BY_CELLS
from hongngu_cli.read.tables.told_by_cells import CLASS_BY_CELLS, LEVEL_BY_CELLS
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import any_of

FEW_CELLS = 3
"""A sheet with this many filled cells in each of so many rows looks like a table."""
FEWEST_ALIKE = 2
"""So many headings known or nearly so make a row look like a header."""
LOOKED_AT = 200
"""So many rows of a sheet are searched for one."""
Misspelt = Mapping[int, tuple[str, NearHeading]]
"""Headings by column, each with the known one that it nearly is."""


def no_header(sheet: Sheet, surnames: frozenset[str], near: NearHeadings) -> Issue:
    """Say that a sheet with data has no header we know; a list of people is an error.

    A row whose headings nearly are known ones is named with them.
    """
    severity: Severity = "error" if lists_people(sheet, surnames) else "warning"
    row, misspelt = _nearly_header(sheet, near)
    says = "Không tìm thấy dòng tiêu đề cột nên chưa đọc được bảng này."
    if misspelt:
        column = min(misspelt)
        asked = f"{says} Dòng {row} gần giống dòng tiêu đề: {_asked(row, misspelt)}"
        place, heading = sheet.place(row, column), misspelt[column][0]
        return Issue("header-missing", severity, place, heading, asked, _as_asked(misspelt))
    row = next(
        number for number in range(1, len(sheet.rows) + 1) if len(texts(sheet, number)) >= FEW_CELLS
    )
    column = min(texts(sheet, row))
    maps, by_headings = as_mapped(sheet, row, surnames, near.levels)
    advice = (
        f"Nếu dòng {row} là dòng tiêu đề cột, thêm {maps}."
        if by_headings
        else f"Nếu dòng {row} là dòng tiêu đề, chỉ rõ bằng --header-rows {row} (hai dòng thì "
        f"{row}-{row + 1}); nếu bảng không có dòng tiêu đề, chỉ rõ từng cột bằng chữ cái: {maps}."
    )
    return Issue(
        "header-missing",
        severity,
        sheet.place(row, column),
        shown(sheet.cell(row, column)),
        says,
        advice,
    )


def headings_unknown(
    table: TableFound, surnames: frozenset[str], near: NearHeadings
) -> Iterable[Issue]:
    """Say that a row was named as the header and no heading in it tells where the names are.

    A header that words tell has at least two that are known.
    """
    names = column_of_names(table.sheet, surnames)
    known = sum(1 for meaning in table.columns.values() if meaning.field)
    by_words = table.names_people or known >= FEWEST_ALIKE
    if not table.header_rows or by_words or (known and names is None):
        return
    row = table.header_rows[1]
    cells = texts(table.sheet, row) or texts(table.sheet, table.header_rows[0])
    maps, by_headings = as_mapped(table.sheet, row, surnames, near.levels)
    column = min(cells, default=1)
    yield Issue(
        "header-missing",
        "error" if names else "warning",
        table.sheet.place(row, column),
        cells.get(column),
        f"Dòng {row} được chỉ định là dòng tiêu đề nhưng không tiêu đề nào cho biết cột họ tên.",
        f"Nếu đúng là dòng tiêu đề, chỉ rõ cột họ tên và cột trình độ: thêm {maps}."
        if by_headings
        else "Nếu đúng là dòng tiêu đề, chỉ rõ cột họ tên và cột trình độ, ví dụ thêm "
        '--map "Tiêu đề cột họ tên=name" --map "Tiêu đề cột trình độ=level".',
    )


def column_missing(table: TableFound, near: NearHeadings) -> Issue:
    """Say that a list of people does not tell to which level they were sent."""
    misspelt = _misspelt(table, near)
    issue = _class_unclear(table, near) or _column_missing(table, near.levels)
    if not misspelt or not table.header_rows:
        return issue
    asked = f"{issue.says} Xem lại {_asked(table.header_rows[1], misspelt)}"
    return replace(issue, says=asked, advice=f"{issue.advice} {_as_asked(misspelt)}")


def unknown_columns(table: TableFound, near: NearHeadings) -> Iterable[Issue]:
    """Tell which columns are kept out; a misspelt heading is asked back, and more loudly.

    It is no more than a note where another column already says the same.
    """
    misspelt = _misspelt(table, near)
    present = {meaning.field for meaning in table.columns.values()}
    yield from _told_by_cells(table)
    borrowed = _borrowed_unit(table, near.vocabulary.rows)
    for column, meaning in table.columns.items():
        told = meaning.field is not None or meaning.why in HELD_ALREADY
        if told or not table.header_rows:
            continue
        unread = f"Cột này {BESIDE}."
        unknown = "Cột này chưa biết nghĩa nên không dùng đến."
        loud = beside = meaning.why == BESIDE
        says = unread if beside else unknown
        if meaning.why in {*LEFT_OUT, OF_GRADES}:
            loud = loud or meaning.why in {SILENT_YEAR, PART_TOO}
            says = f"Cột này {meaning.why} nên không dùng đến."
        advice = FIELD_WANTED.format(heading=meaning.heading)
        if borrowed and meaning.why == NOT_KNOWN and _may_be_units(table, column, near):
            loud, says = (
                True,
                (
                    f"Cột này chưa biết nghĩa; đơn vị của mọi người đang lấy theo {borrowed}, "
                    "không theo cột này."
                ),
            )
            advice = f'Nếu cột này ghi đơn vị, thêm --map "{meaning.heading}=unit"; nếu không, '
            advice += f'thêm --map "{meaning.heading}=note".'
        if meaning.why == UNSURE_CLASS:
            loud, says = True, f"Cột này có {UNSURE_CLASS} nên chưa dùng đến."
            advice = f'Nếu là lớp được cử đi, thêm --map "{meaning.heading}=level"; nếu không, '
            advice += f'thêm --map "{meaning.heading}=note".'
        if meaning.why == BESIDE_LEVELS:
            loud, says = True, f"Cột này {BESIDE_LEVELS} nên chưa tính lượt nào ở đây."
            advice = (
                "Nếu là một lớp, chương trình, thêm tên này vào từ vựng của cơ quan; nếu không "
                f'phải, thêm --map "{meaning.heading}=note".'
            )
        if meaning.why == NOT_KNOWN and (several := several_levels(table, column, near.levels)):
            loud, says, advice = True, *_levels_unread(meaning.heading, several, near.vocabulary)
        if column in misspelt:
            _, meant = misspelt[column]
            says, advice = (
                f'{unknown} Có phải "{meant.heading}"?',
                _as_asked({column: misspelt[column]}),
            )
            loud = meant.field not in present
        yield Issue(
            "column-unknown",
            "warning" if loud else "note",
            table.sheet.place(table.header_rows[1], column),
            meaning.heading,
            says,
            advice,
        )


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


def _levels_unread(heading: str, keys: Sequence[str], vocabulary: Vocabulary) -> tuple[str, str]:
    """Say of an unknown column that it names several levels and another place told the level."""
    named = ", ".join(vocabulary.label("level", key) for key in keys[:MOST_NAMED])
    more = ", …" if len(keys) > MOST_NAMED else ""
    says = (
        f"Cột này chưa biết nghĩa nhưng các ô ghi nhiều trình độ, chương trình ({named}{more}); "
        "trình độ đang lấy theo dòng tiêu đề hoặc dòng mục, không theo cột này."
    )
    advice = (
        f'Nếu cột này cho biết lớp được cử đi học, thêm --map "{heading}=level"; nếu không, '
        f'thêm --map "{heading}=note".'
    )
    return says, advice


MOST_NAMED = 4


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


BY_CELLS = {
    UNITS_BY_CELLS: "Tiêu đề này chưa biết; cột được hiểu là đơn vị theo nội dung ô.",
    CLASS_BY_CELLS: "Tiêu đề này chưa biết; cột được hiểu là trình độ, lớp được cử đi theo nội "
    "dung ô.",
    LEVEL_BY_CELLS: "Các ô ở cột này ghi trình độ và không cột nào khác cho biết trình độ, nên cột "
    "được hiểu là trình độ, chương trình.",
}


def unknown_headings(
    sheets: Iterable[Sheet], tables: Sequence[TableFound], vocabulary: Vocabulary
) -> Iterable[Unknown]:
    """Give the headings not understood: all of lists of people, else those nearly known.

    Of a heading beneath others its own words, which are what a vocabulary knows.
    """
    near = NearHeadings(vocabulary)
    with_tables = {table.sheet.place() for table in tables}
    found = [
        (sheet, *_nearly_header(sheet, near))
        for sheet in sheets
        if sheet.place() not in with_tables
    ]
    found += [(t.sheet, t.header_rows[1], _misspelt(t, near)) for t in tables if t.header_rows]
    for sheet, row, misspelt in found:
        for column, (heading, meant) in misspelt.items():
            place = sheet.place(row, column)
            lowest = heading.rpartition(BENEATH)[2]
            yield Unknown("heading", meant.field, lowest, 1, place, meant.field)
    for table in tables:
        if not table.header_rows or not table.names_people:
            continue
        misspelt = _misspelt(table, near)
        for column, meaning in table.columns.items():
            lowest = meaning.heading.rpartition(BENEATH)[2]
            if (
                meaning.why in {NOT_KNOWN, BESIDE_LEVELS, UNSURE_CLASS}
                and fold(lowest)
                and column not in misspelt
            ):
                place = table.sheet.place(table.header_rows[1], column)
                yield Unknown("heading", "", lowest, 1, place, "")


def looks_like_table(sheet: Sheet) -> bool:
    """Tell whether a sheet without a header holds rows of data all the same."""
    rows = (texts(sheet, number) for number in range(1, min(len(sheet.rows), LOOKED_AT) + 1))
    filled = [len(cells) for cells in rows if cells]
    return looks_like_data(filled)


def _class_unclear(table: TableFound, near: NearHeadings) -> Issue | None:
    """Say that the class a list is of tells no level by its name, where nothing else tells it."""
    named = class_without_level(table, near.vocabulary) if table.names_people else None
    if named is None or unknown_column_of_levels(table, near.levels):
        return None
    place, found, name = named
    example = next((f', ví dụ "Lớp: {level.label} {name}"' for level in near.vocabulary.level), "")
    return Issue(
        "column-missing",
        "error",
        place,
        found,
        f'Tên lớp "{name}" không cho biết trình độ được cử đi học, và bảng không có cột nào '
        "cho biết.",
        f"Ghi thêm trình độ vào tên lớp{example}; hoặc thêm cột Trình độ đào tạo; nếu một cột "
        'đã cho biết, chỉ rõ bằng --map "Tiêu đề=level".',
    )


def _column_missing(table: TableFound, levels: LevelSpellings) -> Issue:
    first = table.header_rows[0] if table.header_rows else table.first_row
    column = min(table.columns)
    read = ", ".join(meaning.heading for meaning in table.columns.values() if meaning.field)
    if table.names_people:
        severity: Severity = "error"
        lacks = "thiếu cột bắt buộc cho biết trình độ, lớp được cử đi học"
        advice = _level_wanted(table, levels)
    else:
        severity, lacks = "note", "không có cột họ tên hay số lượng nên để riêng"
        advice = 'Nếu là danh sách người, chỉ rõ cột họ tên bằng --map "Tiêu đề=name".'
    return Issue(
        "column-missing",
        severity,
        table.sheet.place(first, column),
        table.columns[column].heading,
        f"Bảng có các cột {read} nhưng {lacks}{_names_tell_nothing(table)}.",
        advice,
    )


def _names_tell_nothing(table: TableFound) -> str:
    """Say that the names of the file and the sheet were looked at, too."""
    if not table.names_people:
        return ""
    place = table.sheet.place()
    named = f'tên tệp "{Path(place.path).name}"'
    named += f' và tên trang tính "{place.sheet}"' if place.sheet else ""
    return f"; {named} cũng không cho biết"


def _level_wanted(table: TableFound, levels: LevelSpellings) -> str:
    """Say how to tell the level: by the column most like one of them, or once for all people."""
    once = (
        'Thêm cột này; nếu mọi người học cùng một lớp, ghi ở dòng phía trên bảng, ví dụ "Lớp: '
        'Trung cấp LLCT"'
    )
    telling = unknown_column_of_levels(table, levels)
    if telling:
        which = table.columns[telling].heading
        return f'Thêm cột này, hoặc chỉ rõ cột nào bằng --map "{which}=level".'
    unused = (m.heading for m in table.columns.values() if m.why in {NOT_KNOWN, UNSURE_CLASS})
    heading = next((one for one in unused if fold(one)), None)
    by_column = f'; nếu một cột đã cho biết, ví dụ "{heading}", thêm --map "{heading}=level"'
    return f"{once}{by_column if heading else ''}."


def lists_people(sheet: Sheet, surnames: frozenset[str]) -> bool:
    """Tell whether persons' names stand on most rows of a sheet that have data."""
    rows = [texts(sheet, number) for number in range(1, min(len(sheet.rows), LOOKED_AT) + 1)]
    data = [cells for cells in rows if len(cells) >= FEW_CELLS]
    named = [cells for cells in data if any(is_full_name(c, surnames) for c in cells.values())]
    return len(named) * 2 > len(data)


def _nearly_header(sheet: Sheet, near: NearHeadings) -> tuple[int, Misspelt]:
    """Find the row with the most headings that are known ones or nearly so; of these the latter."""
    most, best, misspelt = FEWEST_ALIKE - 1, 0, {}
    for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1):
        cells = texts(sheet, row)
        like = {column: meant for column, text in cells.items() if (meant := near.nearest(text))}
        if len(like) > most:
            most, best = len(like), row
            misspelt = {
                c: (cells[c], meant) for c, meant in like.items() if not near.knows(cells[c])
            }
    return best, misspelt


def _misspelt(table: TableFound, near: NearHeadings) -> Misspelt:
    """Find the columns without a meaning whose headings are nearly known ones."""
    headings = {
        column: meaning.heading
        for column, meaning in table.columns.items()
        if meaning.field is None
        and meaning.why not in {BESIDE, OF_GRADES, *HELD_ALREADY, *LEFT_OUT}
    }
    return {c: (text, meant) for c, text in headings.items() if (meant := near.misspelt(text))}


def _asked(row: int, misspelt: Misspelt) -> str:
    """Ask back each misspelt heading with its cell."""
    asked = (
        f'ô {column_letters(column)}{row} "{heading}" (có phải "{meant.heading}"?)'
        for column, (heading, meant) in misspelt.items()
    )
    return f"{', '.join(asked)}."


def _as_asked(misspelt: Misspelt) -> str:
    """Give the options that take the headings as asked."""
    maps = " ".join(f'--map "{heading}={meant.field}"' for heading, meant in misspelt.values())
    return f"Nếu đúng, sửa lại tiêu đề trong tệp, hoặc thêm {maps}."
