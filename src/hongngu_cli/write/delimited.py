"""CSV of a report's tables: for Excel, and with `export` for other programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.table import Term
from hongngu_cli.write.problems import issues_table
from hongngu_cli.write.values import UNPRINTABLE, flat_titles, plain, printable, shown

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.model.table import Column, Row, Table, Value
    from hongngu_cli.write.style import Style

FOUND_FIRST = frozenset(("proofread",))
"""Commands whose tables mean little without what was found."""
FORMULA = re.compile(r"[=+\-@\t\r\n].", re.DOTALL)
"""What a spreadsheet takes for a formula; a sign that stands alone is only a sign."""
PLAIN_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*%?")


def render(report: Report, style: Style) -> bytes:
    """Write the tables as CSV (UTF-8 with a byte order mark, commas, CRLF).

    Several tables stand one under the other, each under its title, parted by a blank line.
    `export` gives keys of columns and terms, ISO dates and fractions. Elsewhere titles and
    labels stand, dates and shares as people write them, counts without thousands marks
    (a program of another language takes ``12.545`` for twelve and a half), and the total
    as last row. Of `check`, and of a report without a table, the issues are written, of
    `proofread` before its tables.
    """
    issues_asked = report.command == "check" and report.issues_in_full
    whole = report.tables and not issues_asked
    tables = report.tables if whole else (issues_table(report.issues),)
    if whole and report.issues and report.command in FOUND_FIRST:
        tables = (issues_table(report.issues), *tables)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    lines = _for_programs(tables[0]) if report.command == "export" else _for_people(tables, style)
    writer.writerows([inert(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """Make sure that a spreadsheet takes the text for text.

    An apostrophe goes before what it would run as a formula: text that starts with
    ``=``, ``+``, ``-``, ``@``, a tab or a line break, and is not a plain number.

    >>> inert("=1+1"), inert("-"), inert("-5,5"), inert("- ghi chú")
    ("'=1+1", '-', '-5,5', "'- ghi chú")
    """
    if UNPRINTABLE.search(text):
        text = printable(text)
    return f"'{text}" if FORMULA.match(text) and not PLAIN_NUMBER.fullmatch(text) else text


def _for_programs(table: Table) -> Iterator[list[str]]:
    keys = [column.key for column in table.columns]
    yield keys
    for row in _lines(table):
        values = (plain(row.get(key)) for key in keys)
        yield ["" if value is None else str(value) for value in values]


def _for_people(tables: Sequence[Table], style: Style) -> Iterator[list[str]]:
    for number, table in enumerate(tables):
        if number:
            yield []
        if len(tables) > 1:
            yield [table.title]
        yield flat_titles(table.columns)
        for row in _lines(table):
            yield [_cell(row.get(column.key), column, style.decimals) for column in table.columns]


def _lines(table: Table) -> Iterator[Row]:
    yield from table.rows
    if table.total is not None:
        yield table.total


def _cell(value: Value, column: Column, decimals: int) -> str:
    match value:
        case str():
            return value
        case Term():
            return value.label
        case int() if column.kind == "count":
            return str(value)
        case _:
            return shown(value, column.kind, decimals)
