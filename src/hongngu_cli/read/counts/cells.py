"""Numbers in the cells of tables that count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hongngu_cli.model.sheet import Cell
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown, whole
from hongngu_cli.text.spellings import says_nothing

COUNTED = "người|đồng chí|đ/c|đc|lượt|học viên|hv|cán bộ|chỉ tiêu|suất|lớp"
WITH_UNIT = re.compile(
    rf"(-?[0-9][0-9.,]*)\s*(?:(?:{COUNTED})(?:\s+người)?)?\s*(?:\([^()]*\))?\.?", re.IGNORECASE
)
"""A number with what it counts, and a remark: "05 đồng chí (2 nữ)"."""
FRACTION = re.compile(r"-?[0-9]+[.,][0-9]+|[0-9]+\s*/\s*[0-9]+|[0-9.,]+\s*%")
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


def read_number(cell: Cell) -> NumberRead:
    """Read a count of people: a whole number that is not negative.

    >>> read_number("05").value, read_number("5 người").value, read_number("12.545").value
    (5, 5, 12545)
    >>> read_number("–"), read_number(2.5).doubt, read_number("x").doubt
    (NumberRead(value=None, doubt=None), 'fraction', 'text')
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
        found = WITH_UNIT.fullmatch(text)
        number = whole(found[1].rstrip(".,")) if found else None
        if number is None:
            return NumberRead(None, "fraction" if FRACTION.fullmatch(text) else "text")
    return NumberRead(number) if number >= 0 else NumberRead(None, "negative")
