"""How far the sheets of an .ods reach: one row or cell in it may stand for a billion."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ROW = b"<table:table-row"
CELL = re.compile(rb"<table:(?:covered-)?table-cell")
FILLED = re.compile(rb"office:[\w-]*value|table:formula")
COLUMNS = b"number-columns-repeated"
REPEATED = re.compile(rb"repeated\s*=\s*[\"'](\d{1,15})")
SPACES = re.compile(rb"text:c\s*=\s*[\"'](\d{1,15})")
NAME = re.compile(rb"<table:table\s[^<>]*?table:name\s*=\s*[\"']([^\"'<>]*)")
MOST = 10**12


@dataclass(slots=True)
class Reach:
    """How far one sheet reaches: rows and columns, empty rows not yet followed, bytes of text."""

    name: str
    rows: int = 0
    columns: int = 0
    empty: int = 0
    text: int = 0

    def add(self, row: bytes) -> None:
        """Add a row, of which ``row`` is everything after its tag's name."""
        head, _, body = row.partition(b">")
        times = _number(REPEATED.search(head))
        cells = CELL.split(body)[1:]
        while cells and not FILLED.search(cells[-1]):
            cells.pop()
        if not cells:
            self.empty += times
            return
        width, text = _laid_out(cells)
        self.rows += self.empty + times
        self.empty = 0
        self.columns = max(self.columns, width)
        self.text += text * times


def reaches_of_ods(pieces: Iterable[bytes]) -> Iterator[Reach]:
    """Tell of each sheet how far it reaches."""
    sheet = Reach("")
    for row in _rows(pieces):
        if row.startswith(ROW):
            sheet.add(row[len(ROW) :])
        for name in NAME.findall(row):
            yield sheet
            sheet = Reach(html.unescape(name.decode("utf-8", "replace")))
    yield sheet


def _rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut the XML before each row; what follows a row's end belongs to it."""
    rest = b""
    for piece in pieces:
        *ended, rest = _cut(rest + piece)
        yield from ended
    yield rest


def _cut(text: bytes) -> list[bytes]:
    first, *rows = text.split(ROW)
    return [first, *(ROW + row for row in rows)]


def _laid_out(cells: list[bytes]) -> tuple[int, int]:
    """Give the columns that cells take, and the bytes of text they hold once laid out."""
    width = text = 0
    for cell in cells:
        times = _number(REPEATED.search(cell)) if COLUMNS in cell else 1
        width += times
        spaces = sum(min(int(found), MOST) for found in SPACES.findall(cell))
        text += (len(cell) + spaces) * times if times > 1 or spaces else 0
    return width, text


def _number(found: re.Match[bytes] | None) -> int:
    return max(min(int(found[1]), MOST), 1) if found else 1
