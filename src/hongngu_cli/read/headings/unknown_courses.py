"""Marks beneath a heading that is no level that is known, among marks beneath levels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.words import NOT_KNOWN, Words
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.levels import NONE
from hongngu_cli.text.numbers import shown, whole
from hongngu_cli.text.spellings import is_mark

BESIDE_LEVELS = "đánh dấu cạnh các cột trình độ nhưng tiêu đề chưa biết nghĩa"
"""Why a column is not read whose marks nothing shows to be of a course, or not."""
AMONG_LEVELS = "đánh dấu như các cột trình độ bên cạnh, nhưng chưa rõ là trình độ nào"
BEGINS_AS_COURSE = "đánh dấu như các cột trình độ bên cạnh, và bắt đầu như tên một lớp đã biết"


def with_unknown_courses(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Take such marks for enrolments, be it of a level that is not known.

    So they are beneath the heading of the levels, between two columns of levels, where a column
    of the office's own sums counts them, or beneath a heading that begins as a course does; else
    they may say anything of a person.
    """
    found = dict(columns)
    levels = [c for c, m in columns.items() if m.field == "level" and m.value and not m.part]
    if not levels or any(m.field == "level" and not m.value for m in columns.values()):
        return found
    marked = [
        column
        for column, meaning in columns.items()
        if meaning.why == NOT_KNOWN
        and words.flags.search(fold(_lowest(meaning))) is None
        and _holds_marks(sheet, people, column, words.marks)
    ]
    values = {str(columns[column].value) for column in levels}
    keys = {
        column: words.levels.of_course(lowest).key or words.levels.beside(lowest, values)
        for column in marked
        for lowest in [_lowest(columns[column])]
    }
    among = {c for c in marked if keys[c] or _shares_heading(c, levels, columns)}
    among |= _between(marked, levels)
    if _are_counted({*levels, *marked}, sheet, people, _sums(columns)):
        among = {*marked}
    for column in marked:
        why, value = (BEGINS_AS_COURSE if keys[column] else AMONG_LEVELS), keys[column] or NONE
        of_levels = replace(columns[column], field="level", value=value, why=why)
        if column in among:
            found[column] = of_levels
        elif not {*_ends(column, marked)}.isdisjoint(levels):
            found[column] = replace(columns[column], why=BESIDE_LEVELS)
    return found


def _lowest(meaning: ColumnMeaning) -> str:
    return meaning.heading.rpartition(BENEATH)[2]


def _holds_marks(sheet: Sheet, people: Sequence[int], column: int, marks: Collection[str]) -> bool:
    """Tell whether marks stand in a column, and nothing else but that there is none."""
    cells = {clean(shown(cell)).casefold() for cell in set(sheet.column(column, people))}
    told = {cell for cell in cells if is_mark(cell)}
    return bool(told) and told <= {*marks}


def _shares_heading(
    column: int, levels: Iterable[int], columns: Mapping[int, ColumnMeaning]
) -> bool:
    """Tell whether a heading stands over a column and a level, and says of neither what it is."""
    above = columns[column].heading.rpartition(BENEATH)[0]
    return bool(above) and any(
        columns[level].heading.rpartition(BENEATH)[0] == above for level in levels
    )


def _between(marked: Collection[int], levels: Collection[int]) -> set[int]:
    """Give the columns that have nothing but such columns between them and a level, both ways."""
    return {column for column in marked if {*_ends(column, marked)} <= {*levels}}


def _ends(column: int, marked: Collection[int]) -> tuple[int, int]:
    """Give the columns that end a run of such columns at its left and its right."""
    left = right = column
    while left in marked:
        left -= 1
    while right in marked:
        right += 1
    return left, right


def _sums(columns: Mapping[int, ColumnMeaning]) -> list[int]:
    return [column for column, meaning in columns.items() if meaning.field == "total"]


def _are_counted(
    marked: Collection[int], sheet: Sheet, people: Sequence[int], sums: Sequence[int]
) -> bool:
    """Tell whether the office's own sum of each row counts the marks in all these columns."""
    told = [
        (number, sum(is_mark(shown(sheet.cell(row, column))) for column in marked))
        for total in sums[:1]
        for row in people
        if (number := whole(sheet.cell(row, total))) is not None
    ]
    return bool(told) and all(number == counted for number, counted in told)
