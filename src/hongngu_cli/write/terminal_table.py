"""A table for the terminal; one that is too wide comes in parts, each with what names its rows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.box import Box
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table as Drawn
from rich.text import Text

from hongngu_cli.write.layout import fit
from hongngu_cli.write.pipes import rows_in_order
from hongngu_cli.write.values import ALIGNMENT, flat_titles, shown, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hongngu_cli.model.table import Table
    from hongngu_cli.write.style import Style

LINES = Box("    \n    \n ── \n    \n ── \n    \n    \n    \n")
"""A line under the heading and one over the total."""
GAP = 2
INDENT = 2
"""Rows of a band stand this far under their subtotal, which bold alone would not show."""
NARROW = 14
"""A column of text is squeezed to this at most, and longer words break."""
COMFORT = 24
"""A column of text gets this much, if it wants it, before another column joins its part."""
HEADING_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row as text: whether it adds up others, and how far its first cell stands in."""

    cells: tuple[str, ...]
    bold: bool
    indent: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as text, with the least, comfortable and full width of each column."""

    titles: Sequence[str]
    lines: Sequence[Line]
    least: Sequence[int]
    comfortable: Sequence[int]
    full: Sequence[int]


def tables(table: Table, style: Style) -> Iterator[RenderableType]:
    """Draw a table, or the parts of a wide one one after the other."""
    if table.title:
        yield Text(visible(table.title), "bold")
    if not table.columns or not (table.rows or table.total):
        yield Text("  Không có dòng nào.")
        return
    lines = _lines(table, style.decimals)
    grid = _measured(table, flat_titles(table.columns), lines)
    if sum(grid.least) + GAP * (len(grid.least) - 1) <= style.width:
        yield _drawn(table, grid, range(len(grid.least)), style.width)
        return
    grid = _measured(table, [visible(column.title) for column in table.columns], lines)
    parts = _parts(table, grid, style.width)
    for number, part in enumerate(parts, start=1):
        if number > 1:
            yield ""
        heading = _part(table, part[-1])
        above = f": {visible(heading)}" if heading else ""
        yield Text(f"Phần {number}/{len(parts)}{above}", "italic")
        yield _drawn(table, grid, part, style.width)


def _lines(table: Table, decimals: int) -> list[Line]:
    banded = sum(band.length for band in table.bands)
    made, seen = [], 0
    for row, bold in rows_in_order(table):
        seen += not bold
        cells = tuple(shown(row.get(c.key), c.kind, decimals) for c in table.columns)
        made.append(Line(cells, bold, INDENT if not bold and seen <= banded else 0))
    return made


def _measured(table: Table, titles: Sequence[str], lines: Sequence[Line]) -> Grid:
    """Measure columns: numbers are never broken, words only where they are long."""
    least, comfortable, full = [], [], []
    indent = max(line.indent for line in lines)
    for index, (column, title) in enumerate(zip(table.columns, titles, strict=True)):
        inside = 0 if index else indent
        cells = [line.cells[index] for line in lines]
        longest = max(map(cell_len, cells)) + inside
        text = ALIGNMENT[column.kind] == "left"
        heading = math.ceil(cell_len(title) / HEADING_LINES)
        narrow = min(longest, NARROW + inside) if text else longest
        narrow = max(narrow, min(_longest_word(title), NARROW), 1)
        least.append(narrow)
        comfortable.append(max(narrow, min(longest, COMFORT) if text else heading))
        full.append(max(longest, _longest_word(title), min(cell_len(title), COMFORT)))
    return Grid(titles, lines, least, comfortable, full)


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _parts(table: Table, grid: Grid, room: int) -> list[list[int]]:
    """Cut columns into parts that fit and stand under one heading, what names a row in each.

    Columns that belong together are squeezed before they are parted.
    """
    parts: list[list[int]] = []
    first = _naming(table)
    several = len({_part(table, index) for index in range(len(table.columns))} - {None}) > 1
    for index in range(len(first), len(grid.titles)):
        grown = [*parts[-1], index] if parts else []
        apart = several and _part(table, index) != _part(table, index - 1)
        joined = several and _part(table, index) and not apart
        widths = grid.least if joined else grid.comfortable
        width = sum(widths[i] for i in grown) + GAP * (len(grown) - 1)
        if not grown or width > room or apart:
            parts.append([*first, index])
        else:
            parts[-1] = grown
    return parts or [first]


def _naming(table: Table) -> list[int]:
    """Give the columns that name a row: the first, and what it says too little without.

    A running number tells nobody whose row it is, and a level not of which year.
    """
    number, *others = table.columns
    more = others and (number.key == "number" or others[0].kind == "year")
    return [0, 1] if more else [0]


def _part(table: Table, index: int) -> str | None:
    return table.columns[index].spanner or table.columns[index].part


def _drawn(table: Table, grid: Grid, part: Sequence[int], room: int) -> Drawn:
    drawn = Drawn(box=LINES, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    room -= GAP * (len(part) - 1)
    widths = fit([grid.least[i] for i in part], [grid.full[i] for i in part], room)
    for index, width in zip(part, widths, strict=True):
        drawn.add_column(
            Text(grid.titles[index], "bold", overflow="fold"),
            justify=ALIGNMENT[table.columns[index].kind],
            width=max(1, math.floor(width)),
            overflow="fold",
        )
    for number, line in enumerate(grid.lines, start=1):
        before_total = table.total is not None and number == len(grid.lines) - 1
        drawn.add_row(*[_cell(line, index) for index in part], end_section=before_total)
    return drawn


def _cell(line: Line, index: int) -> RenderableType:
    text = Text(line.cells[index], "bold" if line.bold else "", overflow="fold")
    return Padding(text, (0, 0, 0, line.indent)) if line.indent and not index else text
