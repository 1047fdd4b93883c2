"""People and what they lack, one by one, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from hongngu_cli.analyse.standing.held import (
    DEFERRED,
    SENT,
    STUDYING,
    UNTOLD,
    WITHDRAWN,
    Course,
)
from hongngu_cli.analyse.standing.standing import LACKS, Standing
from hongngu_cli.model.table import Band, Column, Row, Table, Term
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.analyse.standing.divisions import Division
    from hongngu_cli.model.report import Json
    from hongngu_cli.model.vocabulary import Vocabulary

COURSES = {
    STUDYING: "đang học {level}",
    DEFERRED: "hoãn, bảo lưu {level}",
    WITHDRAWN: "đã thôi học {level}",
    SENT: "đã cử đi học {level}, chưa nhập học",
    UNTOLD: "đã cử đi học {level}, không rõ kết quả",
}
COLUMNS = (
    Column("name", "Họ và tên"),
    Column("position", "Chức vụ"),
    Column("priority", "Đối tượng", "count"),
    Column("level", "Còn thiếu"),
    Column("reasons", "Hiện có, lý do"),
)


class People:
    """Tells of people by name; with ``mask`` nobody is named."""

    def __init__(self, vocabulary: Vocabulary, units: Division, *, mask: bool) -> None:
        """Take the units, in whose order people stand."""
        self.vocabulary, self.units, self.mask = vocabulary, units, mask
        self.order = {key: number for number, key in enumerate(units.terms)}

    def in_order(self, standings: Iterable[Standing]) -> list[Standing]:
        """Sort by unit, class and list; who is of no class stands last."""
        return sorted(standings, key=self._order)

    def _order(self, one: Standing) -> tuple[int, bool, int, int]:
        cadre = one.person.cadre
        return self.order[self._unit(one)], cadre.priority is None, cadre.priority or 0, cadre.row

    def told(self, standings: Sequence[Standing]) -> list[Json]:
        """Give everybody of whom something is required, as JSON tells it."""
        return [
            {
                "name": self._name(one),
                "unit": one.person.cadre.unit,
                "position": one.person.cadre.position,
                "level": one.required.level,
                "held": one.held.level if one.held else None,
                "state": one.state,
                "reasons": [*self.reasons(one)],
            }
            for one in self.in_order(standings)
        ]

    def lacking(self, standings: Sequence[Standing]) -> Table | None:
        """Lay out who lacks what the post requires; None where nobody does."""
        lacking = [one for one in self.in_order(standings) if one.state == LACKS]
        rows = tuple(self._row(one) for one in lacking)
        title = f"Người còn thiếu trình độ: {count(len(rows))}"
        bands = tuple(self._bands(lacking))
        return Table("lacking", title, COLUMNS, rows, bands=bands) if rows else None

    def _bands(self, lacking: Iterable[Standing]) -> Iterable[Band]:
        for key, group in groupby(lacking, key=self._unit):
            number = len(list(group))
            yield Band({"name": f"{self.units.terms[key]}: {count(number)}"}, number)

    def _unit(self, one: Standing) -> object:
        return self.units.of_rows[one.person.cadre.row]

    def _row(self, one: Standing) -> Row:
        cadre, level = one.person.cadre, one.required.level
        return {
            "name": self._name(one),
            "position": cadre.position,
            "priority": cadre.priority,
            "level": Term(level, self._label(level)),
            "reasons": "; ".join(self._why(one)),
        }

    def _name(self, one: Standing) -> str | None:
        name = one.person.cadre.name
        return HIDDEN if name and self.mask else name

    def _why(self, one: Standing) -> Iterable[str]:
        """Say what the other columns do not: what is held, whose post it is, what is studied."""
        yield f"hiện có {self._label(one.held.level)}" if one.held else self._unheld(one)
        if one.required.planned:
            yield f"quy hoạch {one.required.post}"
        yield from map(self._course, one.courses)

    @staticmethod
    def _unheld(one: Standing) -> str:
        if not one.is_open:
            return "không ghi đã học lớp này" if one.is_course else "chưa có trình độ nào"
        unread = one.person.cadre.held_unread
        return "trình độ hiện có ghi không rõ" if unread else "không ghi trình độ hiện có"

    def reasons(self, one: Standing) -> Iterable[str]:
        """Say why somebody stands so: what requires the level, what is held and studied."""
        words = "quy hoạch" if one.required.planned else "chức vụ"
        yield f"{words} {one.required.post} yêu cầu {self._label(one.required.level)}"
        if one.held is None:
            yield self._unheld(one)
        elif one.held.training is None:
            yield f"danh sách cán bộ ghi {self._label(one.held.level)}"
        else:
            year = f" (cử đi năm {one.held.training.year})" if one.held.training.year else ""
            yield f"đã hoàn thành {self._label(one.held.level)}{year}"
        yield from map(self._course, one.courses)

    def _course(self, course: Course) -> str:
        words = COURSES[course.state].format(level=self._label(course.level))
        year = course.training.year if course.training else None
        return f"{words} (cử đi năm {year})" if year else words

    def _label(self, level: str) -> str:
        return self.vocabulary.label("level", level)


def by_title(titles: Iterable[str | None]) -> list[tuple[str | None, int]]:
    """Count titles of posts in any spelling, the most frequent first; one not told last."""
    first: dict[str, str] = {}
    counts: dict[str | None, int] = {}
    for title in titles:
        key = first.setdefault(fold(title), title) if title else None
        counts[key] = counts.get(key, 0) + 1
    return sorted(counts.items(), key=lambda one: (one[0] is None, -one[1], fold(one[0] or "")))
