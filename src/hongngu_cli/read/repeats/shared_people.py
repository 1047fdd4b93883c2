"""Which sheets list the same people: found by their names as typed, before any is folded."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from hongngu_cli.model.alike import joined, numbered

if TYPE_CHECKING:
    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.roster import Roster

HINT = 0.3
"""So much of the smaller sheet must be shared to the letter before two are compared at all."""


def sheet_of_each(roster: Roster) -> Ids:
    """Give the number of the sheet that each enrolment that counts stands on."""
    import numpy as np

    numbers = {id(sheet): number for number, sheet in enumerate(roster.sheets)}
    of_table = np.array([numbers[id(table.sheet)] for table in roster.tables], dtype=np.int64)
    of_row: Ids = of_table[roster.origins.table[roster.ids]]
    return of_row


def sheets_sharing(roster: Roster) -> list[tuple[int, int]]:
    """List the pairs of sheets of which the smaller shares many people of a year with the other."""
    import numpy as np

    if len(roster.sheets) == 1:
        return []
    sheets = sheet_of_each(roster)
    sizes = Counter(sheets.tolist())
    named = np.array([name is not None for name in roster.columns["name"]], dtype=bool)
    known = named[roster.ids]
    told = np.unique(np.stack([_people(roster)[known], sheets[known]]), axis=1)
    shared = np.flatnonzero(told[0][1:] == told[0][:-1])
    found: dict[int, set[int]] = {}
    for at in shared.tolist():
        found.setdefault(int(told[0][at]), set()).update(told[1][at : at + 2].tolist())
    pairs = Counter(pair for those in found.values() for pair in combinations(sorted(those), 2))
    return sorted(
        pair for pair, count in pairs.items() if count >= HINT * min(sizes[pair[0]], sizes[pair[1]])
    )


def _people(roster: Roster) -> Ids:
    """Give each row a number that rows of one name and year share.

    Births and levels are what a list sent again may have mended.
    """
    columns = roster.columns
    names, of_name = columns.coded("name")
    alike = numbered([name.casefold() if name else name for name in names])[of_name]
    return joined([alike, columns.coded("year")[1]])[roster.ids]
