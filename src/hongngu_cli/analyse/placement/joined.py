"""Which training a row of a table of placements is about; what is about none or two is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.placement.courses import Course
from hongngu_cli.analyse.standing.trainings import COMPLETED
from hongngu_cli.analyse.together import people_together
from hongngu_cli.model.issue import Issue
from hongngu_cli.text.fold import clean, fold_name, unmark
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

UNMATCHED, SEVERAL, UNFINISHED = "placement-unmatched", "placement-ambiguous", "placement-untimely"
MOST_SEEN = 3


class Joining:
    """Joins rows of tables of placements to the trainings of rosters, by person and level."""

    def __init__(
        self, own: Roster, roster: Roster, every: Mapping[int, Course], vocabulary: Vocabulary
    ) -> None:
        """Give the people of both their numbers; ``every`` are the roster's trainings."""
        self.own, self.roster, self.every, self.vocabulary = own, roster, every, vocabulary
        self.issues: list[Issue] = []
        self.numbers: dict[int, int] = {}
        self.courses: dict[int, list[Course]] = {}
        if own.columns.size and roster.columns.size:
            frame = roster.columns.frame.loc[sorted(every)]
            self.numbers, numbered = people_together(own.columns.frame, frame, vocabulary)
            for row, number in numbered.items():
                self.courses.setdefault(number, []).append(every[row])

    def joined(self) -> dict[int, int]:
        """Give the training of each row that is about one, by row ids; tell of the others."""
        found = {}
        for row in self.own.ids.tolist():
            if "level" in self.own.doubts and row in self.own.doubts["level"]:
                self._tell(
                    row,
                    "level",
                    UNMATCHED,
                    "Không hiểu trình độ này nên chưa gắn được với lượt đào tạo nào.",
                )
                continue
            course = self._course(row, self.courses.get(self.numbers.get(row, -1), []))
            if course is not None:
                found[row] = course.row
        return found

    def _course(self, row: int, theirs: Sequence[Course]) -> Course | None:
        """Choose the training that a row is about; None, with an issue, where none can be."""
        level = self.own.columns["level"][row]
        label = self.vocabulary.label("level", level) if level else ""
        fitting = [one for one in theirs if level is None or one.level == level]
        if not fitting:
            other = "; ".join(sorted({self.vocabulary.label("level", t.level) for t in theirs}))
            says = (
                f"Danh sách cử đi có người này nhưng không có lượt {label} nào, chỉ có: {other}."
                if theirs
                else self._stranger(row)
            )
            self._tell(row, "level" if theirs else "name", UNMATCHED, says)
            return None
        best = _narrowed(fitting, self._tests(row))
        if len(best) > 1:
            seen = [self._seen(row, one) for one in best[:MOST_SEEN]]
            says = f"Người này có {len(best)} lượt có thể là lượt này: {'; '.join(seen)}."
            self._tell(row, "level", SEVERAL, says)
            return None
        if best[0].status != COMPLETED:
            told = best[0].said(self.vocabulary)
            says = f"Lượt đào tạo này ({self._seen(row, best[0])}) {told}, chưa hoàn thành."
            self._tell(row, "post_after", UNFINISHED, says)
            return None
        return best[0]

    def _stranger(self, row: int) -> str:
        """Say that nobody is known to be this person, and who has the same name."""
        name = fold_name(self.own.columns["name"][row] or "")
        names = self.roster.columns["name"]
        alike = [at for at in self.every if name and fold_name(names[at] or "") == name]
        if not alike:
            return f"Không có người này trong các danh sách cử đi đào tạo đã đọc{self._near(row)}"
        seen = [self._seen(row, self.every[at]) for at in alike[:MOST_SEEN]]
        says = f"Danh sách cử đi có người cùng tên ({'; '.join(seen)})"
        if self.own.columns["birth_date"][row] is None:
            return f"{says} nhưng ở đây không đủ ngày sinh, đơn vị để biết có phải người ấy không."
        return f"{says} nhưng ngày sinh không khớp."

    def _near(self, row: int) -> str:
        """Say who has the same name but for its marks, each with a cell; nothing for nobody."""
        bare = unmark(self.own.columns["name"][row] or "")
        names = self.roster.columns["name"]
        own = self.own.first_cell(row)
        near: dict[str, str] = {}
        for at in self.every:
            if bare and unmark(names[at] or "") == bare:
                cell = self.roster.place(at, "name").seen_from(own)
                near.setdefault(clean(names[at]), f"“{clean(names[at])}” ({cell})")
        seen = [*near.values()][:MOST_SEEN]
        return f"; có phải {' hoặc '.join(seen)} không?" if seen else "."

    def _tests(self, row: int) -> Iterable[Callable[[Course], bool]]:
        """Give what may tell a person's trainings of one level apart, the surest first."""
        end: dt.date | None = self.own.columns["end"][row]
        year: int | None = self.own.columns["year"][row]
        yield lambda one: one.status == COMPLETED
        if end:
            yield lambda one: one.end == end
            yield lambda one: one.end is not None and one.end.year == end.year
        if year:
            yield lambda one: one.year == year
            yield lambda one: one.end is not None and one.end.year == year

    def _seen(self, row: int, course: Course) -> str:
        return self.roster.first_cell(course.row).seen_from(self.own.first_cell(row))

    def _tell(self, row: int, field: str, rule: str, says: str) -> None:
        place = self.own.place(row, field)
        at = place if place.row and place.column else self.own.first_cell(row)
        typed = shown(self.own.typed(row, field)) or None
        advice = self.vocabulary.rules[rule].advice
        self.issues.append(Issue(rule, "warning", at, typed, says, advice))


def _narrowed(
    courses: Sequence[Course], tests: Iterable[Callable[[Course], bool]]
) -> Sequence[Course]:
    """Keep what passes each test, but of a test that nothing passes."""
    for test in tests:
        courses = [one for one in courses if test(one)] or courses
    return courses
