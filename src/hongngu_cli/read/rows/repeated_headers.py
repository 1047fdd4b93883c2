"""Rows beneath a header that belong to it, or repeat it on a further page."""

from __future__ import annotations

from hongngu_cli.read.headings.headers import (
    Header,
    is_header_row,
    is_machine_row,
    is_number_row,
    texts,
)
from hongngu_cli.read.headings.words import Words
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.rows_read import RowsRead


class RepeatedHeaders:
    """Tells the header's rows in one table."""

    def __init__(self, columns: RowColumns, header: Header, words: Words) -> None:
        """Go by the header that the table begins with."""
        self.at, self.sheet, self.header, self.words = columns, columns.sheet, header, words

    def hold(self, number: int, read: RowsRead) -> bool:
        """Tell whether a row is a header's, after the rows read so far."""
        follows = read.set_aside.get("header", [0])[-1] == number - 1  # rows rise
        beneath = not (read.people or read.sections) or follows
        if beneath and is_machine_row(self.sheet, number, beneath=True):
            return True
        # At the head of a further page too, where without a name it may be a total.
        may_number = beneath or bool(self.at.named(self.at.cells(number)))
        if may_number and is_number_row(self.sheet, number):
            return True
        if is_header_row(self.sheet, number, self.words):
            return True
        first, last = self.header.first, self.header.last
        cells = texts(self.sheet, number)
        again = range(first, (last if follows else min(first, last)) + 1)
        return bool(cells) and cells in (texts(self.sheet, row) for row in again)
