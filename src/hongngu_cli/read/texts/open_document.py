"""Passages of a LibreOffice text (.odt): paragraphs, cells of tables, then notes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from hongngu_cli.model.passage import Cell, Passage, PassageKind
from hongngu_cli.read.texts.open_styles import RAISED, UNSEEN, looks_in, named
from hongngu_cli.read.texts.word import parsed
from hongngu_cli.text.stored import is_note_mark
from hongngu_cli.text.word_letters import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from hongngu_cli.read.packages.archives import Archive

CONTENT = "content.xml"
SIGNS = {"tab": "\t", "line-break": "\n"}
UNREAD = frozenset(
    (
        *("tracked-changes", "annotation", "annotation-end", "note-citation", "desc", "title"),
        *("hidden-text", "ruby-text"),
    )
)
MOST_REPEATED = 1000
Piece = tuple[str, PassageKind, Cell | None]


def open_document_passages(archive: Archive) -> list[Passage]:
    """Read the passages of a text. Raises Failure (INPUT)."""
    root = parsed(archive, CONTENT)
    walk = _Walk(looks_in(root))
    found = [*walk.blocks(root), *walk.notes]
    return [
        Passage(text, archive.path, number, kind, None, cell)
        for number, (text, kind, cell) in enumerate(found, start=1)
    ]


class _Walk:
    """Counts tables on the way, and keeps notes for the end."""

    def __init__(self, looks: Mapping[str, str]) -> None:
        self.looks = looks
        self.numbers = count(1)
        self.notes: list[Piece] = []

    def blocks(self, parent: Element) -> Iterator[Piece]:
        for one in parent:
            name = name_of(one)
            if name in {"p", "h"}:
                text = self.text(one)
                if text.strip():
                    yield text, "heading" if name == "h" else "paragraph", None
                yield from self._framed(one)
            elif name == "table":
                yield from self._table(one)
            elif name not in UNREAD:
                yield from self.blocks(one)

    def text(self, element: Element) -> str:
        """Give what a paragraph says; what its notes say is kept for later."""
        told = [element.text or ""]
        for one in element:
            name = name_of(one)
            if name == "note":
                self._keep(one)
            elif name == "s":
                told.append(" " * _times(one, "c"))
            elif name in SIGNS:
                told.append(SIGNS[name])
            elif name not in UNREAD and name != "frame":
                said = self.text(one)
                look = self.looks.get(named(one, "style-name"), "")
                if look != UNSEEN and not (look == RAISED and is_note_mark("".join(told), said)):
                    told.append(said)
            told.append(one.tail or "")
        return "".join(told)

    def _keep(self, note: Element) -> None:
        for body in note:
            if name_of(body) == "note-body":
                self.notes += ((text, "footnote", cell) for text, _, cell in self.blocks(body))

    def _framed(self, paragraph: Element) -> Iterator[Piece]:
        for one in paragraph.iter():
            if name_of(one) == "text-box":
                yield from self.blocks(one)

    def _table(self, table: Element) -> Iterator[Piece]:
        number = next(self.numbers)
        for row_number, row in enumerate(_rows(table), start=1):
            column = 1
            for cell in row:
                if name_of(cell) not in {"table-cell", "covered-table-cell"}:
                    continue
                pieces = [*self.blocks(cell)]
                text = "\n".join(text for text, _, inner in pieces if inner is None)
                if text:
                    yield text, "cell", Cell(number, row_number, column)
                yield from (piece for piece in pieces if piece[2] is not None)
                column += _times(cell, "number-columns-repeated")


def _rows(table: Element) -> Iterator[Element]:
    """Give the rows of a table, those of its heading too, not those of tables in its cells."""
    for one in table:
        name = name_of(one)
        if name == "table-row":
            yield one
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(one)


def _times(element: Element, name: str) -> int:
    text = named(element, name) or "1"
    return min(int(text), MOST_REPEATED) if text.isdecimal() else 1
