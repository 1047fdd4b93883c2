"""Filled cells on the rows of people that no heading stands over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import NAMES, TableFound
from hongngu_cli.read.enrolments.statuses import status_reader
from hongngu_cli.read.headings.context import is_full_name, surnames_of
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.tables.beside import unheaded
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

RULE = "cell-left-out"
LOOKED_AT = 200
"""So many distinct values of a column show what stands in it."""


def unheaded_cells(tables: Sequence[TableFound], near: NearHeadings) -> Iterable[Issue]:
    """Tell once for each column without a heading that something stands in it beside people.

    More loudly where that tells a level, a name or what became of somebody. Numbers of the rows
    are left of the names.
    """
    for number, table in enumerate(tables):
        if table.kind != "roster" or table.beside:
            continue
        beside = [one for one in tables[number + 1 :] if one.beside and one.sheet is table.sheet]
        headed = {column: m for one in (table, *beside) for column, m in one.columns.items()}
        names = [column for column, meaning in table.columns.items() if meaning.field in NAMES]
        for column in unheaded(table.sheet, headed):
            filled = _filled(table, column)
            numbers = column < min(names, default=0) and all(map(_is_number, filled.values()))
            if filled and not numbers:
                yield _left_out(table, column, filled, near)


def _filled(table: TableFound, column: int) -> dict[int, Cell]:
    cells = zip(table.people, table.sheet.column(column, table.people), strict=True)
    return {row: cell for row, cell in cells if cell != "" and clean(shown(cell))}


def _left_out(table: TableFound, column: int, filled: dict[int, Cell], near: NearHeadings) -> Issue:
    telling = _telling(list(dict.fromkeys(filled.values()))[:LOOKED_AT], near)
    row = next((row for row, cell in filled.items() if cell in telling), min(filled))
    more = f"; còn {len(filled) - 1} ô như vậy" if len(filled) > 1 else ""
    return Issue(
        RULE,
        "warning" if telling else "note",
        table.sheet.place(row, column),
        clean(shown(filled[row])),
        f"Cột {column_letters(column)} không có tiêu đề nên ô này không được tính{more}.",
        "Ghi tiêu đề cho cột nếu cần dùng; xoá ô nếu không cần.",
    )


def _telling(cells: Iterable[Cell], near: NearHeadings) -> Collection[Cell]:
    """Give the cells that tell a level, a name or a status."""
    status, surnames = status_reader(near.vocabulary), surnames_of(near.vocabulary)
    texts = {cell: clean(cell) for cell in cells if isinstance(cell, str)}
    return {
        cell
        for cell, text in texts.items()
        if near.levels.named(text).key or status(cell)[0] or is_full_name(text, surnames)
    }


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or clean(shown(cell)).strip(".()").isdigit()
