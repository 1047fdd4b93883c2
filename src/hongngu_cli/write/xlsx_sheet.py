"""One sheet of a workbook: titles, heading, rows, total, notes, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.table import Column, Table
from hongngu_cli.write.layout import runs, stretch
from hongngu_cli.write.pipes import rows_in_order
from hongngu_cli.write.values import shown, visible
from hongngu_cli.write.xlsx_cells import text_of, write_value
from hongngu_cli.write.xlsx_lines import (
    A4,
    BROAD,
    EMPTY,
    LEAST_SPAN,
    LINE,
    MOST_HIGH,
    Line,
    height,
    lines_needed,
    set_print,
    write_line,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.write.xlsx_formats import Formats

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
NARROWEST, WIDEST = 7.0, 38.0
SAMPLE = 2_000
"""So many rows are measured for widths; a roster's later rows look like its first."""
ACROSS = 95.0
"""Characters beyond which a sheet is printed across the page."""
TALL = 150
"""A cell of fewer characters is shown whole in the narrowest column."""
TOO_TALL = (
    "Có {} ô dài hơn chiều cao Excel cho phép nên không hiện hết khi xem và khi in; "
    "chọn ô để đọc đủ, hoặc lập bản .docx."
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a sheet holds. ``keys`` writes keys in place of titles and labels.

    ``head`` stands above each printed page. A link in the first line is not printed.
    """

    name: str
    table: Table
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    keys: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the first row of a table stands on its sheet, and the first one below everything."""

    body: int
    below: int


def write_sheet(sheet: Worksheet, page: Page, formats: Formats) -> Extent:
    """Write a page. Raises Failure (OUTPUT) where Excel has no room for it."""
    _check_room(page)
    fitted = [_width(page, column, formats.decimals) for column in page.table.columns]
    widths = fitted if page.keys else stretch(fitted, [True] * len(fitted), LEAST_SPAN)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    for number, line in enumerate(page.above):
        write_line(sheet, number, line, formats, widths)
    heading = len(page.above) + bool(page.above)
    body = _write_heading(sheet, page, formats, heading, widths)
    after = _write_rows(sheet, page, formats, body, widths)
    below = _below(page, widths)
    for number, line in enumerate(below, start=after + 1):
        write_line(sheet, number, line, formats, widths)
    _set_up(sheet, page, heading, body, across=sum(widths) > ACROSS)
    return Extent(body, after + 1 + len(below))


def print_sheet(sheet: Worksheet, page: Page, below: int) -> None:
    """Say what of a page is printed: all above a row, but the link at the top."""
    first = int(bool(page.above and page.above[0].to))
    set_print(sheet, page.head, (first, below - 1, len(page.table.columns or EMPTY) - 1))


def _below(page: Page, widths: Sequence[float]) -> tuple[Line, ...]:
    """Give the lines beneath, and one that tells of cells which are taller than Excel shows."""
    if page.keys:
        return page.below
    room = dict(zip((column.key for column in page.table.columns), widths, strict=True))
    tall = sum(
        lines_needed(text_of(value, "text", keys=False), room[key], 1) * LINE > MOST_HIGH
        for row in page.table.rows
        for key, value in row.items()
        if key in room and isinstance(value, str) and len(value) > TALL
    )
    return (*page.below, Line(TOO_TALL.format(tall))) if tall else page.below


def _check_room(page: Page) -> None:
    table = page.table
    rows = len(table.rows) + len(table.bands) + len(page.above) + len(page.below) + 4
    if rows > MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise Failure(
            OUTPUT,
            f'Bảng "{table.title}" quá lớn đối với .xlsx '
            f"(tối đa {MOST_ROWS} dòng, {MOST_COLUMNS} cột).",
            "Chọn dạng khác (-o TỆP.csv hoặc -o TỆP.json), hoặc lọc bớt dòng.",
        )


def _width(page: Page, column: Column, decimals: int) -> float:
    """Fit a column to its cells; its title may take several lines."""
    title = _title(page, column)
    lines = islice(rows_in_order(page.table), SAMPLE)
    cells = (shown(row.get(column.key), column.kind, decimals) for row, _ in lines)
    longest = max(map(len, cells), default=0)
    word = max(map(len, title.split()), default=0)
    return min(max(longest * 1.05 + 2, word * 1.15 + 2, len(title) * 0.5, NARROWEST), WIDEST)


def _title(page: Page, column: Column) -> str:
    return column.key if page.keys else visible(column.title)


def _write_heading(
    sheet: Worksheet, page: Page, formats: Formats, at: int, widths: Sequence[float]
) -> int:
    """Write one heading row, or two with headings over several columns; give the next row."""
    manner, columns = formats.heading(), page.table.columns
    above = [None if page.keys else column.spanner for column in columns]
    low, index = at + any(above), 0
    titles = [_title(page, column) for column in columns]
    sheet.set_row(low, height(zip(titles, widths, strict=True), BROAD))
    for spanner, length in runs(above):
        last = index + length - 1
        if spanner and length > 1:
            sheet.merge_range(at, index, at, last, "", manner)
        if spanner:
            sheet.write_string(at, index, visible(spanner), manner)
        elif low > at:
            sheet.merge_range(at, index, low, index, "", manner)
        for column in range(index, last + 1):
            row = low if spanner else at
            sheet.write_string(row, column, titles[column], manner)
        index = last + 1
    return low + 1


def _write_rows(
    sheet: Worksheet, page: Page, formats: Formats, at: int, widths: Sequence[float]
) -> int:
    """Write rows, subtotals and total; give the row after them."""
    columns = page.table.columns
    banded = sum(band.length for band in page.table.bands)
    seen = 0
    for row, bold in rows_in_order(page.table):
        seen += not bold
        values = [row.get(column.key) for column in columns]
        texts = [text_of(v, c.kind, keys=page.keys) for v, c in zip(values, columns, strict=True)]
        if not page.keys:
            sheet.set_row(at, height(zip(texts, widths, strict=True), BROAD if bold else 1))
        for index, (value, text) in enumerate(zip(values, texts, strict=True)):
            indent = int(not index and not bold and seen <= banded)
            manner = formats.cell(value, columns[index].kind, bold=bold, indent=indent)
            write_value(sheet, (at, index), value, text, manner)
        at += 1
    if columns and not (page.table.rows or page.table.total):
        sheet.write_string(at, 0, "Không có dòng nào.")
        at += 1
    return at


def _set_up(sheet: Worksheet, page: Page, heading: int, body: int, *, across: bool) -> None:
    """Freeze the heading, let rows be filtered, and make ready to print."""
    table = page.table
    if across:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    sheet.hide_gridlines(2 if page.above else 1)
    if not table.columns:
        return
    sheet.freeze_panes(body, 1 if across else 0)
    sheet.repeat_rows(heading, body - 1)
    if not table.bands and len(table.rows) > 1:
        last = len(table.columns) - 1
        sheet.autofilter(body - 1, 0, body + len(table.rows) - 1, last)
