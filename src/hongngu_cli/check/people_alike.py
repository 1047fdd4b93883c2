"""People as numbers: of a hundred thousand, those who agree in some things and differ in one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.model.alike import joined, numbered
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from hongngu_cli.model.roster import Ids, Roster
    from hongngu_cli.model.vocabulary import Vocabulary

    Mask = npt.NDArray[np.bool_]

FEWEST_DIGITS = 4
"""Shorter identity numbers, and zeros alone, only fill the cell."""


@dataclass(frozen=True, slots=True)
class People:
    """The rows with a name, by id, and for each thing told of them a number equal values share.

    Zero stands for a birth that is not told.
    """

    rows: Ids
    told: Mapping[str, Ids]

    def among(self, chosen: Mask) -> People:
        """Keep some of the people."""
        return replace(
            self, rows=self.rows[chosen], told={name: n[chosen] for name, n in self.told.items()}
        )

    def groups(self, agreeing: Sequence[str], differing: str) -> Iterable[list[int]]:
        """Give the rows that agree in some things, of each value of another the first one."""
        import numpy as np

        key = joined([self.told[name] for name in agreeing])
        _, first = np.unique(joined([key, self.told[differing]]), return_index=True)
        first.sort()
        found, counts = np.unique(key[first], return_counts=True)
        chosen = first[np.isin(key[first], found[counts > 1])]
        groups: dict[int, list[int]] = {}
        for shared, row in zip(key[chosen].tolist(), self.rows[chosen].tolist(), strict=True):
            groups.setdefault(shared, []).append(row)
        return groups.values()

    def pairs(self, agreeing: Sequence[str], differing: str) -> Iterator[tuple[int, int]]:
        """Pair rows that agree in some things and differ in another with the first of them."""
        return (
            (first, later)
            for first, *others in self.groups(agreeing, differing)
            for later in others
        )


def people_of(roster: Roster, vocabulary: Vocabulary) -> People:
    """Give names, units and births in numbers; where no unit is named, the file stands for it."""
    import numpy as np

    typed, units_typed, births, years = (
        roster.columns[field] for field in ("name", "unit", "birth_date", "birth_year")
    )
    ids = [row for row in roster.ids.tolist() if typed[row]]
    rows = np.array(ids, dtype=np.int64)
    units = UnitSpellings(vocabulary)
    files = [(table.sheet.path,) for table in roster.tables]
    of_row = roster.origins.table[rows].tolist()
    keys = {text: units.place_key(text) for text in set(units_typed) if text}
    names = {name: fold_name(name) for name in set(typed) if name}
    days = {day: day.toordinal() for day in set(births) if day is not None}
    named = [
        keys.get(units_typed[row]) or files[table] for row, table in zip(ids, of_row, strict=True)
    ]
    told = {
        "name": numbered([names[typed[row]] for row in ids]),
        "unit": numbered(named),
        "birth_date": np.array([days.get(births[row], 0) for row in ids], dtype=np.int64),
        "birth_year": np.array([years[row] or 0 for row in ids], dtype=np.int64),
    }
    return People(rows, told | _parts_of(told["birth_date"]))


def with_identity(roster: Roster, people: People) -> People:
    """Keep the people with an identity number that can be one."""
    import numpy as np

    values = roster.columns[IDENTITY]
    numbers = [values[row] if _is_identity(values[row]) else "" for row in people.rows.tolist()]
    told = {
        IDENTITY: numbered(numbers),
        "length": np.array(list(map(len, numbers)), dtype=np.int64),
    }
    whole = replace(people, told={**people.told, **told})
    return whole.among(told["length"] > 0)


def _is_identity(text: object) -> bool:
    digits = [sign for sign in text if sign.isdigit()] if isinstance(text, str) else []
    return len(digits) >= FEWEST_DIGITS and set(digits) != {"0"}


def _parts_of(ordinals: Ids) -> dict[str, Ids]:
    """Give the parts of births: the year, the day of the year, and that with its parts sorted."""
    import numpy as np

    since_1970 = ordinals - 719_163  # the ordinal of 1/1/1970
    days = since_1970.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    month = months.astype(np.int64) % 12 + 1
    day = (days - months).astype(np.int64) + 1
    return {
        "day": day,
        "month": month,
        "year": days.astype("datetime64[Y]").astype(np.int64) + 1970,
        "of_year": month * 100 + day,
        "swapped": np.minimum(day, month) * 100 + np.maximum(day, month),
    }
