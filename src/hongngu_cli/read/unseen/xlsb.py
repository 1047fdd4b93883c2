"""What the values of an .xlsb do not show: one walk through each sheet's records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from struct import error, unpack_from

from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.error_texts import BY_CODE, UNKNOWN
from hongngu_cli.read.unseen.number_runs import NumberRuns
from hongngu_cli.read.unseen.office_package import OfficePackage
from hongngu_cli.read.unseen.state import CellRuns, Unreadable, Unseen

ROW, CELL_ERROR, FORMULA_ERROR, COLUMNS, PANE, SETTINGS, SHEET, FILTER, CRITERION = (
    0,
    3,
    11,
    60,
    151,
    153,
    156,
    161,
    163,
)
NO_HEIGHT, HIDDEN, FROM_1904, FROZEN = 0x10, 0x01, 0x01, 0x03
PARTS_OF_WIDTH = 256
LAST_ROW = 1_048_576
LONGEST_SIZE = 21
"""How far the last of the four bytes of a size is shifted."""
MOST = 512 * 1024 * 1024
"""Bytes of a sheet's records that are walked through."""


def unseen_sheets(archive: Archive) -> Iterator[tuple[str, Unseen]]:
    """Give what is not seen of each sheet. Raises Unreadable."""
    package = OfficePackage(archive)
    workbook = package.workbook("workbook.bin")
    related = package.related(workbook)
    try:
        from_1904 = False
        for kind, told in _records(package.part(workbook)):
            if kind == SETTINGS:
                from_1904 = bool(told[0] & FROM_1904)
            elif kind == SHEET:
                relation, after = _text(told, 8)
                name, _ = _text(told, after)
                if relation in related:
                    unseen = _unseen(package.part(related[relation].part, MOST))
                    yield name, replace(unseen, from_1904=from_1904)
    except (error, IndexError) as wrong:
        raise Unreadable from wrong


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Give kind and content of the records, which begin with both in seven bits a byte."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | part[at] << 7
            at += 1
        size = shift = 0
        more = 0x80
        while more:
            if shift > LONGEST_SIZE:
                raise Unreadable
            more, size = part[at] & 0x80, size | (part[at] & 0x7F) << shift
            at, shift = at + 1, shift + 7
        yield kind, part[at : at + size]
        at += size


def _text(told: bytes, at: int) -> tuple[str, int]:
    """Read a text and where it ends: its length in letters, then two bytes for each."""
    (length,) = unpack_from("<I", told, at)
    end = at + 4 + 2 * length
    return told[at + 4 : end].decode("utf-16-le", "replace"), end


def _unseen(part: bytes) -> Unseen:
    rows, columns, filtered = NumberRuns(), NumberRuns(), NumberRuns()
    errors = CellRuns(alike=True)
    row = 0
    under_filter = (0, 0)
    for kind, told in _records(part):
        if kind == ROW:
            row, flags = unpack_from("<I7xB", told)
            if flags & NO_HEIGHT:
                rows.add(row + 1, row + 1)
        elif kind in {CELL_ERROR, FORMULA_ERROR}:
            column, code = unpack_from("<I4xB", told)
            errors.add(row + 1, column + 1, BY_CODE.get(code, UNKNOWN))
        elif kind == COLUMNS:
            first, last, width, _, flags = unpack_from("<IIIIH", told)
            if flags & HIDDEN or not width:
                columns.add(first + 1, last + 1)
        elif kind == FILTER:
            under_filter = unpack_from("<II", told)
        elif kind == CRITERION:
            filtered.add(under_filter[0] + 2, under_filter[1] + 1)
    return Unseen(
        hidden_rows=rows.told(),
        hidden_columns=columns.told(),
        filtered=filtered.told(),
        errors=errors.told(),
        widths=tuple(_widths(part)),
        frozen=_frozen(part),
    )


def _widths(part: bytes) -> Iterator[tuple[int, int, float]]:
    for kind, told in _before_rows(part):
        if kind == COLUMNS:
            first, last, width = unpack_from("<III", told)
            if width:
                yield first + 1, last + 1, width / PARTS_OF_WIDTH


def _frozen(part: bytes) -> tuple[int, int] | None:
    """Give the first row and column that scroll, where panes are frozen."""
    for kind, told in _before_rows(part):
        if kind == PANE:
            across, down, flags = unpack_from("<dd12xB", told)
            can_be = 0 <= across < LAST_ROW and 0 <= down < LAST_ROW
            return (int(down) + 1, int(across) + 1) if flags & FROZEN and can_be else None
    return None


def _before_rows(part: bytes) -> Iterator[tuple[int, bytes]]:
    return takewhile(lambda record: record[0] != ROW, _records(part))
