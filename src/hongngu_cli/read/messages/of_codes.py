"""Codes in place of levels, which another sheet of the file explains: "Mã lớp" and "DanhMuc"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.fold import clean
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

LOOKED_AT = 200
"""So many rows of a list, and of a sheet that may explain its codes, are compared."""
FEWEST = 2
"""One code alone may stand anywhere."""


def with_codes_explained(
    issue: Issue, table: TableFound, sheets: Iterable[Sheet], levels: LevelSpellings
) -> Issue:
    """Name the column of codes and the sheet that explains them, where a level is missing."""
    others = [
        one for one in sheets if one.path == table.sheet.path and one.name != table.sheet.name
    ]
    for column, meaning in table.columns.items():
        if meaning.field not in {None, "course"}:
            continue
        cells = table.sheet.filled(column, table.people, LOOKED_AT)
        codes = {clean(shown(cell)) for cell in cells}
        for sheet in others if len(codes) >= FEWEST else ():
            if meant := _explained(sheet, codes, levels):
                code, name = meant
                says = (
                    f'{issue.says} Cột {column_letters(column)} "{meaning.heading}" ghi mã mà '
                    f'trang "{sheet.name}" giải thích: {code} là "{name}".'
                )
                advice = (
                    f'Thêm cột ghi tên lớp theo trang "{sheet.name}", hoặc thay mã ở cột '
                    f'"{meaning.heading}" bằng tên lớp và thêm --map "{meaning.heading}=level".'
                )
                return replace(issue, says=says, advice=advice)
    return issue


def _explained(
    sheet: Sheet, codes: Iterable[str], levels: LevelSpellings
) -> tuple[str, str] | None:
    """Give a code with the level beside it, where a sheet has most of them so."""
    rows = [texts(sheet, row) for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1)]
    found = {code: _beside(code, rows, levels) for code in sorted(codes)}
    told = list(filter(None, found.values()))
    return told[0] if 2 * len(told) > len(found) else None


def _beside(
    code: str, rows: Sequence[Mapping[int, str]], levels: LevelSpellings
) -> tuple[str, str] | None:
    """Give a code with the level on the row that begins with it."""
    for cells in rows:
        told = list(cells.values())
        if code in told:
            after = told[told.index(code) + 1 :]
            name = next((text for text in after if levels.read(text).key), None)
            return (code, name) if name else None
    return None
