"""The best plan is the best of all plans, and the seats to ask for are the fewest."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from hypothesis import given, settings
from plans_by_brute_force import FIRST, best_of_all, fewest_seats, possible, problems

from hongngu_cli.analyse.plan.missing import missing_seats
from hongngu_cli.analyse.plan.one_more import one_more
from hongngu_cli.analyse.plan.optimum import best_plan
from hongngu_cli.analyse.plan.problem import Candidate, Problem, vector

WOMAN, YOUNG, NEITHER = (1, 0), (0, 1), (0, 0)


def go(*candidates: Candidate, seats: dict[int, int]) -> list[int | None]:
    """Plan for one level with so many seats a year."""
    pools = {("cao-cap", year, ""): size for year, size in seats.items()}
    return list(best_plan(Problem(candidates, pools)))


def one(
    person: int, priority: int | None, grades: tuple[int, ...] = NEITHER, told: int | None = None
) -> Candidate:
    return Candidate(person, "cao-cap", "Xã A", (2026, 2027), 2, priority, grades, told)


@settings(max_examples=200, deadline=None)
@given(problems())
def test_no_plan_is_better(problem: Problem) -> None:
    found = best_plan(problem)
    assert possible(problem, found)
    best = best_of_all(problem)
    assert (vector(problem, found), found) == (vector(problem, best), best)


@settings(max_examples=200, deadline=None)
@given(problems())
def test_no_fewer_seats_let_everybody_go(problem: Problem) -> None:
    extra, _ = missing_seats(problem)
    goes, seats, early = fewest_seats(problem)
    free = problem.seats or {}
    enough = {pool: free.get(pool, 0) + extra.get(pool, 0) for pool in {*free, *extra}}
    then = best_plan(replace(problem, seats=enough))
    assert sum(year is not None for year in then) == goes
    assert sum(extra.values()) == seats
    assert sum(pool[1] * size for pool, size in extra.items()) == early


@settings(max_examples=100, deadline=None)
@given(problems())
def test_what_one_more_seat_would_change_is_planned_anew(problem: Problem) -> None:
    years = best_plan(problem)
    for more in one_more(problem, years):
        seats = problem.seats or {}
        then = best_plan(replace(problem, seats={**seats, more.pool: seats.get(more.pool, 0) + 1}))
        differ = {at for at, pair in enumerate(zip(years, then, strict=True)) if len({*pair}) > 1}
        assert differ == {*more.joins, *more.leaves, *more.moves}


def test_the_first_class_comes_first_and_women_and_the_young_within_it() -> None:
    people = (one(1, 2, WOMAN), one(2, 1), one(3, 1, YOUNG), one(4, 1, WOMAN), one(5, None))
    assert go(*people, seats={2026: 1, 2027: 2}) == [None, 2027, 2027, 2026, None]


def test_who_stands_earlier_in_the_list_goes_earlier() -> None:
    people = (one(1, 1), one(2, 1), one(3, 1))
    assert go(*people, seats={2026: 1, 2027: 1}) == [2026, 2027, None]


def test_what_people_were_told_stands_but_for_a_higher_class() -> None:
    people = (one(1, 1), one(2, 1, told=2026), one(3, 2, told=2027))
    assert go(*people, seats={2026: 1, 2027: 1}) == [2027, 2026, None]


def test_the_order_of_the_list_does_not_change_who_goes_but_between_equals() -> None:
    people = [one(n, n % 3 + 1, (n % 2, n % 5 // 4)) for n in range(12)]
    seats = {2026: 3, 2027: 4}
    there = dict(zip(people, go(*people, seats=seats), strict=True))
    mixed = random.Random(7).sample(people, len(people))  # noqa: S311 - a fixed seed
    again = dict(zip(mixed, go(*mixed, seats=seats), strict=True))

    def sizes(plan: dict[Candidate, int | None]) -> list[tuple[str, int]]:
        kinds = [str((c.priority, c.grades, year)) for c, year in plan.items()]
        return sorted((kind, kinds.count(kind)) for kind in set(kinds))

    assert sizes(there) == sizes(again)


def test_five_thousand_people_take_seconds() -> None:
    dice = random.Random(1)  # noqa: S311 - a fixed seed
    levels = (("trung-cap", 1), ("cao-cap", 2), ("thac-si", 2), ("lanh-dao-quan-ly", 0))
    years = tuple(range(FIRST, FIRST + 5))
    people = tuple(
        Candidate(
            person,
            *(level, f"Xã {person % 100}", years, lasts, dice.randint(1, 3)),
            (dice.randint(0, 1), dice.randint(0, 1)),
        )
        for person in range(5000)
        for level, lasts in [dice.choice(levels)]
    )
    seats = {(level, year, ""): 120 for level, _ in levels for year in years}
    began = time.perf_counter()
    found = best_plan(Problem(people, seats))
    assert sum(year is not None for year in found) == 2400
    assert time.perf_counter() - began < 20
