"""A whole plan: who is asked for, what seats there are, who goes when, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.candidates import Asked, Asking
from hongngu_cli.analyse.plan.eligibility import Eligibility
from hongngu_cli.analyse.plan.missing import missing_seats
from hongngu_cli.analyse.plan.one_more import OneMore, one_more
from hongngu_cli.analyse.plan.optimum import best_plan
from hongngu_cli.analyse.plan.preferences import Preferences
from hongngu_cli.analyse.plan.prerequisites import Prerequisites
from hongngu_cli.analyse.plan.problem import Problem
from hongngu_cli.analyse.plan.seats import Seats, room_of, seats_of
from hongngu_cli.analyse.plan.studies import Studies
from hongngu_cli.analyse.requirements import Requirements
from hongngu_cli.analyse.together import trainings_of
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.problem import Pool, Years
    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.counts import Counts
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Given:
    """What a plan is made from."""

    cadres: Cadres
    roster: Roster
    counts: Counts
    vocabulary: Vocabulary
    settings: Settings
    as_of: dt.date
    years: range
    limited: bool
    """Whether there is a table of seats at all."""
    levels: tuple[str, ...] = ()
    """The levels asked for; empty for all."""


@dataclass(frozen=True, eq=False)
class Planned:
    """Who asks, and the year each goes in (None for who waits), in the list's order."""

    given: Given
    asked: tuple[Asked, ...]
    problem: Problem
    seats: Seats
    trainings: Mapping[int, tuple[int, ...]]
    years: Years

    @cached_property
    def _lacking(self) -> tuple[dict[Pool, int], int]:
        return missing_seats(self.problem)

    @property
    def missing(self) -> dict[Pool, int]:
        """The extra seats with which everybody could go who may."""
        return self._lacking[0]

    @property
    def stranded(self) -> int:
        """How many could not go with any number of seats, as others or they themselves are away."""
        return self._lacking[1]

    @cached_property
    def more(self) -> tuple[OneMore, ...]:
        """What one more seat would change."""
        return tuple(one_more(self.problem, self.years))

    @cached_property
    def used(self) -> dict[Pool, tuple[int, ...]]:
        """Who takes the seats of each pool, by their numbers."""
        found: dict[Pool, list[int]] = {}
        for at, (one, year) in enumerate(zip(self.problem.candidates, self.years, strict=True)):
            if year is not None:
                pool = self.problem.pool(one, year) or (one.level, year, "")
                found.setdefault(pool, []).append(at)
        return {pool: tuple(numbers) for pool, numbers in found.items()}


def planned(given: Given, told: Mapping[tuple[int, str], int] | None = None) -> Planned:
    """Make the best plan. ``told`` are the years of the previous one, by person and level."""
    plan, vocabulary = given.settings.plan, given.vocabulary
    trainings = trainings_of(given.cadres, given.roster, vocabulary)
    # Of what is studied before a plan begins nothing is known that comes after.
    now = min(given.as_of, dt.date(given.years[0] - 1, 12, 31))
    studies = Studies(given.roster, trainings, vocabulary, now, plan.starts)
    eligibility = Eligibility(given.cadres, vocabulary, plan.mode)
    begins = dt.date(given.years[0], studies.month, studies.day)
    labels = _labels(given)
    asking = Asking(
        given.cadres,
        vocabulary,
        given.settings,
        given.as_of,
        given.years,
        studies,
        eligibility,
        Prerequisites(given.cadres, vocabulary),
        Preferences(given.settings, eligibility, given.as_of, given.years, begins),
        Requirements(vocabulary, given.as_of),
        labels,
    )
    seats = seats_of(given, labels)
    asked = tuple(
        _told(one, told or {})
        for one in asking.everybody()
        if not given.levels or one.level in given.levels
    )
    problem = Problem(tuple(one.candidate for one in asked), seats.free, room_of(asking, plan))
    return Planned(given, asked, problem, seats, trainings, best_plan(problem))


def _labels(given: Given) -> Mapping[str, str]:
    """Name the unit of every spelling, alike in the lists of cadres, of seats and of trainings."""
    every = (*given.counts.counts, *given.counts.unread)
    written = [one.unit for one in given.cadres.people if one.unit]
    written += [one.unit for one in every if one.unit]
    written += given.roster.frame["unit"].dropna().unique().tolist()
    return UnitSpellings(given.vocabulary).labels(dict.fromkeys(written))


def _told(asked: Asked, told: Mapping[tuple[int, str], int]) -> Asked:
    """Note the year that the previous plan told somebody."""
    year = told.get((asked.cadre.row, asked.level))
    return replace(asked, candidate=replace(asked.candidate, told=year)) if year else asked
