"""The tables of a plan: lists to sign, seats, shares, what one more seat would change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.analyse.plan.out_of_order import Sending, not_listed, out_of_order, outside
from hongngu_cli.model.table import Band, Column, Row, Table, Term, Value
from hongngu_cli.report.frame import Material, where
from hongngu_cli.report.plan_seats import SeatsOf, seat_rows
from hongngu_cli.text.numbers import count, prose

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.revised import Change, Previous
    from hongngu_cli.report.plan_people import People

WHO, WHAT = "Người", "Lớp và lý do"
NUMBER, NAME = Column("number", "STT", "count"), Column("name", "Họ và tên")
PERSON = (
    NUMBER,
    NAME,
    Column("birth", "Ngày sinh", part=WHO),
    Column("position", "Chức vụ", part=WHO),
    Column("unit", "Đơn vị", part=WHO),
)
PRIORITY = Column("priority", "Đối tượng", "count", part=WHAT)
LEVEL = Column("level", "Trình độ", part=WHAT)
YEAR, REASONS = Column("year", "Năm", "year", part=WHAT), Column("reasons", "Lý do", part=WHAT)
SEATS = (
    Column("level", "Trình độ"),
    Column("year", "Năm", "year"),
    Column("allocated", "Chỉ tiêu", "count"),
    Column("sent", "Đã cử", "count"),
    Column("used", "Xếp", "count"),
    Column("unused", "Chưa dùng", "count"),
    Column("needed", "Cần thêm", "count"),
)
MORE = (
    Column("level", "Trình độ"),
    Column("year", "Năm", "year"),
    Column("joins", "Thêm một chỉ tiêu thì được đi"),
    Column("unit", "Đơn vị"),
    Column("moves", "Người khác đổi năm", "count"),
)
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
SEATS_TITLE = "Chỉ tiêu theo trình độ và năm"
NEEDED = (
    "Cần thêm: số chỉ tiêu ít nhất còn phải xin để mọi người đủ điều kiện đi hết trong kỳ, "
    "xếp sớm nhất có thể."
)


def plan_tables(people: People, material: Material, previous: Previous | None) -> Iterator[Table]:
    """Lay out everything there is to show; a table without rows only where it says something."""
    yield list_to_sign(people)
    yield waiting_list(people)
    if previous is not None:
        yield changes_table(people, previous)
    yield seats_table(people)
    yield shares_table(people, material)
    yield from _if_any(more_table(people))
    yield from _if_any(outside_table(people, material))


def _if_any(table: Table) -> Iterator[Table]:
    if table.rows:
        yield table


def list_to_sign(people: People) -> Table:
    """List who goes, under each year and level."""
    rows: list[Row] = []
    bands: list[Band] = []
    candidates, years = people.plan.problem.candidates, people.plan.years

    def heading(at: int) -> tuple[int | None, str]:
        return years[at], candidates[at].level

    for (year, level), group in groupby(people.assigned, heading):
        told = [people.row(at, number) for number, at in enumerate(group, start=1)]
        title = f"Năm {year}, {people.level(level)}: {count(len(told))} người"
        bands.append(Band({"name": title}, len(told)))
        rows += told
    title = f"Danh sách đề nghị cử đi đào tạo, bồi dưỡng: {count(len(rows))} lượt người"
    return Table(
        "plan", title, (*PERSON, PRIORITY, LEVEL, YEAR, REASONS), tuple(rows), None, tuple(bands)
    )


def waiting_list(people: People) -> Table:
    """List who waits, and why."""
    rows = tuple(people.row(at, number) for number, at in enumerate(people.waiting, start=1))
    shown = tuple({key: value for key, value in row.items() if key != "year"} for row in rows)
    title = f"Chưa xếp được: {count(len(rows))} lượt người"
    return Table("waiting", title, (*PERSON, PRIORITY, LEVEL, REASONS), shown)


def seats_table(people: People) -> Table:
    """Show the seats of each level and year: allocated, used, left, and those to ask for."""
    rows = [seat_row(people, one) for one in seat_rows(people.plan)]
    total: dict[str, Value] = {"level": TOTAL}
    for column in SEATS[2:]:
        told = [row[column.key] for row in rows if row[column.key] is not None]
        total[column.key] = sum(int(str(value)) for value in told) if told else None
    return Table("seats", SEATS_TITLE, SEATS, tuple(rows), total, (), (NEEDED,))


def seat_row(people: People, one: SeatsOf) -> Row:
    """Give the row of a level and year."""
    return {
        "level": people.level(one.level),
        "year": one.year,
        "allocated": one.allocated,
        "sent": one.sent,
        "used": one.used,
        "unused": one.unused,
        "needed": one.needed,
    }


def shares_table(people: People, material: Material) -> Table:
    """Show the shares of women and young cadres among the people who go, and their targets."""
    columns = (
        Column("who", "Cán bộ"),
        Column("count", "Số người", "count"),
        Column("of", "Trong số", "count"),
        Column("share", "Tỷ lệ (%)", "share"),
        Column("target", "Mục tiêu (%)", "share"),
        Column("reached", "So với mục tiêu"),
    )
    from hongngu_cli.report.plan_words import shares_of

    rows = tuple(
        {
            "who": Term(one.key, one.label),
            "count": len(one.rows),
            "of": one.of,
            "share": one.share,
            "target": one.target,
            "reached": one.verdict,
        }
        for one in shares_of(people, material)
    )
    return Table("shares", "Cơ cấu những người được xếp", columns, rows)


def more_table(people: People) -> Table:
    """Show who would go if there were one more seat."""
    rows: list[Row] = []
    for one in people.plan.more:
        names = [people.name(people.plan.asked[at].cadre) or "" for at in one.joins]
        units = dict.fromkeys(people.plan.asked[at].unit for at in one.joins)
        level, year, _ = one.pool
        rows.append(
            {
                "level": people.level(level),
                "year": year,
                "joins": ", ".join(names) or None,
                "unit": ", ".join(filter(None, units)) or None,
                "moves": len(one.moves) + len(one.leaves),
            }
        )
    return Table("one-more", "Nếu có thêm một chỉ tiêu", MORE, tuple(rows))


def outside_table(people: People, material: Material) -> Table:
    """Show past sendings outside quy hoạch, and past the head of who came first."""
    plan = people.plan
    rows = [_sending(people, material, one, "không có trong quy hoạch") for one in outside(plan)]
    for one in out_of_order(plan):
        first = plan.asked[one.before[0]]
        name = people.name(first.cadre)
        others = f" và {len(one.before) - 1} người khác" if len(one.before) > 1 else ""
        why = f"đối tượng cao hơn đã đề nghị mà còn chờ: {name}{others}"
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
