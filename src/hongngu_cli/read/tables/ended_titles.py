"""A class in a table's title that another class beneath ends, of which no level is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hongngu_cli.model.recognition import Given
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.headers import Header, texts
from hongngu_cli.read.headings.told_by_titles import CLASS
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.read.rows.sections import PLAIN, is_own_class, marker_of
from hongngu_cli.text.fold import clean, fold

Values = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class EndedTitles:
    """Finds where the level of a title ends, in one table.

    ``titles`` are the rows above its header.
    """

    sheet: Sheet
    header: Header
    titles: Sequence[int]
    spellings: Spellings

    def told(self, given: Values, read: RowsRead) -> Values:
        """Give what holds for the whole table; a level that ends holds from the header on.

        One list may come part by part, each with its class and the header again: what the first
        class is says nothing of another that no word of is known.
        """
        level = given.get("level")
        rank = self._rank_of_class(level) if level else None
        if level is None or rank is None or not read.sections:
            return given
        ended = {row for row, values in read.sections if self._ends(row, values, rank, read)}
        if ended:
            read.sections = list(self._with_level(read.sections, level, ended))
            return {field: value for field, value in given.items() if field != "level"}
        return given

    def _with_level(
        self, sections: Sequence[tuple[int, Values]], level: Given, ended: set[int]
    ) -> Iterator[tuple[int, Values]]:
        """Give the sections with the title's level down to where it ends."""
        yield self.header.last, {"level": level}
        first = min(ended)
        for row, values in sections:
            if row < first:
                yield row, {"level": level, **values}
            elif row in ended:
                yield row, {"course": self._named(row), **values}
            else:
                yield row, values

    def _rank_of_class(self, level: Given) -> int | None:
        """Give the rank of the title that tells the level, where it is that of one class.

        Where the line right above the header names another class, that of the title above them
        all is theirs, too: "Bồi dưỡng nghiệp vụ", "1. Lớp công tác dân vận".
        """
        at_row = level.place.row
        if level.source != "title" or at_row is None or at_row not in self.titles:
            return None
        rank, words = marker_of(self._text(at_row))
        if rank == PLAIN and not CLASS.search(words):
            return None
        beneath = (row for row in self.titles if row > at_row)
        lower = [marker_of(text) for row in beneath if (text := self._text(row))]
        return None if any(self._is_class(at, words) for at, words in lower) else rank

    def _ends(self, row: int, values: Values, rank: int, read: RowsRead) -> bool:
        """Tell whether a section is a class beside that of the title: "3. Lớp kỹ năng …"."""
        if "level" in values or row not in read.set_aside.get("section", ()):
            return False
        own, words = marker_of(self._text(row))
        here = {field for field, told in values.items() if told.place.row == row}
        other = not here <= {"course", "year"}  # a class may say its year
        if other or own > rank or not self._is_class(own, words):
            return False
        headed = row + 1 in read.set_aside.get("header", ())
        return headed or (own == rank < PLAIN and begins_with(words, self.spellings.class_words))

    def _is_class(self, rank: int, words: str) -> bool:
        """Tell a line that names a class, be it by its number in the list only."""
        known = self.spellings
        if begins_with(words, known.class_words):
            return is_own_class(words, known)
        unit = known.name_unit(words) or known.units.within(words) is not None
        return rank < PLAIN and not unit and not known.categories.search(fold(words))

    def _text(self, row: int) -> str:
        return max(texts(self.sheet, row).values(), key=len, default="")

    def _named(self, row: int) -> Given:
        cells = texts(self.sheet, row)
        column = max(cells, key=lambda column: len(cells[column]))
        words = clean(marker_of(cells[column])[1])
        return Given(words, self.sheet.place(row, column), "section")
