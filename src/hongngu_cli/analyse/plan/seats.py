"""Seats of levels and years, what is free of them, and who may be away of a unit at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hongngu_cli.analyse.quota.issues import Telling
from hongngu_cli.analyse.quota.levels import Spelt
from hongngu_cli.analyse.quota.stated import stated

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.candidates import Asking
    from hongngu_cli.analyse.plan.planning import Given
    from hongngu_cli.analyse.plan.problem import Pool
    from hongngu_cli.model.counts import Count
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.settings import Planning


@dataclass(frozen=True, slots=True)
class Seats:
    """The cells that allocate seats and the trainings that have taken some, by pool.

    ``limited`` tells whether there is a table of seats at all. ``unread`` are cells in which
    no number can be read, ``unplaced`` those that tell no known level or no year; ``issues``
    tell of seats that are stated more than once.
    """

    cells: Mapping[Pool, tuple[Count, ...]]
    taken: Mapping[Pool, tuple[int, ...]]
    limited: bool = True
    issues: tuple[Issue, ...] = ()
    unread: Mapping[Pool, tuple[Count, ...]] = field(default_factory=dict)
    unplaced: tuple[Count, ...] = ()

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


def seats_of(given: Given, labels: Mapping[str, str]) -> Seats:
    """Add up seats by level and year, by unit too if units have their own, and who took some.

    Seats that are stated again count once, as in the chain from demand to completion.
    ``labels`` name each spelling's unit.
    """
    frame, vocabulary, years = given.roster.frame, given.vocabulary, given.years
    by_unit = given.settings.plan.unit_seats
    counts = replace(
        given.counts,
        counts=tuple(one for one in given.counts.counts if one.field == "allocated"),
        unread=tuple(one for one in given.counts.unread if one.field == "allocated"),
    )
    telling = Telling(vocabulary)
    numbers = stated(counts, given.roster.tables, labels, Spelt(), telling)
    cells: dict[Pool, list[Count]] = defaultdict(list)
    unread: dict[Pool, list[Count]] = defaultdict(list)
    unplaced: list[Count] = []
    for found, told in ((numbers.cells, cells), (numbers.unread, unread)):
        for (level, year, unit), ones in found["allocated"].items():
            if not level or level not in vocabulary.levels or year is None:
                unplaced += ones if found is numbers.cells else ()
            elif year in years:
                told[level, year, unit or "" if by_unit else ""] += ones
    taken: dict[Pool, list[int]] = defaultdict(list)
    sent = frame[
        frame["year"].isin(list(years)) & frame["level"].notna() & (frame["sponsor"] != "self")
    ]
    for at, level, year, unit in zip(
        sent.index.tolist(), sent["level"], sent["year"].tolist(), sent["unit"], strict=True
    ):
        own = (level, int(year), labels.get(unit, "") if by_unit else "")
        taken[own if own in cells else (level, int(year), "")].append(at)
    return Seats(
        {pool: tuple(ones) for pool, ones in cells.items()},
        {pool: tuple(rows) for pool, rows in taken.items()},
        given.limited,
        (
            *numbers.issues,
            *_of_nobody(
                cells, {labels.get(one.unit or "") for one in given.cadres.people}, telling
            ),
        ),
        {pool: tuple(ones) for pool, ones in unread.items()},
        tuple(unplaced),
    )


def _of_nobody(
    cells: Mapping[Pool, Sequence[Count]], units: Collection[str | None], telling: Telling
) -> Iterator[Issue]:
    """Tell once a unit of the seats that have units of their own and nobody to take them."""
    first: dict[str, Count] = {}
    for (_, _, unit), ones in cells.items():
        if unit and unit not in units:
            first.setdefault(unit, ones[0])
    for unit, one in first.items():
        says = (
            f"Danh sách cán bộ không có ai ở “{unit}” nên không xếp được chỉ tiêu của đơn vị này."
        )
        yield telling.of_count("unit-one-sided", one, says, "warning")


def room_of(asking: Asking, plan: Planning) -> dict[tuple[str, int], int]:
    """Give how many more of each unit may be away when each year's courses begin."""
    if plan.away_most is None and plan.away_share is None:
        return {}
    labels = asking.labels
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
