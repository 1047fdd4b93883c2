"""Workbooks (.xlsx .xlsm .xls .xlsb .ods) through python-calamine, long sheets by columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Merged, Sheet
from hongngu_cli.read.formats.column_grids import column_grid, reader_of
from hongngu_cli.read.formats.long_sheets import long_sheets
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.packages.panics import HELD_BACK, PANIC
from hongngu_cli.read.packages.refusals import broken, check_sheets, check_size, locked
from hongngu_cli.read.unseen.issues import with_unseen
from hongngu_cli.read.unseen.state import Unseen, unseen_later

if TYPE_CHECKING:
    from fastexcel import ExcelReader
    from python_calamine import CalamineSheet, CalamineWorkbook

T = TypeVar("T")
MANY_CELLS = 20_000
"""So many texts are worth keeping each once."""


def opened_workbook(
    path: str, content: bytes, blank: Sheet, limits: Limits, archive: Archive | None = None
) -> Callable[[], tuple[Sheet, ...]]:
    """Open a workbook; what is given reads its sheets, in any thread. Both raise Failure (INPUT).

    ``blank`` is a sheet that knows the file and holds nothing yet, ``archive`` the content
    of a file that is a ZIP.
    """
    from python_calamine import CalamineWorkbook

    packed = archive if blank.container == ".xlsx" else None
    long = long_sheets(packed) if packed else frozenset[str]()
    columns = parsed(path, lambda: reader_of(content)) if long else None
    book = parsed(path, lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
    begin = partial(unseen_later, archive or content, blank.container)
    return partial(_sheets, book, columns, begin, _Known(blank, limits, long))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a workbook before its sheets are read; ``long`` are those of many rows."""

    blank: Sheet
    limits: Limits
    long: frozenset[str]


def _sheets(
    book: CalamineWorkbook,
    columns: ExcelReader | None,
    begin: Callable[[], Callable[[], Mapping[str, Unseen]]],
    known: _Known,
) -> tuple[Sheet, ...]:
    """Read every sheet; addresses are the file's own."""
    from python_calamine import SheetVisibleEnum

    check_sheets(known.blank.path, len(book.sheets_metadata), known.limits)
    unseen = begin()
    sheets: list[Sheet] = []
    for meta in book.sheets_metadata:
        if "WorkSheet" not in str(meta.typ):
            continue
        hidden = meta.visible != SheetVisibleEnum.Visible
        blank = replace(known.blank, name=meta.name, hidden=hidden)
        long = columns if meta.name in known.long else None
        sheet = _in_columns(long, blank, known.limits) if long else None
        # Of a long sheet, what goes through its XML tells the merged cells.
        if sheet is None or meta.name not in unseen():
            sheet = _sheet(book, blank, known.limits)
        sheets.append(with_unseen(sheet, unseen().get(meta.name)))
    return tuple(sheets)


def parsed(where: str, call: Callable[[], T]) -> T:
    """Call the parser of untrusted bytes; whatever it raises becomes a Failure (INPUT)."""
    from python_calamine import PasswordError

    try:
        with HELD_BACK:
            return call()
    except PasswordError as error:
        raise locked(where) from error
    # Broken files make it raise almost any Exception; a panic is not even one.
    except BaseException as error:
        known = isinstance(error, Failure)
        if known or (not isinstance(error, Exception) and type(error).__name__ != PANIC):
            raise
        raise broken(where, " ".join(str(error).split())) from error


def _in_columns(reader: ExcelReader, known: Sheet, limits: Limits) -> Sheet:
    """Read a long sheet."""
    where = f"{known.path} · {known.name}"
    grid = parsed(where, lambda: column_grid(reader, str(known.name)))
    check_size(where, len(grid), len(grid.columns), limits)
    return replace(known, rows=grid)


def _sheet(book: CalamineWorkbook, known: Sheet, limits: Limits) -> Sheet:
    where = f"{known.path} · {known.name}"
    sheet = parsed(where, lambda: book.get_sheet_by_name(str(known.name)))
    rows, columns = _size(sheet)
    check_size(where, rows, columns, limits)
    return replace(known, rows=parsed(where, lambda: _grid(sheet)), merged=_merged(sheet))


def _grid(sheet: CalamineSheet) -> list[list[Cell]]:
    """Give all rows from A1 on.

    Booleans become the text Excel shows for them; as Python's they would equal 1 and 0.
    """
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    height, width = _size(sheet)
    if len(rows) * width > MANY_CELLS:
        rows = _shared(rows)
    for at, row in enumerate(rows):
        # A row with a 1 or a 0 is looked at more closely; most have neither.
        if True in row or False in row:
            rows[at] = [str(cell).upper() if cell.__class__ is bool else cell for cell in row]
    return rows + [[""] * width for _ in range(height - len(rows))]


def _shared(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Keep a text that stands in many cells once."""
    pool: dict[str, str] = {}
    keep = pool.setdefault
    return [[keep(cell, cell) if cell.__class__ is str else cell for cell in row] for row in rows]


def _size(sheet: CalamineSheet) -> tuple[int, int]:
    """Give the last row and column used; the parser's own totals are one too low."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    return tuple(
        Merged(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
    )
