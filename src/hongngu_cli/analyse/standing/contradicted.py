"""Where a cadre list and a roster, or two cells of a list, tell otherwise what somebody holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hongngu_cli.analyse.standing.held import DEFERRED, STUDYING, TOLD, UNTOLD, Course, Holdings
from hongngu_cli.analyse.standing.ladder import OF_GROUP, STEPS
from hongngu_cli.model.issue import Issue
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.standing.trainings import Learning, Training
    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

HELD_CONTRADICTED, STUDYING_CONTRADICTED = "held-contradicted", "studying-contradicted"
OUTCOME_UNTOLD = "outcome-untold"
NONE = "chưa có trình độ"


class Contradictions:
    """Finds what lists tell otherwise; each is told at the cell that did not count, or may not."""

    def __init__(
        self, cadres: Cadres, roster: Roster, vocabulary: Vocabulary, holdings: Holdings
    ) -> None:
        """Take the lists whose cells are named."""
        self.cadres, self.roster = cadres.roster, roster
        self.vocabulary, self.holdings = vocabulary, holdings
        self.ladder = holdings.ladder

    def of(self, one: Learning, courses: Iterable[Course]) -> Iterable[Issue]:
        """Tell what of one person is told otherwise."""
        yield from self._held(one)
        yield from self._left(one)
        yield from self._remarked(one)
        for course in courses:
            yield from self._outcome(course)

    def _held(self, one: Learning) -> Iterable[Issue]:
        """Tell of a level held below one completed by the list's own day."""
        day = min(one.listed or self.holdings.listed, self.holdings.as_of)
        for group in sorted(STEPS):
            listed = self.ladder.listed(one.cadre, group)[0]
            done = [t for t in one.completed(day) if self.ladder.group[t.level] == group]
            best = max(done, key=lambda t: self.ladder.rank[t.level], default=None)
            told = listed is not None or self.ladder.none_told(one.cadre, group)
            if not told or best is None or self.ladder.much_the_same(listed, best.level):
                continue
            level, here = self._label(best.level), self._label(listed) if listed else NONE
            says = (
                f"Danh sách cán bộ ghi {here}, nhưng {self._seen(one, best)} ghi "
                f"đã hoàn thành {level}{_year(best)}; tính theo {level}."
            )
            yield self._at_cadre(HELD_CONTRADICTED, one, OF_GROUP[group], says)

    def _left(self, one: Learning) -> Iterable[Issue]:
        """Tell of a training not completed, of a level that the cadre list tells is held."""
        last: dict[str, Training] = {}
        done = {t.level for t in one.completed(self.holdings.as_of)}
        for training in sorted(one.trainings, key=lambda t: t.order):
            last[training.level] = training
        for level, training in last.items():
            listed = self.ladder.listed(one.cadre, self.ladder.group[level])[0]
            over = training.end and one.listed and training.end <= one.listed
            same = listed and self.ladder.base(listed) == self.ladder.base(level) == level
            if training.status not in TOLD or level in done or not same:
                continue
            if training.status == STUDYING and over:
                continue  # the list is newer than that
            says = (
                f"Ghi {self._status(training.status)} {self._label(level)}, nhưng danh sách cán bộ "
                f"({self._cadre_seen(one, training)}) ghi đã có; tính là đã có."
            )
            yield self._at_training(STUDYING_CONTRADICTED, training, says)

    def _remarked(self, one: Learning) -> Iterable[Issue]:
        """Tell of a remark on a level that is held, or that a roster tells otherwise of."""
        day = self.holdings.as_of
        told = [(STUDYING, level) for level in one.cadre.studying]
        told += [(DEFERRED, level) for level in one.cadre.deferred]
        for state, level in told:
            held = self.holdings.on(one, self.ladder.group[level], day)
            words = f"Ghi {self._status(state)} {self._label(level)}"
            if held and self.ladder.reaches(held.level, level):
                if held.training and one.listed and (held.training.ended or day) > one.listed:
                    continue  # it was completed since
                where = f"{self._seen(one, held.training)} ghi" if held.training else "cột trình độ"
                says = f"{words}, nhưng {where} đã có {self._label(held.level)}; tính là đã có."
                yield self._at_cadre(STUDYING_CONTRADICTED, one, "note", says)
                continue
            own = [t for t in one.trainings if t.level == level and t.is_begun(day)]
            last = max(own, key=lambda t: t.order, default=None)
            if last and last.status in TOLD and last.status != state:
                says = (
                    f"{words}, nhưng {self._seen(one, last)} ghi {self._status(last.status)}; "
                    "tính theo danh sách cán bộ."
                )
                yield self._at_cadre(STUDYING_CONTRADICTED, one, "note", says)

    def _outcome(self, course: Course) -> Iterable[Issue]:
        """Tell of a training that must be over and of which no outcome is told."""
        training = course.training
        if training is None or course.remarked or self.ladder.group[course.level] not in STEPS:
            return
        level = self._label(course.level)
        if course.state == UNTOLD:
            says = f"Không ghi kết quả {level} đã cử đi học{_year(training)}."
            yield self._at_training(OUTCOME_UNTOLD, training, f"{says} Không tính là đang học.")
        elif training.status == STUDYING and training.end and training.end < self.holdings.as_of:
            says = f"Ghi đang học {level}, nhưng đã quá ngày kết thúc {shown(training.end)}."
            yield self._at_training(OUTCOME_UNTOLD, training, f"{says} Vẫn tính là đang học.")

    def _at_cadre(self, rule: str, one: Learning, field: str, says: str) -> Issue:
        return self._issue(rule, self.cadres, one.cadre.row, field, says)

    def _at_training(self, rule: str, training: Training, says: str) -> Issue:
        return self._issue(rule, self.roster, training.row, "status", says)

    def _issue(self, rule: str, roster: Roster, row: int, field: str, says: str) -> Issue:
        place = roster.place(row, field)
        typed = shown(roster.typed(row, field)) or None
        told = self.vocabulary.rules[rule]
        at = place if place.row else roster.first_cell(row)
        return Issue(rule, "warning", at, typed, says, told.advice)

    def _seen(self, one: Learning, training: Training) -> str:
        here = self.cadres.first_cell(one.cadre.row)
        return self.roster.first_cell(training.row).seen_from(here)

    def _cadre_seen(self, one: Learning, training: Training) -> str:
        here = self.roster.first_cell(training.row)
        return self.cadres.first_cell(one.cadre.row).seen_from(here)

    def _label(self, level: str) -> str:
        return self.vocabulary.label("level", level)

    def _status(self, status: str | None) -> str:
        return self.vocabulary.label("status", status).lower()


def _year(training: Training) -> str:
    return f" năm {training.year}" if training.year else ""
