"""Whether two tables are parts of one whole: "Đợt 1" and "Đợt 2", or what was added later."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from hongngu_cli.text.fold import unmark
from hongngu_cli.text.spellings import any_of

if TYPE_CHECKING:
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.vocabulary import Vocabulary


class Instalment(NamedTuple):
    """Which part of a whole a table says it is: its number, and whether it was added later."""

    number: str | None
    added: bool

    def adds_to(self, other: Instalment) -> bool:
        """Tell whether both are parts of one whole, and neither says the other's again.

        Of a table without a number that stands beside one with a number nobody knows.
        """
        if self.added != other.added:
            return True
        return None not in {self.number, other.number} and self.number != other.number


class Instalments:
    """Reads in titles and names of sheets and files which part of a whole a table is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Fold the words once, without marks, as names of files are written."""
        rows = vocabulary.rows
        words = "|".join(re.escape(unmark(word)) for word in rows.instalment)
        self.number = re.compile(rf"(?<!\w)(?:{words})\s*(\d+|[ivx]+)(?!\w)")
        self.added = any_of(map(unmark, rows.supplement))
        self.amended = any_of(map(unmark, rows.amended))

    def of(self, table: TableFound) -> Instalment:
        """Tell which part a table is, by its title first, then its sheet and its file."""
        sheet, header = table.sheet, table.header_rows
        lines = range(table.first_row, header[0] if header else table.first_row)
        title = " ".join(str(cell) for row in lines for cell in sheet.rows[row - 1] if cell != "")
        found = [unmark(text) for text in (title, sheet.name or "", PurePath(sheet.path).stem)]
        number = next((one[1] for text in found if (one := self.number.search(text))), None)
        added = any(map(self.added.search, found)) and not any(map(self.amended.search, found))
        return Instalment(number, added)
