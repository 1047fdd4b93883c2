"""Until when somebody is to serve after a training: as a list tells, else by a rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.days import months_after

if TYPE_CHECKING:
    from hongngu_cli.analyse.placement.courses import Course
    from hongngu_cli.model.conditions import Commitment
    from hongngu_cli.model.vocabulary import Vocabulary

LISTED = "danh sách ghi"


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: until when, by which source, and what it was reckoned from, in words.

    ``about`` tells that a day it was reckoned from is not told, ``tentative`` that it must be
    compared with what was signed.
    """

    until: dt.date
    source: str
    how: str = ""
    about: bool = False
    tentative: bool = False


class Promises:
    """Tells commitments with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the rules in their order."""
        self.rules = vocabulary.commitment
        self.postgraduate = {one.key for one in vocabulary.level if one.postgraduate}

    def of(self, course: Course, promised: dt.date | int | None) -> Promise | None:
        """Give the commitment for a training; None where there is none, or no day."""
        if isinstance(promised, dt.date):
            return Promise(promised, LISTED)
        if course.ended is None:
            return None
        about = course.end is None
        if promised is not None:
            until = months_after(course.ended, promised)
            return Promise(until, LISTED, f"{promised} tháng từ khi hoàn thành", about)
        rule = next((one for one in self.rules if self._holds(one, course)), None)
        if rule is None or not rule.times or not (course.days or course.months):
            return None
        if course.days:
            until = course.ended + dt.timedelta(days=rule.times * course.days)
            how = f"{rule.times} × {course.days} ngày học"
        else:
            until = months_after(course.ended, rule.times * course.months)
            how, about = f"{rule.times} × {course.months} tháng học", True
        return Promise(until, rule.source, how, about, rule.tentative)

    def _holds(self, rule: Commitment, course: Course) -> bool:
        """Tell whether a rule is for a training: for its level, and in force when it began."""
        of_level = course.level in rule.level
        if not of_level and not (rule.postgraduate and course.level in self.postgraduate):
            return False
        began = course.start or (dt.date(course.year, 12, 31) if course.year else None)
        if began is None:
            return rule.since is None or rule.tentative
        return (rule.since or dt.date.min) <= began <= (rule.until or dt.date.max)
