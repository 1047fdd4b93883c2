"""The reason told is the one that binds: said where it holds by itself, and only there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from plans_by_brute_force import possible, problems
from plans_made import person, plan_of, quota, why

from hongngu_cli.analyse.plan.optimum import best_plan
from hongngu_cli.analyse.plan.ways import AWAY, PERSON, SEATS, Ways

if TYPE_CHECKING:
    from pathlib import Path

    from hongngu_cli.analyse.plan.problem import Problem

AN, BINH = "Nguyễn Văn An", "Trần Văn Bình"


def alone(problem: Problem) -> dict[str, Problem]:
    """Give the problem with limits of one kind only, by that kind."""
    strangers = tuple(replace(one, person=at) for at, one in enumerate(problem.candidates))
    return {
        PERSON: replace(problem, seats=None, room={}),
        AWAY: replace(problem, candidates=strangers, seats=None),
        SEATS: replace(problem, candidates=strangers, room={}),
    }


@settings(max_examples=200, deadline=None)
@given(problems())
def test_a_reason_is_told_where_its_limit_alone_keeps_somebody_away(problem: Problem) -> None:
    years = best_plan(problem)
    ways = Ways(problem, years)
    for at, (one, own) in enumerate(zip(problem.candidates, years, strict=True)):
        for year in one.years:
            if own is not None and year >= own:
                continue
            moved = tuple(year if other == at else when for other, when in enumerate(years))
            told = list(ways.of(at, year))
            limits = alone(problem).items()
            assert told == [kind for kind, only in limits if not possible(only, moved)]
            # Nothing in the way, somebody goes: but for a year that they were told.
            assert told or (own is not None and one.told == own)


def test_the_own_course_and_the_unit_are_named_before_seats(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person(AN, asks="Cao cấp LLCT; Thạc sĩ", birth="1990-01-01"),
        person(BINH, priority="2", birth="1990-02-01"),
        quota=quota(cao_cap="1 | 0", thac_si="1 | 0"),
        toml="[plan]\naway_most = 1\n",
    )
    waits = {(one["name"], one["level"]): one["reasons"] for one in told["waiting"]}
    assert waits[AN, "thac-si"][2:] == [
        "trùng thời gian lớp khác của chính người này 2026, 2027",
        "Xã An Phước đã đủ số người đi học 2026, 2027",
        "không được giao chỉ tiêu Thạc sĩ 2027",
    ]
    assert why(told, BINH)[1:] == [
        "trẻ",
        "Xã An Phước đã đủ số người đi học 2026, 2027",
        "không được giao chỉ tiêu Cao cấp LLCT 2027",
        "hết chỉ tiêu Cao cấp LLCT 2026 (1/1)",
    ]
