"""The numbers that the rows of a list bear, and what they tell of the rows around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_cli.read.rows.row_columns import RowColumns

AROUND_NUMBER = ".()/- "
"""Signs around a row's number: "1.", "(1)", "1/"."""
NO_SIGN = re.compile(r"[0-9\s]+")
LONGEST_NUMBER = 12
"""Digits of a number in a list at most; longer ones are something else."""
NEAR = 7
"""People who stand no further beneath a title belong to it."""


class Numbering:
    """Reads the numbers of rows."""

    def __init__(self, columns: RowColumns) -> None:
        """Go by the columns of the table."""
        self.columns = columns

    def numbered(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row carries a number as people's rows do."""
        return any(
            cells.get(column, "").strip(AROUND_NUMBER).isdigit() for column in self.columns.numbers
        )

    def number_of(self, cells: Mapping[int, str]) -> int | None:
        """Give the number a row carries."""
        told = (cells.get(column, "").strip(AROUND_NUMBER) for column in self.columns.numbers)
        return next(
            (int(text) for text in told if text.isdecimal() and len(text) < LONGEST_NUMBER), None
        )

    def follows(self, cells: Mapping[int, str], above: Mapping[int, str]) -> bool:
        """Tell whether a row bears the number after that of a row above, written alike."""
        number, last = self.number_of(cells), self.number_of(above)
        return number == (last or 0) + 1 and self._signs(cells) == self._signs(above)

    def _signs(self, cells: Mapping[int, str]) -> list[str]:
        """Give the signs around a row's number."""
        return [NO_SIGN.sub("", cells.get(column, "")) for column in self.columns.numbers]

    def begins_at_one(self, row: int) -> bool:
        """Tell whether a row bears the number that a count begins with."""
        return self.number_of(self.columns.cells(row)) == 1

    def is_renumbered_beneath(self, row: int) -> bool:
        """Tell whether people are numbered anew beneath a row, so that it heads a section."""
        own = self.number_of(self.columns.cells(row))
        next_number = self.number_of(self.beside(row, 1))
        return next_number is not None and next_number <= (own or 1)

    def in_turn(self, row: int, step: int) -> Mapping[int, str]:
        """Give the row beneath (1) or above (-1) where its number is the one in turn."""
        own, beside = self.number_of(self.columns.cells(row)), self.beside(row, step)
        return beside if own is not None and self.number_of(beside) == own + step else {}

    def beside(self, row: int, step: int) -> Mapping[int, str]:
        """Give the nearest of the two rows beneath (1) or above (-1) that has something in it."""
        near = (self.columns.cells(at) for at in (row + step, row + 2 * step) if at > 0)
        return next(filter(None, near), {})

    def follow(self, row: int) -> bool:
        """Tell whether numbered people stand close beneath a row."""
        beneath = (self.columns.cells(at) for at in range(row + 1, row + NEAR))
        return any(self.numbered(cells) and self.columns.named(cells) for cells in beneath)
