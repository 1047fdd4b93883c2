"""Delimited text (.csv .tsv .txt): its encoding, its delimiter, its grid."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.encodings.decoding import Decoded, decoded
from hongngu_cli.read.encodings.legacy_cells import sheet_in
from hongngu_cli.read.encodings.marked import overruled, unlikely
from hongngu_cli.read.encodings.undecoded import NAMES
from hongngu_cli.read.formats.records import lines_of, records
from hongngu_cli.read.unseen.issues import with_written_errors

DELIMITERS = ";\t,|"
FIRST_LINES = 200
LONGEST = 80
"""So much of a line is shown as an example."""


def delimited_sheet(content: bytes, blank: Sheet, limits: Limits, encoding: str | None) -> Sheet:
    """Read a delimited text as a sheet without a name. Raises Failure (INPUT).

    A record's row is its number in the file as a spreadsheet would count it, so that a
    quoted cell with line breaks is one row. An encoding that had to be worked out is told.
    """
    path = blank.path
    found = decoded(path, content, encoding)
    del content
    text = found.text
    if not text or text.isspace():  # without a copy, as strip would make
        raise Failure(INPUT, f"{path}: tệp không có dữ liệu.", "Đề nghị đơn vị gửi lại tệp.")
    csv.field_size_limit(limits.cell_characters)
    rows = records(path, text, _delimiter(text, limits.cell_characters), limits)
    width = max(map(len, rows), default=0)
    if len(rows) > limits.rows or len(rows) * width > limits.cells:
        raise Failure(
            INPUT,
            f"{path}: tệp có {len(rows)} dòng × {width} cột, vượt giới hạn an toàn.",
            "Tăng rows, cells ở mục [limits] trong train-report.toml nếu tệp đáng tin.",
        )
    grid = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    sheet = with_written_errors(replace(blank, rows=grid), text)
    told = [*unlikely(sheet, found, encoding), *overruled(sheet, found, encoding)]
    if found.code is not None:
        sheet = sheet_in(sheet, found.code)
    else:
        told += _recognised(sheet, found)
    return replace(sheet, issues=(*sheet.issues, *told))


def _recognised(sheet: Sheet, found: Decoded) -> Iterable[Issue]:
    """Tell which encoding was recognised, at the first text that shows it."""
    if found.recognised is None:
        return
    cells = (
        (row, column, cell)
        for row, cells in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(cells, start=1)
    )
    telling = (at for at in cells if isinstance(at[2], str) and not at[2].isascii())
    row, column, cell = next(telling, (1, 1, sheet.cell(1, 1)))
    line = " | ".join(str(text) for text in sheet.rows[row - 1] if text != "")
    yield Issue(
        "encoding-recognised",
        "note",
        sheet.place(row, column),
        str(cell),
        f"Tệp không ghi bảng mã; đã nhận ra là {found.recognised}, ví dụ dòng {row}: "
        f"“{line[:LONGEST]}”.",
        f"Nếu chữ đọc chưa đúng, chỉ rõ --encoding: {', '.join(NAMES)}.",
    )


def _delimiter(text: str, longest: int) -> str:
    """Choose the delimiter that cuts most lines, as far as one cell may go, into as many cells."""
    first = (line[:longest] for line in islice(lines_of(text), FIRST_LINES))
    lines = [line for line in first if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths: list[int] = []
        with suppress(csv.Error):  # a quotation mark never closed; what stands before it tells
            widths += (len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        commonest = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(commonest), commonest)

    return max(DELIMITERS, key=evenness)
