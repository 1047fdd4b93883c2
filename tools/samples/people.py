"""The people of the sample lists and what they were sent to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.courses import Course

Birth = dt.date | int
"""A birth date; the bare year where nothing more is known."""

COMPLETED, STUDYING, DEFERRED, WITHDRAWN = "completed", "studying", "deferred", "withdrawn"


@dataclass(slots=True)
class Enrolment:
    """One sending of a person; ``grade`` is "giỏi", "khá" … of a completed course."""

    person: Person
    course: Course
    outcome: str = COMPLETED
    grade: str = ""

    @property
    def level(self) -> str:
        """Give the level's key."""
        return self.course.level

    @property
    def year(self) -> int:
        """Give the year of sending."""
        return self.course.year


@dataclass(slots=True)
class Person:
    """A cadre, filled in step by step; what is unknown or blank is empty."""

    unit: str
    sex: str
    name: str
    birth: Birth
    ethnicity: str
    outside_plan: bool = False
    enrolments: list[Enrolment] = field(default_factory=list)
    post: str = ""
    rank: int = 0
    joined: dt.date | None = None
    degree: str = ""
    theory: str = ""
    title: str = ""
    priority: int | None = None
    need: str = ""
    note: str = ""

    @property
    def birth_year(self) -> int:
        """Give the year of birth."""
        return self.birth if isinstance(self.birth, int) else self.birth.year

    @property
    def levels(self) -> set[str]:
        """Give the levels the person was ever sent to."""
        return {enrolment.level for enrolment in self.enrolments}

    def completed(self, level: str) -> bool:
        """Tell whether the person completed a training of this level."""
        return any(e.level == level and e.outcome == COMPLETED for e in self.enrolments)
