"""Rows that head the people beneath them, by what stands in their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.sections import marker_of

MOST_CELLS = 3
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year by itself heads those of that year."""
FIRST_NUMBER = 2
"""Sections marked with a letter or a Roman number rank before those with a number."""


class SectionRows:
    """Tells the rows of sections in one table of people."""

    def __init__(self, columns: RowColumns, spellings: Spellings) -> None:
        """Go by the columns of the table."""
        self.at, self.spellings = columns, spellings

    def begins_name(self, text: str) -> bool:
        """Tell whether a text begins as the names of units and classes do."""
        known = self.spellings.units.known(text) is not None
        return known or begins_with(text, self.spellings.section_words)

    def is_named(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row bears a section's name or marker where people's stand."""
        numbers = (cells.get(column, "") for column in self.at.numbers)
        if any(marker_of(f"{text} x")[0] < FIRST_NUMBER for text in numbers):
            return True
        told = (cells[column] for column in self.at.leading if column in cells)
        first = next((words for text in told if not (words := marker_of(text)[1]).isdigit()), "")
        return self.begins_name(first)

    def head(self, cells: Mapping[int, str]) -> bool:
        """Tell a section's row: few cells, or counts and remarks beside a section's name."""
        words = [text for text in cells.values() if not text.isdigit() or self.is_year(cells)]
        first = min(cells)
        begins = first == 1 or first <= max(self.at.leading, default=1)
        alone = len(cells) == 1 and bool(words) and self.begins_name(words[0])
        if not words or not (begins or alone):
            return False
        return len(cells) <= MOST_CELLS or self.is_named(cells)

    def is_year(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row holds a year and nothing else."""
        return len(cells) == 1 and YEAR.fullmatch(next(iter(cells.values()))) is not None

    def words(self, cells: Mapping[int, str]) -> str:
        """Give a section's own words, without what may stand beside and behind them.

        That is counts, the state's name on a further page, "(tiếp theo)".
        """
        known = self.spellings
        told = (text for text in cells.values() if not known.heads.are(text))
        own = (text for text in told if not begins_with(text, known.letterhead))
        return known.continued.sub("", " ".join(own))

    def is_continued(self, text: str) -> bool:
        """Tell whether a text says that it goes on from the page before."""
        return self.spellings.continued.search(text) is not None
