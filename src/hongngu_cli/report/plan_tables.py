"""The tables of a plan: lists to sign, seats, shares, what one more seat would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.model.table import Band, Column, Row, Table, Value
from hongngu_cli.report.frame import Material
from hongngu_cli.report.plan_past import NAME, changes_table, outside_table
from hongngu_cli.report.plan_seats import SeatsOf, seat_rows
from hongngu_cli.report.plan_shares import shares_table
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.problem import Pool
    from hongngu_cli.analyse.plan.revised import Previous
    from hongngu_cli.report.plan_people import People

WHO, WHAT = "Người", "Lớp và lý do"
NUMBER = Column("number", "STT", "count")
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
    Column("leaves", "Không còn được đi"),
    Column("moves", "Người khác đổi năm", "count"),
)
SEATS_TITLE = "Chỉ tiêu theo trình độ và năm"
NEEDED = (
    "Cần thêm: số chỉ tiêu ít nhất còn phải xin để mọi người đủ điều kiện đi hết trong kỳ, "
    "xếp sớm nhất có thể."
)


def plan_tables(people: People, material: Material, previous: Previous | None) -> Iterator[Table]:
    """Lay out everything there is to show; a table without rows only where it says something."""
    if people.plan.asked:
        yield list_to_sign(people)
        yield waiting_list(people)
    if previous is not None:
        yield changes_table(people, previous)
    yield from _if_any(seats_table(people))
    if people.assigned:
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


def more_table(people: People) -> Table:
    """Show who would go if there were one more seat."""
    rows: list[Row] = []
    for one in people.plan.more:
        units = dict.fromkeys(people.plan.asked[at].unit for at in one.joins)
        level, year, _ = one.pool
        rows.append(
            {
                "level": people.level(level),
                "year": year,
                "joins": _named(people, one.joins, one.pool),
                "unit": ", ".join(filter(None, units)) or None,
                "leaves": _named(people, one.leaves, one.pool),
                "moves": len(one.moves),
            }
        )
    return Table("one-more", "Nếu có thêm một chỉ tiêu", MORE, tuple(rows))


def _named(people: People, numbers: Iterable[int], pool: Pool) -> str | None:
    """Name candidates, with the level of whose it is not that of a pool."""
    told = []
    for at in numbers:
        asked = people.plan.asked[at]
        level = "" if asked.level == pool[0] else f" ({people.level(asked.level)})"
        told.append(f"{people.name(asked.cadre) or ''}{level}")
    return ", ".join(told) or None
