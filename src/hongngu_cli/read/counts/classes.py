"""Registers of classes: which rows are a class each, what of them is missing, who attended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hongngu_cli.model.counts import SITTING_IN
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.counts.cells import read_pair
from hongngu_cli.read.counts.columns import CountColumn, CountColumns
from hongngu_cli.read.counts.notes import CountNotes
from hongngu_cli.read.counts.rows import CountRow
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.numbers import count

ATTENDANCE = ("attended", "summoned")
KIND = "classes"
COURSE = "course"
NO_LEARNERS = "Lớp này không ghi số học viên; vẫn tính là một lớp."
NOBODY_TOLD = "Lớp này không ghi số người tham dự; vẫn tính là một lớp."
NO_CLASSES = "Có số học viên mà không ghi số lớp; chưa tính lớp nào."


def is_register(table: TableFound, columns: CountColumns) -> bool:
    """Tell a table of which each row is a class: none counts classes, one number the learners.

    That may stand as men and women.
    """
    counted = [one.field for one in columns.counts]
    learners = {
        (one.field, one.level, one.year, one.unit)
        for one in columns.counts
        if one.field in SITTING_IN
    }
    alone = len(learners) == 1 or (not learners and table.column_of(COURSE) is not None)
    return table.kind == KIND and alone and not {*SITTING_IN.values()} & {*counted}


def named_at(table: TableFound, row: CountRow) -> int:
    """Give the column of the cell that names a class, else of the first that is filled."""
    own = (row.cells[field] for field in ("level", "audience") if field in row.cells)
    named = (column for at, column in own if at == row.row and table.sheet.cell(at, column) != "")
    return next(named, min(texts(table.sheet, row.row), default=1))


def attendance(notes: CountNotes, row: CountRow, column: CountColumn) -> Mapping[str, int]:
    """Read the two numbers of a cell that tells who attended of those summoned."""
    if column.field not in ATTENDANCE:
        return {}
    both = read_pair(notes.table.sheet.cell(row.row, column.column))
    if both is None:
        return {}
    if not both.agrees:
        says = f"Tỷ lệ ghi ở đây không bằng {count(both.attended)}/{count(both.summoned)}."
        notes.tell("attendance-mismatch", row.row, column.column, says)
    return {"attended": both.attended, "summoned": both.summoned}


def tell_incomplete(notes: CountNotes, columns: CountColumns, rows: Sequence[CountRow]) -> None:
    """Tell of classes without a number of learners, and of learners without one of classes."""
    if notes.table.kind != KIND:
        return
    register, cells = is_register(notes.table, columns), notes.cells
    of = {(one.field, one.year, one.unit, one.level): one.column for one in columns.counts}
    for one in (one for one in columns.counts if one.field in SITTING_IN):
        beside = of.get((SITTING_IN[one.field or ""], one.year, one.unit, one.level))
        for row in rows:
            blank = not cells.number(row.row, one.column).numeric
            read = cells.number(row.row, beside) if beside else None
            classes = read.value if read else None
            if blank and (register or classes):
                notes.tell("class-incomplete", row.row, one.column, NO_LEARNERS)
            elif (
                read
                and read.value is None
                and not read.doubt
                and cells.number(row.row, one.column).value
            ):
                notes.tell("class-incomplete", row.row, beside or 0, NO_CLASSES)
    if register and SITTING_IN.keys().isdisjoint(one.field or "" for one in columns.counts):
        _tell_untold(notes, columns, rows)


def _tell_untold(notes: CountNotes, columns: CountColumns, rows: Sequence[CountRow]) -> None:
    """Tell of classes of which nobody wrote how many came, where it is written of others."""
    came = next((one.column for one in columns.counts if one.field == ATTENDANCE[0]), None)
    if came is None:
        return
    blank = [row.row for row in rows if not notes.cells.number(row.row, came).numeric]
    if 2 * len(blank) < len(rows):
        for row in blank:
            if notes.table.sheet.cell(row, came) == "":
                notes.tell("class-incomplete", row, came, NOBODY_TOLD)
