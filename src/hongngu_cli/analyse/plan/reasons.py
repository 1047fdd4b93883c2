"""Why everybody goes when they go, or waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.candidates import Asked
    from hongngu_cli.analyse.plan.planning import Planned

NO_CLASS = "không rõ đối tượng"


class Reasons:
    """Says of each candidate of a plan what speaks for them, and what stood in the way."""

    def __init__(self, plan: Planned) -> None:
        """Count who is away of each unit, and which courses each person is given."""
        self.plan, self.problem = plan, plan.problem
        self.label = plan.given.vocabulary.label
        self.away: Counter[tuple[str, int]] = Counter()
        self.courses: dict[int, list[int]] = {}
        for at, (one, year) in enumerate(zip(self.problem.candidates, plan.years, strict=True)):
            if year is not None and one.lasts:
                self.courses.setdefault(one.person, []).append(at)
                self.away.update((one.unit, y) for y in range(year, year + one.lasts))

    def of(self, at: int) -> tuple[str, ...]:
        """Give the reasons of one candidate: what speaks for them first."""
        asked, year = self.plan.asked[at], self.plan.years[at]
        told = [f"đối tượng {asked.cadre.priority}" if asked.cadre.priority else NO_CLASS]
        told += asked.speaks
        if asked.required is not None:
            held = "quy hoạch" if asked.required.planned else "chức vụ"
            told.append(f"{held} {asked.required.post} cần {self.label('level', asked.level)}")
        if asked.barred:
            return (*told, asked.barred)
        if asked.not_before:
            told.append(asked.not_before)
        earlier = [y for y in asked.candidate.years if year is None or y < year]
        ways = [*self._in_the_way(at, asked, earlier)]
        if year is not None and ways:
            ways.append(f"xếp {year}")
        if year is not None and asked.candidate.told == year:
            ways.append("giữ như kế hoạch trước")
        doubts = dict(asked.doubts).get(year if year is not None else asked.candidate.years[0], ())
        return (*told, *ways, *doubts)

    def _in_the_way(self, at: int, asked: Asked, years: list[int]) -> Iterator[str]:
        """Say, reason by reason, what stood in the way in which years."""
        level, found = self.label("level", asked.level), dict[str, list[str]]()
        for year in years:
            kind, of_year = self._way(at, year)
            found.setdefault(kind, []).append(of_year)
        words = {
            "none": f"chưa có chỉ tiêu {level}",
            "zero": f"không được giao chỉ tiêu {level}",
            "full": f"hết chỉ tiêu {level}",
            "away": f"{asked.unit} đã đủ số người đi học",
            "person": "trùng thời gian lớp khác của chính người này",
            "order": "theo thứ tự xếp chung",
        }
        for kind, told in found.items():
            yield f"{words[kind]} {', '.join(told)}"

    def _way(self, at: int, year: int) -> tuple[str, str]:
        one = self.problem.candidates[at]
        pool = self.problem.pool(one, year)
        if pool is not None:
            allocated = self.plan.seats.allocated(pool)
            taken = len(self.plan.used.get(pool, ())) + len(self.plan.seats.taken.get(pool, ()))
            if allocated is None:
                return "none", str(year)
            if allocated == 0:
                return "zero", str(year)
            if taken >= allocated:
                return "full", f"{year} ({taken}/{allocated})"
        runs = range(year, year + one.lasts)
        for other in self.courses.get(one.person, ()):
            began = self.plan.years[other]
            like = self.problem.candidates[other]
            if other != at and began is not None and any(like.away(began, y) for y in runs):
                return "person", str(year)
        room = dict(self.problem.room)
        own = self.plan.years[at]
        for y in runs:
            mine = own is not None and one.away(own, y)
            if (one.unit, y) in room and self.away[one.unit, y] - mine >= room[one.unit, y]:
                return "away", str(year)
        return "order", str(year)
