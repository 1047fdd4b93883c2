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

LINES, WIDTH, AROUND = 32, 70, 0.3
"""What a page holds below its title: lines, letters in a line, the space between paragraphs."""
HEADINGS, TITLES, PICTURE = 5, 3, 9
"""Lines that headings take, a table's title, headings and total, and a picture."""
MATTERS = ("coverage", "missing", "fill", "overdue", "units-without", "target", "unclear")
"""Findings that a meeting is to talk about, the weightiest first."""
MOST_ROWS = 14


def values(parts: Parts) -> Mapping[str, object]:
    """Give the statements, the table and the matters that one page has room for."""
    told, given = Told(parts), shared(parts)
    pictured = parts.drawn and "quota" in parts
    table = _table(given["shown"], brief=pictured)
    facts = [*filter(None, (told.whole(), told.compared(), told.held_classes()))]
    first, second, *others = (*_matters(parts), "", "")
    rows = len(table.rows) + len(table.bands) + TITLES if table else 0
    by_weight = filter(None, (*facts, first, second, told.shares(), *others))
    room = LINES - HEADINGS - rows - PICTURE * pictured
    chosen = {*_fitting(by_weight, room)}
    return {
        **given,
        "facts": [text for text in (*facts, told.shares()) if text in chosen],
        "table": table,
        "matters": [text for text in (first, second, *others) if text in chosen],
    }


def _matters(parts: Parts) -> Iterator[str]:
    found = {one.key: one for one in findings_of(parts)}
    for key in MATTERS:
        if key in found:
            yield from remarks_on([found[key]], parts.remarks, parts.settings.office.tone)[
                "difficulty"
            ]


def _table(shown: object, *, brief: bool) -> Table | None:
    """Give the table by level, or by group where that leaves no room on a page."""
    tables = shown if isinstance(shown, Mapping) else {}
    table = tables.get("levels_alone")
    if not isinstance(table, Table):
        return None
    long = len(table.rows) + len(table.bands) > MOST_ROWS
    return _groups(table) if long or brief else table


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
