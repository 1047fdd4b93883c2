"""Levels that people hold already, beside those they were sent to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.headings.held_above import HELD_ABOVE, HELD_ITSELF
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.read.headings.path_meanings import sends
from hongngu_cli.read.headings.roster_columns import HELD_ALIKE, is_asked
from hongngu_cli.read.headings.words import GENERAL, MAPPED, Words, way_of
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark
from hongngu_cli.text.years import year_in

LOOKED_AT = 50
HELD_BESIDE = "ghi trình độ đang có vì đã có cột cho biết lớp được cử đi"
MARKS_ALL = "đánh dấu mọi người nên không phân biệt được ai, và trái với trình độ ghi bằng chữ"
HELD_ALREADY = frozenset((HELD_ALIKE, HELD_ABOVE, HELD_ITSELF, HELD_BESIDE, MARKS_ALL))
"""Why a column of levels is not of those that people were sent to."""


def without_held(
    columns: Mapping[int, ColumnMeaning], sheet: Sheet, people: Sequence[int], words: Words
) -> dict[int, ColumnMeaning]:
    """Keep columns of single levels out where words stand in them and a column tells the class.

    "CV" beneath "QLNN" is what somebody has, where "Cao cấp LLCT" stands beneath "Lớp", and
    where as a rule "CM" and "LLCT" beside it say what the same person has. So is a mark there,
    where the class of everybody is another.
    """
    telling = [c for c, meaning in columns.items() if _tells(meaning, sheet, people, c, words)]
    single = [c for c, meaning in columns.items() if _may_be_held(meaning, words)]
    worded = {c for c in single if _worded(sheet.filled(c, people, LOOKED_AT), words)}
    if telling or any(map(is_asked, columns.values())):
        why = dict.fromkeys(worded, HELD_BESIDE)
    else:
        why = dict.fromkeys(_side_by_side(columns, worded, sheet, people[:LOOKED_AT]), HELD_ALIKE)
    if telling:
        marked = [column for column in single if column not in worded]
        why |= _contradicted({c: columns[c] for c in [*telling, *marked]}, sheet, people, words)
    return {
        column: replace(meaning, field=None, value=None, why=why[column])
        if column in why
        else meaning
        for column, meaning in columns.items()
    }


def _side_by_side(
    columns: Mapping[int, ColumnMeaning],
    worded: Collection[int],
    sheet: Sheet,
    rows: Sequence[int],
) -> set[int]:
    """Give the columns of certificates beside "CM" and "LLCT", where most people have both.

    Where they tell what people were sent to, hardly anybody has more than one.
    """
    held = {c for c, meaning in columns.items() if meaning.field in HELD_GROUPS}
    found: set[int] = set()
    for column in sorted(worded):
        if not {column - 1, column + 1}.isdisjoint({*held, *found}) and held:
            own = [row for row in rows if sheet.cell(row, column) != ""]
            both = [row for row in own if any(sheet.cell(row, c) != "" for c in held)]
            if 2 * len(both) > len(own):
                found.add(column)
    return found


def _contradicted(
    columns: Mapping[int, ColumnMeaning], sheet: Sheet, people: Sequence[int], words: Words
) -> dict[int, str]:
    """Give the columns of marks that say otherwise than the class written for everybody, and why.

    Where everybody has a mark in one of several columns, it is not sure which of the two people
    were sent to; marks that all stand in one column tell nobody apart.
    """
    rows = people[:LOOKED_AT]
    marks = {
        column: {row for row in rows if is_mark(shown(sheet.cell(row, column)))}
        for column, meaning in columns.items()
        if meaning.value
    }
    written = {
        row: {
            words.levels.read(shown(sheet.cell(row, column)), meaning.context).key
            for column, meaning in columns.items()
            if not meaning.value and fold(meaning.heading) != GENERAL
        }
        - {None}
        for row in rows
    }
    filled = {column: marked for column, marked in marks.items() if marked}
    everybody = set().union(*marks.values()) >= set(rows)
    if not all(written.values()) or (everybody and len(filled) > 1):
        return {}
    return {
        column: MARKS_ALL if everybody else HELD_BESIDE
        for column, marked in filled.items()
        if all(columns[column].value not in written[row] for row in marked)
    }


def _tells(
    meaning: ColumnMeaning, sheet: Sheet, people: Sequence[int], column: int, words: Words
) -> bool:
    """Tell whether levels or classes are written in a column; subjects are called alike."""
    if meaning.value or meaning.part or meaning.field not in {"level", "course"}:
        return False
    cells = sheet.filled(column, people, LOOKED_AT)
    if meaning.field == "level":
        return bool(cells)
    known = (words.levels.read(shown(cell), meaning.context).doubt != "unknown" for cell in cells)
    return fold(meaning.heading) not in words.subjects and any(known)


def _may_be_held(meaning: ColumnMeaning, words: Words) -> bool:
    """Tell whether a column is of one level that no heading above says people were sent to.

    Beneath a year stands what they were sent to in it.
    """
    single = meaning.field == "level" and meaning.value and not meaning.part
    single = single and year_in(meaning.heading) is None
    above = meaning.heading.split(BENEATH)[:-1]
    return bool(single) and meaning.why != MAPPED and not any(sends(p, words) for p in above)


def _worded(cells: Sequence[Cell], words: Words) -> bool:
    """Tell whether certificates stand in most cells: no marks, years, modes or results."""
    texts = [clean(shown(cell)) for cell in cells]
    return sum(_is_certificate(text, words) for text in texts) * 2 > len(texts)


def _is_certificate(text: str, words: Words) -> bool:
    lettered = any(map(str.isalpha, text)) and is_mark(text) and text.casefold() not in words.marks
    status = words.coded["status"].read(text) if "status" in words.coded else None
    return lettered and not (year_in(text) or way_of(text, words) or status)
