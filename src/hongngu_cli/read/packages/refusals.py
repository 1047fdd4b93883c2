"""Why a file is not read: one sentence with the true cause, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits

MEGABYTE = 1024 * 1024
LOCKED = "tệp có mật khẩu nên không đọc được."
UNLOCK = (
    "Thêm --password MẬT_KHẨU (hoặc đặt biến TRAIN_REPORT_PASSWORD); "
    "hoặc mở tệp, bỏ mật khẩu rồi lưu lại."
)
RESEND = "Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx; nếu không được, đề nghị gửi lại tệp."
UNLOCK_ZIP = "Giải nén bằng mật khẩu rồi đọc từng tệp."
UNLOCK_ODS = (
    "--password chưa mở được loại khoá của LibreOffice: mở bằng LibreOffice, bỏ mật khẩu rồi "
    "lưu lại."
)
NO_WORKBOOK = "tệp hỏng, bị cắt hoặc không phải bảng tính"
"""What is said of a damaged file wherever workbooks are read."""
UNSAFE = "Không mở tệp này; đề nghị nơi gửi xuất lại từ Excel và gửi lại."


CAUSES = {
    "Cannot detect file format": "thiếu hoặc sai phần bắt buộc của bảng tính",
}
"""What a parser says of broken files most often, in other words."""


def foreign(path: str, name: str, advice: str = "Lưu lại thành .xlsx hoặc .csv.") -> Failure:
    """Say that a file is no table, and what it is."""
    return Failure(INPUT, f"{path}: đây là {name}, không phải bảng tính.", advice)


def unread(path: str, name: str, advice: str) -> Failure:
    """Say that a file may hold a table, in a form that is not read here."""
    return Failure(INPUT, f"{path}: đây là {name}, chương trình chưa đọc được.", advice)


def locked(path: str, advice: str = UNLOCK) -> Failure:
    """Say that a file has a password."""
    return Failure(INPUT, f"{path}: {LOCKED}", advice)


def broken(where: str, cause: str, advice: str = RESEND) -> Failure:
    """Say that a file is damaged, and where; ``cause`` may be in a parser's own words."""
    cause = CAUSES.get(cause, cause)
    return Failure(INPUT, f"{where}: {NO_WORKBOOK} ({cause}).", advice)


def unsafe(path: str, cause: str) -> Failure:
    """Say that a file is made to do harm, whatever the limits."""
    return Failure(INPUT, f"{path}: {cause}.", UNSAFE)


def too_much(path: str, found: str, *names: str) -> Failure:
    """Say that a file is beyond a limit; ``names`` are the limits, as the settings have them."""
    keys = " hoặc ".join(names)
    return Failure(
        INPUT,
        f"{path}: {found}, vượt giới hạn an toàn.",
        f"Nếu tệp đáng tin, tăng {keys} ở mục [limits] trong train-report.toml.",
    )


def check_width(where: str, row: Sequence[Cell], limits: Limits) -> None:
    """Refuse a row with more filled cells than the limits allow. Raises Failure (INPUT)."""
    if len(row) <= limits.columns:
        return
    filled = sum(cell != "" for cell in row)
    if filled > limits.columns:
        raise too_much(where, f"một dòng có {filled} ô có dữ liệu", "columns")


def check_sheets(path: str, sheets: int, limits: Limits) -> None:
    """Refuse a file of more sheets or tables than the limits allow. Raises Failure (INPUT)."""
    if sheets > limits.sheets:
        raise too_much(path, f"tệp có {sheets} trang tính hoặc bảng", "sheets")


def check_nesting(path: str, deep: int, limits: Limits) -> None:
    """Refuse tables too deep within each other: all of them hold the innermost one's text.

    Raises Failure (INPUT).
    """
    if deep > limits.nesting:
        raise too_much(path, f"bảng lồng trong bảng hơn {limits.nesting} lớp", "nesting")


def check_size(where: str, rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet with more rows or cells than the limits allow. Raises Failure (INPUT)."""
    if rows <= limits.rows and rows * columns <= limits.cells:
        return
    raise Failure(
        INPUT,
        f"{where}: trang tính khai {rows} dòng × {columns} cột, vượt giới hạn an toàn.",
        "Xoá dòng, cột trống thừa; nếu tệp đáng tin, tăng "
        f"{'rows' if rows > limits.rows else 'cells'} ở mục [limits] trong train-report.toml.",
    )
