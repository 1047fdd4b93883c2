"""Counts that stand in tables of quota, demand, plan and classes, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place

FIELDS = (
    "demand",
    "planned",
    "allocated",
    "sent",
    "enrolled",
    "completed",
    "classes",
    "learners",
    "planned_classes",
    "planned_learners",
    "graded",
    "summoned",
    "attended",
)
"""What can be counted, in the order of the chain from demand to completion, then of classes.

``graded`` are learners with one result; ``summoned`` and ``attended`` those of study days.
"""
ATTENDANCE = ("summoned", "attended")
"""The same people twice, as far as they came."""
PLANNED = {"classes": "planned_classes", "learners": "planned_learners"}
"""What a number of classes counts where only a plan is told."""
SITTING_IN = {"learners": "classes", "planned_learners": "planned_classes"}
"""What classes the learners of a column sit in."""
KINDS = ("quota", "demand", "plan", "results", "classes", "tally")
"""Kinds of tables that counts are read from."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a table: what it counts, whose, of which level, for which year.

    ``field`` is one of ``FIELDS``. Whatever neither the row, the headings, a section, the
    title, the sheet nor the file tells is None. ``level`` is a key of the vocabulary, all other
    texts stand as the office wrote them. A row of a register is one class, at the cell that
    names it; its ``organiser`` may name partners too, ``result`` is that of ``graded``, and
    ``course`` is what the class is called. A row that takes a label from the row above it
    ``continues`` that one. ``spelling`` is what
    stands for a level that is not known. Where numbers are put into the units of a day,
    ``former`` is the unit it was written for.
    """

    field: str | None
    unit: str | None
    level: str | None
    year: int | None
    value: int
    place: Place
    audience: str | None = None
    organiser: str | None = None
    mode: str | None = None
    result: str | None = None
    partner: str | None = None
    course: str | None = None
    continues: bool = False
    spelling: str | None = None
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """All counts in the order of their files, tables, rows and columns, and what is to be said.

    Sums that the tables state themselves are not among them: they have been compared.
    ``unread`` are cells of which it is known what they count, and not how many: of value 0.
    """

    counts: tuple[Count, ...]
    issues: tuple[Issue, ...]
    unread: tuple[Count, ...] = ()
