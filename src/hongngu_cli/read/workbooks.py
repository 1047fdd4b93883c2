"""Workbooks (.xlsx .xlsm .xls .xlsb .ods) through python-calamine."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Merged, Sheet
from hongngu_cli.read.ods_merges import merged_in_ods

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

T = TypeVar("T")
ZIP = b"PK"
PANIC = "PanicException"
"""What the parser raises where its Rust code gives up: a BaseException without a module."""
LOCKED = "tệp có mật khẩu nên không đọc được."
UNLOCK = "Mở bằng Excel, bỏ mật khẩu rồi lưu lại."
RESEND = "Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx; nếu không được, đề nghị gửi lại tệp."


def workbook_sheets(path: str, content: bytes, blank: Sheet, limits: Limits) -> tuple[Sheet, ...]:
    """Read every sheet; addresses are the file's own. Raises Failure (INPUT).

    ``blank`` is a sheet that knows the file and holds nothing yet.
    """
    from python_calamine import CalamineWorkbook

    book = parsed(path, lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
    names = [meta.name for meta in book.sheets_metadata if "WorkSheet" in str(meta.typ)]
    sheets = tuple(_sheet(book, name, blank, limits) for name in names)
    merged = parsed(path, lambda: merged_in_ods(content)) if content.startswith(ZIP) else {}
    return tuple(
        replace(sheet, merged=merged.get(str(sheet.name), sheet.merged)) for sheet in sheets
    )


def parsed(where: str, call: Callable[[], T]) -> T:
    """Call the parser of untrusted bytes; whatever it raises becomes a Failure (INPUT)."""
    from python_calamine import PasswordError

    try:
        return call()
    except PasswordError as error:
        raise Failure(INPUT, f"{where}: {LOCKED}", UNLOCK) from error
    # Broken files make it raise almost any Exception; a panic is not even one.
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != PANIC:
            raise
        cause = " ".join(str(error).split())
        raise Failure(
            INPUT, f"{where}: tệp hỏng, bị cắt hoặc không phải bảng tính ({cause}).", RESEND
        ) from error


def _sheet(book: CalamineWorkbook, name: str, blank: Sheet, limits: Limits) -> Sheet:
    from python_calamine import SheetVisibleEnum

    where = f"{blank.path} · {name}"
    sheet = parsed(where, lambda: book.get_sheet_by_name(name))
    rows, columns = _size(sheet)
    if rows > limits.rows or rows * columns > limits.cells:
        raise Failure(
            INPUT,
            f"{where}: trang tính khai {rows} dòng × {columns} cột, vượt giới hạn an toàn.",
            "Xoá dòng, cột trống thừa; hoặc tăng rows, cells ở [limits] trong train-report.toml.",
        )
    grid = parsed(where, lambda: _grid(sheet))
    visible = {meta.name: meta.visible for meta in book.sheets_metadata}
    return replace(
        blank,
        name=name,
        rows=grid,
        merged=_merged(sheet),
        hidden=visible[name] != SheetVisibleEnum.Visible,
    )


def _grid(sheet: CalamineSheet) -> list[list[Cell]]:
    """Give all rows from A1 on; a text that stands in many cells is kept once.

    Booleans become the text Excel shows for them; as Python's they would equal 1 and 0.
    """
    pool: dict[str, str] = {}
    keep = pool.setdefault
    # Rows come without the empty columns left of the used range, and may without rows above it.
    left: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    rows = [
        left
        + [
            keep(cell, cell)
            if cell.__class__ is str
            else str(cell).upper()
            if cell.__class__ is bool
            else cell
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]
    height, width = _size(sheet)
    empty: list[list[Cell]] = [[""] * width for _ in range(height - len(rows))]
    return empty + rows if empty else rows


def _size(sheet: CalamineSheet) -> tuple[int, int]:
    """Give the last row and column used; the parser's own totals are one too low."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    return tuple(
        Merged(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
    )
