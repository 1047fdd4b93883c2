"""The text of a Word document as its XML holds it, piece by piece, each with its elements.

Reading gives passages of it and writing puts comments beside their figures: both go through a
document in this one way, so that they count alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from hongngu_cli.model.passage import Cell, PassageKind
from hongngu_cli.text.word_letters import NESTED, UNREAD, name_of, text_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADINGS = ("heading", "title", "subtitle", "tiêu đề", "tieude")
"""How identifiers of styles of headings begin."""
MOST_SPANNED = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A paragraph with text, or all those of a cell; in which cell, on which page if told."""

    paragraphs: tuple[Element, ...]
    kind: PassageKind = "paragraph"
    cell: Cell | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        """The text, a line a paragraph."""
        return "\n".join(text_of(one) for one in self.paragraphs)


def stretches(body: Element, kind: PassageKind = "paragraph") -> Iterator[Stretch]:
    """Go through a body, or a footnote, and give what has text in it, in order."""
    paged = any(name_of(one) == "lastRenderedPageBreak" for one in body.iter())
    walk = _Walk(kind, 1 if paged else None)
    yield from walk.blocks(body)


class _Walk:
    """Counts tables and pages on the way."""

    def __init__(self, kind: PassageKind, page: int | None) -> None:
        self.kind, self.page = kind, page
        self.numbers = count(1)

    def blocks(self, parent: Element) -> Iterator[Stretch]:
        """Give the paragraphs and tables below an element."""
        for one in parent:
            name = name_of(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from self._table(one)
            elif name not in UNREAD and not name.endswith("Pr"):
                yield from self.blocks(one)

    def _paragraph(self, paragraph: Element) -> Iterator[Stretch]:
        page = self.page
        if text_of(paragraph).strip():
            yield Stretch((paragraph,), _kind(paragraph, self.kind), None, page)
        self._turn(paragraph)
        yield from self._boxes(paragraph)

    def _turn(self, element: Element) -> None:
        if self.page is not None:
            self.page += sum(name_of(one) == "lastRenderedPageBreak" for one in element.iter())

    def _boxes(self, element: Element) -> Iterator[Stretch]:
        """Give what stands in text boxes, which is drawn twice where an old program must see it."""
        for one in element:
            name = name_of(one)
            if name == NESTED:
                yield from self.blocks(one)
            elif name not in UNREAD:
                yield from self._boxes(one)

    def _table(self, table: Element) -> Iterator[Stretch]:
        number = next(self.numbers)
        rows = (one for one in _within(table, "tr"))
        for row_number, row in enumerate(rows, start=1):
            column = 1 + _times(row, "gridBefore", least=0)
            for cell in _within(row, "tc"):
                here = Cell(number, row_number, column)
                column += _times(cell, "gridSpan")
                own = tuple(one for one in _paragraphs(cell) if text_of(one).strip())
                page = self.page
                self._turn(cell)
                if own:
                    yield Stretch(own, "cell", here, page)
                for one in _paragraphs(cell):
                    yield from self._boxes(one)
                for inner in _within(cell, "tbl"):
                    yield from self._table(inner)


def _within(parent: Element, wanted: str) -> Iterator[Element]:
    """Give the elements of a name below one, through what only wraps them."""
    for one in parent:
        name = name_of(one)
        if name == wanted:
            yield one
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _within(one, wanted)


def _paragraphs(cell: Element) -> list[Element]:
    return [*_within(cell, "p")]


def _times(element: Element, name: str, *, least: int = 1) -> int:
    """Read how many columns something spans."""
    for properties in element:
        if name_of(properties) in {"tcPr", "trPr"}:
            for one in properties:
                if name_of(one) == name:
                    text = value_of(one)
                    return max(least, min(int(text), MOST_SPANNED)) if text.isdecimal() else least
    return least


def _kind(paragraph: Element, otherwise: PassageKind) -> PassageKind:
    for properties in paragraph:
        if name_of(properties) == "pPr":
            for one in properties:
                name = name_of(one)
                style = name == "pStyle" and value_of(one).lower().startswith(HEADINGS)
                if style or (name == "outlineLvl" and value_of(one) != "9"):
                    return "heading"
    return otherwise


def notes(part: Element) -> Iterator[tuple[str, Stretch]]:
    """Give what footnotes say, each piece with the number of its note in the XML."""
    for note in part:
        if not any(str(key).endswith("}type") for key in note.attrib):
            number = next((v for k, v in note.attrib.items() if str(k).endswith("}id")), "")
            for one in stretches(note, "footnote"):
                yield str(number), one
