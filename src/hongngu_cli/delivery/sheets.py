"""What is no report: a workbook to fill in, and cells as they were read."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.delivery.putting import put
from hongngu_cli.model.failure import OUTPUT, USAGE, Failure
from hongngu_cli.read.files.listing import STDIN

if TYPE_CHECKING:
    from hongngu_cli.model.blank import Form
    from hongngu_cli.pipeline import Session


def write_blank(form: Form, output: str, *, over: bool) -> None:
    """Write a workbook to fill in. Raises Failure (USAGE, OUTPUT).

    One that is there may be filled in already: only with ``over`` is it written anew.
    """
    if output == STDIN and sys.stdout.isatty():
        says = "Mẫu nhập không xem được trên màn hình."
        raise Failure(USAGE, says, "Thêm -o TỆP để ghi vào tệp.")
    if output != STDIN and Path(output).suffix.lower() != ".xlsx":
        raise Failure(USAGE, f"{output}: mẫu nhập là tệp .xlsx.", "Ghi tên tệp có đuôi .xlsx.")
    if output != STDIN and not over and os.path.isfile(output):  # noqa: PTH113 - False for a name that cannot be
        says = f"{output}: tệp đã có, có thể đã được nhập số liệu."
        raise Failure(OUTPUT, says, "Chọn tên khác, hoặc thêm --force để ghi đè.")
    from hongngu_cli.write.blank import blank_workbook

    put(blank_workbook(form), output)


def show_cells(session: Session, output: str | None) -> None:
    """Write the cells of the one sheet that was opened, as read, as CSV. Raises Failure."""
    sheets = session.opened.sheets
    if len(sheets) != 1:
        names = ", ".join(str(sheet.place()) for sheet in sheets) or "không có"
        raise Failure(USAGE, f"--cells chỉ in một trang tính; đã mở: {names}.", "Thêm --sheet TÊN.")
    from hongngu_cli.write.cells import cells_as_csv

    put(cells_as_csv(sheets[0]), output)
