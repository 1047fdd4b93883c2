"""Seats of levels and years, what is free of them, and who may be away of a unit at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.candidates import Asking
    from hongngu_cli.analyse.plan.problem import Pool
    from hongngu_cli.model.counts import Count
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Planning
    from hongngu_cli.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Seats:
    """The cells that allocate seats and the trainings that have taken some, by pool.

    ``limited`` tells whether there is a table of seats at all.
    """

    cells: Mapping[Pool, tuple[Count, ...]]
    taken: Mapping[Pool, tuple[int, ...]]
    limited: bool = True

    def allocated(self, pool: Pool) -> int | None:
        """Give the seats of a pool, those taken too; None where nobody allocated any."""
        return sum(one.value for one in self.cells[pool]) if pool in self.cells else None

    @property
    def free(self) -> dict[Pool, int] | None:
        """Give the seats that are left; None where there is no limit."""
        if not self.limited:
            return None
        return {
            pool: max(0, (self.allocated(pool) or 0) - len(self.taken.get(pool, ())))
            for pool in self.cells
        }


def seats_of(
    counts: Iterable[Count],
    roster: Roster,
    vocabulary: Vocabulary,
    years: range,
    *,
    by_unit: bool,
) -> Seats:
    """Add up seats by level and year, with ``by_unit`` by unit too, and who was sent on them."""
    units = UnitSpellings(vocabulary)
    frame = roster.frame
    written = [one.unit for one in counts if one.unit] + frame["unit"].dropna().unique().tolist()
    labels = units.labels(dict.fromkeys(written)) if by_unit else {}
    cells: dict[Pool, list[Count]] = defaultdict(list)
    for one in counts:
        if one.field == "allocated" and one.level and one.year is not None and one.year in years:
            cells[one.level, one.year, labels.get(one.unit or "", "")].append(one)
    taken: dict[Pool, list[int]] = defaultdict(list)
    sent = frame[frame["year"].isin(list(years)) & frame["level"].notna()]
    for at, level, year, unit in zip(
        sent.index.tolist(), sent["level"], sent["year"].tolist(), sent["unit"], strict=True
    ):
        own = (level, int(year), labels.get(unit, ""))
        taken[own if own in cells else (level, int(year), "")].append(at)
    return Seats(
        {pool: tuple(ones) for pool, ones in cells.items()},
        {pool: tuple(rows) for pool, rows in taken.items()},
    )


def room_of(
    asking: Asking, plan: Planning, labels: Mapping[str, str]
) -> dict[tuple[str, int], int]:
    """Give how many more of each unit may be away when each year's courses begin."""
    if plan.away_most is None and plan.away_share is None:
        return {}
    people: dict[str, int] = defaultdict(int)
    away: dict[tuple[str, int], int] = defaultdict(int)
    for one in asking.cadres.people:
        people[labels.get(one.unit or "", "")] += 1
    for one, studies in asking.away():
        for year in asking.years:
            begins = dt.date(year, asking.studies.month, asking.studies.day)
            runs = any(study.until > begins for study in studies)
            away[labels.get(one.unit or "", ""), year] += runs
    return {
        (unit, year): most_away(plan, size) - away[unit, year]
        for unit, size in people.items()
        if unit
        for year in asking.years
    }


def most_away(plan: Planning, people: int) -> int:
    """Give how many of a unit's people may be away at once."""
    limits = [] if plan.away_most is None else [plan.away_most]
    if plan.away_share is not None:
        limits.append(int(Fraction(str(plan.away_share)) * people))
    return min(limits, default=people)
