"""What headings mean, the coded values beneath them, and the kinds of tables they make."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

WANTED = "demand_level"
TELLS_CADRES = frozenset({"level_held_theory", "level_held_degree", "planned_title", "title"})
"""Columns of what cadres have or are meant for, by which a list of them is more than wishes."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's meaning and the headings that say so.

    ``under`` are child headings that mean this field only below a parent heading that
    means the field ``parent`` ("Nam" below "Ngày sinh"), ``under_day`` and so on those below this
    field over a part of its date in a column of its own. ``subjects`` are headings over
    subjects, which may be called as levels are and are none. ``of_people`` mean this field only
    in a list of people, and not among columns of levels: elsewhere they count leaders, and
    ``over_words`` only where words stand beneath them that mean nothing else. ``codes`` are those
    of its headings beneath which an office's own codes stand, of any form.
    """

    field: str
    headings: tuple[str, ...] = ()
    of_people: tuple[str, ...] = ()
    over_words: tuple[str, ...] = ()
    parent: str | None = None
    under: tuple[str, ...] = ()
    under_day: tuple[str, ...] = ()
    under_month: tuple[str, ...] = ()
    under_year: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded value of a field (sex, status, mode …) and how it is written.

    ``whole`` are spellings that mean it only by themselves ("chưa đi" stands in "chưa đi học").
    Of spellings of a status that leaves it open ``enrolled`` are those of who has enrolled, and
    ``not_enrolled`` those of who never did.
    """

    field: str
    key: str
    label: str
    spellings: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    enrolled: tuple[str, ...] = ()
    not_enrolled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What other columns tell of a coded field: ``key`` by how a post begins, or by words.

    ``but`` are words that hold some of ``words`` and tell nothing ("nông thôn"); ``otherwise``
    tell it only where no others do.
    """

    field: str
    key: str
    begins: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table, told by its columns.

    ``needs`` are alternatives: every inner tuple must have one of its fields present.
    ``typical`` fields speak for the kind, ``against`` fields against it. ``headings`` says in
    the clerk's words what the header of such a table has, ``commands`` which commands use it.
    ``wanted`` is what one is called in which people only ask for trainings.
    """

    key: str
    label: str
    needs: tuple[tuple[str, ...], ...]
    headings: str = ""
    wanted: str = ""
    commands: tuple[str, ...] = ()
    typical: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()

    def called(self, fields: Collection[str]) -> str:
        """Give what a table with some fields is called."""
        asks = self.wanted and WANTED in fields and TELLS_CADRES.isdisjoint(fields)
        return self.wanted if asks else self.label
