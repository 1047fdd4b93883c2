"""What a cadre list leaves untold that its people's standing hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.place import Place
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.vocabulary import Vocabulary

POST_MISSING, COLUMN_MISSING = "post-missing", "cadre-column-missing"
POSTS = ("position", "position_unit", "planned_title")
THEORY, DEGREE, CLASSES = ("level_held_theory",), ("level_held_degree",), ("priority",)
WITHOUT: Mapping[tuple[str, ...], tuple[Severity, str]] = {
    POSTS: ("warning", "nên không biết chức vụ nào yêu cầu trình độ gì"),
    THEORY: ("warning", "nên trình độ LLCT chỉ lấy theo lớp đã hoàn thành"),
    DEGREE: ("warning", "nên trình độ chuyên môn chỉ lấy theo lớp đã hoàn thành"),
    CLASSES: ("note", "nên người còn thiếu không xếp được theo đối tượng"),
}
"""Fields of which one should have a column; how grave it is that none has, and what follows."""
UNREAD: Mapping[str, tuple[str, str]] = {
    "sex": ("value-unknown", "Giới tính chưa hiểu được nên không tính vào nam hay nữ."),
    "birth_date": ("date-unclear", "Ngày sinh chưa đọc được nên không tính được tuổi."),
    "priority": ("value-unknown", "Đối tượng chưa hiểu được nên không xếp được theo đối tượng."),
}
"""Fields people are broken down by: the rule, and the words where one was not understood."""


def untold(cadres: Cadres, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell of columns a list has not, of people without any post, of cells not understood."""
    roster = cadres.roster
    numbers = {one.row: int(roster.origins.table[one.row]) for one in cadres.people}
    headed = set()
    for number in sorted(set(numbers.values())):
        table = roster.tables[number]
        fields = {meaning.field for meaning in table.columns.values()}
        if fields & set(POSTS):
            headed.add(number)
        for names, (severity, follows) in WITHOUT.items():
            if not fields & set(names):
                says = (
                    f"Danh sách cán bộ không có cột “{vocabulary.field_label(names[0])}” {follows}."
                )
                advice = vocabulary.rules[COLUMN_MISSING].advice
                yield Issue(COLUMN_MISSING, severity, _header(table), None, says, advice)
    for one in cadres.people:
        if not one.position and not one.planned and numbers[one.row] in headed:
            place = roster.place(one.row, "position")
            at = place if place.cell else roster.first_cell(one.row)
            says = "Không ghi chức vụ nên không biết yêu cầu trình độ gì."
            advice = vocabulary.rules[POST_MISSING].advice
            yield Issue(POST_MISSING, "warning", at, None, says, advice)
    for field, (rule, says) in UNREAD.items():
        for row in roster.doubts.get(field, {}):
            if row in numbers:
                typed = clean(shown(roster.typed(row, field))) or None
                place, advice = roster.place(row, field), vocabulary.rules[rule].advice
                yield Issue(rule, "warning", place, typed, says, advice)


def _header(table: TableFound) -> Place:
    row = table.header_rows[0] if table.header_rows else table.first_row
    return Place(table.sheet.path, table.sheet.name, row)
