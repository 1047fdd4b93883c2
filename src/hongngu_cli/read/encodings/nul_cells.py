"""Cells of binary workbooks with NULs between their letters, which some programs write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.text.legacy import LATIN_1
from hongngu_cli.text.numbers import count

NUL = "\x00"
BINARY = (".xls", ".xlsb", ".parquet")
"""Only these can hold one; XML has no way to write it."""
LONGEST = 60


def without_nuls(sheet: Sheet) -> Sheet:
    """Give the sheet with cells of UTF-16 read as such, NULs gone from others, and both told."""
    if sheet.container not in BINARY or isinstance(sheet.rows, ColumnGrid):
        return sheet
    found = {c for c in chain.from_iterable(sheet.rows) if isinstance(c, str) and NUL in c}
    if not found:
        return sheet
    wide = {text: made for text in found if (made := _of_utf_16(text)) is not None}
    after = {text: wide.get(text, text.replace(NUL, "")) for text in found}
    rows = [
        [after.get(cell, cell) if isinstance(cell, str) else cell for cell in row]
        for row in sheet.rows
    ]
    told = (*_told(sheet, wide, whole=True), *_told(sheet, _others(after, wide), whole=False))
    return replace(sheet, rows=rows, issues=(*sheet.issues, *told))


def _others(after: dict[str, str], wide: dict[str, str]) -> dict[str, str]:
    return {text: made for text, made in after.items() if text not in wide}


def _of_utf_16(text: str) -> str | None:
    """Read letters of two bytes each that were taken for two letters; None for what is none."""
    try:
        content = text.translate(LATIN_1).encode("latin-1")
    except UnicodeEncodeError:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            made = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if all(sign.isprintable() or sign in "\n\r\t" for sign in made):
            return made
    return None


def _told(sheet: Sheet, texts: dict[str, str], *, whole: bool) -> Iterator[Issue]:
    """Tell of such cells at the first of them."""
    places = [
        (row, column, str(cell))
        for row, cells in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(cells, start=1)
        if cell in texts
    ]
    if not places:
        return
    row, column, found = places[0]
    cells = f"{count(len(places))} ô"
    says = (
        f"{cells} có ký tự NUL xen giữa các chữ (chữ UTF-16 bị ghi như chữ một byte); "
        f'đã đọc lại thành chữ, ví dụ "{texts[found][:LONGEST]}". Tệp gốc giữ nguyên.'
        if whole
        else f"{cells} có ký tự NUL, đã bỏ khi đọc: phần mềm xuất tệp bị lỗi, có thể đã mất chữ."
    )
    advice = (
        "Xem lại các ô ấy; nếu đúng, mở bằng Excel rồi lưu lại thành .xlsx."
        if whole
        else "Đối chiếu với bản gốc; đề nghị đơn vị xuất lại tệp."
    )
    yield Issue(
        "text-with-nul",
        "note" if whole else "warning",
        sheet.place(row, column),
        texts[found][:LONGEST],
        says,
        advice,
    )
