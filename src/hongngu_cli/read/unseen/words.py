"""The words for hidden rows and columns, filters, formulas not calculated and errors."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.unseen.number_runs import named
from hongngu_cli.read.unseen.state import CellRun
from hongngu_cli.text.cell_errors import explained
from hongngu_cli.text.numbers import count, shown

LONGEST_FORMULA = 80


def rows_hidden(sheet: Sheet, rows: Sequence[int]) -> Issue:
    """Say which rows with data are hidden, by hand or in a folded group."""
    return Issue(
        "rows-hidden",
        "warning",
        sheet.place(rows[0], _first_column(sheet, rows[0])),
        None,
        f"{count(len(rows))} dòng có dữ liệu đang ẩn ({named(rows, 'dòng')}) "
        "nhưng vẫn được đọc và tính.",
        "Bỏ ẩn (Unhide) để xem lại; dòng nào không được tính thì xoá đi rồi lưu lại.",
    )


def rows_struck(sheet: Sheet, rows: Sequence[int]) -> Issue:
    """Say which rows are struck through, by which offices take somebody off a list."""
    return Issue(
        "rows-struck",
        "warning",
        sheet.place(rows[0], _first_column(sheet, rows[0])),
        None,
        f"{count(len(rows))} dòng bị gạch ngang chữ ({named(rows, 'dòng')}) "
        "nhưng vẫn được đọc và tính.",
        "Dòng nào đã bỏ khỏi danh sách thì xoá đi rồi lưu lại.",
    )


def rows_filtered(sheet: Sheet, rows: Sequence[int]) -> Issue:
    """Say which rows with data a filter hides."""
    return Issue(
        "rows-filtered",
        "warning",
        sheet.place(rows[0], _first_column(sheet, rows[0])),
        None,
        f"Bảng đang lọc: {count(len(rows))} dòng có dữ liệu bị bộ lọc che ({named(rows, 'dòng')}) "
        "nhưng vẫn được đọc và tính.",
        "Bỏ lọc (Data, Clear) để xem đủ; dòng nào không được tính thì xoá đi rồi lưu lại.",
    )


def columns_hidden(sheet: Sheet, columns: Sequence[int]) -> Issue:
    """Say which columns with data are hidden."""
    row = next(row for row, cells in enumerate(sheet.rows, start=1) if cells[columns[0] - 1] != "")
    return Issue(
        "columns-hidden",
        "note",
        sheet.place(row, columns[0]),
        None,
        f"{count(len(columns))} cột có dữ liệu đang ẩn ({named(columns, 'cột', column_letters)}) "
        "nhưng vẫn được đọc.",
        "Bỏ ẩn (Unhide) để xem lại; nếu không cần, xoá cột rồi lưu lại.",
    )


def formula_uncalculated(sheet: Sheet, run: CellRun) -> Issue:
    """Say which formulas have no value: scripts write such files."""
    size = run.last - run.first + 1
    cells = "Ô này" if size == 1 else f"{count(size)} ô {run.range}"
    return Issue(
        "formula-uncalculated",
        "error",
        sheet.place(run.first, run.column),
        _clipped(run.found) or None,
        f"{cells} có công thức chưa được tính lần nào nên được đọc là trống.",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại; "
        "hoặc đề nghị đơn vị làm như vậy và gửi lại tệp.",
    )


def cell_error(sheet: Sheet, run: CellRun) -> Issue:
    """Say which cells hold an error, and why as far as it tells."""
    size = run.last - run.first + 1
    cells = "Ô này" if size == 1 else f"{count(size)} ô {run.range}"
    return Issue(
        "cell-error",
        "error",
        sheet.place(run.first, run.column),
        run.found,
        f"{cells} ghi lỗi {run.found} ({explained(run.found)}) nên mất giá trị.",
        "Sửa công thức hoặc nhập lại giá trị, rồi lưu và gửi lại tệp.",
    )


FROM_1904 = "Sổ tính đếm ngày từ năm 1904 (Excel trên máy Mac cũ)"


def date_system(sheet: Sheet, row: int, column: int) -> Issue:
    """Say that a bare number would be read as a day by the wrong calendar."""
    return Issue(
        "date-system",
        "warning",
        sheet.place(row, column),
        shown(sheet.cell(row, column)),
        f"{FROM_1904}: ô định dạng ngày được đọc đúng, "
        "nhưng ngày ghi thành số trần như ô này bị hiểu sớm hơn 4 năm 1 ngày.",
        "Nếu ô này là ngày, chọn định dạng ngày (dd/mm/yyyy) cho cả cột rồi lưu lại.",
    )


def days_from_1904(sheet: Sheet, row: int, column: int) -> Issue:
    """Say that days were counted by the other calendar, and read so."""
    return Issue(
        "date-system-1904",
        "note",
        sheet.place(row, column),
        shown(sheet.cell(row, column)),
        f"{FROM_1904}; các ô ngày đã được đọc theo lịch ấy nên đúng như hiện trong Excel.",
        "Khi chép sang sổ tính khác, xem lại ngày: dễ lệch 4 năm 1 ngày.",
    )


def rows_of_errors(sheet: Sheet, rows: Sequence[int], column: int) -> Issue:
    """Say which rows were taken for blank since they hold errors alone."""
    return Issue(
        "rows-of-errors",
        "warning",
        sheet.place(rows[0], column),
        None,
        f"{count(len(rows))} dòng không có gì ngoài ô lỗi ({named(rows, 'dòng')}) "
        "nên coi là dòng trống, không tính.",
        "Xoá công thức kéo thừa; nếu dòng là của một người thì sửa công thức rồi lưu lại.",
    )


def unexamined(sheet: Sheet) -> Issue:
    """Say that a sheet could be read and not be examined."""
    return Issue(
        "sheet-unexamined",
        "note",
        sheet.place(),
        None,
        "Đọc được các giá trị nhưng không xem được trang tính này có dòng, cột ẩn, ô lỗi "
        "hay công thức chưa tính hay không.",
        "Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx nếu cần biết chắc.",
    )


def _clipped(formula: str) -> str:
    return formula if len(formula) <= LONGEST_FORMULA else f"{formula[: LONGEST_FORMULA - 1]}…"


def _first_column(sheet: Sheet, row: int) -> int:
    return next(at for at, cell in enumerate(sheet.rows[row - 1], start=1) if cell != "")
