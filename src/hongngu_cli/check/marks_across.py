"""A column of sums in a list of marks: each must agree with the marks on its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.numbers import count, shown, whole
from hongngu_cli.text.spellings import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hongngu_cli.model.recognition import TableFound

SAYS = "Cột cộng ghi {}, nhưng dòng này có {} dấu ở các cột trình độ."
Said = tuple[int, int, str]
"""The row and the column of a cell, and what is said of it."""


def sums_of_marks(table: TableFound) -> Iterator[Said]:
    """Give each sum that differs from the marks on its row, where it agrees on most rows.

    Elsewhere the column adds up something else.
    """
    levels = [c for c, m in table.columns.items() if m.field == "level" and m.value and not m.part]
    sums = [column for column, meaning in table.columns.items() if meaning.field == "total"]
    for column in sums if levels else ():
        told = {
            row: (number, sum(is_mark(shown(table.sheet.cell(row, level))) for level in levels))
            for row in table.people
            if (number := whole(table.sheet.cell(row, column))) is not None
        }
        wrong = {row: pair for row, pair in told.items() if pair[0] != pair[1]}
        if 2 * len(wrong) < len(told):
            for row, (number, marks) in wrong.items():
                yield row, column, SAYS.format(count(number), count(marks))
