"""Registers of classes: days, grades and names of a class held against the rest of its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.counts.cells import CountCells
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.text.dates import IMPOSSIBLE, DateRead, in_parts, read_date
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count, shown

DAYS = ("start", "end")
SITTING = ("attended", "learners")
"""Who has a grade: those who came, where that is told."""
FEWEST = 5
"""Of fewer classes nobody can tell whether grades are to add up."""
Told = tuple[str, int, int, str]
"""A rule, a row, a column and what is to be said."""
IMPOSSIBLE_DAY = "Không có ngày này trên lịch."
ENDS_FIRST = "Ngày kết thúc {} trước ngày bắt đầu {}."
OTHER_YEAR = "Tiêu đề ghi năm {} nhưng lớp này mở năm {}; đã tính theo ngày của lớp."
GRADES = "Cộng các cột kết quả được {}, khác số {} {} ở ô {}."
CALLED = {"attended": "tham dự", "learners": "học viên"}
TWICE = "Lớp này cùng tên, cùng ngày mở và mọi chữ ghi khác với dòng {}; đang tính là hai lớp."
BLANK = "{} chỉ bỏ trống ở dòng này, các dòng khác đều có ghi."
EXPECTED = {"course": "Tên lớp", "start": "Ngày bắt đầu"}
ENOUGH = 8
"""Of so many classes one may have been left without a name."""


def of_registers(
    table: TableFound, columns: CountColumns, cells: CountCells, year: object
) -> Iterable[Told]:
    """Find days that cannot be, grades that do not add up, and classes that stand twice.

    ``year`` is the one that the title tells.
    """
    days = {field: _days(table, field) for field in DAYS}
    for field, told in days.items():
        column = table.column_of(field) or 0
        for row, day in told.items():
            if day.doubt == IMPOSSIBLE:
                yield "date-impossible", row, column, IMPOSSIBLE_DAY
    yield from _end_first(table, days)
    yield from _of_other_years(table, days["start"], year)
    yield from _grades(table, columns, cells)
    yield from _blank(table)
    if all(days.values()) and table.column_of("course"):
        yield from _twice(table, columns)


def _days(table: TableFound, field: str) -> dict[int, DateRead]:
    """Read the days of a column, by row, where anything is written."""
    column = table.column_of(field)
    if column is None:
        return {}
    written = ((row, table.sheet.cell(row, column)) for row in table.people)
    return {row: read_date(cell) for row, cell in written if cell != ""}


def _end_first(table: TableFound, days: Mapping[str, Mapping[int, DateRead]]) -> Iterator[Told]:
    for row, end in days["end"].items():
        start = days["start"].get(row)
        if start and start.date and end.date and end.date < start.date:
            both = (in_parts((day.year, day.month, day.day)) for day in (end.date, start.date))
            yield "end-before-start", row, table.column_of("end") or 0, ENDS_FIRST.format(*both)


def _of_other_years(
    table: TableFound, starts: Mapping[int, DateRead], year: object
) -> Iterator[Told]:
    """Find classes of another year than the title's, where most are of that."""
    begun = {row: day.year for row, day in starts.items() if day.year}
    odd = {row: told for row, told in begun.items() if told != year}
    if isinstance(year, int) and len(begun) >= FEWEST and 2 * len(odd) < len(begun):
        for row, told in odd.items():
            says = OTHER_YEAR.format(year, told)
            yield "value-contradicted", row, table.column_of("start") or 0, says


def _grades(table: TableFound, columns: CountColumns, cells: CountCells) -> Iterator[Told]:
    """Find classes whose grades add up to another number, where those of nearly all agree."""
    graded = [one.column for one in columns.counts if one.field == "graded"]
    counted = {one.field: one.column for one in reversed(columns.counts)}
    field = next((name for name in SITTING if name in counted), None)
    if len(graded) < len(DAYS) or field is None:
        return
    wrong, right = [], 0
    for row in table.people:
        parts = [cells.number(row, column).value for column in graded]
        whole = cells.number(row, counted[field]).value
        most = cells.number(row, counted["summoned"]).value if "summoned" in counted else None
        if whole is None or None in parts or (most is not None and whole > most):
            continue  # the last is told as such
        told = sum(part or 0 for part in parts)
        if told == whole:
            right += 1
        else:
            wrong.append((row, told, whole))
    if right < FEWEST or right < FEWEST * len(wrong):
        return
    for row, told, whole in wrong:
        place = table.sheet.place(row, counted[field]).cell
        says = GRADES.format(count(told), CALLED[field], count(whole), place)
        yield "identity-mismatch", row, graded[0], says


def _twice(table: TableFound, columns: CountColumns) -> Iterator[Told]:
    """Find classes that agree in all words and days that are written of them."""
    counted = {one.column for one in columns.counts}
    worded = [c for c, m in table.columns.items() if m.field != "stt" and c not in counted]
    first: dict[tuple[str, ...], int] = {}
    for row in table.people:
        cells = (table.sheet.cell(row, column) for column in worded)
        told = tuple("" if isinstance(cell, int | float) else fold(shown(cell)) for cell in cells)
        if told in first:
            yield "count-repeated", row, worded[0], TWICE.format(first[told])
        else:
            first[told] = row


def _blank(table: TableFound) -> Iterator[Told]:
    """Find the one class without a name or a beginning, where all others have one."""
    for field, label in EXPECTED.items():
        column = table.column_of(field)
        blank = [row for row in table.people if column and table.sheet.cell(row, column) == ""]
        if len(blank) == 1 and len(table.people) >= ENOUGH:
            yield "blank-among-filled", blank[0], column or 0, BLANK.format(label)
