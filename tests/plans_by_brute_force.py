"""Small problems of planning, and all their plans tried one after the other."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from hypothesis import strategies as st

from hongngu_cli.analyse.plan.problem import Candidate, Problem, Years, classes_of, vector

FIRST = 2026
UNITS = ("Xã A", "Xã B")


def possible(problem: Problem, years: Years) -> bool:
    """Tell whether a plan keeps to seats, to who may be away, and to one long course at once."""
    pairs = [
        (one, year) for one, year in zip(problem.candidates, years, strict=True) if year is not None
    ]
    seats = Counter(pool for one, year in pairs if (pool := problem.pool(one, year)))
    away = Counter((one.unit, year + k) for one, year in pairs for k in range(one.lasts))
    busy = Counter((one.person, year + k) for one, year in pairs for k in range(one.lasts))
    return (
        all(size <= (problem.seats or {}).get(pool, 0) for pool, size in seats.items())
        and all(away[at] <= max(0, room) for at, room in dict(problem.room).items())
        and all(size == 1 for size in busy.values())
    )


def every_plan(problem: Problem) -> Iterator[Years]:
    """Give every plan there is."""
    choices = [(None, *one.years) for one in problem.candidates]
    return (years for years in itertools.product(*choices) if possible(problem, years))


def best_of_all(problem: Problem) -> Years:
    """Give the plan with the greatest value of all."""
    return max(every_plan(problem), key=lambda years: vector(problem, years))


def fewest_seats(problem: Problem) -> tuple[int, int, int]:
    """Give how many go with enough seats, the fewest extra ones, and the sum of their years.

    With enough seats as many go of class 1 as can, then of 2, of 3, of those without a class.
    """
    open_ = Problem(problem.candidates, None, problem.room)
    costs = []
    for years in every_plan(open_):
        wanted = Counter(
            problem.pool(one, year) or (one.level, year, "")
            for one, year in zip(problem.candidates, years, strict=True)
            if year is not None
        )
        extra = {p: max(0, n - (problem.seats or {}).get(p, 0)) for p, n in wanted.items()}
        gone = Counter(
            one.priority
            for one, year in zip(problem.candidates, years, strict=True)
            if year is not None
        )
        goes = [gone[chosen] for chosen in classes_of(problem.candidates)]
        early = sum(p[1] * n for p, n in extra.items())
        costs.append(([-number for number in goes], sum(extra.values()), early))
    goes, seats, early = min(costs)
    return -sum(goes), seats, early


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw up to six candidates, three years and two levels, with limits of every kind."""
    years = range(FIRST, FIRST + draw(st.integers(1, 3)))
    levels = ("trung-cap", "cao-cap")[: draw(st.integers(1, 2))]
    wishes = draw(
        st.lists(
            st.tuples(st.integers(0, 4), st.sampled_from(levels)),
            min_size=1,
            max_size=6,
            unique=True,
        )
    )
    candidates = tuple(
        Candidate(
            person,
            level,
            UNITS[person % 2],
            tuple(sorted(draw(st.sets(st.sampled_from(years))))),
            draw(st.integers(0, 3)),
            draw(st.sampled_from((1, 2, 3, None))),
            (draw(st.integers(0, 1)), draw(st.integers(0, 2))),
            draw(st.none() | st.sampled_from(years)),
        )
        for person, level in wishes
    )
    pools = [(level, year, "") for level in levels for year in years]
    pools += [(levels[0], years[0], UNITS[0])] if draw(st.booleans()) else []
    seats = draw(st.none() | st.fixed_dictionaries({one: st.integers(0, 2) for one in pools}))
    places = [(unit, year) for unit in UNITS for year in years]
    room = draw(st.dictionaries(st.sampled_from(places), st.integers(0, 2)))
    return Problem(candidates, seats, room)
