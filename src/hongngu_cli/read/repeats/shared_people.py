"""Which sheets list the same people: found by their names as typed, before any is folded."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from hongngu_cli.model.roster import Ids, Roster

HINT = 0.3
"""So much of the smaller sheet must be shared to the letter before two are compared at all."""
YEARS = 3_000


def sheet_of_each(roster: Roster) -> Ids:
    """Give the number of the sheet that each enrolment of the frame stands on."""
    import numpy as np

    numbers = {id(sheet): number for number, sheet in enumerate(roster.sheets)}
    of_table = np.array([numbers[id(table.sheet)] for table in roster.tables], dtype=np.int64)
    of_row: Ids = of_table[roster.origins.table[roster.frame.index.to_numpy()]]
    return of_row


def sheets_sharing(roster: Roster) -> list[tuple[int, int]]:
    """List the pairs of sheets of which the smaller shares many enrolments with the other."""
    import numpy as np

    known = roster.frame["name"].notna().to_numpy()
    if len(roster.sheets) == 1 or not known.any():
        return []
    sheets = sheet_of_each(roster)
    sizes = Counter(sheets.tolist())
    told = np.unique(np.stack([_enrolments(roster.frame)[known], sheets[known]]), axis=1)
    shared = np.flatnonzero(told[0][1:] == told[0][:-1])
    found: dict[int, set[int]] = {}
    for at in shared.tolist():
        found.setdefault(int(told[0][at]), set()).update(told[1][at : at + 2].tolist())
    pairs = Counter(pair for those in found.values() for pair in combinations(sorted(those), 2))
    return sorted(
        pair for pair, count in pairs.items() if count >= HINT * min(sizes[pair[0]], sizes[pair[1]])
    )


def _enrolments(frame: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Give each row a number that rows of one name, birth year, level and year share."""
    import numpy as np
    import pandas as pd

    codes, names = pd.factorize(frame["name"])
    lowered, _ = pd.factorize(np.array([*map(str.casefold, names), ""], dtype=object))
    key = lowered[codes].astype(np.int64)
    for name in ("birth_year", "year"):
        key = key * YEARS + frame[name].to_numpy(dtype=np.int64, na_value=0)
    levels, labels = pd.factorize(frame["level"])
    return key * (len(labels) + 1) + levels + 1
