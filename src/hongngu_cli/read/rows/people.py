"""Which rows of a table are people, and which only look like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with, is_full_name
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.rows.glance import PlainPerson
from hongngu_cli.read.rows.sections import marker_of
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import is_mark

DAYS = ("birth_date", "start", "end", "party_date")
SPANS = ("year", "span", "decision")
TRAINING = ("course", "institution", "mode", "result", "status", "start", "end", *SPANS)
"""Fields of which a merged person's further row must hold one to be one more enrolment."""
LONGEST_NUMBER = 12
"""Digits of a number in a list at most; longer ones are something else."""
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
SEXES = frozenset(map(fold, ("nam", "nữ")))
NEAR = 7
"""People who stand no further beneath a title belong to it."""
FEW = 2
"""A row with so many filled cells beside the name is a person's, not a section's."""


class PersonRows:
    """Tells the rows of people in one table."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[int, ColumnMeaning],
        spellings: Spellings,
    ) -> None:
        """Note which columns and words tell a person's row from any other."""
        self.sheet, self.columns, self.spellings = sheet, columns, spellings
        self.surnames = spellings.surnames
        self.names = [column for column, meaning in columns.items() if meaning.field in NAMES]
        self.numbers = [column for column, meaning in columns.items() if meaning.field == "stt"]
        self.leading = (*self.numbers, *self.names)
        self.data = [
            column
            for column, meaning in columns.items()
            if meaning.field and column not in self.leading
        ]
        self.levels = [column for column in self.data if columns[column].field == "level"]
        self.section_words = spellings.section_words
        self.plainly = PlainPerson(
            self.numbers[0] - 1 if self.numbers else -1,
            self.names[0] - 1 if self.names else -1,
            tuple(column - 1 for column in self.data),
            _first_words(self.section_words),
        )
        self.has_units = any(meaning.field == "unit" for meaning in columns.values())
        self.merged = self._merged_down()

    def _merged_down(self) -> dict[int, dict[int, str]]:
        """Give, by row, the names and numbers that merged cells hold for it further up."""
        found: dict[int, dict[int, str]] = {}
        for area in self.sheet.merged:
            if area.first_column in self.leading:
                text = texts(self.sheet, area.first_row).get(area.first_column)
                last = min(area.last_row, len(self.sheet.rows)) if text else 0
                for row in range(area.first_row + 1, last + 1):
                    found.setdefault(row, {})[area.first_column] = str(text)
        return found

    def counts_as(self, number: int, cells: Mapping[int, str], *, closed: bool) -> bool:
        """Tell whether a row is a person's; ``closed`` says that signatures have begun."""
        if self.continues(number, cells):
            return self._is_one_more(cells)
        numbered = self.numbered(cells)
        if self.is_section_named(cells):
            return numbered and self.tells(cells)
        if closed and not numbered:
            return self._data(cells) >= FEW and self.tells(cells)
        if any(text.endswith(":") for text in self.named(cells).values()):
            return False  # a label: the titles of the next list have begun
        if self.named(cells):
            return self._data(cells) > 0 or self._is_name_alone(number, cells)
        full = self._data(cells) >= FEW and (numbered or self.tells(cells))
        return full or self._tells_level(cells)

    def is_personal(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a named row carries a birth or a sex, whatever the name begins with.

        "Đoàn Trường An" is no school and "Tổng Văn Ba" no total where a birth stands beside.
        """
        told = [(self.columns[column], cells[column]) for column in self.data if column in cells]
        births = [m for m, text in told if m.field == "birth_date" and read_date(text).year]
        sexed = any(m.field == "sex" and fold(text) in SEXES for m, text in told)
        # A birth in the column of men or women tells the sex too.
        facts = len({m.field for m, _ in told}) + any(m.value for m in births)
        return bool(self.named(cells)) and facts >= FEW and (bool(births) or sexed)

    def continues(self, number: int, cells: Mapping[int, str]) -> bool:
        """Tell whether merged cells make a row one more row of the person above."""
        merged = self.merged.get(number, {})
        return bool(cells) and any(column in merged for column in self.names)

    def _is_one_more(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a merged person's further row holds one more enrolment."""
        if self.levels:
            return any(column in cells for column in self.levels)
        fields = (self.columns[column].field for column in self.data if column in cells)
        return any(field in TRAINING for field in fields)

    def _data(self, cells: Mapping[int, str]) -> int:
        return sum(1 for column in self.data if column in cells)

    def named(self, cells: Mapping[int, str]) -> Mapping[int, str]:
        """Give what stands in the columns of names."""
        return {column: cells[column] for column in self.names if column in cells}

    def cells(self, number: int) -> Mapping[int, str]:
        """Give a row's cells that have something in them, by column."""
        return texts(self.sheet, number)

    def begins_at_one(self, number: int) -> bool:
        """Tell whether a row bears the number that a count begins with."""
        return _number(self.cells(number), self.numbers) == 1

    def numbered(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row carries a number as people's rows do."""
        return any(cells.get(column, "").strip(AROUND_NUMBER).isdigit() for column in self.numbers)

    def is_empty(self, cells: Mapping[int, str]) -> bool:
        """Tell whether nothing is on a row, or only a number waiting for a name."""
        return all(column in self.numbers and text.isdigit() for column, text in cells.items())

    def is_sum(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row without a word adds up the marks above it."""
        marked = {column for column in self.data if self.columns[column].value}
        unknown = {column for column, meaning in self.columns.items() if not meaning.field}
        return (
            bool(marked & set(cells))
            and set(cells) <= marked | unknown
            and all(text.isdigit() for text in cells.values())
        )

    def holds(self, cells: Mapping[int, str]) -> bool:
        """Tell whether something stands where names and numbers stand."""
        return any(column in cells for column in self.leading)

    def names_section(self, text: str) -> bool:
        """Tell whether a text begins as the names of units and classes do."""
        return self.spellings.units.known(text) is not None or begins_with(text, self.section_words)

    def is_section_named(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a row bears a section's name or marker where people's stand."""
        if any(
            marker_of(f"{cells.get(column, '')} x")[0] < FIRST_NUMBER for column in self.numbers
        ):
            return True
        told = (cells[column] for column in self.leading if column in cells)
        first = next((words for text in told if not (words := marker_of(text)[1]).isdigit()), "")
        return self.names_section(first)

    def words_of_section(self, cells: Mapping[int, str]) -> Iterable[str]:
        """Give a section's own words, without the counts beside them."""
        return (text for text in cells.values() if not self.spellings.heads.are(text))

    def _is_name_alone(self, number: int, cells: Mapping[int, str]) -> bool:
        """Tell a person of whom only the name is told: numbered, or known by the surname."""
        text = " ".join(self.named(cells).values())
        full = len(cells) == 1 and is_full_name(text, self.surnames)
        return (full or self.numbered(cells)) and not self.is_renumbered_beneath(number)

    def is_renumbered_beneath(self, number: int) -> bool:
        """Tell whether people are numbered anew beneath a row, so that it heads a section."""
        own = _number(self.cells(number), self.numbers)
        beneath = next(filter(None, map(self.cells, (number + 1, number + 2))), {})
        next_number = _number(beneath, self.numbers)
        return next_number is not None and next_number <= (own or 1)

    def follow(self, number: int) -> bool:
        """Tell whether numbered people stand close beneath a row."""
        beneath = (texts(self.sheet, row) for row in range(number + 1, number + NEAR))
        return any(self.numbered(cells) and self.named(cells) for cells in beneath)

    def tells(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a date, a year, a level or a mark on a row speaks for a person."""
        return self._tells_level(cells) or any(
            self._is_evidence(self.columns[column], cells[column])
            for column in self.data
            if column in cells
        )

    def _is_evidence(self, meaning: ColumnMeaning, text: str) -> bool:
        if meaning.field in DAYS:
            return read_date(text).year is not None
        if meaning.field in SPANS:
            return YEAR.search(text) is not None
        # A signature beneath a list may come to stand in a column of marks; it has more words.
        marked = meaning.value is not None and is_mark(text) and not self.spellings.heads.are(text)
        return marked and " " not in text

    def _tells_level(self, cells: Mapping[int, str]) -> bool:
        """Tell whether a level stands in the column of levels."""
        return any(
            self.spellings.levels.read(cells[column], self.columns[column].context).key
            for column in self.levels
            if column in cells and self.columns[column].value is None
        )


@lru_cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """Give the first words of phrases, and the empty one."""
    return frozenset(("", *(phrase.split()[0] for phrase in phrases)))


AROUND_NUMBER = ".()/- "
"""Signs around a row's number: "1.", "(1)", "1/"."""
FIRST_NUMBER = 2
"""Sections marked with a letter or a Roman number rank before those with a number."""


def _number(cells: Mapping[int, str], columns: Iterable[int]) -> int | None:
    told = (cells.get(column, "").strip(AROUND_NUMBER) for column in columns)
    return next(
        (int(text) for text in told if text.isdecimal() and len(text) < LONGEST_NUMBER), None
    )
