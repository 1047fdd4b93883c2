"""Make the cadres: those sent, with their trainings, and those who were not."""

from __future__ import annotations

import datetime as dt

from samples.careers import Career, careers
from samples.courses import COURSES, FULL_TIME, Course
from samples.dice import Dice
from samples.names import NameGiver
from samples.people import COMPLETED, DEFERRED, STUDYING, WITHDRAWN, Birth, Enrolment, Person
from samples.standing import complete
from samples.story import (
    AN_PHUOC_1,
    AN_PHUOC_2,
    CADRES,
    LEVELS,
    LONG_HOA_A,
    LONG_HOA_B,
    OUTSIDE_PLAN,
    PARTY,
    PHU_LOC_A,
    PHU_LOC_B,
    STATE,
    TOWN,
    UNITS,
    YEARS,
)

SEED = "mau-2021"
SIGNERS = ("Trần Thị Ngọc Bích", "Nguyễn Hữu Phước", "Lê Thị Kim Thoa", "Phạm Văn Đức")
WOMEN = dict(zip(UNITS, (0.4, 0.38, 0.55, 0.36, 0.37, 0.36, 0.35, 0.38, 0.36, 0.39), strict=True))
# Born from, to: who goes where.
BORN = {
    "so-cap": (1985, 1996),
    "trung-cap": (1974, 1992),
    "cao-cap": (1970, 1984),
    "hoan-chinh-cao-cap": (1968, 1978),
    "dai-hoc-van-bang-2": (1980, 1990),
    "thac-si": (1984, 1992),
    "nghiep-vu": (1982, 1993),
    "lanh-dao-quan-ly": (1974, 1988),
}
ANYBODY = (1968, 1996)
# Units whose list has only the year of birth, and how many elders elsewhere have no more.
YEAR_ONLY = (AN_PHUOC_1, AN_PHUOC_2)
YEAR_ONLY_ELDERS = {PARTY: 2, PHU_LOC_B: 1}
# Lists that tell results: who of those sent to intermediate theory dropped out.
DROPPED_OUT = {
    PARTY: (DEFERRED, WITHDRAWN),
    STATE: (DEFERRED, WITHDRAWN),
    TOWN: (DEFERRED,),
    LONG_HOA_A: (WITHDRAWN,),
    LONG_HOA_B: (DEFERRED,),
    PHU_LOC_A: (DEFERRED,),
    PHU_LOC_B: (WITHDRAWN,),
}
GRADED = frozenset({"trung-cap", "cao-cap", "dai-hoc-van-bang-2", "thac-si"})


def cadres() -> dict[str, list[Person]]:
    """Make all cadres by unit, those sent first."""
    names = NameGiver(Dice(f"{SEED} names"), SIGNERS)
    made = {unit: _cadres_of(unit, names) for unit in UNITS}
    for unit, outcomes in DROPPED_OUT.items():
        _drop_out(made[unit], outcomes)
    _share_a_name(made[PARTY], made[PHU_LOC_A])
    complete(made, Dice(f"{SEED} standing"))
    return made


def _cadres_of(unit: str, names: NameGiver) -> list[Person]:
    dice = Dice(f"{SEED} {unit}")
    ways = careers(unit, dice)
    sent = _people(unit, ways, names, dice)
    sent[0].outside_plan = unit in OUTSIDE_PLAN
    _forget_days(unit, sent)
    return sent + _people(unit, [()] * (CADRES[unit] - len(sent)), names, dice)


def _people(unit: str, ways: list[Career], names: NameGiver, dice: Dice) -> list[Person]:
    sexes = _sexes(len(ways), WOMEN[unit], dice)
    return [_person(unit, sex, way, names, dice) for sex, way in zip(sexes, ways, strict=True)]


def _sexes(count: int, share: float, dice: Dice) -> list[str]:
    women = round(count * share)
    return dice.shuffled(["Nữ"] * women + ["Nam"] * (count - women))


def _person(unit: str, sex: str, career: Career, names: NameGiver, dice: Dice) -> Person:
    ranges = [BORN[level] for level, _ in career] or [ANYBODY]
    born = dice.between(max(low for low, _ in ranges), min(high for _, high in ranges))
    day = dt.date(born, 1, 1) + dt.timedelta(days=dice.below(365))
    birth: Birth = born if unit in YEAR_ONLY else day
    ethnicity = dice.pick(("Hoa", "Khmer", "Khmer")) if dice.chance(0.03) else "Kinh"
    person = Person(unit, sex, names.name(sex), birth, ethnicity)
    for level, year in sorted(career, key=lambda slot: (slot[1], LEVELS.index(slot[0]))):
        course = _course(level, year, goes_on=len(career) > 1, dice=dice)
        person.enrolments.append(_enrolment(person, course, dice))
    return person


def _course(level: str, year: int, *, goes_on: bool, dice: Dice) -> Course:
    """Choose among the year's courses; who goes on to another takes a full-time one."""
    offered = COURSES[level, year]
    if goes_on:
        offered = tuple(course for course in offered if course.form == FULL_TIME) or offered
    return dice.pick(offered)


def _enrolment(person: Person, course: Course, dice: Dice) -> Enrolment:
    if not course.over:
        return Enrolment(person, course, STUDYING)
    grade = dice.pick(("giỏi", "khá", "khá", "khá", "trung bình"))
    return Enrolment(person, course, COMPLETED, grade if course.level in GRADED else "")


def _forget_days(unit: str, people: list[Person]) -> None:
    elders = sorted(people, key=lambda person: person.birth_year)
    for person in elders[: YEAR_ONLY_ELDERS.get(unit, 0)]:
        person.birth = person.birth_year


def _drop_out(people: list[Person], outcomes: tuple[str, ...]) -> None:
    """Let some of those sent only once, to intermediate theory, fall out along the way."""
    once = [
        person.enrolments[0]
        for person in people
        if person.levels == {"trung-cap"} and not person.outside_plan
    ]
    candidates = [enrolment for enrolment in once if YEARS[0] < enrolment.year < YEARS[-1]]
    step = len(candidates) // len(outcomes)
    for number, outcome in enumerate(outcomes):
        candidates[number * step].outcome = outcome
        candidates[number * step].grade = ""


def _share_a_name(some: list[Person], others: list[Person]) -> None:
    """Give two women of different units one name; only their birth dates differ."""
    first, second = (
        next(person for person in people if person.sex == "Nữ" and person.levels == {level})
        for people, level in ((some, "lanh-dao-quan-ly"), (others, "so-cap"))
    )
    second.name = first.name
