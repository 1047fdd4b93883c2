"""Delimited text (.csv .tsv .txt): its encoding, its delimiter, its grid."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.encodings.decoding import Decoded, decoded
from hongngu_cli.read.encodings.legacy_cells import sheet_in
from hongngu_cli.read.encodings.marked import overruled
from hongngu_cli.read.encodings.undecoded import NAMES
from hongngu_cli.read.unseen.issues import with_written_errors

DELIMITERS = ";\t,|"
LONGEST = 80
"""So much of a line is shown as an example."""


def delimited_sheet(content: bytes, blank: Sheet, limits: Limits, encoding: str | None) -> Sheet:
    """Read a delimited text as a sheet without a name. Raises Failure (INPUT).

    A record's row is its number in the file as a spreadsheet would count it, so that a
    quoted cell with line breaks is one row. An encoding that had to be worked out is told.
    """
    path = blank.path
    found = decoded(path, content, encoding)
    text = found.text
    if not text.strip():
        raise Failure(INPUT, f"{path}: tệp không có dữ liệu.", "Đề nghị đơn vị gửi lại tệp.")
    csv.field_size_limit(limits.unpacked_megabytes * 1024)
    try:
        rows = _records(text, _delimiter(text))
    except csv.Error as error:  # a cell beyond the limit
        raise Failure(
            INPUT,
            f"{path}: không tách được cột ({error}).",
            "Mở bằng Excel rồi lưu lại thành .xlsx.",
        ) from error
    width = max(map(len, rows), default=0)
    if len(rows) > limits.rows or len(rows) * width > limits.cells:
        raise Failure(
            INPUT,
            f"{path}: tệp có {len(rows)} dòng × {width} cột, vượt giới hạn an toàn.",
            "Tăng rows, cells ở mục [limits] trong train-report.toml nếu tệp đáng tin.",
        )
    grid = [row + [""] * (width - len(row)) for row in rows]
    sheet = with_written_errors(replace(blank, rows=grid), text)
    if found.code is not None:
        return sheet_in(sheet, found.code)
    told = (*_recognised(sheet, found), *overruled(sheet, found, encoding))
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


def _records(text: str, delimiter: str) -> list[list[str]]:
    """Cut a text into records; a stray quotation mark spoils its own line and no other."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        lines = list(io.StringIO(text, newline=""))
    records: list[list[str]] = []
    at = 0
    while at < len(lines):
        reader = csv.reader(_from(lines, at), delimiter=delimiter, strict=True)
        read = 0
        try:
            for record in reader:
                records.append(record)
                read = reader.line_num
        except csv.Error:
            records += _spoilt(lines[at + read], delimiter)
            read += 1
        at += read
    return records


def _spoilt(line: str, delimiter: str) -> Iterable[list[str]]:
    """Cut a line by itself; with an odd quotation mark in it, all of them are letters."""
    if line.count('"') % 2:
        return csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader([line], delimiter=delimiter)


def _from(lines: Sequence[str], first: int) -> Iterator[str]:
    return (lines[at] for at in range(first, len(lines)))


def _delimiter(text: str) -> str:
    """Choose the delimiter that cuts most lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) > 1]
        commonest = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(commonest), commonest)

    return max(DELIMITERS, key=evenness)
