"""Rows that are struck through: the formats that do so, and the rows that bear them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hongngu_cli.model.cell import Cell
from hongngu_cli.read.unseen.office_package import elements
from hongngu_cli.read.unseen.state import CellRun

STRIKE = b"strike"
NO = ("0", "false")
LEAST = 2
"""One cell struck through alone may be a slip that somebody corrected beside it."""


def struck_formats(styles: bytes) -> frozenset[str]:
    """Give the numbers of the cell formats whose font is struck through. Raises Unreadable."""
    if STRIKE not in styles:
        return frozenset()
    fonts, formats = set[str](), set[str]()
    within, counted = "", Counter[str]()
    for tag, attributes in elements(styles):
        if tag in {"fonts", "cellXfs", "cellStyleXfs", "dxfs"}:
            within = tag
        elif (within, tag) in {("fonts", "font"), ("cellXfs", "xf")}:
            counted[tag] += 1
            if attributes.get("fontId") in fonts:
                formats.add(str(counted["xf"] - 1))
        elif tag == "strike" and attributes.get("val") not in NO:
            fonts.add(str(counted["font"] - 1))
    return frozenset(formats)


def struck_rows(rows: Sequence[Sequence[Cell]], struck: Sequence[CellRun]) -> Iterator[int]:
    """Give the rows of which all that is filled is struck through, but for one cell at most."""
    columns: dict[int, set[int]] = {}
    for run in struck:
        for row in range(run.first, min(run.last, len(rows)) + 1):
            columns.setdefault(row, set()).add(run.column)
    for row, those in sorted(columns.items()):
        filled = {column for column, cell in enumerate(rows[row - 1], start=1) if cell != ""}
        if len(filled & those) >= max(LEAST, len(filled) - 1):
            yield row
