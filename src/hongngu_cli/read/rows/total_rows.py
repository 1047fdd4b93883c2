"""Rows that add up those above them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.rows.remarks import PAGE
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.rows.sections import marker_of

MOST_TOTALS = 500
"""Of more totals none is kept with all rows above it: that would be their number squared."""

PAGE_BEFORE = re.compile(rf"{PAGE.pattern}\s+", re.IGNORECASE)
"""The page whose sum goes on: "Trang 1 mang sang"."""


class TotalRows:
    """Tells the rows of totals in one table of people."""

    def __init__(self, columns: RowColumns, spellings: Spellings) -> None:
        """Go by the columns of the table."""
        self.at, self.spellings = columns, spellings

    def is_one(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row says that it is a total."""
        if not cells:
            return False
        # A given name in a column of its own may be "Cộng" or "Tổng".
        names = list(self.at.named(cells))[:1]
        leading = (min(cells), *self.at.numbers, *names)
        bare = {column: PAGE_BEFORE.sub("", text) for column, text in cells.items()}
        told = [marker_of(text)[1] for column, text in bare.items() if column in leading]
        totals = list(filter(self.spellings.is_total, told))
        unmarked = all(map(self.spellings.is_bare_total, totals))
        return bool(totals) and not (unmarked and self._may_name(totals, cells))

    def _may_name(self, words: Iterable[str], cells: Mapping[int, str]) -> bool:
        """Tell whether what is a total without marks may as well be a name: "Công", "Tống Công"."""
        parted = len(self.at.named(cells)) > 1
        numbered = any(cells.get(column, "").isdigit() for column in self.at.numbers)
        given = numbered and not any(" " in text for text in words)
        courses = (cells[column] for column in self.at.courses if column in cells)
        return parted or given or any(self.spellings.levels.read(text).key for text in courses)

    def is_sum(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row without a word adds up the marks above it."""
        marked = {column for column in self.at.data if self.at.columns[column].value}
        unknown = {column for column, meaning in self.at.columns.items() if not meaning.field}
        return (
            bool(marked & set(cells))
            and set(cells) <= marked | unknown
            and all(text.isdigit() for text in cells.values())
        )

    def add_up(self, number: int, cells: Mapping[int, str], result: RowsRead) -> None:
        """Note which rows a total adds up: all for "Tổng …", else those since the last total."""
        few = len(result.totals) < MOST_TOTALS
        words = self.spellings.overall_words
        overall = few and any(begins_with(text, words) for text in cells.values())
        since = result.totals[-1][0] if result.totals and not overall else 0
        first = bisect_right(result.people, since)
        result.totals.append((number, tuple(result.people[first:])))
