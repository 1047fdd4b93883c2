"""The account of a roster: every row of every sheet, counted or set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.ledger import REASONS, Ledger, Source
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.sheet import Sheet

if TYPE_CHECKING:
    from hongngu_cli.model.alike import Ids


def sources_of(roster: Roster, kind: str = "roster") -> tuple[Source, ...]:
    """Account for each sheet that was read; ``kind`` is the kind of table in use."""
    people = _people_rows(roster)
    tables: dict[int, list[tuple[int, TableFound]]] = {}
    for number, table in enumerate(roster.tables):
        tables.setdefault(id(table.sheet), []).append((number, table))
    return tuple(_source(sheet, tables.get(id(sheet), []), people, kind) for sheet in roster.sheets)


def _people_rows(roster: Roster) -> dict[tuple[int, str], int]:
    """Count each table's rows of people by the reason they are set aside; '' where they count.

    A row of two enrolments counts as long as one of them does, and is a duplicate only
    where one is and none counts.
    """
    import numpy as np

    ends = np.full(len(roster.origins.row), FILTERED)
    ends[roster.set_aside.get("duplicate", [])] = DUPLICATE
    ends[roster.set_aside.get("filtered", [])] = FILTERED
    ends[roster.ids] = COUNTED
    table, row = _side_by_side(roster), roster.origins.row
    if any(one.beside for one in roster.tables):
        order = np.lexsort((row, table))
        table, row, ends = table[order], row[order], ends[order]
    # The enrolments of a row follow one another; the least of their ends is the row's.
    begins = np.flatnonzero(np.r_[True, (table[1:] != table[:-1]) | (row[1:] != row[:-1])])
    if not len(row):
        return {}
    kinds = table[begins] * len(ENDS) + np.minimum.reduceat(ends, begins)
    return {
        (int(kind) // len(ENDS), ENDS[int(kind) % len(ENDS)]): int(count)
        for kind, count in zip(*np.unique(kinds, return_counts=True), strict=True)
    }


def _side_by_side(roster: Roster) -> Ids:
    """Give each enrolment its table; of lists side by side, whose rows count once, the first."""
    import numpy as np

    first: list[int] = []
    for number, table in enumerate(roster.tables):
        first.append(first[-1] if table.beside else number)
    numbers = np.array(first, dtype=np.int64)
    told: Ids = numbers[roster.origins.table] if first else roster.origins.table
    return told


COUNTED, FILTERED, DUPLICATE = range(3)
ENDS = ("", "filtered", "duplicate")
"""What becomes of a row of people, by the reasons of the ledger; the least prevails."""


def _source(
    sheet: Sheet,
    found: Sequence[tuple[int, TableFound]],
    people: Mapping[tuple[int, str], int],
    kind: str,
) -> Source:
    counted = 0
    aside = dict.fromkeys(REASONS, 0)
    known: set[int] = set()
    for number, table in found:
        if _is_other(table, kind):
            aside["other-table"] += 0 if table.beside else table.last_row - table.first_row + 1
            continue
        if table.kind is None:
            above = known if table.beside else set()
            aside["unrecognised"] += len(set(table.people) - above)
            known = above.union(table.people)
        else:
            counted += people.get((number, ""), 0)
            for reason in ENDS[1:]:
                aside[reason] += people.get((number, reason), 0)
        for reason, rows in table.set_aside.items():
            aside[reason] += len(rows)
    if not found:
        _without_table(sheet, aside)
    kinds = [table.kind for _, table in found if table.kind]
    main = kind if kind in kinds else next(iter(kinds), None)
    ledger = Ledger(
        len(sheet.rows), counted, {reason: rows for reason, rows in aside.items() if rows}
    )
    return Source(sheet.path, sheet.name, sheet.sha256, main, ledger)


def _is_other(table: TableFound, kind: str) -> bool:
    """Tell a table that is of another kind, or of none and does not name people."""
    return table.kind != kind and (table.kind is not None or not table.names_people)


def _without_table(sheet: Sheet, aside: dict[str, int]) -> None:
    """Account for a sheet where no table was found: notes, unless it looks like data."""
    filled = [sum(1 for cell in row if cell != "") for row in sheet.rows]
    data = looks_like_data([cells for cells in filled if cells])
    for cells in filled:
        aside["blank" if not cells else "unrecognised" if data else "note"] += 1


def looks_like_data(filled: Sequence[int]) -> bool:
    """Tell by how many cells each row fills whether these are rows of a table.

    Either enough of them are wide, or all are: two rows of people and no title above them.
    """
    wide = sum(1 for cells in filled if cells >= FEW_CELLS)
    return wide >= FEW_CELLS or 0 < wide == len(filled)


FEW_CELLS = 3
"""So many rows with so many filled cells each look like data."""
