"""Headings that nearly are known ones, in a table or where no header was found, as asked back."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.columns import BESIDE
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.held_columns import HELD_ALREADY
from hongngu_cli.read.headings.near_headings import NearHeading, NearHeadings
from hongngu_cli.read.headings.no_use import NO_USE
from hongngu_cli.read.tables.filled_columns import LEFT_OUT
from hongngu_cli.read.tables.graded_columns import OF_GRADES

FEWEST_ALIKE = 2
"""So many headings known or nearly so make a row look like a header."""
LOOKED_AT = 200
"""So many rows of a sheet are searched for one."""
Misspelt = Mapping[int, tuple[str, NearHeading]]
"""Headings by column, each with the known one that it nearly is."""


def nearly_header(sheet: Sheet, near: NearHeadings) -> tuple[int, Misspelt]:
    """Find the row with the most headings that are known ones or nearly so; of these the latter."""
    most, best, misspelt = FEWEST_ALIKE - 1, 0, {}
    for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1):
        cells = texts(sheet, row)
        like = {column: meant for column, text in cells.items() if (meant := near.nearest(text))}
        if len(like) > most:
            most, best = len(like), row
            misspelt = {
                c: (cells[c], meant) for c, meant in like.items() if not near.knows(cells[c])
            }
    return best, misspelt


def misspelt_of(table: TableFound, near: NearHeadings) -> Misspelt:
    """Find the columns without a meaning whose headings are nearly known ones."""
    headings = {
        column: meaning.heading
        for column, meaning in table.columns.items()
        if meaning.field is None
        and meaning.why not in {BESIDE, NO_USE, OF_GRADES, *HELD_ALREADY, *LEFT_OUT}
    }
    return {c: (text, meant) for c, text in headings.items() if (meant := near.misspelt(text))}


def asked(row: int, misspelt: Misspelt) -> str:
    """Ask back each misspelt heading with its cell."""
    each = (
        f'ô {column_letters(column)}{row} "{heading}" (có phải "{meant.heading}"?)'
        for column, (heading, meant) in misspelt.items()
    )
    return f"{', '.join(each)}."


def as_asked(misspelt: Misspelt) -> str:
    """Give the options that take the headings as asked."""
    maps = " ".join(f'--map "{heading}={meant.field}"' for heading, meant in misspelt.values())
    return f"Nếu đúng, sửa lại tiêu đề trong tệp, hoặc thêm {maps}."
