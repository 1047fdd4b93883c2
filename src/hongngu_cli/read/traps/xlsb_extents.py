"""How far a sheet of an .xlsb reaches, told from its records before a parser lays them out."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from hongngu_cli.read.packages.refusals import broken

ROW = 0
CELLS = range(2, 12)
"""Kinds of records that hold a value; blank ones are not laid out."""
PLACED = 4
"""Bytes that say a row, or a cell's column."""
END_OF_SHEET = 0x92


def extent_of_records(path: str, name: str, content: bytes) -> tuple[int, int]:
    """Give rows and columns from A1 to the last filled cell. Raises Failure (INPUT)."""
    row = rows = columns = 0
    for kind, start, length in _records(content):
        if start + length > len(content):
            raise broken(path, f"thành phần {name} bị cắt")
        if kind == END_OF_SHEET:
            break
        if kind == ROW and length >= PLACED:
            (row,) = unpack_from("<I", content, start)
        elif kind in CELLS and length >= PLACED:
            (column,) = unpack_from("<I", content, start)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
    return rows, columns


def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Give kind, start and length of each record; both numbers take a byte or more."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = kind & 0x7F | (content[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while at < end and shift < 28:  # noqa: PLR2004 - four bytes of seven bits
            part = content[at]
            at += 1
            length |= (part & 0x7F) << shift
            shift += 7
            if not part & 0x80:
                break
        yield kind, at, length
        at += length
