"""The column in which levels stand, though no heading says so: what an advice can name."""

from __future__ import annotations

from collections import Counter

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

LOOKED_AT = 200
"""So many rows show what stands in a column."""


def column_of_levels(sheet: Sheet, levels: LevelSpellings) -> int | None:
    """Give the column of a sheet in which most levels stand, where any does."""
    rows = (texts(sheet, row) for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1))
    named = Counter(
        column for cells in rows for column, text in cells.items() if levels.named(text).key
    )
    return named.most_common(1)[0][0] if named else None


def unknown_column_of_levels(table: TableFound, levels: LevelSpellings) -> int | None:
    """Give the column with an unknown heading in which levels stand on most rows of people."""
    for column, meaning in table.columns.items():
        if meaning.field is None:
            cells = [shown(cell) for cell in table.sheet.filled(column, table.people, LOOKED_AT)]
            told = [text for text in cells if levels.read(text).doubt != "unknown"]
            if len(told) * 2 > len(cells):
                return column
    return None
