"""Rows that say the same in every cell, whatever of them could not be read: told, and counted."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import TYPE_CHECKING

from hongngu_cli.read.repeats.namesakes import TOLD
from hongngu_cli.read.repeats.undated import doubtful

if TYPE_CHECKING:
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.roster import Roster

ALIKE = ("name", "unit", "level", "course", "year", "start", "birth_year", "birth_date", "status")
"""Fields, wherever they are told, of which rows that say the same agree in all."""


def identical_doubts(
    roster: Roster, repeated: Collection[int], told: Collection[Place]
) -> Iterable[Issue]:
    """Tell of each row that has the cells of an earlier one of its file, but for its number.

    A birth or a level that is missing, or cannot be read, in both does not hide that. Rows
    ``repeated`` are set aside, of those at places ``told`` the doubt has been told already.
    """
    first: dict[Hashable, int] = {}
    for row in _not_known(roster):
        if row in repeated:
            continue
        earlier = first.setdefault(_typed(roster, row), row)
        if earlier == row or roster.first_cell(row) in told or _of_one_line(roster, earlier, row):
            continue
        yield doubtful(
            roster,
            row,
            f"Có thể trùng với lượt tại {roster.seen_from(earlier, row)}: các ô của hai dòng "
            "ghi như nhau. Đang tính cả hai lượt.",
            "Nếu là một lượt, xoá bớt một dòng; nếu là hai lượt hay hai người thì giữ nguyên.",
        )


def _not_known(roster: Roster) -> Iterable[int]:
    """Give the rows with a name of which something is not known that tells enrolments apart.

    Those of which all is known have been held against one another already.
    """
    names, told = roster.columns["name"], [roster.columns[field] for field in TOLD]
    lacking = [values for values in told if None in values]
    if not lacking:
        return ()
    rows = roster.ids.tolist()
    return (row for row in rows if names[row] and any(values[row] is None for values in lacking))


def _typed(roster: Roster, row: int) -> Hashable:
    """Give what was typed in a row under each heading but that of its number."""
    number, at = int(roster.origins.table[row]), int(roster.origins.row[row])
    table = roster.tables[number]
    read = tuple(roster.columns[name][row] for name in ALIKE)
    cells = (
        (meaning.heading, table.sheet.cell(at, column))
        for column, meaning in table.columns.items()
        if meaning.field != "stt"
    )
    return table.sheet.path, read, tuple(cells)


def _of_one_line(roster: Roster, one: int, other: int) -> bool:
    """Tell enrolments of one row of a sheet, which share its cells."""
    tables, rows = roster.origins.table, roster.origins.row
    return bool(tables[one] == tables[other] and rows[one] == rows[other])
