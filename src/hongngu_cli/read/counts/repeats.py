"""Numbers that a table of counts gives twice: two rows or two columns for the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.read.counts.columns import CountColumns
from hongngu_cli.read.counts.rows import CountRow
from hongngu_cli.read.counts.totals import Finding
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

LABELLED = ("unit", "level", "year")
NOT_TELLING = ("stt", "note", "rate", "gap", "sex")
COLUMN = "Tiêu đề cột này giống hệt cột bên trái."
GOES_ON = (
    "Dòng này để trống tên nên lấy theo dòng trên, và trùng đơn vị, trình độ, năm với dòng {}; "
    "đang cộng số của cả hai dòng. Nếu là của đơn vị hay trình độ khác, hãy ghi tên vào ô để trống."
)
ROW = "Dòng này có cùng đơn vị, trình độ, năm với dòng {}."


def repeats(
    table: TableFound, columns: CountColumns, rows: Sequence[CountRow]
) -> Iterable[Finding]:
    """Find columns with one heading, and rows whose labels are all the same.

    A register of classes lists many of a kind, so its rows are not compared.
    """
    headings: dict[tuple[str, ...], int] = {}
    for one in columns.counts:
        key = tuple(map(fold, one.heading))
        if key in headings and table.header_rows:
            yield table.header_rows[1], one.column, COLUMN
        headings.setdefault(key, one.column)
    if table.kind != "classes" and set(columns.labels) & set(LABELLED):
        yield from _rows(table, columns, rows)


def _rows(table: TableFound, columns: CountColumns, rows: Sequence[CountRow]) -> Iterable[Finding]:
    labelled = [columns.labels[field] for field in LABELLED if field in columns.labels]
    others = [
        column
        for column, meaning in table.columns.items()
        if column not in (*columns.numeric, *labelled) and meaning.field not in NOT_TELLING
    ]
    first: dict[tuple[object, ...], int] = {}
    for row in rows:
        cells = {field: row.cells[field] for field in LABELLED if field in row.cells}
        own = [fold(shown(table.sheet.cell(*place))) for place in cells.values()]
        if not any(own):
            continue
        held = tuple(sorted((field, str(given.value)) for field, given in row.given.items()))
        told = tuple(fold(shown(table.sheet.cell(row.row, column))) for column in others)
        key = (tuple(own), held, told)
        if key in first and row.continues:
            yield row.row, labelled[0], GOES_ON.format(first[key])
        elif key in first:
            yield row.row, labelled[0], ROW.format(first[key])
        first.setdefault(key, row.row)
