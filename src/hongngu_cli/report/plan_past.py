"""What a plan says of the past: sendings outside quy hoạch, and what the plan before said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.out_of_order import Sending, not_listed, out_of_order, outside
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.report.frame import Material, where
from hongngu_cli.text.numbers import count, prose

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.revised import Change, Previous
    from hongngu_cli.report.plan_people import People

NAME = Column("name", "Họ và tên")
OUTSIDE = (
    NAME,
    Column("unit", "Đơn vị"),
    Column("level", "Trình độ"),
    Column("year", "Năm", "year"),
    Column("why", "Vì sao"),
    Column("where", "Nơi ghi"),
)
CHANGES = (
    NAME,
    Column("unit", "Đơn vị"),
    Column("level", "Trình độ"),
    Column("was", "Năm đã báo", "year"),
    Column("now", "Năm nay xếp", "year"),
    Column("why", "Vì sao"),
)


def outside_table(people: People, material: Material) -> Table:
    """Show past sendings outside quy hoạch, and past the head of who came first."""
    plan = people.plan
    rows = [_sending(people, material, one, "không có trong quy hoạch") for one in outside(plan)]
    for one in out_of_order(plan):
        first = plan.asked[one.before[0]]
        name = people.name(first.cadre)
        others = f" và {len(one.before) - 1} người khác" if len(one.before) > 1 else ""
        whom = (
            "đối tượng cao hơn" if one.cadre.priority else "không rõ đối tượng; người có đối tượng"
        )
        why = f"{whom} đã đề nghị mà còn chờ: {name}{others}"
        rows.append(_sending(people, material, one, why))
    notes = []
    if unknown := not_listed(plan):
        notes.append(
            f"{prose(unknown)} lượt là của người không có trong danh sách cán bộ nên chưa xét."
        )
    title = f"Đã cử ngoài quy hoạch, sai thứ tự ưu tiên: {count(len(rows))} lượt, cần xem xét"
    return Table("outside", title, OUTSIDE, tuple(rows), notes=tuple(notes))


def _sending(people: People, material: Material, one: Sending, why: str) -> Row:
    columns = material.roster.columns
    level = columns["level"][one.row]
    return {
        "name": people.name(one.cadre),
        "unit": one.cadre.unit,
        "level": people.level(level) if level else None,
        "year": columns["year"][one.row],
        "why": why,
        "where": where(material, one.row),
    }


def changes_table(people: People, previous: Previous) -> Table:
    """Show what differs from the plan before."""
    rows = tuple(change_row(people, one) for one in previous.changes(people.plan))
    title = f"Thay đổi so với kế hoạch trước: {count(len(rows))} lượt người"
    return Table("changes", title, CHANGES, rows)


def change_row(people: People, one: Change) -> Row:
    """Tell one change, and why."""
    who: tuple[str | None, str | None, str]
    if one.at is not None:
        asked, why = people.plan.asked[one.at], one.why
        reasons = "; ".join(people.reasons[one.at])
        told = f"{why}: {reasons}" if why else reasons
        who = (people.name(asked.cadre), asked.unit, asked.level)
    else:
        before = one.told
        who = (
            (people.hidden(before.name), before.unit, before.level) if before else (None, None, "")
        )
        told = one.why
    return {
        "name": who[0],
        "unit": who[1] or None,
        "level": people.level(who[2]),
        "was": one.was,
        "now": one.now,
        "why": told,
    }
