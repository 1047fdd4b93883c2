"""What on a row speaks for a person: a birth, a date, a level, a mark."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_cli.model.fields import DATES
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import is_mark

SPANS = ("year", "span", "decision")
TRAINING = ("course", "institution", "mode", "result", "status", "start", "end", *SPANS)
"""Fields of which a merged person's further row must hold one to be one more enrolment."""
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
SEXES = frozenset(map(fold, ("nam", "nữ")))
FEW = 2
"""So many facts about somebody, a birth or a sex among them, make a row a person's."""


class Evidence:
    """Weighs the cells of a row that may be a person's."""

    def __init__(self, columns: RowColumns, spellings: Spellings) -> None:
        """Go by the columns of the table."""
        self.at, self.spellings = columns, spellings

    def is_personal(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a named row carries a birth or a sex, whatever the name begins with.

        "Đoàn Trường An" is no school and "Tổng Văn Ba" no total where a birth stands beside.
        """
        told = [(self.at.columns[column], text) for column, text in self.at.told(cells).items()]
        births = [m for m, text in told if m.field == "birth_date" and read_date(text).year]
        sexed = any(m.field == "sex" and fold(text) in SEXES for m, text in told)
        # A birth in the column of men or women tells the sex too.
        facts = len({m.field for m, _ in told}) + any(m.value for m in births)
        return bool(self.at.named(cells)) and facts >= FEW and (bool(births) or sexed)

    def is_one_more(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a merged person's further row holds one more enrolment."""
        if self.at.levels:
            return any(column in cells for column in self.at.levels)
        return any(self.at.columns[column].field in TRAINING for column in self.at.told(cells))

    def tells(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a date, a year, a level or a mark on a row speaks for a person."""
        return self.tells_level(cells) or any(
            self._speaks(self.at.columns[column], text)
            for column, text in self.at.told(cells).items()
        )

    def _speaks(self, meaning: ColumnMeaning, text: str) -> bool:
        if meaning.field in DATES:
            return read_date(text).year is not None
        if meaning.field in SPANS:
            return YEAR.search(text) is not None
        # A signature beneath a list may come to stand in a column of marks; it has more words.
        counts = self.spellings.heads.are(text)
        return meaning.value is not None and is_mark(text) and not counts and " " not in text

    def tells_level(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a level stands in the column of levels."""
        return any(
            self.spellings.levels.read(cells[column], self.at.columns[column].context).key
            for column in self.at.levels
            if column in cells and self.at.columns[column].value is None
        )
