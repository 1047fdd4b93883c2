"""What became of each training that was completed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.placement.commitments import Promise, Promises
from hongngu_cli.analyse.placement.joined import Joining
from hongngu_cli.analyse.placement.questions import BIRTH, END, Questions
from hongngu_cli.analyse.placement.told import (
    GONE,
    LEFT,
    NOT_POSTED,
    POSTED,
    UNCHANGED,
    UNTOLD,
    Telling,
    Told,
)
from hongngu_cli.analyse.placement.united import united
from hongngu_cli.analyse.plan.days import months_after
from hongngu_cli.analyse.requirements import Requirements
from hongngu_cli.analyse.standing.ladder import Ladder

if TYPE_CHECKING:
    from hongngu_cli.analyse.placement.courses import Chosen, Course
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

FITS = "fits"


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a completed training.

    ``fits`` is "fits" or "unfit", None where neither a list nor the post's requirement tells;
    ``required`` tells that the requirement does. ``late`` is who was not posted within the
    time set, ``silent`` of whom nothing is told for as long. ``running`` tells that the
    commitment is, ``broke`` that somebody went before its end.
    """

    course: Course
    told: Told | None
    state: str
    fits: str | None
    required: bool
    late: bool
    silent: bool
    promise: Promise | None
    running: bool
    broke: bool

    @property
    def is_posted(self) -> bool:
        """Tell whether somebody has a post, be it the one held before."""
        return self.state in {POSTED, UNCHANGED}

    @property
    def undated(self) -> bool:
        """Tell whether nobody can say if a post is overdue."""
        return self.course.ended is None and self.state in {NOT_POSTED, UNTOLD}

    @property
    def is_gone(self) -> bool:
        """Tell whether somebody left, retired or died."""
        return self.state in GONE


@dataclass(frozen=True, slots=True)
class Placements:
    """All completed trainings, what became of them, and what is to be said.

    ``joined`` are the rows of tables of placements that are about a training asked for.
    ``columns`` tells whether any list has a column for placements.
    """

    placed: tuple[Placed, ...]
    failed: tuple[Course, ...]
    no_outcome: tuple[Course, ...]
    joined: tuple[int, ...]
    columns: bool
    issues: tuple[Issue, ...]


def placements(
    chosen: Chosen, own: Roster, vocabulary: Vocabulary, as_of: dt.date, months: int
) -> Placements:
    """Tell what became of trainings by a day; who has no post after ``months`` is late."""
    roster = chosen.roster
    joining = Joining(own, roster, chosen.every, vocabulary)
    joined = joining.joined()
    rows = _rows_of(roster, own, joined)
    telling, questions = Telling(vocabulary), Questions(vocabulary, as_of)
    placing = Placing(vocabulary, as_of, months)
    issues = [*joining.issues, *questions.unread(roster), *questions.unread(own, (END, BIRTH))]
    done = {course.row for course in chosen.completed}
    issues += questions.nameless(roster.tables)
    issues += questions.backwards(roster, chosen.every)
    issues += questions.unfinished(roster, chosen.every, telling)
    placed = []
    for course in chosen.completed:
        at = [(roster, course.row), *rows.get(course.row, ())]
        each = (telling.at(one, row, own=one is own) for one, row in at)
        told, found = united([one for one in each if one], vocabulary)
        placed.append(placing.of(course.ending(told.end if told else None), told))
        issues += [*found, *questions.of(placed[-1])]
    return Placements(
        tuple(placed),
        chosen.failed,
        chosen.no_outcome,
        tuple(row for row, training in joined.items() if training in done),
        _has_columns(roster, own),
        tuple(issues),
    )


def _rows_of(
    roster: Roster, own: Roster, joined: Mapping[int, int]
) -> dict[int, list[tuple[Roster, int]]]:
    """Give the other rows that tell of each training: repeated ones, and those of own tables."""
    rows: dict[int, list[tuple[Roster, int]]] = {}
    for repeat, training in sorted(roster.repeats.items()):
        rows.setdefault(training, []).append((roster, repeat))
    for row, training in sorted(joined.items()):
        rows.setdefault(training, []).append((own, row))
    return rows


def _has_columns(*rosters: Roster) -> bool:
    told: Iterable[str] = (name for one in rosters for name in one.columns.told)
    return any(name in {"post_after", "post_after_date", "post_fits"} for name in told)


class Placing:
    """Tells what became of one training, with the requirements and commitments in force."""

    def __init__(self, vocabulary: Vocabulary, as_of: dt.date, months: int) -> None:
        """Fold the words once."""
        self.as_of, self.months = as_of, months
        self.requirements, self.ladder = Requirements(vocabulary, as_of), Ladder(vocabulary)
        self.promises = Promises(vocabulary)

    def of(self, course: Course, told: Told | None) -> Placed:
        """Tell what became of it."""
        state = (told and told.state) or UNTOLD
        posted = state in {POSTED, UNCHANGED}
        fits = told.fits if told and posted else None
        required = fits is None and posted and self._requires(course, told)
        late = course.ended is not None and months_after(course.ended, self.months) < self.as_of
        promise = self.promises.of(course, told.promised if told else None)
        bound = promise is not None and promise.until >= self.as_of
        went = told.day if told and told.day else self.as_of
        return Placed(
            course,
            told,
            state,
            FITS if required else fits,
            required,
            late and state == NOT_POSTED,
            late and state == UNTOLD,
            promise,
            bound and state not in GONE,
            promise is not None and state == LEFT and went < promise.until,
        )

    def _requires(self, course: Course, told: Told | None) -> bool:
        """Tell whether the post requires the level of the training, or a higher one."""
        post = (told and told.post) or (course.position if told and told.state == UNCHANGED else "")
        if not post or course.level is None:
            return False
        needed = self.requirements.of_post(post, course.unit or "")
        level = course.level
        return any(self.ladder.much_the_same(one, level) for each in needed for one in each.level)
