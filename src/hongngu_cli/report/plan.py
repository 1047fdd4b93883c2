"""The plan: who goes when, who waits, why, and which seats are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.out_of_order import out_of_order, outside
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Json, Report
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.plan_document import Composition
from hongngu_cli.report.plan_past import change_row
from hongngu_cli.report.plan_people import People
from hongngu_cli.report.plan_seats import seat_rows
from hongngu_cli.report.plan_shares import shares_of
from hongngu_cli.report.plan_tables import plan_tables
from hongngu_cli.report.plan_words import in_words, spoken

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.planning import Planned
    from hongngu_cli.analyse.plan.revised import Change, Previous
    from hongngu_cli.model.counts import Count
    from hongngu_cli.model.issue import Issue

TITLE = "Kế hoạch cử cán bộ đi đào tạo, bồi dưỡng"


def plan_report(
    plan: Planned,
    material: Material,
    issues: tuple[Issue, ...],
    previous: Previous | None,
    *,
    mask: bool,
) -> Report:
    """Say who goes when, and why. ``issues`` are all there are, of reading and of planning."""
    people = People(plan, material.vocabulary, mask)
    return Report(
        command="plan",
        title=TITLE,
        template="bang",
        as_of=material.as_of,
        period=material.with_units(spoken(plan.given.years)),
        subject="lượt người",
        passages=tuple(in_words(people, material, previous)),
        figures={one.key: one for one in _figures(people, material, previous)},
        tables=tuple(plan_tables(people, material, previous)),
        issues=issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members=_members(people, previous),
        values=Composition(people, material).values(),
    )


def _members(people: People, previous: Previous | None) -> dict[str, Json]:
    seats: list[Json] = [
        {
            "level": one.level,
            "year": one.year,
            "allocated": one.allocated,
            "sent": one.sent,
            "used": one.used,
            "unused": one.unused,
            "needed": one.needed,
        }
        for one in seat_rows(people.plan)
    ]
    members: dict[str, Json] = {
        "assignments": [people.member(at) for at in people.assigned],
        "waiting": [people.member(at) for at in people.waiting],
        "seats": seats,
    }
    if previous is not None:
        members["changes"] = [_change(people, one) for one in previous.changes(people.plan)]
    return members


def _change(people: People, one: Change) -> Json:
    row = change_row(people, one)
    return {
        "name": str(row["name"]) if row["name"] else None,
        "unit": str(row["unit"]) if row["unit"] else None,
        "level": one.told.level if one.told else people.plan.asked[one.at or 0].level,
        "was": one.was,
        "is": one.now,
        "why": str(row["why"]),
    }


def _figures(people: People, material: Material, previous: Previous | None) -> Iterator[Figure]:
    """Give the numbers of a plan, each with the rows of the lists or the cells behind it."""
    plan, span = people.plan, spoken(people.plan.given.years)
    barred = tuple(at for at in people.waiting if not people.may_go(at))
    yield _of_people(people, "plan.asked", f"Lượt người đề nghị, {span}", range(len(plan.asked)))
    yield _of_people(people, "plan.assigned", f"Lượt người được xếp, {span}", people.assigned)
    yield _of_people(people, "plan.waiting", f"Lượt người chưa xếp được, {span}", people.waiting)
    yield _of_people(people, "plan.barred", f"Lượt người chưa đi được năm nào, {span}", barred)
    if previous is not None:
        kept = previous.kept(plan)
        yield _of_people(people, "plan.kept", f"Lượt người giữ như kế hoạch trước, {span}", kept)
    yield from _of_seats(people)
    for one in shares_of(people, material):
        if one.unknown:
            continue
        label = f"{one.label} trong số người được xếp, {span}"
        yield Figure(f"plan.{one.key}", label, len(one.rows), _given(one.rows), of="cadres")
    rows = tuple(one.row for one in outside(plan))
    yield Figure("plan.outside", "Lượt người đã cử ngoài quy hoạch", len(rows), _given(rows))
    rows = tuple(one.row for one in out_of_order(plan))
    label = "Lượt người đã cử sai thứ tự ưu tiên"
    yield Figure("plan.out-of-order", label, len(rows), _given(rows))


def _of_seats(people: People) -> Iterator[Figure]:
    """Give what is allocated, sent, used and left of each level in each year."""
    for one in seat_rows(people.plan):
        where = f"{one.level}.{one.year}"
        label = f"{people.level(one.level)} năm {one.year}"
        used = _of_people(people, f"plan.used.{where}", f"Lượt người được xếp, {label}", one.goes)
        yield used
        sent = Figure(f"plan.sent.{where}", f"Đã cử, {label}", one.sent, _given(one.sent_rows))
        yield sent
        if one.allocated is None:
            continue
        cells = one.cells or ()
        allocated = Figure(
            f"plan.allocated.{where}", f"Chỉ tiêu, {label}", one.allocated, cells=_told(cells)
        )
        yield allocated
        terms = ((1, allocated), (-1, sent), (-1, used))
        name = f"plan.unused.{where}"
        yield Figure(name, f"Chỉ tiêu chưa dùng, {label}", one.unused or 0, terms=terms)


def _of_people(people: People, key: str, label: str, numbers: Iterable[int]) -> Figure:
    """Count candidates; behind each stands the person's row of the cadre list, and the level."""
    asked = [people.plan.asked[at] for at in numbers]
    rows, levels = tuple(one.cadre.row for one in asked), tuple(one.level for one in asked)
    return Figure(key, label, len(rows), _given(rows), of="cadres", levels=levels)


def _given(rows: tuple[int, ...]) -> Callable[[], tuple[int, ...]]:
    return lambda: rows


def _told(cells: tuple[Count, ...]) -> Callable[[], tuple[Count, ...]]:
    return lambda: cells
