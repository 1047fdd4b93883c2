"""The rows of a workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from hongngu_cli.read.formats.workbooks import parsed

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

NEARLY = ".12g"
"""As many digits of a number as every program keeps."""


def pieces_of_workbook(content: bytes, where: str) -> Iterator[tuple[str, str]]:
    """Give each row with its place, by values: how these are shown is no text of anybody's.

    Raises Failure (INPUT) that names ``where``.
    """
    from python_calamine import CalamineWorkbook

    book = parsed(where, lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
    for sheet in book.sheet_names:
        rows = parsed(where, partial(_rows, book, sheet))
        for number, row in enumerate(rows, 1):
            texts = [_text(cell) for cell in row]
            if any(texts):
                yield f"{sheet}, dòng {number}", " | ".join(filter(None, texts))


def _rows(book: CalamineWorkbook, sheet: str) -> Sequence[Sequence[object]]:
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return format(cell, NEARLY)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell).strip()
