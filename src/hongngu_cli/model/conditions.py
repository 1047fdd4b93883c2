"""Rules and what they rest on: conditions, requirements, commitments, ages of retirement."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `check`: its severity, what it says and what it advises.

    ``usual`` is the severity it has where no office sets another; one that is ``fixed`` tells
    of data that could not be read, and no office sets another. In a copy that goes back to a
    unit ``for_unit`` stands for advice that only the office can follow; of what it alone can mend
    nothing is told there (``in_copies``).
    """

    key: str
    severity: str
    title: str
    advice: str
    fixed: bool = False
    usual: str = ""
    for_unit: str = ""
    in_copies: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for being sent to some levels, for courses begun from ``since`` to ``until``.

    ``mode`` and ``sex`` narrow whom it is for. Ages are whole years when the course begins;
    ``why`` says what to consider where it is not the age, or beside an age that is not met.
    ``party`` asks for membership of the Party, ``degree`` for this degree or a higher one.
    """

    key: str
    level: tuple[str, ...]
    source: str
    since: dt.date | None = None
    until: dt.date | None = None
    mode: str | None = None
    sex: str | None = None
    youngest: int | None = None
    oldest: int | None = None
    why: str = ""
    party: bool = False
    degree: str | None = None

    @property
    def of_standing(self) -> bool:
        """Tell whether the condition is one of membership or of a degree held."""
        return self.party or self.degree is not None

    @property
    def of_age(self) -> bool:
        """Tell whether the condition is one of age."""
        return self.youngest is not None or self.oldest is not None


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a post requires of who holds it or is planned for it, from ``since`` to ``until``.

    A post fits that begins with one of ``posts``, where one of ``at`` stands in it, else in the
    rest of its title, else in the unit, and none of ``but``, unless the unit begins with one of
    ``but_unit``. ``level`` are the levels required.
    """

    key: str
    posts: tuple[str, ...]
    level: tuple[str, ...]
    source: str
    at: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    but_unit: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """For how long to serve after a training that began from ``since`` to ``until``.

    It is ``times`` the time of training, for ``level`` and, with ``postgraduate``, for all such
    levels. One that is ``tentative`` must be compared with what was signed.
    """

    key: str
    times: int
    source: str
    level: tuple[str, ...] = ()
    postgraduate: bool = False
    tentative: bool = False
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Retirement:
    """The age at which people of a sex retire, year by year.

    Before the year ``since`` it is ``before`` whole years; in it ``years`` and ``months``, and
    every year after ``step`` months more, up to ``last`` whole years.
    """

    key: str
    sex: str
    before: int
    since: int
    years: int
    months: int
    step: int
    last: int
    source: str
