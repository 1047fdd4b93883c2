"""What in the cadre lists makes a plan doubtful, each at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.candidates import HELD, STUDIED
from hongngu_cli.model.issue import Issue
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.planning import Planned
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.recognition import TableFound

ASKED_HELD, CLASS_MISSING, CLASS_UNKNOWN = "asked-held", "class-missing", "class-unknown"
UNREAD = {
    "sex": ("value-unknown", "Giới tính chưa hiểu được nên không tính ưu tiên nữ."),
    "birth_date": ("date-unclear", "Ngày sinh chưa đọc được nên không tính được tuổi."),
    "wanted_year": ("value-unknown", "Năm đề nghị chưa hiểu được nên xếp từ năm đầu của kỳ."),
}
"""Fields that a plan is made by: the rule and the words where one was not understood."""


class Findings:
    """Tells of the lists of a plan what its clerk should look at."""

    def __init__(self, plan: Planned) -> None:
        """Take who asks, each once, by the table they stand in."""
        self.plan, self.roster = plan, plan.given.cadres.roster
        self.rules = plan.given.vocabulary.rules
        self.people: dict[int, dict[int, Cadre]] = {}
        for one in plan.asked:
            number = int(self.roster.origins.table[one.cadre.row])
            self.people.setdefault(number, {})[one.cadre.row] = one.cadre

    def all(self) -> Iterator[Issue]:
        """Tell who asks for what they hold or study, of classes, and of what was not understood."""
        for one in self.plan.asked:
            if one.because in (HELD, STUDIED) and one.required is None:
                says = f"Người này {one.barred} mà vẫn đề nghị đi học nên không xếp vào kế hoạch."
                yield self._at(ASKED_HELD, one.cadre, "demand_level", says)
        for number, people in sorted(self.people.items()):
            yield from self._classes(self.roster.tables[number], tuple(people.values()))
            for field, (rule, says) in UNREAD.items():
                for row in self.roster.doubts.get(field, {}):
                    if row in people:
                        yield self._at(rule, people[row], field, says)

    def _classes(self, table: TableFound, people: tuple[Cadre, ...]) -> Iterable[Issue]:
        """Tell who has no class: once where a list tells none at all."""
        column = table.column_of("priority")
        if column is None and "priority" not in table.given_overall:
            says = "Danh sách không có cột đối tượng nên mọi người xếp chung, không rõ đối tượng."
            yield self._of_list(table, min(table.columns, default=1), says)
            return
        without = [one for one in people if one.priority is None]
        typed = {one.row: clean(shown(self.roster.typed(one.row, "priority"))) for one in without}
        if column is not None and len(without) == len(people) > 1 and not any(typed.values()):
            says = "Cột đối tượng để trống nên mọi người xếp chung, không rõ đối tượng."
            yield self._of_list(table, column, says)
            return
        for one in without:
            text = typed[one.row]
            told = f"“{text}” không phải đối tượng đã biết" if text else "Không ghi đối tượng"
            says = f"{told} nên người này xếp sau cùng."
            yield self._at(CLASS_UNKNOWN, one, "priority", says)

    def _of_list(self, table: TableFound, column: int, says: str) -> Issue:
        row = (table.header_rows or (table.first_row, table.first_row))[1]
        advice = self.rules[CLASS_MISSING].advice
        place: Place = table.sheet.place(row, column)
        return Issue(CLASS_MISSING, "warning", place, None, says, advice)

    def _at(self, rule: str, cadre: Cadre, field: str, says: str) -> Issue:
        place = self.roster.place(cadre.row, field)
        typed = clean(shown(self.roster.typed(cadre.row, field))) or None
        return Issue(rule, "warning", place, typed, says, self.rules[rule].advice)
