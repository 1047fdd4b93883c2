"""Passages of a web page: what its paragraphs, items and cells say."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from hongngu_cli.model.passage import Cell, Passage, PassageKind
from hongngu_cli.read.formats.html_page import BLOCKS, UNSHOWN
from hongngu_cli.text.stored import is_note_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
DRAWN = frozenset(("svg", "math", "head"))
CROSSED = frozenset(("del", "s", "strike"))
NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
MOST_SPANNED, DIGITS = 1000, 5
Piece = tuple[str, PassageKind, Cell | None]


def page_passages(path: str, text: str) -> list[Passage]:
    """Read the passages of a page. Broken tags are mended as browsers do."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # an empty page
        return []
    return [
        Passage(said, path, number, kind, None, cell)
        for number, (said, kind, cell) in enumerate(_Walk().blocks(root), start=1)
    ]


class _Walk:
    """Takes the elements of a page in order; text runs on until a block begins or ends."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.text: list[str] = []

    def blocks(
        self, element: Element, kind: PassageKind = "paragraph", cell: Cell | None = None
    ) -> Iterator[Piece]:
        """Give the pieces within an element, what it says itself at its end."""
        self.text.append(element.text or "")
        for one in element:
            tag = one.tag if isinstance(one.tag, str) else "script"
            if _is_unseen(one, tag) or self._calls_note(one):
                pass
            elif tag == "table":
                yield from self._end(kind, cell)
                yield from self._table(one)
            elif tag in BLOCKS:
                # What stands in a cell is one passage, however many lines it has.
                yield from () if cell else self._end(kind, cell)
                self.text.append("\n")
                yield from self.blocks(one, "heading" if tag in HEADINGS else kind, cell)
                yield from () if cell else self._end("heading" if tag in HEADINGS else kind, cell)
            else:
                yield from self.blocks(one, kind, cell)
            self.text.append(one.tail or "")
        if element.tag in BLOCKS or element.getparent() is None:
            yield from () if cell else self._end(kind, cell)

    def _calls_note(self, element: Element) -> bool:
        return element.tag == "sup" and is_note_mark(
            "".join(self.text), "".join(map(str, element.itertext()))
        )

    def _end(self, kind: PassageKind, cell: Cell | None) -> Iterator[Piece]:
        said = "".join(self.text)
        self.text.clear()
        lines = (" ".join(line.split()) for line in said.split("\n"))
        text = " ".join(line for line in lines if line)
        if text:
            yield text, kind, cell

    def _table(self, table: Element) -> Iterator[Piece]:
        for one in table:
            if one.tag == "caption":
                yield from self.blocks(one)
        number, taken = next(self.numbers), dict[int, int]()
        for row_number, row in enumerate(_rows(table), start=1):
            column = 0
            for one in row:
                if one.tag not in CELLS:
                    continue
                column += 1
                while taken.get(column, 0) >= row_number:
                    column += 1
                across, down = _times(one, "colspan"), _times(one, "rowspan")
                taken |= dict.fromkeys(range(column, column + across), row_number + down - 1)
                here = Cell(number, row_number, column)
                yield from self.blocks(one, "cell", here)
                yield from self._end("cell", here)
                column += across - 1


def _is_unseen(element: Element, tag: str) -> bool:
    """Tell what a page does not show, or shows crossed out."""
    hidden = "hidden" in element.attrib or NOT_DISPLAYED.search(element.get("style", ""))
    return bool(hidden) or tag in UNSHOWN or tag in DRAWN or tag in CROSSED


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if one.tag == "tr":
            yield one
        elif one.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(one)


def _times(element: Element, name: str) -> int:
    text = (element.get(name) or "1").strip()
    return min(max(int(text), 1), MOST_SPANNED) if text.isdecimal() and len(text) <= DIGITS else 1
