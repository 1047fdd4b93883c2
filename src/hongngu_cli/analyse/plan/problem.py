"""What is to be decided: candidates, seats and room in units; nothing but numbers and keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pool = tuple[str, int, str]
"""Seats that are shared: of a level, in a year, of one unit ('' where all units share them)."""
Years = tuple[int | None, ...]
"""The year each candidate goes in, None for who waits; in the candidates' order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person for one level. ``person`` is the id of the person's row in the cadre list.

    ``years`` are those in which the person may go if there is a seat, ascending. A long
    course covers ``lasts`` beginnings of courses, its own the first; 0 is a short one.
    ``grades`` tell, in the order of the preferences, how much each speaks for the person; 0 is
    not at all. ``told`` is the year of the previous plan.
    """

    person: int
    level: str
    unit: str
    years: tuple[int, ...]
    lasts: int = 0
    priority: int | None = None
    grades: tuple[int, ...] = ()
    told: int | None = None

    def away(self, began: int, year: int) -> bool:
        """Tell whether a long course begun in a year still runs when another year's begin."""
        return began <= year < began + self.lasts


@dataclass(frozen=True, slots=True)
class Problem:
    """Candidates in the order of the list, free seats, and who may be away of a unit at once.

    Without ``seats`` there are as many as anybody wants; a pool that is not among them is
    empty. ``room`` gives, by unit and year, how many more may be away; all others have enough.
    """

    candidates: tuple[Candidate, ...]
    seats: Mapping[Pool, int] | None = None
    room: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def pool(self, candidate: Candidate, year: int) -> Pool | None:
        """Name the seats that a candidate would take one of; None where seats have no limit."""
        if self.seats is None:
            return None
        own = (candidate.level, year, candidate.unit)
        return own if own in self.seats else (candidate.level, year, "")

    def free(self, candidate: Candidate, year: int) -> bool:
        """Tell whether there is a seat at all for a candidate in a year."""
        pool = self.pool(candidate, year)
        return pool is None or (self.seats or {}).get(pool, 0) > 0


Stage = tuple[str, int | None, int, int]
"""What is sought: "placed", "kept", "preferred", "early" or "all early"; the class; of a
preference its number and grade."""


def classes_of(candidates: Iterable[Candidate]) -> list[int | None]:
    """Give the classes there are, the first first, who has none last."""
    return sorted({one.priority for one in candidates}, key=lambda c: (c is None, c or 0))


def stages(candidates: Iterable[Candidate]) -> list[Stage]:
    """List what is sought, the most important first.

    As many of class 1 as can be, then of 2, of 3, of who has no class; then as few changes as
    can be of what people were told; then, class by class, as many of those preferred, these
    as early as can be, and all of the class as early as can be.
    """
    people = list(candidates)
    classes = classes_of(people)
    sought: list[Stage] = [("placed", one, 0, 0) for one in classes]
    sought += [("kept", None, 0, 0)] if any(one.told is not None for one in people) else []
    for one in classes:
        grades = {
            (number, grade)
            for other in people
            if other.priority == one
            for number, grade in enumerate(other.grades)
            if grade > 0
        }
        tiers = sorted(grades, key=lambda tier: (tier[0], -tier[1]))
        sought += [("preferred", one, *tier) for tier in tiers]
        sought += [("early", one, *tier) for tier in tiers]
        sought.append(("all early", one, 0, 0))
    return sought


def worth(stage: Stage, candidate: Candidate, year: int) -> int:
    """Say what it adds to a stage, of which the most is sought, that somebody goes in a year."""
    kind, of_class, number, grade = stage
    if kind == "kept":
        return int(candidate.told == year)
    if candidate.priority != of_class:
        return 0
    if kind in ("preferred", "early") and candidate.grades[number] != grade:
        return 0
    return -year if kind in ("early", "all early") else 1


def vector(problem: Problem, years: Years) -> tuple[int, ...]:
    """Value a plan stage by stage; who stands earlier in the list goes earlier, the rest equal."""
    pairs = [
        (one, year) for one, year in zip(problem.candidates, years, strict=True) if year is not None
    ]
    never = max((year for one in problem.candidates for year in one.years), default=0) + 1
    sums = (sum(worth(s, one, year) for one, year in pairs) for s in stages(problem.candidates))
    return (*sums, *(-(never if year is None else year) for year in years))
