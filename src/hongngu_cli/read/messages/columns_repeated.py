"""Filled cells of columns that come again under one heading and are not counted."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import BENEATH, LEVEL_PART, NAMES, ColumnMeaning, TableFound
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

RULE = "cell-left-out"
ONE_A_ROW = "Nên ghi mỗi lượt cử đi một dòng."
APART = (*NAMES, "stt", "level_held_theory", "level_held_degree", "demand_level", LEVEL_PART)
"""Fields of which every column is read, or none is of what people were sent to."""


def columns_repeated(table: TableFound) -> Iterable[Issue]:
    """Tell of a column whose heading and meaning an earlier one has, and which is not read.

    At the first cell that says something else than the one that is.
    """
    first: dict[tuple[str, str], int] = {}
    for column, meaning in table.columns.items():
        if not meaning.field or meaning.field in APART or not _is_plain(meaning):
            continue
        taken = first.setdefault((meaning.field, fold(meaning.heading)), column)
        rows = _rows_left_out(table, taken, column) if taken != column else ()
        if rows:
            cell = clean(shown(table.sheet.cell(rows[0], column)))
            yield Issue(
                RULE,
                "warning",
                table.sheet.place(rows[0], column),
                cell,
                f"Cột này trùng tiêu đề với cột {column_letters(taken)} nên không được tính; "
                f"{len(rows)} ô ở đây ghi khác cột {column_letters(taken)}.",
                ONE_A_ROW,
            )


def parts_without_level(table: TableFound) -> Iterable[Issue]:
    """Tell each year, result or school of a group of columns in which no level is told."""
    columns = table.columns
    for column, meaning in columns.items():
        if meaning.field != LEVEL_PART:
            continue
        levels = [c for c, m in columns.items() if m.field == "level" and _of_one(m, meaning)]
        for row in table.people if levels else ():
            cell = table.sheet.cell(row, column)
            if cell != "" and all(table.sheet.cell(row, level) == "" for level in levels):
                yield Issue(
                    RULE,
                    "warning",
                    table.sheet.place(row, column),
                    clean(shown(cell)),
                    f"Ô này không được tính vì cột {column_letters(levels[0])} cùng nhóm chưa ghi "
                    "lớp, trình độ.",
                    "Ghi thêm lớp, trình độ, hoặc xoá ô này.",
                )


def _rows_left_out(table: TableFound, taken: int, column: int) -> list[int]:
    """Give the rows of people on which something else stands than in the column that is read."""
    sheet, people = table.sheet, table.people
    if not sheet.filled(column, people, 1):
        return []
    cells = zip(people, sheet.column(taken, people), sheet.column(column, people), strict=True)
    return [row for row, read, cell in cells if cell not in {"", read}]


def _is_plain(meaning: ColumnMeaning) -> bool:
    return not (meaning.value or meaning.part or meaning.unit or meaning.year or meaning.again)


def _of_one(level: ColumnMeaning, part: ColumnMeaning) -> bool:
    """Tell whether a column of levels and one that says more of them are of one group."""
    above = (one.heading.rpartition(BENEATH)[0] for one in (level, part))
    return level.again == part.again and len(set(above)) == 1 and not level.value
