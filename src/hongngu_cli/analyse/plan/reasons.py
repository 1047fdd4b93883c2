"""Why everybody goes when they go, or waits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.eligibility import asks_for
from hongngu_cli.analyse.plan.ways import AWAY, PERSON, SEATS, Ways
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.candidates import Asked
    from hongngu_cli.analyse.plan.planning import Planned

NONE, ZERO, UNREAD = "none", "zero", "unread"
"""Kinds of seats that there never were: nobody told of any, none were given, or how many cannot
be read."""


class Reasons:
    """Says of each candidate of a plan what speaks for them, and what stood in the way."""

    def __init__(self, plan: Planned) -> None:
        """Find what stands in whose way."""
        self.plan = plan
        self.label = plan.given.vocabulary.label
        self.ways = Ways(plan.problem, plan.years)

    def of(self, at: int) -> tuple[str, ...]:
        """Give the reasons of one candidate: what speaks for them first."""
        asked, year = self.plan.asked[at], self.plan.years[at]
        told = [self._class(asked)]
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

    def _class(self, asked: Asked) -> str:
        """Name the class; who has none of a list that tells classes comes last."""
        cadre, roster = asked.cadre, self.plan.given.cadres.roster
        if cadre.priority:
            return f"đối tượng {cadre.priority}"
        if typed := clean(shown(roster.typed(cadre.row, "priority"))):
            return f"đối tượng ghi “{typed}” chưa rõ nên xếp sau cùng"
        if asks_for(roster, cadre, "priority"):
            return "không ghi đối tượng nên xếp sau cùng"
        return "không rõ đối tượng"

    def _in_the_way(self, at: int, asked: Asked, years: list[int]) -> Iterator[str]:
        """Say, reason by reason, what stood in the way in which years."""
        level = self.label("level", asked.level)
        words = {
            PERSON: "trùng thời gian lớp khác của chính người này",
            AWAY: f"{asked.unit} đã đủ số người đi học",
            NONE: f"chưa có chỉ tiêu {level}",
            UNREAD: f"chưa đọc được số chỉ tiêu {level}",
            ZERO: f"không được giao chỉ tiêu {level}",
            SEATS: f"hết chỉ tiêu {level}",
        }
        found: dict[str, list[str]] = {kind: [] for kind in words}
        for year in years:
            for kind in self.ways.of(at, year):
                seats, told = self._seats(at, year) if kind == SEATS else (kind, str(year))
                found[seats].append(told)
        for kind, told_of in found.items():
            if told_of:
                yield f"{words[kind]} {', '.join(told_of)}"

    def _seats(self, at: int, year: int) -> tuple[str, str]:
        """Say whether seats are taken, or there never were any."""
        one = self.plan.problem.candidates[at]
        pool = self.plan.problem.pool(one, year) or (one.level, year, "")
        allocated = self.plan.seats.allocated(pool)
        if pool in self.plan.seats.unread:
            return UNREAD, str(year)
        if not allocated:
            return NONE if allocated is None else ZERO, str(year)
        taken = len(self.plan.used.get(pool, ())) + len(self.plan.seats.taken.get(pool, ()))
        return SEATS, f"{year} ({taken}/{allocated})"
