"""Sections that name a unit without a word for one: "LONG THUẬN", "Long Khánh A"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hongngu_cli.read.headings.context import NAME_WORDS, Spellings, is_full_name
from hongngu_cli.read.rows.people import PersonRows
from hongngu_cli.read.rows.sections import marker_of, section_values
from hongngu_cli.text.fold import clean, fold

PLACES = 2
"""So many such sections in one list speak for each other."""


class BareSections:
    """Tells which sections of a list name units, by what stands beneath and beside them."""

    def __init__(self, people: PersonRows, spellings: Spellings) -> None:
        """Note which rows are people's."""
        self.people, self.spellings = people, spellings

    def units(
        self, silent: Iterable[int], persons: Sequence[int], sections: Iterable[int]
    ) -> frozenset[int]:
        """Give the rows that name a unit, of the sections ``silent`` about what they head.

        They are alone in their row and written as names are; and people are numbered anew
        beneath them, or other sections of the list are units, or several such are there.
        Where rows have a column for units no section is taken for one.
        """
        if self._have_units(persons):
            return frozenset()
        named = self._beside_units(sections)
        alone = {row for row in silent if self.names_place(row)}
        heading = {row for row in alone if self.is_followed(row)}
        anew = {row for row in heading if self._counts_anew(row)}
        full = {row for row in heading if is_full_name(self.words(row), self.spellings.surnames)}
        if named or len(heading - full) >= PLACES:
            return frozenset(heading - (full - anew) if not named else heading)
        return frozenset(anew)

    def names_place(self, row: int) -> bool:
        """Tell whether a row holds only a name: no number but a last one, no common words."""
        words = self.words(row)
        parts = words.split()
        return (
            len(parts) in NAME_WORDS
            and all(part[0].isupper() or part.isdigit() for part in parts)
            and not parts[0].isdigit()
            and not self.spellings.middle_names & set(map(fold, parts[1:]))
            and not self.spellings.categories.search(fold(words))
            and self.spellings.levels.read(words).doubt == "unknown"
            and self.spellings.status.within(words) is None
        )

    def words(self, row: int) -> str:
        """Give a section's words without its marker and its number of people; else nothing."""
        cells = self.people.at.cells(row)
        told = [text for column, text in cells.items() if column not in self.people.at.numbers]
        told = [text for text in told if not text.isdigit()] or list(cells.values())
        heads = self.spellings.heads
        return clean(heads.without(marker_of(told[0])[1])) if len(told) == 1 else ""

    def _have_units(self, persons: Sequence[int]) -> bool:
        columns = [
            column
            for column, meaning in self.people.at.columns.items()
            if meaning.field in {"unit", "position_unit"}
        ]
        return any(
            self.people.at.sheet.cell(row, column) != "" for column in columns for row in persons
        )

    def _beside_units(self, sections: Iterable[int]) -> bool:
        """Tell whether other sections of the list are units, said with a word for one."""
        return any(
            "unit" in section_values(self.words(row), self.people.at.sheet.place(), self.spellings)
            for row in sections
        )

    def is_followed(self, row: int) -> bool:
        """Tell whether the next row that holds something is a person's."""
        beneath = self._beneath(row)
        return bool(
            beneath and self.people.counts_as(beneath, self.people.at.cells(beneath), closed=False)
        )

    def _counts_anew(self, row: int) -> bool:
        beneath = self._beneath(row)
        return beneath is not None and self.people.numbering.begins_at_one(beneath)

    def _beneath(self, row: int) -> int | None:
        return next((row + step for step in (1, 2) if self.people.at.cells(row + step)), None)
