"""Delimited text (.csv .tsv .txt): its encoding, its delimiter, its grid."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Sheet

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = ";\t,|"


def delimited_sheet(content: bytes, blank: Sheet, limits: Limits, encoding: str | None) -> Sheet:
    """Read a delimited text as a sheet without a name. Raises Failure (INPUT).

    A record's row is its number in the file as a spreadsheet would count it, so that a
    quoted cell with line breaks is one row.
    """
    path = blank.path
    text = _decoded(path, content, encoding)
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
    return replace(blank, rows=[row + [""] * (width - len(row)) for row in rows])


def _decoded(path: str, content: bytes, encoding: str | None) -> str:
    named = encoding or next((name for mark, name in BOMS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(named)
    except LookupError as error:
        raise Failure(
            USAGE,
            f'Không có bảng mã tên "{named}".',
            "Ví dụ dùng được: utf-8, utf-16, windows-1258.",
        ) from error
    except UnicodeDecodeError as error:
        raise Failure(
            INPUT,
            f"{path}: không đọc được chữ theo bảng mã {named} (byte thứ {error.start + 1}).",
            "Mở bằng Excel, lưu lại kiểu “CSV UTF-8”; hoặc chỉ rõ --encoding, ví dụ windows-1258.",
        ) from error
    if "\x00" in text:
        raise Failure(
            INPUT,
            f"{path}: không phải bảng tính hay tệp văn bản.",
            "Lưu lại thành .xlsx hoặc .csv.",
        )
    return text


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
