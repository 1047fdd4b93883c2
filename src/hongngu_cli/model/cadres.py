"""People of cadre lists: what they hold, what they are planned for, what they ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster


@dataclass(frozen=True, slots=True)
class Cadre:
    """A person of a cadre list. Levels are keys of the vocabulary, the highest first.

    ``row`` is the id in ``Cadres.roster``. ``planned`` are titles of quy hoạch as written.
    ``theory`` and ``degree`` are the highest levels held, None where none is told;
    ``held_unread`` tells that something was written there and not understood, ``no_theory`` and
    ``no_degree`` that none is held ("Chưa qua đào tạo").
    ``asks`` are the levels asked for; ``may_ask`` tells whether the list has a column for
    them, ``asks_unread`` that something in it was not understood. ``wanted_year`` is the year
    asked for. ``studying`` and ``deferred`` are levels that the remarks tell of.
    """

    row: int
    name: str | None
    birth_date: dt.date | None
    birth_year: int | None
    sex: str | None
    unit: str | None
    position: str | None
    priority: int | None
    ethnicity: str | None
    party_date: dt.date | None
    note: str | None
    planned: tuple[str, ...]
    theory: str | None
    degree: str | None
    held_unread: bool
    no_theory: bool
    no_degree: bool
    asks: tuple[str, ...]
    may_ask: bool
    asks_unread: bool
    wanted_year: int | None
    studying: tuple[str, ...]
    deferred: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cadres:
    """People of the cadre lists, in order, with their places in ``roster``; what is to be said.

    ``days`` gives, by the number of a table, the day for which the list tells how things are.
    """

    people: tuple[Cadre, ...]
    roster: Roster
    issues: tuple[Issue, ...]
    days: Mapping[int, dt.date] = field(default_factory=dict)
