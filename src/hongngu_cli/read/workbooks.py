"""Workbooks (.xlsx .xlsm .xls .xlsb .ods) through python-calamine."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Merged, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

RESEND = "Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx; nếu không được, đề nghị gửi lại tệp."


def workbook_sheets(path: str, content: bytes, digest: str, limits: Limits) -> tuple[Sheet, ...]:
    """Read every sheet; addresses are the file's own. Raises Failure (INPUT)."""
    workbook = _opened(path, content)
    metadata = {sheet.name: sheet for sheet in workbook.sheets_metadata}
    sheets = []
    for name in workbook.sheet_names:
        if "WorkSheet" not in str(metadata[name].typ):
            continue
        try:
            sheets.append(_sheet(workbook, path, name, digest, limits))
        except Failure:
            raise
        # The parser raises many types for untrusted bytes, its panics even BaseException.
        except BaseException as error:
            raise _unreadable(path, error, name) from error
    return tuple(sheets)


def _opened(path: str, content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise Failure(
            INPUT,
            f"{path}: tệp có mật khẩu nên không đọc được.",
            "Mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
        ) from error
    # The parser raises many types for untrusted bytes, its panics even BaseException.
    except BaseException as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: BaseException, sheet: str | None = None) -> BaseException:
    """Turn the parser's error into a Failure; an interrupt stays one."""
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
        return error
    where = f"{path} · {sheet}" if sheet else path
    return Failure(INPUT, f"{where}: tệp hỏng, bị cắt hoặc không phải bảng tính ({error}).", RESEND)


def _sheet(workbook: CalamineWorkbook, path: str, name: str, digest: str, limits: Limits) -> Sheet:
    from python_calamine import SheetVisibleEnum

    sheet = workbook.get_sheet_by_name(name)
    visible = next(meta.visible for meta in workbook.sheets_metadata if meta.name == name)
    rows, columns = sheet.total_height, sheet.total_width
    if rows > limits.rows or rows * columns > limits.cells:
        raise Failure(
            INPUT,
            f"{path} · {name}: trang tính khai {rows} dòng × {columns} cột, vượt giới hạn an toàn.",
            "Xoá dòng, cột trống thừa; hoặc tăng rows, cells ở [limits] trong train-report.toml.",
        )
    grid = sheet.to_python(skip_empty_area=False)
    return Sheet(
        path,
        name,
        digest,
        _without_booleans(grid),
        merged=_merged(sheet),
        hidden=visible != SheetVisibleEnum.Visible,
    )


def _without_booleans(grid: list[list[Any]]) -> list[list[Cell]]:
    """Write TRUE and FALSE as Excel shows them; as Python's they would equal 1 and 0."""
    for row in grid:
        if True in row or False in row:
            row[:] = [str(cell).upper() if isinstance(cell, bool) else cell for cell in row]
    return grid


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]] = sheet.merged_cell_ranges or ()
    return tuple(
        Merged(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sorted(ranges)
    )
