"""Fill what rows lack from their section, else from title, sheet name or file name."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.recognition import Given
from hongngu_cli.read.enrolments.carried import carry_down
from hongngu_cli.read.enrolments.typed import Enrolments, Places, Typed
from hongngu_cli.text.levels import DOUBTS

FILLED = ("unit", "level", "year", "status", "course")
"""Fields that may stand outside the rows."""
SEVERAL = 2
NOTHING: Mapping[str, Given] = {}
"""What holds above the first section."""
SOURCES = {
    "section": "dòng mục",
    "named": "dòng mục không có chữ nào đã biết, như các dòng mục khác của bảng",
    "title": "dòng tiêu đề",
    "sheet": "tên trang tính",
    "file": "tên tệp",
    "document": "dòng chữ của văn bản phía trên bảng đầu tiên",
    "above": "ô đầu nhóm, ghi một lần rồi để trống ở dưới",
    "position": "ô chức vụ, ghi cả đơn vị",
    "note": "cột ghi chú",
    "issuer": "dòng tên cơ quan hoặc tiêu đề",
}
"""How a value's source is called where it is told."""


def section_of_each(typed: Typed) -> list[Mapping[str, Given]]:
    """Give each row what the sections above it say; rows rise."""
    if not typed.table.sections:
        return [NOTHING] * len(typed.rows)
    found: list[Mapping[str, Given]] = []
    sections = iter(typed.table.sections)
    current: Mapping[str, Given] = NOTHING
    ahead = next(sections, None)
    for row in typed.rows:
        while ahead is not None and ahead[0] < row:
            current = ahead[1]
            ahead = next(sections, None)
        found.append(current)
    return found


def fill_in(typed: Typed, result: Enrolments) -> None:
    """Fill empty values; what was typed and not understood stays as it is."""
    sections = section_of_each(typed)
    carry_down(typed, result, sections)
    told = {name for _, section in typed.table.sections for name in section}
    for name in FILLED:
        overall = typed.table.given_overall.get(name)
        if name == "level" and typed.columns(name):
            overall = None  # an empty cell in a column of levels is none, whatever the title says
        if name == "unit" and len(set(result.columns.get(name, ())) - {None}) >= SEVERAL:
            overall = None  # of a list of several units the title names who made it
        if overall is None and name not in told:
            continue
        values = result.values(name)
        doubtful = result.doubts.get(name, {})
        for at, value in enumerate(values):
            given = sections[at].get(name, overall)
            if value is None and given is not None and at not in doubtful:
                _places(typed, result, name).put(at, given.place.row, given.place.column)
                if name == "level" and given.value in DOUBTS:
                    result.doubts.setdefault(name, {})[at] = DOUBTS[str(given.value)]
                    continue
                values[at] = given.value
                result.given[(name, given)] = result.given.get((name, given), 0) + 1


def _places(typed: Typed, result: Enrolments, name: str) -> Places:
    """Give a field's places, made from its column where there are none yet."""
    if name not in result.cells:
        column = typed.column(name)
        result.cells[name] = typed.places(column) if column else typed.nowhere()
    return result.cells[name]
