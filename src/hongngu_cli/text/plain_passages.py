"""Plain text and Markdown in passages: a line a paragraph, tables cell by cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hongngu_cli.model.passage import Cell, Passage

HEADING = re.compile(r"#{1,6}\s")
ROW = re.compile(r"\s*\|.*\|\s*$")
RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
CELL_END = re.compile(r"(?<!\\)\|")


def plain_passages(text: str, path: str = "") -> tuple[Passage, ...]:
    r"""Cut a text into passages.

    >>> [p.text for p in plain_passages("Tổng: 3 lớp\\n\\n| Lớp | Số |\\n|---|---|\\n| A | 3 |")]
    ['Tổng: 3 lớp', 'Lớp', 'Số', 'A', '3']
    """
    return tuple(
        Passage(one.text, path, number, one.kind, cell=one.cell)
        for number, one in enumerate(_passages(unicodedata.normalize("NFC", text)), start=1)
    )


def _passages(text: str) -> Iterator[Passage]:
    table = row = 0
    for line in text.splitlines():
        if not ROW.match(line):
            row = 0
            if line.strip():
                yield Passage(line, kind="heading" if HEADING.match(line) else "paragraph")
            continue
        if RULE.match(line):
            continue
        if not row:
            table += 1
        row += 1
        cells = CELL_END.split(line.strip())[1:-1]
        for column, cell in enumerate(cells, start=1):
            yield Passage(cell.strip(), kind="cell", cell=Cell(table, row, column))
