"""The account of a roster: every row of every sheet, counted or set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hongngu_cli.model.ledger import REASONS, Ledger, Source
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.sheet import Sheet

if TYPE_CHECKING:
    from hongngu_cli.model.alike import Ids


def sources_of(roster: Roster, used: Used | None = None) -> tuple[Source, ...]:
    """Account for each sheet that was read; only rosters are in use where nothing is said."""
    used = used or Used.of(roster)
    people: dict[tuple[int, str], int] = {}
    for one in used.lists:
        people |= _people_rows(one)
    people |= used.numbers
    tables: dict[int, list[tuple[int, TableFound]]] = {}
    for number, table in enumerate(roster.tables):
        tables.setdefault(id(table.sheet), []).append((number, table))
    return tuple(
        _source(sheet, tables.get(id(sheet), []), people, used.tables) for sheet in roster.sheets
    )


@dataclass(frozen=True, slots=True)
class Used:
    """What is in use of all that was read: the numbers of tables, and what became of their rows.

    ``lists`` are lists of people; ``numbers`` counts, by table and reason ('' where they count),
    the rows of tables of numbers.
    """

    tables: frozenset[int]
    lists: tuple[Roster, ...] = ()
    numbers: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @staticmethod
    def of(roster: Roster) -> Used:
        """Use the rosters, and nothing else."""
        numbers = (n for n, table in enumerate(roster.tables) if table.kind == "roster")
        return Used(frozenset(numbers), (roster,))

    def with_counts(
        self, roster: Roster, numbers: Iterable[int], kept: Iterable[Place], read: Iterable[Place]
    ) -> Used:
        """Use tables of numbers, too: ``kept`` are the cells that count of all that were read.

        A row without any number counts, since nothing was asked of it that it does not tell.
        """
        rows = {(place.path, place.sheet, place.row) for place in kept}
        filtered = {(place.path, place.sheet, place.row) for place in read} - rows
        told: dict[tuple[int, str], int] = {}
        for number in numbers:
            table = roster.tables[number]
            at = ((table.sheet.path, table.sheet.name, row) for row in table.people)
            out = sum(place in filtered for place in at)
            told |= {(number, ""): len(table.people) - out, (number, "filtered"): out}
        return replace(
            self,
            tables=self.tables | {number for number, _ in told},
            numbers={**self.numbers, **told},
        )

    def with_list(self, roster: Roster, numbers: Iterable[int]) -> Used:
        """Use another list of people, too, which stands in the tables with these numbers."""
        return replace(self, tables=self.tables | {*numbers}, lists=(*self.lists, roster))


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
    used: frozenset[int],
) -> Source:
    counted = 0
    aside = dict.fromkeys(REASONS, 0)
    known: set[int] = set()
    used_lists: list[TableFound] = []
    for number, table in found:
        if number not in used and (table.kind is not None or not table.names_people):
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
            used_lists.append(table)
        for reason, rows in table.set_aside.items():
            aside[reason] += len(rows)
    aside["not-sent"] += len(_not_sent(used_lists))
    if not found:
        _without_table(sheet, aside)
    first = next((table.kind for number, table in found if number in used), None)
    main = first or next((table.kind for _, table in found if table.kind), None)
    ledger = Ledger(
        len(sheet.rows), counted, {reason: rows for reason, rows in aside.items() if rows}
    )
    return Source(sheet.path, sheet.name, sheet.sha256, main, ledger)


def _not_sent(tables: Sequence[TableFound]) -> set[int]:
    """Give the rows of people whom nobody sent; a list beside another may send its own."""
    unsent = {row for table in tables for row in table.not_sent}
    return unsent.difference(*(table.sent for table in tables)) if unsent else unsent


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
