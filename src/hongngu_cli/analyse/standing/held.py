"""What somebody holds on a day, and what they are studying: by the list and by trainings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.standing.trainings import COMPLETED, Learning, Training

if TYPE_CHECKING:
    from hongngu_cli.analyse.standing.ladder import Ladder

STUDYING, DEFERRED, WITHDRAWN, UNTOLD = "studying", "deferred", "withdrawn", "untold"
SENT = "sent"
"""Was sent and has not enrolled yet."""
TOLD = (STUDYING, DEFERRED, WITHDRAWN, SENT)
"""Statuses that say what became of a training not completed; others leave it open."""


@dataclass(frozen=True, slots=True)
class Held:
    """A level held; ``training`` is the one that gave it, None where the cadre list tells it."""

    level: str
    training: Training | None


@dataclass(frozen=True, slots=True)
class Course:
    """A level not held yet: being studied, put off, given up, not begun, or of unknown outcome.

    ``training`` is the last one sent to, ``remarked`` whether the cadre list tells it.
    """

    level: str
    state: str
    training: Training | None
    remarked: bool


@dataclass(frozen=True, slots=True)
class Holdings:
    """Tells what people hold and study on the day ``as_of``.

    ``listed`` is the day of lists that do not tell their own; ``longest`` is for how many years
    after its own a training without an outcome may last.
    """

    ladder: Ladder
    as_of: dt.date
    longest: int
    listed: dt.date

    def on(self, one: Learning, group: str, day: dt.date) -> Held | None:
        """Give the highest level of a group held on a day; None where none is told.

        What a list of a later day tells was not held yet where a training completed since
        gave it; then the level that must come before it was.
        """
        level = self._listed(one, group, day)
        done = [t for t in one.completed(day) if self.ladder.group[t.level] == group]
        best = max(done, key=lambda t: self.ladder.rank[t.level], default=None)
        if best is not None and (level is None or not self.ladder.reaches(level, best.level)):
            return Held(best.level, best)
        return Held(level, None) if level else None

    def _listed(self, one: Learning, group: str, day: dt.date) -> str | None:
        level: str | None = self.ladder.listed(one.cadre, group)[0]
        if (one.listed or self.listed) <= day:
            return level
        later = {
            self.ladder.base(t.level)
            for t in one.trainings
            if t.status == COMPLETED and not t.is_done(day)
        }
        while level and self.ladder.base(level) in later:
            level = self.ladder.below(level)
        return level

    def courses(self, one: Learning) -> tuple[Course, ...]:
        """Give what is studied now or was left, the highest level first, of each level once.

        What the cadre list remarks counts before what a roster tells, which may be older.
        """
        day = self.as_of
        own: dict[str, list[Training]] = {}
        for training in one.trainings:
            if training.is_begun(day):
                own.setdefault(training.level, []).append(training)
        remarked = dict.fromkeys(one.cadre.studying, STUDYING)
        remarked |= dict.fromkeys(one.cadre.deferred, DEFERRED)
        found = []
        for level in sorted({*own, *remarked}, key=self.ladder.rank.__getitem__, reverse=True):
            held = self.on(one, self.ladder.group[level], day)
            told = own.get(level, [])
            has = held is not None and self.ladder.reaches(held.level, level)
            if has or any(t.is_done(day) for t in told):
                continue
            last = max(told, key=lambda t: t.order, default=None)
            state = remarked.get(level) or (self.outcome(last) if last else UNTOLD)
            if state == UNTOLD and held and self.ladder.much_the_same(held.level, level):
                continue  # what the list tells is the outcome
            found.append(Course(level, state, last, level in remarked))
        return tuple(found)

    def outcome(self, training: Training) -> str:
        """Tell what became of a training by now that was not completed by then."""
        if training.status in TOLD:
            return str(training.status)
        if training.status == COMPLETED:
            return STUDYING  # it ends later than the day asked about
        if training.end is not None:
            return STUDYING if training.end >= self.as_of else UNTOLD
        running = training.year is not None and training.year + self.longest >= self.as_of.year
        return STUDYING if running else UNTOLD
