"""What the values of an .xls (BIFF5, BIFF8) do not show: one walk through its records."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from struct import Struct, error, unpack_from

from hongngu_cli.read.packages.compound import BrokenContainerError, compound
from hongngu_cli.read.unseen.error_texts import BY_CODE, UNKNOWN
from hongngu_cli.read.unseen.number_runs import NumberRuns
from hongngu_cli.read.unseen.state import CellRuns, Unreadable, Unseen

STREAMS = ("workbook", "book")
"""What the stream of records is called since Excel 97, and before."""
BEGIN, END, SHEET, CODE_PAGE, PASSWORD, DATE_MODE = 0x809, 0x0A, 0x85, 0x42, 0x2F, 0x22
ROW, COLUMNS, WINDOW, PANE, FILTERED, FORMULA, FORMULA_2, FORMULA_4, ERROR = (
    0x208,
    0x7D,
    0x23E,
    0x41,
    0x9B,
    0x06,
    0x206,
    0x406,
    0x205,
)
BIFF8 = 0x600
WORKSHEET = 0
NO_HEIGHT = 0x20
HIDDEN, FROZEN = 0x01, 0x08
PARTS_OF_WIDTH = 256
NO_NUMBER, NO_VALUE = 0xFFFF, 2
"""A formula's result that is no number ends so; this kind of it is an error."""
LAST_ROW = 65_536
RECORD = Struct("<HH")


def unseen_sheets(content: bytes) -> Iterator[tuple[str, Unseen]]:
    """Give what is not seen of each worksheet. Raises Unreadable."""
    try:
        stream = workbook_stream(content)
        from_1904 = _counts_from_1904(stream)
        for name, start in list(worksheets(stream)):
            yield name, replace(SheetRecords().read(stream, start), from_1904=from_1904)
    except (BrokenContainerError, error) as wrong:
        raise Unreadable from wrong


def workbook_stream(content: bytes) -> bytes:
    """Give the records of a workbook; none of a container without. Raises BrokenContainerError."""
    container = compound(content)
    names = {name.lower(): name for name in container.streams}
    named = next((names[name] for name in STREAMS if name in names), None)
    return container.stream(named) if named else b""


def records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Give kind, place and size of the records from a beginning to its end, charts left out."""
    depth, whole = 0, len(stream) - RECORD.size
    while at <= whole:
        kind, size = RECORD.unpack_from(stream, at)
        at += RECORD.size
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if not depth:
                return
        if depth == 1:
            yield kind, at, size
        at += size
    raise Unreadable


def worksheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Give the worksheets' names and where their records begin."""
    version, encoding = 0, "cp1252"
    for kind, at, size in records(stream, 0):
        if kind == BEGIN:
            (version,) = unpack_from("<H", stream, at)
        elif kind == PASSWORD:
            raise Unreadable
        elif kind == CODE_PAGE:
            encoding = _encoding(*unpack_from("<H", stream, at))
        elif kind == SHEET and stream[at + 5 : at + 6] == bytes([WORKSHEET]):
            (start,) = unpack_from("<I", stream, at)
            yield _name(stream[at + 6 : at + size], version, encoding), start


def _counts_from_1904(stream: bytes) -> bool:
    modes = (at for kind, at, _ in records(stream, 0) if kind == DATE_MODE)
    return any(unpack_from("<H", stream, at) != (0,) for at in modes)


def _encoding(code_page: int) -> str:
    name = {1200: "utf-16-le", 0x8001: "cp1252", 0x8000: "mac-roman"}.get(code_page)
    name = name or f"cp{code_page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _name(told: bytes, version: int, encoding: str) -> str:
    """Read a sheet's name: a length, since BIFF8 a flag for two bytes a letter, the letters."""
    if version < BIFF8:
        return told[1 : 1 + told[0]].decode(encoding, "replace") if told else ""
    length, wide = unpack_from("<BB", told)
    text = told[2 : 2 + length * (2 if wide & 1 else 1)]
    return text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")


class SheetRecords:
    """Takes the records of a sheet that tell more than values."""

    def __init__(self) -> None:
        """Begin before the first record."""
        self.rows, self.columns = NumberRuns(), NumberRuns()
        self.errors = CellRuns(alike=True)
        self.filtered = False
        self.widths: list[tuple[int, int, float]] = []
        self.window: tuple[int, int] | None = None
        self.frozen: tuple[int, int] | None = None
        self.readers: Mapping[int, Callable[[bytes, int], None]] = {
            ROW: self._row,
            COLUMNS: self._columns,
            WINDOW: self._window,
            PANE: self._pane,
            FILTERED: self._filtered,
            FORMULA: self._formula,
            FORMULA_2: self._formula,
            FORMULA_4: self._formula,
            ERROR: self._error,
        }

    def read(self, stream: bytes, start: int) -> Unseen:
        """Walk through the sheet that begins there. Raises Unreadable."""
        readers = self.readers
        for kind, at, _ in records(stream, start):
            if kind in readers:
                readers[kind](stream, at)
        hidden = self.rows.told()
        return Unseen(
            hidden_rows=hidden,
            hidden_columns=self.columns.told(),
            filtered=((1, LAST_ROW),) if self.filtered else (),
            errors=self.errors.told(),
            widths=tuple(self.widths),
            frozen=self.frozen,
        )

    def _row(self, stream: bytes, at: int) -> None:
        row, flags = unpack_from("<H10xH", stream, at)
        if flags & NO_HEIGHT:
            self.rows.add(row + 1, row + 1)

    def _columns(self, stream: bytes, at: int) -> None:
        first, last, width, _, flags = unpack_from("<5H", stream, at)
        if flags & HIDDEN or not width:
            self.columns.add(first + 1, last + 1)
        if width:
            self.widths.append((first + 1, last + 1, width / PARTS_OF_WIDTH))

    def _window(self, stream: bytes, at: int) -> None:
        flags, top, left = unpack_from("<3H", stream, at)
        self.window = (top, left) if flags & FROZEN else None

    def _pane(self, stream: bytes, at: int) -> None:
        """Take the rows and columns that stay, counted from where the window begins."""
        if self.window:
            columns, rows = unpack_from("<HH", stream, at)
            top, left = self.window
            self.frozen = top + rows + 1 if rows else 1, left + columns + 1 if columns else 1
            self.window = None

    def _filtered(self, _stream: bytes, _at: int) -> None:
        self.filtered = True

    def _formula(self, stream: bytes, at: int) -> None:
        row, column, _, kind, code, no_number = unpack_from("<HHHBxB3xH", stream, at)
        if no_number == NO_NUMBER and kind == NO_VALUE:
            self.errors.add(row + 1, column + 1, BY_CODE.get(code, UNKNOWN))

    def _error(self, stream: bytes, at: int) -> None:
        row, column, _, code, is_error = unpack_from("<HHHBB", stream, at)
        if is_error:
            self.errors.add(row + 1, column + 1, BY_CODE.get(code, UNKNOWN))
