"""People as numbers: of a hundred thousand, those who agree in some things and differ in one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hongngu_cli.model.alike import joined, numbered
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hongngu_cli.model.alike import Ids, Mask
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

FEWEST_DIGITS = 4
"""Shorter identity numbers, and zeros alone, only fill the cell."""

MISTYPED = {8: 9, 11: 12, 13: 12}
"""Lengths of identity numbers that are one digit off, and those they were meant to have."""


@dataclass(frozen=True, slots=True)
class People:
    """The rows with a name, by id, and for each thing told of them a number equal values share.

    Zero stands for a birth or a year of training that is not told. ``names`` are the folded
    ones by their number.
    """

    rows: Ids
    told: Mapping[str, Ids]
    names: Sequence[str]

    def among(self, chosen: Mask) -> People:
        """Keep some of the people."""
        return replace(
            self, rows=self.rows[chosen], told={name: n[chosen] for name, n in self.told.items()}
        )

    def joined(self, names: Sequence[str]) -> Ids:
        """Give a number that rows share which agree in some things."""
        return joined([self.told[name] for name in names])

    def differing(self, agreeing: Sequence[str], differing: str) -> Mask:
        """Tell which rows agree in some things with one that differs from it in another."""
        import numpy as np

        _, keys = np.unique(self.joined(agreeing), return_inverse=True)
        both = np.sort(joined([keys, self.told[differing]]))
        met_first = both[np.diff(both, prepend=-1) != 0]
        size = int(self.told[differing].max(initial=0)) + 1
        several: Mask = (np.bincount(met_first // size, minlength=len(keys)) > 1)[keys]
        return several

    def groups(self, agreeing: Sequence[str], differing: str) -> Iterable[list[int]]:
        """Give the rows that agree in some things, of each value of another the first one."""
        import numpy as np

        key = self.joined(agreeing)
        _, first = np.unique(joined([key, self.told[differing]]), return_index=True)
        first.sort()
        _, of_each, counts = np.unique(key[first], return_inverse=True, return_counts=True)
        chosen = first[counts[of_each] > 1]
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
    """Give names, units, births, levels and years in numbers.

    Where no unit is named, the file stands for it. Made once for a roster, since many ask.
    """
    known = MADE.get(roster)
    if known is None or known[0] is not vocabulary:
        known = MADE[roster] = vocabulary, _made(roster, vocabulary)
    return known[1]


MADE: WeakKeyDictionary[Roster, tuple[Vocabulary, People]] = WeakKeyDictionary()
"""The people of rosters that are examined, with the vocabulary that read their units."""


def _made(roster: Roster, vocabulary: Vocabulary) -> People:
    import numpy as np

    columns = roster.columns
    rows = roster.ids[columns.among("name", bool)[roster.ids]]
    names, of_name = columns.coded("name")
    folded = [fold_name(name) if name else "" for name in names]
    born = columns.numbers("birth_date")[rows]
    told = {
        "name": numbered(folded)[of_name[rows]],
        "unit": _units(roster, UnitSpellings(vocabulary))[rows],
        "birth_date": np.maximum(born, 0),
        "birth_year": np.maximum(columns.numbers("birth_year")[rows], 0),
        "level": columns.coded("level")[1][rows],
        "training": np.maximum(columns.numbers("year")[rows], 0),
    }
    return People(rows, told | _parts_of(told["birth_date"]), list(dict.fromkeys(folded)))


def _units(roster: Roster, spellings: UnitSpellings) -> Ids:
    """Give the place of each enrolment's unit a number, else the file it stands in."""
    import numpy as np

    typed, of_row = roster.columns.coded("unit")
    keys = [spellings.place_key(text) if text else "" for text in typed]
    files = [(table.sheet.path,) for table in roster.tables]
    numbers = numbered([*keys, *files])
    named = np.array([bool(key) for key in keys], dtype=bool)[of_row]
    units: Ids = np.where(named, numbers[of_row], numbers[len(keys) :][roster.origins.table])
    return units


def with_identity(roster: Roster, people: People) -> People:
    """Keep the people with an identity number that can be one."""
    import numpy as np

    values = roster.columns[IDENTITY]
    numbers = [values[row] if _is_identity(values[row]) else "" for row in people.rows.tolist()]
    told = {
        IDENTITY: numbered(numbers),
        "card": np.array(list(map(_card, numbers)), dtype=np.int64),
    }
    whole = replace(people, told={**people.told, **told})
    return whole.among(told["card"] > 0)


def _card(number: str) -> int:
    """Tell of which card a number is by its length, be a digit missing or too many."""
    return MISTYPED.get(len(number), len(number)) if number.isdigit() else len(number)


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
