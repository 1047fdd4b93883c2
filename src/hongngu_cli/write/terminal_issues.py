"""Problems in the terminal, under the sheet they are in.

``check`` may tell thousands of them, each in several lines. rich takes longer to lay these out
than all else takes to read the rosters and find them, so only widths and colours are its.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cached_cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style

from hongngu_cli.write.problems import IssueGroup, Told
from hongngu_cli.write.values import visible

COLOURS = {"Lỗi": "bold red", "Cảnh báo": "yellow", "Lưu ý": "cyan"}
"""By the word for the severity."""
A_CELL_EACH = re.compile("[ -~\u00c0-\u024f\u1ea0-\u1ef9\u2013\u201c\u201d\u2026\u00b7]*")
"""Texts of Latin letters, with the marks that are written here."""


def issue_lines(told: Told, width: int, *, colour: bool) -> Iterator[str]:
    """Lay out the problems told, each file's and sheet's under its name."""
    if not told.groups:
        return
    painted = _Painted(colour=colour)
    yield ""
    yield from painted.lines(f"Vấn đề trong dữ liệu: {told.tally}", width)
    sheet = ""
    for group in told.groups:
        if group.sheet != sheet:
            sheet = group.sheet
            yield ""
            yield from painted.lines(visible(sheet), width)
        yield from _lines(group, width, painted)


def _lines(group: IssueGroup, width: int, painted: _Painted) -> Iterator[str]:
    cells = visible(group.cells)
    apart = "" if cells.startswith(":") else " "  # what was asked for stands in no cell
    first, *more = wrapped(f"{group.severity}{apart}{cells}".rstrip(), width, 2)
    severity, rest = first[: len(group.severity) + 2], first[len(group.severity) + 2 :]
    yield painted(severity, COLOURS[group.severity]) + painted(rest, "bold")
    yield from (painted(line, "bold") for line in more)
    yield from wrapped(visible(f"{group.says} {group.advice}"), width, 4)


class _Painted:
    """Writes text in a style, without any code where colour is off."""

    def __init__(self, *, colour: bool) -> None:
        self.system = ColorSystem.STANDARD if colour else None

    def __call__(self, text: str, style: str) -> str:
        if self.system is None:
            return text
        return Style.parse(style).render(text, color_system=self.system)

    def lines(self, text: str, width: int) -> Iterator[str]:
        return (self(line, "bold") for line in wrapped(text, width))


def wrapped(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """Break a text of single spaces into lines; only a word longer than a line is cut.

    >>> list(wrapped("Năm sinh 1990 không trước năm đào tạo", 16, 2))
    ['  Năm sinh 1990', '  không trước', '  năm đào tạo']
    """
    margin, room = " " * indent, width - indent
    lines = cut(text, room) if A_CELL_EACH.fullmatch(text) else measured(text, room)
    return (margin + line for line in lines)


def cut(text: str, room: int) -> Iterator[str]:
    """Break a text of letters that each take one cell: without measuring any."""
    while len(text) > room:
        space = text.rfind(" ", 0, room + 1)
        yield text[:space] if space > 0 else text[:room]
        text = text[space + 1 :] if space > 0 else text[room:]
    yield text


def measured(text: str, room: int) -> Iterator[str]:
    """Break any text: a letter may take two cells, or none."""
    line, left = "", room
    for word in text.split(" "):
        size = cached_cell_len(word)
        if size < left or (size <= left and not line):
            line, left = (f"{line} {word}", left - size - 1) if line else (word, left - size)
            continue
        if line:
            yield line
        *whole, line = chop_cells(word, room) if size > room else [word]
        yield from whole
        left = room - cached_cell_len(line)
    yield line
