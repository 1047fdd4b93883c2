"""A text in pieces that know where they stand, and the numbers written in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

PassageKind = Literal["paragraph", "heading", "cell", "footnote"]
NumeralKind = Literal["count", "money", "share", "ratio", "year", "date", "name"]
"""Quantities, then what is none: a name is the number of a document, an article, a phone."""
Bound = Literal["exact", "about", "least", "most"]
Flaw = Literal["", "malformed", "spaced", "glued"]
QUANTITIES: frozenset[NumeralKind] = frozenset({"count", "money", "share", "ratio"})


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell stands: which table of the document, row and column, counted from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, footnote or cell of a table; ``text`` is exactly what stands there.

    ``paragraph`` counts all passages of the document from 1; ``page`` only where it is known.
    """

    text: str
    path: str = ""
    paragraph: int = 1
    kind: PassageKind = "paragraph"
    page: int | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of the letters from ``start`` to ``end`` of a passage."""

    passage: Passage
    start: int
    end: int
    says: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read.

    ``word`` says that a copy of it can take comments of Word; ``locked`` that the file has a
    password, which ``content`` has not.
    """

    path: str
    content: bytes = field(repr=False)
    passages: tuple[Passage, ...]
    word: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at ``start`` to ``end`` of a passage's text.

    ``value`` of a share is in percent, of money in đồng; ``step`` is one unit of its last
    digit, so that 12,5 tỷ is known to the nearest hundred million. ``ratio`` holds both numbers
    of "14/31". ``bound`` tells "gần 400" and "trên 95%". ``flaw`` tells "73.5134" (malformed:
    there is no value to trust), "34, 38%" (spaced) and "3.700học viên" (glued). ``spelt`` are
    numbers in words.
    """

    text: str
    start: int
    end: int
    kind: NumeralKind
    value: Fraction
    step: Fraction = Fraction(1)
    bound: Bound = "exact"
    flaw: Flaw = ""
    ratio: tuple[int, int] | None = None
    spelt: bool = False

    @property
    def is_quantity(self) -> bool:
        """Tell whether the number counts or measures and can be trusted to be read."""
        return self.kind in QUANTITIES and self.flaw != "malformed"
