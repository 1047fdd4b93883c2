"""Which rows of a table are people, and which only look like it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hongngu_cli.read.headings.context import Spellings, is_full_name
from hongngu_cli.read.rows.evidence import Evidence
from hongngu_cli.read.rows.glance import PlainPerson
from hongngu_cli.read.rows.numbering import Numbering
from hongngu_cli.read.rows.row_columns import RowColumns
from hongngu_cli.read.rows.section_rows import SectionRows

FEW = 2
"""A row with so many filled cells beside the name is a person's, not a section's."""


class PersonRows:
    """Tells the rows of people in one table."""

    def __init__(self, columns: RowColumns, sections: SectionRows, spellings: Spellings) -> None:
        """Note which columns and words tell a person's row from any other."""
        self.at, self.sections, self.spellings = columns, sections, spellings
        self.numbering = Numbering(columns)
        self.evidence = Evidence(columns, spellings)

    def plainly(self) -> PlainPerson:
        """Give what tells the commonest row of a person at a glance."""
        return PlainPerson(
            self.at.numbers[0] - 1 if self.at.numbers else -1,
            self.at.names[0] - 1 if self.at.names else -1,
            tuple(column - 1 for column in self.at.data),
            _first_words(self.spellings.section_words),
        )

    def counts_as(self, number: int, cells: Mapping[int, str], *, closed: bool) -> bool:
        """Tell whether a row is a person's; ``closed`` says that signatures have begun."""
        if self.at.continues(number, cells):
            return self.evidence.is_one_more(cells)
        numbered, told = self.numbering.numbered(cells), len(self.at.told(cells))
        if self.sections.is_named(cells):
            return numbered and self._is_listed(number, cells)
        if closed and not numbered:
            return told >= FEW and self.evidence.tells(cells)
        if any(text.endswith(":") for text in self.at.named(cells).values()):
            return False  # a label: the titles of the next list have begun
        if self.at.named(cells):
            return told > 0 or self._is_name_alone(number, cells)
        full = told >= FEW and (numbered or self.evidence.tells(cells))
        return full or self.evidence.tells_level(cells)

    def _is_listed(self, number: int, cells: Mapping[int, str]) -> bool:
        """Tell whether a numbered row that is named as a section stands in the list of people.

        "12 | Ban Tuyên giáo | TC" is one of them where 11 or 13 is a person's row and has no
        cell that this one lacks; where people are numbered anew beneath it, it heads them.
        """
        beneath = self.numbering.beside(number, 1)
        if self.numbering.is_renumbered_beneath(number) and not self.sections.is_named(beneath):
            return False
        heads = self.spellings.heads
        if any(heads.are(cells[column]) for column in self.at.courses if column in cells):
            return False  # it says how many were sent
        own = {column for column, text in self.at.told(cells).items() if not heads.are(text)}
        beside = (self.numbering.in_turn(number, step) for step in (-1, 1))
        filled = [set(self.at.told(row)) for row in beside if not self.sections.is_named(row)]
        return self.evidence.tells(cells) or any(own >= others for others in filled if others)

    def _is_name_alone(self, number: int, cells: Mapping[int, str]) -> bool:
        """Tell a person of whom only the name is told: numbered, or known by the surname."""
        text = " ".join(self.at.named(cells).values())
        full = len(cells) == 1 and is_full_name(text, self.spellings.surnames)
        numbered = self.numbering.numbered(cells)
        if not numbered and self._is_set_apart(number):
            return False  # it signs the list
        if self._is_level(self.spellings.heads.without(text)):
            return False  # "1 | Cao cấp LLCT" heads people, numbered or not
        return (full or numbered) and not self.numbering.is_renumbered_beneath(number)

    def _is_level(self, text: str) -> bool:
        """Tell a level, be it with a subject: "Thạc sĩ Luật", and not "Lê Cao Đẳng"."""
        levels, surnames = self.spellings.levels, self.spellings.surnames
        named = levels.named(text).key is not None
        return named or (not is_full_name(text, surnames) and levels.read(text).key is not None)

    def _is_set_apart(self, number: int) -> bool:
        """Tell whether a row of a numbered list has room for a signature above it, and ends it."""
        apart = not self.numbering.beside(number, -1)
        return apart and bool(self.at.numbers) and not self.numbering.follow(number)


@lru_cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """Give the first words of phrases, and the empty one."""
    return frozenset(("", *(phrase.split()[0] for phrase in phrases)))
