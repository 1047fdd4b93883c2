"""The rows of people of whom a section, a mark or a demand says that nobody sent them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import NOT_SENT, ColumnMeaning, Given
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.headers import Header
from hongngu_cli.read.headings.sending import WANTED
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import is_mark

TELLING = ("level", "status", "result")
"""Fields whose columns of marks say that somebody was sent."""


def not_sent(
    sheet: Sheet,
    header: Header,
    columns: Mapping[int, ColumnMeaning],
    read: RowsRead,
    spellings: Spellings,
) -> dict[int, Place]:
    """Give the cell that says so for each row of somebody who was sent to nothing."""
    wanted = _by_wanted(sheet, header, columns, read.people)
    wanted |= _by_statuses(sheet, columns, read.people, spellings)
    return wanted | _by_sections(read) | _by_marks(sheet, header, columns, read.people)


def _by_sections(read: RowsRead) -> dict[int, Place]:
    if not any(_says_not_sent(values) for _, values in read.sections):
        return {}
    found: dict[int, Place] = {}
    ahead = [*read.sections, (0, {})]
    at, current = 0, ahead[-1][1]
    for row in read.people:
        while ahead[at][0] and ahead[at][0] < row:
            current = ahead[at][1]
            at += 1
        if _says_not_sent(current):
            found[row] = current["status"].place
    return found


def _says_not_sent(values: Mapping[str, Given]) -> bool:
    return "status" in values and values["status"].value == NOT_SENT


def _by_marks(
    sheet: Sheet, header: Header, columns: Mapping[int, ColumnMeaning], people: Sequence[int]
) -> dict[int, Place]:
    """Give the rows that have a mark under "Chưa học" and none that says anything else.

    A class written beside "Trung cấp LLCT › Chưa học" is another one; beside "Đang học | Chưa học"
    it is the one that somebody has not studied.
    """
    negative = [(column, one) for column, one in columns.items() if one.field == NOT_SENT]
    if not negative:
        return {}
    of_levels = all(meaning.value != NOT_SENT for _, meaning in negative)
    telling = [
        column
        for column, meaning in columns.items()
        if meaning.field in TELLING and (meaning.value or (of_levels and meaning.field == "level"))
    ]
    told: set[int] = set()
    for column in telling:
        told |= _marked(sheet, column, people)
    found: dict[int, Place] = {}
    for column, _ in reversed(negative):
        place = sheet.place(max(header.last, 1), column)
        found |= dict.fromkeys(_marked(sheet, column, people) - told, place)
    return found


def _by_statuses(
    sheet: Sheet,
    columns: Mapping[int, ColumnMeaning],
    people: Sequence[int],
    spellings: Spellings,
) -> dict[int, Place]:
    """Give the rows whose status says so, with the first cell of those words."""
    found: dict[int, Place] = {}
    for column, meaning in columns.items():
        if meaning.field != "status" or meaning.value:
            continue
        cells = list(sheet.column(column, people))
        unsent = {cell for cell in set(cells) if spellings.status_unsent(clean(shown(cell)))}
        first: dict[Cell, Place] = {}
        for row, cell in zip(people, cells, strict=True):
            if cell in unsent:
                found[row] = first.setdefault(cell, sheet.place(row, column))
    return found


def _by_wanted(
    sheet: Sheet, header: Header, columns: Mapping[int, ColumnMeaning], people: Sequence[int]
) -> dict[int, Place]:
    """Give the rows that are empty under what people were sent to, and filled under what is wanted.

    "Lớp đã cử đi năm 2021 | Nhu cầu năm 2022", or "Trung cấp › Đã cử | Dự kiến cử".
    """
    wanted = [column for column, meaning in columns.items() if meaning.field == WANTED]
    if not wanted:
        return {}
    telling = [column for column, one in columns.items() if one.field in {*TELLING, "course"}]
    told = {row for column in telling for row in _filled(sheet, column, people)}
    found: dict[int, Place] = {}
    for column in reversed(wanted):
        place = sheet.place(max(header.last, 1), column)
        found |= dict.fromkeys(_filled(sheet, column, people) - told, place)
    return found


def _filled(sheet: Sheet, column: int, people: Sequence[int]) -> set[int]:
    cells = sheet.column(column, people)
    return {row for row, cell in zip(people, cells, strict=True) if clean(shown(cell))}


def _marked(sheet: Sheet, column: int, people: Sequence[int]) -> set[int]:
    cells = sheet.column(column, people)
    return {row for row, cell in zip(people, cells, strict=True) if is_mark(shown(cell))}
