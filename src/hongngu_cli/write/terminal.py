"""The terminal: tables that fit its width, words that wrap, nothing cut off."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from hongngu_cli.text.numbers import count
from hongngu_cli.write import account
from hongngu_cli.write.charts_terminal import bars
from hongngu_cli.write.problems import told_of
from hongngu_cli.write.terminal_issues import issue_lines
from hongngu_cli.write.terminal_table import tables
from hongngu_cli.write.values import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hongngu_cli.model.report import Report
    from hongngu_cli.model.table import Table
    from hongngu_cli.write.style import Style

NARROWEST = 20


def render(report: Report, style: Style) -> bytes:
    """Write a report as text of the terminal's width, without any code where colour is off."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=max(style.width, NARROWEST),
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        no_color=not style.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    told = told_of(report)
    for part in _parts(report, style):
        console.print(part)
    text.writelines(f"{line}\n" for line in issue_lines(told, console.width, colour=style.colour))
    if told.rest:
        console.print(Text("\n" + told.rest))
    if report.sources:
        console.print(Text("\n" + account.account(report.ledger), "dim"))
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines).strip("\n") + "\n").encode("utf-8")


def _parts(report: Report, style: Style) -> Iterator[RenderableType]:
    yield Text(visible(report.title), "bold")
    yield Text(visible(account.headline(report)))
    for passage in report.passages:
        yield Text("\n" + visible(passage))
    for every in report.tables:
        table = _first_of(every)
        yield ""
        yield from tables(table, style)
        for note in table.notes:
            yield _indented(visible(note), "italic")
    for note in report.notes:
        yield _indented(f"Ghi chú: {visible(note)}")
    for chart in report.charts:
        yield ""
        yield from bars(chart, style)


def _first_of(table: Table) -> Table:
    """Leave out rows that nobody would read on a terminal, and say so."""
    left = len(table.rows) - table.first
    if not table.first or left <= 0:
        return table
    more = f"Còn {count(left)} dòng nữa; ghi ra tệp (-o TÊN.docx) hay thêm --format md để xem đủ."
    return replace(table, rows=table.rows[: table.first], notes=(*table.notes, more))


def _indented(text: str, style: str = "", by: int = 2) -> Padding:
    return Padding(Text(text, style), (0, 0, 0, by))
