"""A plan as documents show it: who goes and who waits by class, women and young; lists to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.analyse.plan.days import is_young
from hongngu_cli.analyse.plan.problem import classes_of
from hongngu_cli.model.table import Column, Row, Table, Value
from hongngu_cli.report.plan_seats import seat_rows

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.candidates import Asked
    from hongngu_cli.report.frame import Material
    from hongngu_cli.report.plan_people import People

LEVEL, YEAR = Column("level", "Trình độ, chương trình"), Column("year", "Năm", "year")
ALLOCATED = Column("allocated", "Chỉ tiêu", "count")
WHO = (
    Column("number", "STT", "count"),
    Column("name", "Họ và tên"),
    Column("birth", "Ngày sinh"),
    Column("position", "Chức vụ"),
    Column("unit", "Đơn vị"),
    Column("priority", "Đối tượng", "count"),
    LEVEL,
)
REASONS = Column("reasons", "Ghi chú")


class Composition:
    """Counts candidates by class, women and young, and lists them to be signed."""

    def __init__(self, people: People, material: Material) -> None:
        """Find what there is to count by."""
        self.people, self.plan = people, people.plan
        targets, as_of = material.settings.targets, material.as_of
        self.classes = classes_of(self.plan.problem.candidates)
        self.parts: dict[str, tuple[str, Callable[[Asked], bool]]] = {
            **{
                f"class.{'unknown' if one is None else one}": (
                    "Chưa rõ đối tượng" if one is None else f"Đối tượng {one}",
                    lambda asked, one=one: asked.cadre.priority == one,  # type: ignore[misc]  # mypy binds no default to a loop
                )
                for one in self.classes
            },
            "women": ("Nữ", lambda asked: asked.cadre.sex == "nu"),
            "young": ("Cán bộ trẻ", lambda asked: is_young(asked.cadre, targets, as_of)),
        }
        self.columns = tuple(
            Column(key, title, "count", "Trong đó") for key, (title, _) in self.parts.items()
        )
        self.able = tuple(at for at in people.waiting if people.may_go(at))

    def values(self) -> Mapping[str, object]:
        """Give what documents show of the plan; tables of nobody are None."""
        going, waiting = self.people.assigned, self.able
        return {
            "going": self._going() if going else None,
            "going_list": self._list("going-list", going, (*WHO, YEAR, REASONS)) if going else None,
            "waiting": self._waiting() if waiting else None,
            "waiting_list": self._list("waiting-list", waiting, (*WHO, REASONS))
            if waiting
            else None,
            "going_parts": self._parts(going),
            "waiting_parts": self._parts(waiting),
        }

    def _parts(self, numbers: Iterable[int]) -> dict[str, Value]:
        """Count candidates, in all and by each part."""
        asked = [self.plan.asked[at] for at in numbers]
        counted: dict[str, Value] = {"count": len(asked)}
        for key, (_, test) in self.parts.items():
            counted[key] = sum(map(test, asked))
        return counted

    def _going(self) -> Table:
        seats = [one for one in seat_rows(self.plan) if one.goes or one.allocated]
        told = any(one.allocated is not None for one in seats)
        rows: list[Row] = [
            {
                "level": self.people.level(one.level),
                "year": one.year,
                "allocated": one.allocated,
                **self._parts(one.goes),
            }
            for one in seats
        ]
        total: dict[str, Value] = {"level": TOTAL, **self._parts(self.people.assigned)}
        total["allocated"] = sum(one.allocated or 0 for one in seats) if told else None
        given = (ALLOCATED,) if told else ()
        columns = (LEVEL, YEAR, *given, Column("count", "Dự kiến cử", "count"), *self.columns)
        title = "Số lượt cán bộ dự kiến cử theo trình độ và năm"
        return Table("going", title, columns, tuple(rows), total)

    def _waiting(self) -> Table:
        levels = dict.fromkeys(one.level for one in seat_rows(self.plan))
        rows: list[Row] = []
        for level in levels:
            own = [at for at in self.able if self.plan.asked[at].level == level]
            if own:
                rows.append({"level": self.people.level(level), **self._parts(own)})
        total = {"level": TOTAL, **self._parts(self.able)}
        columns = (LEVEL, Column("count", "Đang chờ", "count"), *self.columns)
        title = "Số lượt cán bộ đủ điều kiện đang chờ chỉ tiêu"
        return Table("waiting-parts", title, columns, tuple(rows), total)

    def _list(self, key: str, numbers: Sequence[int], columns: tuple[Column, ...]) -> Table:
        rows = tuple(
            {**self.people.row(at, number), "reasons": self._shortly(at)}
            for number, at in enumerate(numbers, start=1)
        )
        return Table(key, "Danh sách cán bộ", columns, rows)

    def _shortly(self, at: int) -> str | None:
        """Say what speaks for a candidate, which post requires it and what is to be considered."""
        asked, year = self.plan.asked[at], self.plan.years[at]
        told = [*asked.speaks]
        if asked.required is not None:
            told.append(f"chức danh {asked.required.post}")
        years = asked.candidate.years
        told += asked.doubts.get(year if year is not None else years[0], ())
        return "; ".join(told) or None
