"""Numbers in the cells of tables that count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.head_counts import HeadCounts
from hongngu_cli.text.numbers import shown, whole
from hongngu_cli.text.spellings import says_nothing

FRACTION = re.compile(r"-?[0-9]+[.,][0-9]+|[0-9]+\s*/\s*[0-9]+|[0-9.,]+\s*%")
PAIR = re.compile(r"([0-9][0-9.]*)\s*/\s*([0-9][0-9.]*)(?:[^0-9/%]*([0-9][0-9.,]*)\s*%[^0-9/%]*)?")
"""Who attended of those who were summoned: "2.909/3.044, đạt 95,56%"."""
NONE = fold("không"), fold("không có")


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A count as read; None for an empty cell, and with a doubt for what is no count.

    ``doubt`` is ``fraction``, ``negative`` or ``text``.
    """

    value: int | None
    doubt: str | None = None

    @property
    def numeric(self) -> bool:
        """Whether a number was typed, be it no count."""
        return self.value is not None or self.doubt in {"fraction", "negative"}


EMPTY = NumberRead(None)


@dataclass(frozen=True, slots=True)
class PairRead:
    """How many attended of how many, and the percentage that is stated beside them."""

    attended: int
    summoned: int
    stated: Decimal | None

    @property
    def agrees(self) -> bool:
        """Whether the stated percentage is that of the numbers, to the decimals it has."""
        if self.stated is None or not self.summoned:
            return True
        rate = Decimal(100 * self.attended) / self.summoned
        return abs(rate - self.stated) <= Decimal(1).scaleb(int(self.stated.as_tuple().exponent))


def read_pair(cell: Cell) -> PairRead | None:
    """Read who attended of those summoned, in either order: nobody attends unsummoned.

    >>> read_pair("2.909/3.044, đạt 95,56%").agrees, read_pair("3044/2909").attended
    (True, 2909)
    """
    found = PAIR.fullmatch(clean(shown(cell)))
    numbers = [whole(text) for text in found.groups()[:2]] if found else []
    read = sorted(number for number in numbers if number is not None)
    if found is None or len(read) < len(numbers):
        return None
    stated = found[3] and Decimal(found[3].replace(",", "."))
    return PairRead(read[0], read[1], stated or None)


@dataclass(frozen=True, slots=True)
class CountCells:
    """The cells of a sheet that counts, read as numbers."""

    sheet: Sheet
    heads: HeadCounts

    def number(self, row: int, column: int) -> NumberRead:
        """Read the count that stands in a cell."""
        return read_number(self.sheet.cell(row, column), self.heads)


def read_number(cell: Cell, heads: HeadCounts) -> NumberRead:
    """Read a count of people: a whole number that is not negative, "05", "5 người", "12.545".

    "2,5" is a fraction, and "x" a text.
    """
    number = whole(cell)
    if number is None and isinstance(cell, float):
        return NumberRead(None, "fraction")
    if number is None:
        text = clean(shown(cell))
        if says_nothing(text):
            return EMPTY
        if fold(text) in NONE:
            return NumberRead(0)
        found = heads.counted.fullmatch(text)
        number = whole(found[1].rstrip(".,")) if found else None
        if number is None:
            fraction = FRACTION.fullmatch(text) or PAIR.fullmatch(text)
            return NumberRead(None, "fraction" if fraction else "text")
    return NumberRead(number) if number >= 0 else NumberRead(None, "negative")
