"""Who was sent, enrolled and completed, by level, year and unit, as the rosters tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hongngu_cli.analyse.enrolled import Enrolled
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.analyse.quota.levels import Spelt
from hongngu_cli.analyse.quota.stated import Scope
from hongngu_cli.analyse.select import STATUSES
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.figure import RowIds
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

ROSTERS = ("sent", "enrolled", "completed")
"""Measures that rosters tell."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Rows of a roster by measure and scope.

    ``told`` are, by measure, the scopes in which a row tells of it; ``years`` those of which
    the rosters hold anybody at all, be it of other levels and units. ``silent`` are rows that
    do not tell their status. ``people`` numbers people where they are asked for.
    """

    rows: Mapping[str, Mapping[Scope, RowIds]]
    told: Mapping[str, frozenset[Scope]]
    years: frozenset[int | None]
    silent: RowIds
    people: Mapping[int, int] | None

    @property
    def any_rows(self) -> bool:
        """Whether the rosters hold anybody."""
        return bool(self.years)

    def once(self, ids: Iterable[int]) -> RowIds:
        """Give of each person the first row, where people are asked for."""
        numbers, first = self.people or {}, dict[int, int]()
        for at in ids:
            first.setdefault(numbers[at], at)
        return tuple(first.values())


def sent(
    roster: Roster, vocabulary: Vocabulary, labels: Mapping[str, str], spelt: Spelt, *, people: bool
) -> Sent:
    """Sort a roster's rows, as selected, into scopes; ``labels`` name each spelling's unit."""
    frame = roster.frame
    rows: dict[str, dict[Scope, list[int]]] = {name: defaultdict(list) for name in ROSTERS}
    told: dict[str, set[Scope]] = {name: set() for name in ROSTERS}
    silent: list[int] = []
    enrolled = Enrolled(roster, vocabulary).rows()
    for at, level, year, unit, status in zip(
        frame.index.tolist(),
        _plain(frame["level"]),
        _plain(frame["year"]),
        _plain(frame["unit"]),
        _plain(frame["status"]),
        strict=True,
    ):
        known = level
        if level is None:
            known = spelt.level(None, shown(roster.typed(at, "level")))
        scope = (known, None if year is None else int(year), labels.get(unit) if unit else None)
        if status is None:
            silent.append(at)
        for measure in ROSTERS:
            taken = STATUSES[measure]
            if not taken or status is not None:
                told[measure].add(scope)
            if not taken or (at in enrolled if measure == "enrolled" else status in taken):
                rows[measure][scope].append(at)
    numbers = person_numbers(frame, vocabulary) if people else None
    return Sent(
        {name: {s: tuple(ids) for s, ids in found.items()} for name, found in rows.items()},
        {name: frozenset(scopes) for name, scopes in told.items()},
        frozenset(None if y is None else int(y) for y in _plain(roster.columns.frame["year"])),
        tuple(silent),
        None if numbers is None else dict(zip(frame.index.tolist(), numbers.tolist(), strict=True)),
    )


def _plain(column: pd.Series) -> list[Any]:
    """Give a column's values, None for what is missing."""
    values: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return values
