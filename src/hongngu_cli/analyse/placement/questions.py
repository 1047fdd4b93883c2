"""What lists tell of placements that cannot be, is not understood, or should be looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from hongngu_cli.analyse.placement.told import DAY, FITS, GONE, POST, PROMISED, Telling, Told
from hongngu_cli.analyse.placement.united import CONTRADICTED
from hongngu_cli.analyse.standing.trainings import COMPLETED
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.text.dates import IMPOSSIBLE, in_parts
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.placement.courses import Course
    from hongngu_cli.analyse.placement.placing import Placed
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

END, BIRTH = "end", "birth_date"
NAMELESS = "placement-nameless"
BACKWARDS = "end-before-start"
UNREAD, UNTIMELY, BROKEN = "placement-unread", "placement-untimely", "commitment-broken"
SAYS = {
    (DAY, IMPOSSIBLE): "Không có ngày này trên lịch nên chưa rõ ngày bố trí.",
    (DAY, "no-month"): "Chỉ ghi năm nên chưa rõ ngày bố trí; vẫn tính là đã bố trí.",
    (END, IMPOSSIBLE): "Không có ngày này trên lịch nên chưa rõ ngày hoàn thành.",
    (BIRTH, IMPOSSIBLE): "Không có ngày này trên lịch nên chưa rõ ngày sinh.",
    (FITS, "several"): "Vừa ghi phù hợp vừa ghi không phù hợp nên tính là chưa rõ.",
    (PROMISED, IMPOSSIBLE): "Không có ngày này trên lịch nên chưa rõ cam kết đến khi nào.",
    (PROMISED, "no-unit"): "Số này không rõ là tháng hay năm nên chưa tính.",
    (PROMISED, "not-positive"): "Thời gian cam kết phải lớn hơn 0 nên chưa tính.",
    (PROMISED, "not-whole"): "Thời gian cam kết phải là số tháng tròn nên chưa tính.",
    (PROMISED, "too-long"): "Thời gian cam kết dài hơn 50 năm nên chưa tính.",
}
OTHERS = {
    DAY: "Không đọc được ngày bố trí từ ô này.",
    END: "Không đọc được ngày hoàn thành từ ô này.",
    BIRTH: "Không đọc được ngày sinh từ ô này.",
    FITS: "Không rõ ô này ghi phù hợp hay không phù hợp.",
    PROMISED: "Không đọc được thời gian cam kết từ ô này.",
}


class Questions:
    """Tells of placements with one vocabulary, for one day."""

    def __init__(self, vocabulary: Vocabulary, as_of: dt.date) -> None:
        """Take the rules' severities and advice."""
        self.rules, self.as_of = vocabulary.rules, as_of
        self.vocabulary = vocabulary

    def unread(self, roster: Roster, more: Iterable[str] = ()) -> Iterable[Issue]:
        """Tell of the cells that were not understood, of rows that count or are repeated."""
        counted = {*roster.ids.tolist(), *roster.repeats}
        for field in (DAY, FITS, PROMISED, *more):
            for row, doubt in roster.doubts.get(field, {}).items():
                if row in counted:
                    says = SAYS.get((field, doubt), OTHERS[field])
                    yield self._issue(UNREAD, roster, row, field, says)

    def nameless(self, tables: Iterable[TableFound]) -> Iterable[Issue]:
        """Tell of tables of placements that name nobody."""
        for table in tables:
            told = next((c for c, m in table.columns.items() if m.field in {POST, DAY}), None)
            if table.names_people or told is None or table.header_rows is None:
                continue
            place = table.sheet.place(table.header_rows[1], told)
            says = "Bảng này ghi việc bố trí sau đào tạo nhưng không có cột họ và tên nên không "
            says += "biết là của ai."
            found = table.columns[told].heading
            yield Issue(NAMELESS, "error", place, found, says, self.rules[NAMELESS].advice)

    def backwards(self, roster: Roster, every: Mapping[int, Course]) -> Iterable[Issue]:
        """Tell of trainings that end before they begin, with whose end nothing is reckoned."""
        for row in roster.ids.tolist():
            if every[row].backwards:
                start, end = (in_parts(roster.when(row, name)) for name in ("start", END))
                says = f"Kết thúc {end} trước khi bắt đầu {start}; không tính theo {end}."
                yield self._issue(BACKWARDS, roster, row, END, says)

    def unfinished(
        self, roster: Roster, every: Mapping[int, Course], telling: Telling
    ) -> Iterable[Issue]:
        """Tell of those posted after a training that the roster does not tell was completed."""
        for row in roster.ids.tolist():
            told = telling.at(roster, row) if every[row].status != COMPLETED else None
            if told and told.state:
                says = every[row].said(self.vocabulary)
                says = f"Ghi việc bố trí sau đào tạo nhưng lượt này {says}; chưa tính."
                yield self._issue(UNTIMELY, roster, row, POST, says)

    def of(self, placed: Placed) -> Iterable[Issue]:
        """Tell of days that cannot be, and of those who went before their commitment's end."""
        told, course = placed.told, placed.course
        if told is None:
            return
        end = course.end_first
        if told.day and end and told.day < end and told.state not in GONE:
            says = f"Ngày bố trí {shown(told.day)} trước ngày hoàn thành {shown(end)}."
            yield self._told(UNTIMELY, told, DAY, says)
        elif (
            (not end and course.start and told.day)
            and course.ends_too_early(told.day)
            and told.state not in GONE
        ):
            says = f"Ngày bố trí {shown(told.day)} trước ngày bắt đầu học {shown(course.start)}."
            yield self._told(UNTIMELY, told, DAY, says)
        if told.day and told.day > self.as_of:
            says = f"Ngày bố trí {shown(told.day)} sau ngày {shown(self.as_of)}."
            yield self._told(UNTIMELY, told, DAY, says)
        if told.end and course.start and course.ends_too_early(told.end):
            says = f"Kết thúc {shown(told.end)} trước khi bắt đầu {shown(course.start)}; không "
            says += f"tính theo {shown(told.end)}."
            yield self._told(BACKWARDS, told, END, says)
        elif told.end and course.end and told.end != course.end:
            says = f"Ngày hoàn thành ở đây là {shown(told.end)}, danh sách cử đi ghi "
            says += f"{shown(course.end)}; tính theo danh sách cử đi."
            yield self._told(CONTRADICTED, told, END, says)
        if isinstance(told.promised, dt.date) and end and told.promised < end:
            says = f"Cam kết đến {shown(told.promised)} trước ngày hoàn thành {shown(end)}."
            yield self._told(UNTIMELY, told, PROMISED, says)
        if placed.broke and placed.promise:
            about = "khoảng " if placed.promise.about else ""
            says = f"Đã thôi việc, chuyển đi khi cam kết phục vụ còn đến {about}"
            says += f"{shown(placed.promise.until)} ({placed.promise.source}); cần xem xét."
            yield self._told(BROKEN, told, POST, says)

    def _told(self, rule: str, told: Told, field: str, says: str) -> Issue:
        return self._issue(rule, told.roster, told.row, field, says)

    def _issue(self, rule: str, roster: Roster, row: int, field: str, says: str) -> Issue:
        known = self.rules[rule]
        place = roster.place(row, field)
        at = place if place.row and place.column else roster.first_cell(row)
        typed = shown(roster.typed(row, field)) or None
        return Issue(rule, cast("Severity", known.usual), at, typed, says, known.advice)
