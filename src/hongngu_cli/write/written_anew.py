"""A sheet written anew from its cells, laid out as its file tells."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.look import SheetLook
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.write.looks import put_on
from hongngu_cli.write.values import printable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_WIDTH, WIDEST = 40, 255
LONGEST_TEXT = 32_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of an .xlsx; broken files of other kinds may have cells beyond."""


def fill(page: Worksheet, sheet: Sheet, look: SheetLook | None) -> None:
    """Write a sheet's cells as they were read and, if known, look; text is never a formula."""
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell == "":
                continue
            refuse_beyond(str(sheet.place(row, column)), row, column)
            written = page.cell(row, column)
            written.value = printable(cell)[:LONGEST_TEXT] if isinstance(cell, str) else cell
            if isinstance(cell, str):
                written.data_type = "s"
            elif isinstance(cell, dt.date):
                written.number_format = "dd/mm/yyyy"
    if look:
        put_on(page, look)
    for merged in sheet.merged:
        if merged.last_row > LAST_ROW or merged.last_column > LAST_COLUMN:
            continue
        page.merge_cells(
            start_row=merged.first_row,
            start_column=merged.first_column,
            end_row=merged.last_row,
            end_column=merged.last_column,
        )
    _lay_out(page, sheet)


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    """Show the sheet as its file does; columns of no known width are as wide as their cells."""
    # Lines of one cell are titles, which may run over their neighbours.
    lines = [row for row in sheet.rows if sum(cell != "" for cell in row) > 1]
    for column, cells in enumerate(islice(zip(*lines, strict=False), LAST_COLUMN), start=1):
        longest = max((len(str(cell)) for cell in cells), default=0)
        page.column_dimensions[column_letters(column)].width = min(longest + 2, MOST_WIDTH)
    rows, columns, layout = page.max_row, page.max_column, sheet.layout
    for first, last, width in layout.widths:
        for column in range(first, min(last, columns) + 1):
            page.column_dimensions[column_letters(column)].width = min(width, WIDEST)
    for first, last in layout.hidden_columns:
        for column in range(first, min(last, columns) + 1):
            page.column_dimensions[column_letters(column)].hidden = True
    for first, last in layout.hidden_rows:
        for row in range(first, min(last, rows) + 1):
            page.row_dimensions[row].hidden = True
    if layout.frozen and layout.frozen[0] <= LAST_ROW and layout.frozen[1] <= LAST_COLUMN:
        row, column = layout.frozen
        page.freeze_panes = f"{column_letters(column)}{row}"
    page.sheet_state = "hidden" if sheet.hidden else "visible"


def refuse_beyond(place: str, row: int, column: int) -> None:
    """Refuse a cell that no .xlsx can have. Raises Failure (OUTPUT)."""
    if row > LAST_ROW or column > LAST_COLUMN:
        says = f"{place}: ô nằm ngoài giới hạn của tệp .xlsx nên không ghi được bản đánh dấu."
        raise Failure(OUTPUT, says, "Chuyển ô này về gần bảng, hoặc xoá đi, rồi thử lại.")
