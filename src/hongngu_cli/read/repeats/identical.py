"""Rows that say the same in every cell, whatever of them could not be read: told, and counted."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import TYPE_CHECKING

from hongngu_cli.model.alike import joined
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
    for row in _agreeing(roster):
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


def _agreeing(roster: Roster) -> list[int]:
    """List the rows with a name that agree with another in what was read of them."""
    import numpy as np

    rows = roster.ids[roster.columns.among("name", bool)[roster.ids]]
    keys = joined([roster.columns.coded(name)[1] for name in ALIKE])[rows]
    _, of_each, counts = np.unique(keys, return_inverse=True, return_counts=True)
    alike: list[int] = rows[counts[of_each] > 1].tolist()
    return alike


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
