"""How far a sheet of an .xlsx reaches, told from its XML before a parser makes a grid of it.

Parsers lay out every cell between the first and the last one: two cells far apart are a few
bytes of XML and a hundred gigabytes of grid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from hongngu_cli.model.place import column_letters, column_number
from hongngu_cli.model.settings import Limits

Extent = tuple[int, int]
"""Rows and columns from A1 to the last cell that holds something."""

DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^>]*?ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
TAG = re.compile(
    rb"<(?:[A-Za-z_][\w.-]*:)?(?P<name>row|c)"
    rb"(?P<told>(?:\s(?:[^<>\"'/]++|/(?!>)|\"[^<\"]*+\"|'[^<']*+')*+)?)(?P<empty>/?)>(?P<closed></)?"
)
PREFIXED = re.compile(rb":c[\s/>]")
PREFIX = re.compile(rb"<(\w+):sheetData[\s/>]")
PLACED = re.compile(rb"[\s:\"']r\s*=\s*[\"']([A-Za-z]*)(\d*)[\"']")
LONGEST_NAME, LONGEST_NUMBER = 3, 7
"""Letters and digits of the last cell there is, XFD1048576; more of them are nobody's sheet."""
BEYOND = 10**9
SINGLE, DOUBLE = 26, 26 + 26 * 26
"""Columns that have names of one letter, and of at most two."""


def extent_of(first: bytes, pieces: Callable[[], Iterable[bytes]], limits: Limits) -> Extent:
    """Give how far a sheet reaches: exactly where the limits do not allow it, else at least.

    ``pieces`` gives the XML from the start, cut only between tags; ``first`` is how it begins.
    """
    boxes = ((limits.cells // columns, columns) for columns in (SINGLE, DOUBLE))
    for rows, columns in (_promised(first), *boxes):
        box = min(rows, limits.rows), columns
        if 0 < columns <= DOUBLE and rows > 0 and rows * columns <= limits.cells:
            beyond = _beyond(*box)
            if not any(_has_outside(piece, beyond) for piece in _plain(first, pieces())):
                return box
    return _measured(pieces())


def _plain(first: bytes, pieces: Iterable[bytes]) -> Iterable[bytes]:
    """Give the XML without the prefix that some programs put before every name of a sheet."""
    prefix = PREFIX.search(first) if b":sheetData" in first else None
    if prefix is None:
        return pieces
    opened, closed = b"<" + prefix[1] + b":", b"</" + prefix[1] + b":"
    return (piece.replace(opened, b"<").replace(closed, b"</") for piece in pieces)


def _has_outside(piece: bytes, beyond: re.Pattern[bytes]) -> bool:
    # The plain searches first: they are fast, and say no of nearly every piece.
    prefixed = b":" in piece and b":c" in piece and PREFIXED.search(piece)
    return bool(prefixed or beyond.search(piece))


def _promised(piece: bytes) -> Extent:
    """Give the extent that the sheet declares; it may lie in both directions."""
    found = DIMENSION.search(piece)
    return (int(found[2]), column_number(found[1].decode())) if found else (0, 0)


def _beyond(rows: int, columns: int) -> re.Pattern[bytes]:
    """Match a cell that is not plainly within so many columns and, rounded up, rows.

    Searching for what is outside is several times faster than reading every address. Tags
    that are not written as all spreadsheets write them match as well.
    """
    first, more = str(rows)[0], len(str(rows)) - 1
    lines = rf"[1-{first}]?\d{{1,{more}}}" if more else f"[1-{first}]"
    last = column_letters(columns)
    names = f"[A-{last}]" if columns <= SINGLE else f"(?:[A-{last[0]}]?[A-Z])"
    # What is matched is never given back: half the time, and no way to make it try forever.
    # The ends that nearly all cells have come first.
    end = r'>| s="\d++"(?:>| t="s">)| t="inlineStr">|(?: s="\d++")?+(?: t="[a-zA-Z]++")?+/?+>'
    return re.compile(rf'<c(?! r="{names}{lines}"(?:{end}))[\s/>]'.encode())


def _measured(pieces: Iterable[bytes]) -> Extent:
    """Read the address of every cell that holds something; one without follows the last."""
    last_row = last_column = row = column = 0
    for piece in pieces:
        for tag in TAG.finditer(piece):
            places = PLACED.findall(tag["told"])
            if any(len(n) > LONGEST_NAME or len(d) > LONGEST_NUMBER for n, d in places):
                return BEYOND, BEYOND
            # Of two addresses in one tag, which no spreadsheet writes, the further one.
            column_named = max(
                (column_number(letters.decode()) for letters, _ in places), default=0
            )
            row_named = max((int(digits or 0) for _, digits in places), default=0)
            if tag["name"] == b"row":
                row, column = row_named or row + 1, 0
                continue
            column, row = column_named or column + 1, row_named or max(row, 1)
            if not tag["empty"] and not tag["closed"]:
                last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column
