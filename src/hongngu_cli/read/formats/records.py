"""Lines of a delimited text, and the records that they make, quoted cells over several lines."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Self

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.refusals import check_width
from hongngu_cli.text.numbers import count

PIECE = 1024 * 1024
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
    rows: list[list[str]] = []
    try:
        for record in csv.reader(lines_of(text), delimiter=delimiter, strict=True):
            if len(record) > limits.columns:
                check_width(f"{path} · dòng {len(rows) + 1}", record, limits)
            rows.append(record)
    except csv.Error:
        return _line_by_line(path, text, delimiter, limits)
    return rows


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
        line, *others = self.taken
        self.again.extendleft(reversed(others))
        self.taken.clear()
        self.number += 1
        return line


def _line_by_line(path: str, text: str, delimiter: str, limits: Limits) -> list[list[str]]:
    rows: list[list[str]] = []
    lines = Lines(text)
    while True:
        try:
            for record in csv.reader(lines, delimiter=delimiter, strict=True):
                check_width(f"{path} · dòng {len(rows) + 1}", record, limits)
                rows.append(record)
                lines.settle()
        except csv.Error:
            line = lines.first_alone()
        else:
            return rows
        try:
            rows += _spoilt(line, delimiter)
        except csv.Error as error:  # of no other kind, since reading is not strict now
            raise _long_cell(path, line, lines.number, limits) from error


def _spoilt(line: str, delimiter: str) -> Iterable[list[str]]:
    """Cut a line by itself; with an odd quotation mark in it, all of them are letters."""
    if line.count('"') % 2:
        return list(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return list(csv.reader([line], delimiter=delimiter))


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
