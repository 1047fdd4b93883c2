"""What posts require of people, whether they hold it, study it, or lack it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.requirements import Required, Requirements
from hongngu_cli.analyse.standing.contradicted import Contradictions
from hongngu_cli.analyse.standing.held import STUDYING, Course, Held, Holdings
from hongngu_cli.analyse.standing.ladder import STEPS, Ladder
from hongngu_cli.analyse.standing.trainings import Learning, Training, trainings_told
from hongngu_cli.analyse.standing.untold import untold
from hongngu_cli.analyse.together import trainings_of

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre, Cadres
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

HOLDS, STUDIES, LACKS = "held", "studying", "missing"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a cadre list: what is held of each group, and what is studied or was left."""

    learning: Learning
    held: Mapping[str, Held | None]
    courses: tuple[Course, ...]

    @property
    def cadre(self) -> Cadre:
        """Who it is."""
        return self.learning.cadre

    def level(self, group: str) -> str | None:
        """Give the level of a group that is held."""
        held = self.held.get(group)
        return held.level if held else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a level that a post requires: HOLDS, STUDIES or LACKS it.

    ``held`` is what counts of the level's ``group``, ``courses`` are those of that group.
    """

    person: Person
    required: Required
    state: str
    group: str
    held: Held | None
    courses: tuple[Course, ...]

    @property
    def is_course(self) -> bool:
        """Tell whether a course is required, of which lists of cadres tell nothing."""
        return self.group not in STEPS

    @property
    def is_open(self) -> bool:
        """Tell whether the cadre list leaves open what of the level's group is held."""
        none_told = Ladder.none_told(self.person.cadre, self.group)
        return self.held is None and not none_told and not self.is_course


@dataclass(frozen=True, slots=True)
class Standings:
    """All people asked for, how they stand to what is required, and what is to be said.

    ``unruled`` are those whose posts require nothing that is known.
    """

    people: tuple[Person, ...]
    standings: tuple[Standing, ...]
    unruled: tuple[Person, ...]
    issues: tuple[Issue, ...]
    holdings: Holdings


def standings(
    cadres: Cadres,
    roster: Roster,
    vocabulary: Vocabulary,
    holdings: Holdings,
    levels: Collection[str] = (),
) -> Standings:
    """Tell how people stand on a day to what their posts require.

    ``levels`` keeps to some levels required, where it names any.
    """
    contradictions = Contradictions(cadres, roster, vocabulary, holdings)
    requirements = Requirements(vocabulary, holdings.as_of)
    people: list[Person] = []
    found: list[Standing] = []
    unruled: list[Person] = []
    issues: list[Issue] = [*untold(cadres, vocabulary)]
    for learning in learnings(cadres, roster, vocabulary):
        courses = holdings.courses(learning)
        held = {group: holdings.on(learning, group, holdings.as_of) for group in sorted(STEPS)}
        person = Person(learning, held, courses)
        people.append(person)
        issues += contradictions.of(learning, courses)
        required = requirements.of(person.cadre)
        if not required:
            unruled.append(person)
        wanted = (one for one in required if not levels or one.level in levels)
        found += (_standing(person, one, holdings) for one in wanted)
    return Standings(tuple(people), tuple(found), tuple(unruled), tuple(issues), holdings)


def learnings(cadres: Cadres, roster: Roster, vocabulary: Vocabulary) -> Iterable[Learning]:
    """Give what both lists tell of each cadre, in the list's order."""
    told = trainings_told(roster.frame)
    days = _days(cadres)
    people = {one.row: one for one in cadres.people}
    for row, rows in trainings_of(cadres, roster, vocabulary).items():
        trainings = tuple(told[at] for at in rows if at in told)
        yield Learning(people[row], trainings, days.get(row))


def _days(cadres: Cadres) -> dict[int, dt.date]:
    """Give the latest day that the lists somebody stands in tell, by the first row."""
    table = cadres.roster.origins.table
    days: dict[int, dt.date] = {}
    rows = [(one.row, one.row) for one in cadres.people]
    for row, first in (*rows, *cadres.roster.repeats.items()):
        day = cadres.days.get(int(table[row]))
        if day is not None:
            days[first] = max(day, days.get(first, day))
    return days


def _standing(person: Person, required: Required, holdings: Holdings) -> Standing:
    ladder, level = holdings.ladder, required.level
    group = ladder.group[level]
    held = holdings.on(person.learning, group, holdings.as_of) if group in STEPS else None
    done = person.learning.completed(holdings.as_of)
    fitting = [one for one in done if ladder.reaches(one.level, level)]
    courses = tuple(one for one in person.courses if ladder.group[one.level] == group)
    if held and ladder.reaches(held.level, level):
        state = HOLDS
    elif fitting:
        state, held = HOLDS, _by(fitting)
    elif any(one.state == STUDYING and ladder.reaches(one.level, level) for one in courses):
        state = STUDIES
    else:
        state = LACKS
    return Standing(person, required, state, group, held, courses)


def _by(trainings: list[Training]) -> Held:
    return Held(trainings[0].level, trainings[0])
