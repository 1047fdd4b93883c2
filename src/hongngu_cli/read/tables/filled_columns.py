"""What columns of a roster turn out to be once their cells are seen: years, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.roster_columns import HELD_TOO, PART_TOO, TRAINED
from hongngu_cli.read.headings.words import MAPPED, Words
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

LOOKED_AT = 50
MONEY = re.compile(
    r"\d{1,3}(?:[., ]\d{3})+\s*(?:đồng|đ|vnđ|vnd)?"
    r"|\d+(?:[.,]\d+)?\s*(?:đồng|đ|vnđ|vnd|triệu.*|tr\.?đ?|nghìn.*)"
    r"|\d{4,}",
    re.IGNORECASE,
)
LEAST_MONEY = 1000
OF_MONEY = "ghi số tiền, không phải cử đi hay tự túc"
SILENT_YEAR = "có tiêu đề là một năm nhưng các ô không ghi trình độ hay dấu x"
OF_LEVELS = "ghi trình độ của từng năm"
OF_BIRTHS = "ghi ngày sinh của nam và nữ riêng"
OF_COURSES = "ghi năm của khóa học"
OF_CHANGES = "ghi bổ sung, thay đổi, rút; trình độ lấy theo tiêu đề"
COURSE_YEARS = re.compile(
    r"(?:kh(?:óa|oá)\s+)?(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)\d\d)?", re.IGNORECASE
)
"""What stands beneath "Khóa học" that is no name of a class: "2019-2021"."""
FIRST_BIRTH, LAST_BIRTH = 1930, 2015
LEFT_OUT = (OF_MONEY, SILENT_YEAR, HELD_TOO, PART_TOO)
"""Why a column with a known heading is not used."""


def settled_by_cells(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Settle the columns whose headings alone do not say what stands in them.

    Under "Năm 2018" stands the level that someone was sent to that year, or a mark; other
    things told by years ("Đánh giá") are not read. Under "Kinh phí" may stand who pays, or
    how much; under "Nam" and "Nữ", where no other column tells births, the births; under "Khóa
    học", where no other column tells years, the years; and under "Đào tạo" and "Bồi dưỡng" the
    levels that people were sent to.
    """
    settled = dict(columns)
    fields = {meaning.field for meaning in columns.values()}
    born = "birth_date" in fields
    for column, meaning in columns.items():
        if meaning.field == "sponsor":
            cells = sheet.filled(column, people, LOOKED_AT)
            if _mostly(map(_is_money, cells)):
                settled[column] = replace(meaning, field=None, why=OF_MONEY)
        elif meaning.field == "sex" and meaning.value and not born:
            cells = sheet.filled(column, people, LOOKED_AT)
            if _mostly(map(_is_birth, cells)):
                settled[column] = replace(meaning, field="birth_date", why=OF_BIRTHS)
        elif meaning.field == "course" and meaning.why != MAPPED and "year" not in fields:
            cells = sheet.filled(column, people, LOOKED_AT)
            if _mostly(COURSE_YEARS.fullmatch(clean(shown(cell))) is not None for cell in cells):
                settled[column] = replace(meaning, field="year", why=OF_COURSES)
    settled |= _trained(columns, sheet, people, words)
    years = {column: one for column, one in columns.items() if one.field == "year" and one.value}
    cells_of = {column: sheet.filled(column, people, LOOKED_AT) for column in years}
    return settled | _of_years(years, cells_of, words)


def notes_of_changes(
    columns: Mapping[int, ColumnMeaning], sheet: Sheet, people: Sequence[int], words: Words
) -> dict[int, ColumnMeaning]:
    """Take a column for notes in which a list of changes only says what becomes of each row.

    "Nội dung" over "Bổ sung" and "Rút", in a list of which the title tells the class.
    """
    found = dict(columns)
    for column, meaning in columns.items():
        if meaning.field != "level" or meaning.value or meaning.why == MAPPED:
            continue
        texts = {fold(shown(cell)) for cell in sheet.filled(column, people, len(people))}
        if texts and texts <= words.changed:
            found[column] = replace(meaning, field="note", why=OF_CHANGES)
    return found


def _trained(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Give the columns under "Đào tạo" and "Bồi dưỡng" in which levels are written."""
    found, levels = {}, words.levels
    for column, meaning in columns.items():
        heading = meaning.heading.rpartition(BENEATH)[2]
        if meaning.field is None and fold(heading) in words.sends:
            group = levels.group_of(heading)
            cells = [shown(cell) for cell in sheet.filled(column, people, LOOKED_AT)]
            if cells and _mostly(levels.read(text, group).key is not None for text in cells):
                found[column] = replace(meaning, field="level", context=group, why=TRAINED)
    return found


def _of_years(
    years: Mapping[int, ColumnMeaning],
    cells_of: Mapping[int, Sequence[Cell]],
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Settle columns under years: where a level stands under one, a mark under another is one."""
    texts_of = {
        column: [clean(shown(cell)) for cell in cells] for column, cells in cells_of.items()
    }
    known = {
        column: [words.levels.read(text).doubt != "unknown" for text in texts]
        for column, texts in texts_of.items()
    }
    any_level = any(map(_mostly, known.values()))
    settled = dict(years)
    for column, meaning in years.items():
        texts = texts_of[column]
        marks = [text.casefold() in words.marks for text in texts]
        told = [mark or level for mark, level in zip(marks, known[column], strict=True)]
        if not texts or (_mostly(marks) and not any_level and not any(known[column])):
            continue
        if _mostly(told):
            year = int(str(meaning.value))
            settled[column] = replace(meaning, field="level", value=None, year=year, why=OF_LEVELS)
        else:
            settled[column] = replace(meaning, field=None, value=None, why=SILENT_YEAR)
    return settled


def _is_birth(cell: Cell) -> bool:
    year = read_date(cell).year
    return year is not None and FIRST_BIRTH <= year <= LAST_BIRTH


def _is_money(cell: Cell) -> bool:
    if isinstance(cell, float):
        return cell >= LEAST_MONEY
    return MONEY.fullmatch(clean(shown(cell))) is not None


def _mostly(told: Iterable[bool]) -> bool:
    answers = list(told)
    return sum(answers) * 2 > len(answers)
