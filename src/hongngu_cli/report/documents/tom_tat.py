"""One page of results for a meeting: only what has room on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hongngu_cli.model.table import Table
from hongngu_cli.report.documents.findings import findings_of
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.remarks import remarks_on
from hongngu_cli.report.documents.shared import shared
from hongngu_cli.report.documents.told import Told

LINES, WIDTH, AROUND = 27, 70, 0.3
"""What a page holds below its title: lines, letters in a line, the space between paragraphs."""
HEADINGS = 5
"""Lines that headings and the table's title take."""
MATTERS = ("coverage", "missing", "fill", "overdue", "units-without", "target", "unclear")
"""Findings that a meeting is to talk about, the weightiest first."""
MOST_ROWS = 14


def values(parts: Parts) -> Mapping[str, object]:
    """Give the statements, the table and the matters that one page has room for."""
    told, values = Told(parts), shared(parts)
    statements = [told.whole(), told.compared(), told.held_classes(), told.shares()]
    table = _table(values["shown"])
    room = LINES - HEADINGS - (len(table.rows) + len(table.bands) + 3 if table else 0)
    facts = [*_fitting(filter(None, statements), room)]
    left = room - sum(map(_lines, facts))
    return {
        **values,
        "facts": facts,
        "table": table,
        "matters": [*_fitting(_matters(parts), left)],
    }


def _matters(parts: Parts) -> Iterator[str]:
    found = {one.key: one for one in findings_of(parts)}
    for key in MATTERS:
        if key in found:
            yield from remarks_on([found[key]], parts.remarks)["difficulty"]


def _table(shown: object) -> Table | None:
    """Give the table by level, or by group where that has too many rows for a page."""
    tables = shown if isinstance(shown, Mapping) else {}
    table = tables.get("levels_alone")
    if not isinstance(table, Table):
        return None
    long = len(table.rows) + len(table.bands) > MOST_ROWS
    return _groups(table) if long else table


def _groups(table: Table) -> Table:
    """Keep a table's subtotals, and the rows that are in no band."""
    covered = sum(band.length for band in table.bands)
    rows = (*(band.subtotal for band in table.bands), *table.rows[covered:])
    return replace(table, rows=rows, bands=())


def _lines(text: str) -> float:
    return -(-len(text) // WIDTH) + AROUND


def _fitting(texts: Iterable[str], room: float) -> Iterator[str]:
    """Give the texts there is room for, in order; one too long makes way for the next."""
    for text in texts:
        if _lines(text) <= room:
            room -= _lines(text)
            yield text
