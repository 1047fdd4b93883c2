"""The account of a roster: every row of every sheet, counted or set aside."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.ledger import REASONS, Ledger, Source
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.sheet import Sheet


def sources_of(roster: Roster, kind: str = "roster") -> tuple[Source, ...]:
    """Account for each sheet that was read; ``kind`` is the kind of table in use."""
    people = _people_rows(roster)
    return tuple(_source(sheet, roster.tables, people, kind) for sheet in roster.sheets)


def _people_rows(roster: Roster) -> dict[tuple[int, int], str]:
    """Give each person row, by table and row, the reason it is set aside; '' where it counts.

    A row of two enrolments counts as long as one of them does.
    """
    ends = dict.fromkeys(_pairs(roster, range(len(roster.origins.row))), "filtered")
    for reason in ("duplicate", "filtered"):
        ends.update(dict.fromkeys(_pairs(roster, roster.set_aside.get(reason, ())), reason))
    ends.update(dict.fromkeys(_pairs(roster, roster.frame.index), ""))
    return ends


def _pairs(roster: Roster, ids: object) -> list[tuple[int, int]]:
    import numpy as np

    chosen = np.asarray(ids, dtype=np.int64)
    return list(
        zip(roster.origins.table[chosen].tolist(), roster.origins.row[chosen].tolist(), strict=True)
    )


def _source(
    sheet: Sheet, tables: tuple[TableFound, ...], people: Mapping[tuple[int, int], str], kind: str
) -> Source:
    counted = 0
    aside = dict.fromkeys(REASONS, 0)
    found = [(number, table) for number, table in enumerate(tables) if table.sheet is sheet]
    for number, table in found:
        if _is_other(table, kind):
            aside["other-table"] += table.last_row - table.first_row + 1
            continue
        for row in table.people:
            reason = people[(number, row)] if table.kind else "unrecognised"
            if reason:
                aside[reason] += 1
            else:
                counted += 1
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
    data = sum(1 for cells in filled if cells >= FEW_CELLS) >= FEW_CELLS
    for cells in filled:
        aside["blank" if not cells else "unrecognised" if data else "note"] += 1


FEW_CELLS = 3
"""So many rows with so many filled cells each look like data."""
