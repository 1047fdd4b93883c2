"""Lines of a delimited text, and the records that they make, quoted cells over several lines."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from typing import Self

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.refusals import check_width
from hongngu_cli.text.numbers import count

PIECE = 1024 * 1024
MOST_SHARED = 100_000
"""So many distinct texts are looked up, lest looking costs more than it saves."""
LINE_END = re.compile(r"\r\n?|\n")


def lines_of(text: str) -> Iterator[str]:
    """Give the lines of a text with their ends, which are those of Python's text files.

    A stream of the whole text would take four bytes for each of its letters.
    """
    at = 0
    while at < len(text):
        found = LINE_END.search(text, at + PIECE)
        end = found.end() if found else len(text)
        yield from io.StringIO(text[at:end], newline="")
        at = end


def records(path: str, text: str, delimiter: str, limits: Limits) -> list[list[str]]:
    """Cut a text into records; a stray quotation mark spoils its own line and no other.

    Raises Failure (INPUT) for a cell or a row beyond the limits.
    """
    rows = Rows(path, limits)
    try:
        for record in csv.reader(lines_of(text), delimiter=delimiter, strict=True):
            rows.add(record)
    except csv.Error:
        return _line_by_line(path, text, delimiter, limits)
    return rows.kept


class Rows:
    """The records so far; a text that stands in many of them is kept once, if it came early."""

    def __init__(self, path: str, limits: Limits) -> None:
        """Begin with none."""
        self.path, self.limits = path, limits
        self.kept: list[list[str]] = []
        self.pool: dict[str, str] = {}

    def add(self, record: list[str]) -> None:
        """Keep a record. Raises Failure (INPUT) for one too wide."""
        if len(record) > self.limits.columns:
            check_width(f"{self.path} · dòng {len(self.kept) + 1}", record, self.limits)
        # Names, of which each is another, are not worth a place for ever.
        keep = self.pool.setdefault if len(self.pool) < MOST_SHARED else self.pool.get
        self.kept.append([keep(text, text) for text in record])


class Lines:
    """The lines of a text, of which those that made no record can be read once more."""

    def __init__(self, text: str) -> None:
        """Begin before the first line."""
        self.source = lines_of(text)
        self.taken: list[str] = []
        self.again: deque[str] = deque()
        self.number = 0

    def __iter__(self) -> Self:
        """Give itself, as iterators do."""
        return self

    def __next__(self) -> str:
        """Give the next line; unlike a generator's, its end is no end if lines come back."""
        line = self.again.popleft() if self.again else next(self.source)
        self.taken.append(line)
        return line

    def settle(self) -> None:
        """Take it that the lines given so far are read."""
        self.number += len(self.taken)
        self.taken.clear()

    def first_alone(self) -> str:
        """Take only the first of the lines that made no record; the others come back."""
        taken = self.taken
        while len(taken) > 1:
            self.again.appendleft(taken.pop())
        self.number += 1
        return taken.pop()


def _line_by_line(path: str, text: str, delimiter: str, limits: Limits) -> list[list[str]]:
    rows = Rows(path, limits)
    lines = Lines(text)
    # One reader for all: it begins anew by itself after an error, and a list may have a million.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            for record in reader:
                rows.add(record)
                lines.settle()
        except csv.Error:
            line = lines.first_alone()
        else:
            return rows.kept
        spoilt = _spoilt(line, delimiter, limits.cell_characters)
        if spoilt is None:
            raise _long_cell(path, line, lines.number, limits)
        rows.add(spoilt)


def _spoilt(line: str, delimiter: str, longest: int) -> list[str] | None:
    """Cut a line by itself, None where a cell of it is too long.

    With an odd quotation mark in it, all of them are letters.
    """
    if line.count('"') % 2:
        cells = line.rstrip("\r\n").split(delimiter)
        return cells if len(line) <= longest or max(map(len, cells)) <= longest else None
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:  # of no other kind, since reading is not strict now
        return None


def _long_cell(path: str, line: str, number: int, limits: Limits) -> Failure:
    """Say where a cell is that is longer than any, and what makes such cells."""
    cause = (
        "có dấu nháy kép mở mà không đóng"
        if line.count('"') % 2
        else "các dòng bị nối liền, hoặc dấu ngăn cột không phải dấu mà chương trình nhận ra"
    )
    return Failure(
        INPUT,
        f"{path}: dòng {number} có ô dài hơn {count(limits.cell_characters)} ký tự, nhiều nhất "
        f"Excel giữ được trong một ô; thường do {cause}.",
        f"Sửa dòng {number} rồi lưu lại; nếu ô đúng là dài như vậy, tăng cell_characters ở mục "
        "[limits] trong train-report.toml.",
    )
