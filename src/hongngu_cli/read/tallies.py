"""The rows of tables that count instead of naming people: quota, demand, plan, classes."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.context import Spellings, begins_with
from hongngu_cli.read.headers import Header, is_header_row, is_number_row, texts
from hongngu_cli.read.headings import Words
from hongngu_cli.read.rows import RowsRead
from hongngu_cli.read.sections import marker_of
from hongngu_cli.text.fold import fold


class TallyReader:
    """Sorts the rows of one table of counts."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        words: Words,
        spellings: Spellings,
        vocabulary: Vocabulary,
    ) -> None:
        """Note which columns are known; ``spellings`` are of no use here."""
        del spellings
        self.sheet, self.words = sheet, words
        self.known = [
            column
            for column, meaning in columns.items()
            if meaning.field and meaning.field != "stt"
        ]
        self.total_words = tuple(fold(word) for word in vocabulary.rows.total)

    def read(self, header: Header, last_row: int) -> RowsRead:
        """Sort the rows after a header down to ``last_row``; data rows are ``people``."""
        result = RowsRead(last=header.last)
        for number in range(header.last + 1, last_row + 1):
            cells = texts(self.sheet, number)
            if not cells:
                result.put(number, "blank")
            elif is_header_row(self.sheet, number, self.words) or (
                not result.people and is_number_row(self.sheet, number)
            ):
                result.put(number, "header")
                result.last = number
            elif any(begins_with(marker_of(text)[1], self.total_words) for text in cells.values()):
                result.totals.append((number, tuple(result.people)))
                result.put(number, "total")
                result.last = number
            elif sum(1 for column in self.known if column in cells) > 1:
                result.people.append(number)
                result.last = number
            else:
                result.put(number, "note")
        return result
