"""Where a value stands: file, sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


def column_letters(column: int) -> str:
    """Name a column as Excel does.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Give the number of a column from its letters, counting from 1.

    >>> column_number("A"), column_number("AB"), column_number("XFD")
    (1, 28, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or a sheet in it, or a row, or one cell. Rows and columns count from 1.

    >>> str(Place("ds.xlsx", "Lớp 1", 17, 4))
    'ds.xlsx · Lớp 1 · D17'
    """

    path: str
    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> str | None:
        """The cell's address, such as ``D17``; None for a place that is no cell."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letters(self.column)}{self.row}"

    @property
    def order(self) -> tuple[str, str, int, int]:
        """What places are sorted by."""
        return (self.path, self.sheet or "", self.row or 0, self.column or 0)

    def __str__(self) -> str:
        """Write the place as messages do."""
        return _written(self.path, self.sheet, self._where)

    def seen_from(self, other: Place) -> str:
        """Write the place as a message at another one does: what they share goes without saying.

        >>> Place("ds.xlsx", "Lớp 1", 17, 4).seen_from(Place("ds.xlsx", "Lớp 2", 3, 1))
        'Lớp 1 · D17'
        """
        if self.path != other.path:
            return str(self)
        return _written(self.sheet if self.sheet != other.sheet else None, self._where)

    @property
    def _where(self) -> str | None:
        return self.cell or (f"dòng {self.row}" if self.row else None)


def _written(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
