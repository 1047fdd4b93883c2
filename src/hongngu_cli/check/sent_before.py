"""Who was sent to a level before, among the rows of one name, birth year and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from hongngu_cli.model.roster import Roster
    from hongngu_cli.text.spellings import UnitSpellings

NOT_FINISHED = ("withdrawn", "deferred")
"""After these nothing is wrong with being sent again."""
Key = tuple[str, "Hashable"]


@dataclass(frozen=True, slots=True)
class Sending:
    """A row: whose it may be, what and when, and whether the training was not broken off."""

    row: int
    birth_date: Hashable
    unit: str
    level: str
    year: int
    lasting: bool


def sent_again(
    roster: Roster,
    units: UnitSpellings,
    rows: Sequence[int],
    agreeing: Sequence[str],
    differing: str,
) -> Iterable[list[Sending]]:
    """Give, of some rows with a year, those of one name that agree in some fields, in order.

    Only where they differ in another field; few do, so that most are never looked at.
    """
    columns = roster.columns
    years, typed, units_typed, births, levels, statuses, apart = (
        columns[field]
        for field in ("year", "name", "unit", "birth_date", "level", "status", differing)
    )
    rows = [row for row in rows if years[row] is not None]
    folded = {name: fold_name(name) for name in set(typed) if name}
    names = [folded.get(typed[row]) for row in rows]
    others = (map(columns[field].__getitem__, rows) for field in agreeing)
    alike: dict[tuple[Hashable, ...], list[int]] = {}
    for row, key in zip(rows, zip(names, *others, strict=True), strict=True):
        alike.setdefault(key, []).append(row)
    keys = {text: units.key(text) for text in set(units_typed) if text}
    for key, those in alike.items():
        if len(those) == 1 or None in key or len({apart[row] for row in those}) == 1:
            continue
        yield [
            Sending(
                *(row, births[row], keys.get(units_typed[row], ""), levels[row], years[row]),
                statuses[row] not in NOT_FINISHED,
            )
            for row in sorted(those)
        ]


class SentBefore:
    """Rows met so far: by who they may be and by year the first one, and the first lasting one.

    Thousands of rows may bear one name, so none is held against every other.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._rows: dict[Key, dict[int, list[int | None]]] = {}

    def add(self, sent: Sending) -> None:
        """Take a row; rows are taken in their order."""
        dated = sent.birth_date is not None
        keys: list[Key] = [("unit", sent.unit)]
        keys.append(("date", sent.birth_date) if dated else ("undated", sent.unit))
        for key in keys:
            first = self._rows.setdefault(key, {}).setdefault(sent.year, [sent.row, None])
            if sent.lasting and first[1] is None:
                first[1] = sent.row

    def again(self, sent: Sending) -> int | None:
        """Give the first row that sent the same person in another year, and did not break off.

        Of two years the earlier one counts. The year of birth is no person: two cadres may share
        it, but hardly in one unit.
        """
        return min(self._earlier(sent), default=None)

    def _earlier(self, sent: Sending) -> Iterator[int]:
        dated = sent.birth_date is not None
        keys: list[Key] = [("date", sent.birth_date), ("undated", sent.unit)]
        for key in keys if dated else [("unit", sent.unit)]:
            for year, (first, lasting) in self._rows.get(key, {}).items():
                if year < sent.year and lasting is not None:
                    yield lasting
                if year > sent.year and sent.lasting and first is not None:
                    yield first
