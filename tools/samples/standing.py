"""What the cadres hold, are planned for and ask for, in keeping with their trainings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samples.people import DEFERRED, STUDYING, Person
from samples.posts import HEAD, STAFF, planned_titles, posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samples.dice import Dice

ELEMENTARY, INTERMEDIATE, ADVANCED = "Sơ cấp", "Trung cấp", "Cao cấp"
PEOPLE_A_TITLE = 3
MASTERS_BORN_FROM, LEADERS_BORN_FROM = 1982, 1974
PRIORITIES = (1, 2, 2, 3, 1, 2, 3, 2, 1, 3)
SHORT = {
    "trung-cap": "Trung cấp LLCT",
    "cao-cap": "Cao cấp LLCT",
    "hoan-chinh-cao-cap": "Hoàn chỉnh cao cấp LLCT",
    "dai-hoc-van-bang-2": "ĐH văn bằng 2",
    "thac-si": "Thạc sĩ",
}
# What weighs for a high post.
WEIGHT = {
    "so-cap": -2,
    "trung-cap": 0,
    "cao-cap": 4,
    "hoan-chinh-cao-cap": 5,
    "dai-hoc-van-bang-2": 0,
    "thac-si": 1,
    "nghiep-vu": -1,
    "lanh-dao-quan-ly": 2,
}


def complete(cadres: Mapping[str, list[Person]], dice: Dice) -> None:
    """Fill in posts, theory, degrees, Party dates, plans and needs."""
    for unit, people in cadres.items():
        _give_posts(unit, people, dice)
        for person in people:
            person.theory = _theory(person, dice)
            person.degree = _degree(person, dice)
            person.joined = _joined(person, dice)
            person.note = _note(person)
        _plan(unit, people, dice)
    everybody = [person for people in cadres.values() for person in people]
    _ask(everybody, dice)
    _prioritise(everybody, dice)


def _give_posts(unit: str, people: list[Person], dice: Dice) -> None:
    def claim(person: Person) -> float:
        age = (1996 - person.birth_year) / 6
        weight = sum(WEIGHT[level] for level in person.levels)
        return -(weight + age + dice.below(40) / 10)

    waiting = sorted(people, key=claim)
    for post in sorted(posts(unit, len(people)), key=lambda post: (-post.rank, not post.sex)):
        suited = (person for person in waiting if post.sex in (None, person.sex))
        person = next(suited, waiting[0])
        waiting.remove(person)
        person.post, person.rank = post.title, post.rank


def _theory(person: Person, dice: Dice) -> str:
    """Say what is held by the end of 2021: completed here, or needed to be sent at all."""
    if person.completed("cao-cap") or person.completed("hoan-chinh-cao-cap"):
        return ADVANCED
    if person.completed("trung-cap") or person.levels & {"cao-cap", "hoan-chinh-cao-cap"}:
        return INTERMEDIATE
    if person.levels & {"so-cap", "trung-cap"}:
        return ELEMENTARY
    if person.rank == HEAD and dice.chance(0.3):
        return ADVANCED
    if dice.chance(0.3 if person.rank == STAFF else 0.75):
        return INTERMEDIATE
    return ELEMENTARY if dice.chance(0.8) else ""


def _degree(person: Person, dice: Dice) -> str:
    if person.completed("thac-si"):
        return "Thạc sĩ"
    if "thac-si" in person.levels or "dai-hoc-van-bang-2" in person.levels:
        return "Đại học"
    if person.rank == STAFF:
        return dice.pick(("Đại học", "Đại học", "Đại học", "Đại học", "Cao đẳng", "Trung cấp"))
    return dice.pick(("Đại học",) * 7 + ("Thạc sĩ",))


def _joined(person: Person, dice: Dice) -> dt.date | None:
    """Date the admission at 19 to 27; some of the young who were sent nowhere are outside."""
    if not person.levels - {"so-cap"} and person.rank == STAFF and dice.chance(0.2):
        return None
    year = min(person.birth_year + dice.between(19, 27), 2017)
    return dt.date(year, 1, 3) + dt.timedelta(days=dice.below(360))


def _note(person: Person) -> str:
    words = {STUDYING: "Đang học", DEFERRED: "Bảo lưu"}
    notes = [
        f"{words[enrolment.outcome]} {SHORT[enrolment.level]}"
        for enrolment in person.enrolments
        if enrolment.outcome in words and enrolment.level in SHORT
    ]
    return "; ".join(notes)


def _plan(unit: str, people: list[Person], dice: Dice) -> None:
    """Plan everybody sent, but for the story's three, and most others for a title."""
    seats = [title for title in planned_titles(unit, len(people)) for _ in range(PEOPLE_A_TITLE)]
    limited = {post.title: post.sex for post in posts(unit, len(people)) if post.sex}
    for person in sorted(people, key=lambda person: -person.rank):
        left_out = not person.enrolments and person.rank == STAFF and dice.chance(0.25)
        if person.outside_plan or left_out:
            continue
        fitting = [
            title
            for title in seats
            if title != person.post and limited.get(title) in (None, person.sex)
        ]
        person.title = fitting[min(dice.below(4), len(fitting) - 1)]
        seats.remove(person.title)


def _ask(people: Iterable[Person], dice: Dice) -> None:
    """Hand out the needs: a level not held, never one a person was already sent to."""
    shuffled = [person for person in dice.shuffled(people) if person.title]

    def give(need: str, count: int, suited: Iterable[Person]) -> None:
        free = [person for person in suited if not person.need]
        for person in free[:count]:
            person.need = need

    members = [p for p in shuffled if p.joined and p.degree != "Trung cấp"]
    by_rank = sorted(members, key=lambda person: -person.rank)
    ready = [p for p in by_rank if p.theory == INTERMEDIATE and not _sent_up(p)]
    give("Cao cấp LLCT", 66, dice.shuffled(ready[:95]))
    studying = [p for p in members if p.levels == {"trung-cap"} and p.theory == ELEMENTARY]
    give("Cao cấp LLCT", 3, (p for p in studying if p.enrolments[0].outcome == STUDYING))
    unsent = [p for p in by_rank if not p.levels & {"trung-cap", "cao-cap"}]
    give("Cao cấp LLCT", 3, (p for p in unsent if p.theory == ELEMENTARY and p.rank > STAFF))
    give("Trung cấp LLCT", 45, (p for p in unsent if p.theory == ELEMENTARY))
    give("Trung cấp LLCT", 5, (p for p in unsent if not p.theory))
    graduates = [p for p in members if p.degree == "Đại học" and "thac-si" not in p.levels]
    give("Thạc sĩ", 8, (p for p in graduates if p.birth_year >= MASTERS_BORN_FROM))
    leading = [
        p
        for p in by_rank
        if "lanh-dao-quan-ly" not in p.levels and p.birth_year >= LEADERS_BORN_FROM
    ]
    give("Lãnh đạo, quản lý", 15, leading)


def _sent_up(person: Person) -> bool:
    return bool(person.levels & {"cao-cap", "hoan-chinh-cao-cap"})


def _prioritise(people: Iterable[Person], dice: Dice) -> None:
    """Put 30, 40, 30 % of the planned into classes 1, 2, 3, also among those who ask."""
    planned = sorted((p for p in dice.shuffled(people) if p.title), key=lambda p: p.need)
    for number, person in enumerate(planned):
        person.priority = PRIORITIES[number % len(PRIORITIES)]
