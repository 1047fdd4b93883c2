"""What the records of an .xls say before a parser sees them: a password, sheets too far apart."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.compound import Compound
from hongngu_cli.read.packages.refusals import broken, check_size

STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
"""Names of the stream that holds the workbook, in the order the parser tries them."""
BEGIN, END = 0x0809, 0x000A
PASSWORD = 0x002F
SHEET = 0x0085
DIMENSIONS = 0x0200
MANY_NUMBERS = 0x00BD
FORMULA = 0x0006
CELLS = frozenset({FORMULA, 0x00D6, MANY_NUMBERS, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
HEADER = 4
MOST_TIMES = 4
"""Sheets that overlap more often than so are a trap: one would be read again and again."""
AS_COUNTED = 2**32
"""The parser counts declared rows and columns in 32 bits, and around the corner."""


def workbook_stream(box: Compound) -> bytes | None:
    """Give the stream that holds the workbook; None where the container is of another kind."""
    name = next((name for name in STREAMS if name in box.streams), None)
    return box.stream(name) if name else None


def is_locked_workbook(stream: bytes) -> bool:
    """Tell whether an .xls has a password, of whichever kind."""
    return any(kind == PASSWORD for kind, _, _ in _records(stream, 0))


def refuse_far_cells(path: str, stream: bytes, limits: Limits) -> None:
    """Refuse sheets that declare or hold more than the limits. Raises Failure (INPUT)."""
    starts = [
        unpack_from("<I", stream, at)[0]
        for kind, at, length in _records(stream, 0)
        if kind == SHEET and length >= HEADER
    ]
    looked_at = 0
    for number, start in enumerate(starts, start=1):
        where = f"{path} · trang tính thứ {number}"
        rows, columns, read = _reach(where, stream, start, limits)
        check_size(where, rows, columns, limits)
        looked_at += read
        if looked_at > MOST_TIMES * len(stream):
            raise broken(path, "các trang tính nằm chồng lên nhau")


def _reach(where: str, stream: bytes, start: int, limits: Limits) -> tuple[int, int, int]:
    """Give rows and columns up to a sheet's last cell, and how many bytes it takes."""
    rows = columns = 0
    at = start
    for kind, at, length in _records(stream, start):
        if at + length > len(stream):
            raise broken(where, "dữ liệu bị cắt")
        if kind in CELLS and length >= HEADER:
            row, column = unpack_from("<HH", stream, at)
            if kind == MANY_NUMBERS:
                (column,) = unpack_from("<H", stream, at + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == DIMENSIONS:
            check_size(where, *_declared(stream[at : at + length]), limits)
    return rows, columns, at - start


def _declared(record: bytes) -> tuple[int, int]:
    """Give the rows and columns for which the parser makes room."""
    if len(record) not in (10, 14):
        return 0, 0
    first_row, end_row = unpack_from("<HH" if len(record) == 10 else "<II", record)  # noqa: PLR2004 - of BIFF5
    first_column, end_column = unpack_from("<HH", record, len(record) - 6)
    if first_column > 0xFF or end_column < first_column:  # noqa: PLR2004 - columns end at IV
        first_column = 0
    if not end_row or not end_column:
        return 1, 1
    return (
        (end_row - 1 - first_row) % AS_COUNTED + 1,
        (end_column - 1 - first_column) % AS_COUNTED + 1,
    )


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Give kind, place and length of each record of a part, parts within it left out."""
    at, end = start, len(stream) - HEADER
    depth = 0
    while at <= end:
        kind, length = unpack_from("<HH", stream, at)
        at += HEADER
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1:
            yield kind, at, length
        at += length
