"""Columns that the user names by their letters: ``--map "B=name"`` where no heading stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from hongngu_cli.model.place import column_letters, column_number
from hongngu_cli.model.recognition import ColumnMeaning, TableFound
from hongngu_cli.model.sheet import Sheet

LETTERS = re.compile("[A-Z]{1,2}")
BY_LETTER = "do --map chỉ định theo chữ cái của cột"


def lettered(mapped: Mapping[str, str], sheet: Sheet) -> dict[int, ColumnMeaning]:
    """Give the columns of a sheet that ``mapped`` names by letters.

    >>> sheet = Sheet("ds.xlsx", "1", "", [["1", "Nguyễn Văn An"]])
    >>> [(column, meaning.field) for column, meaning in lettered({"B": "name"}, sheet).items()]
    [(2, 'name')]
    """
    width = max(map(len, sheet.rows), default=0)
    found = {
        column_number(letters): ColumnMeaning(field, f"cột {letters}", BY_LETTER)
        for letters, field in mapped.items()
        if LETTERS.fullmatch(letters)
    }
    return {column: found[column] for column in sorted(found) if column <= width}


def letters_used(tables: Iterable[TableFound]) -> set[str]:
    """Give the letters by which columns of these tables were named."""
    return {
        column_letters(column)
        for table in tables
        for column, meaning in table.columns.items()
        if meaning.why == BY_LETTER
    }
