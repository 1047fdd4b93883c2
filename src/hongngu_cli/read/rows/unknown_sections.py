"""Sections of which no word is known, told by the sections beside them: "Nhà máy nước"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hongngu_cli.model.recognition import Given
from hongngu_cli.read.headings.context import Spellings, begins_with, is_full_name
from hongngu_cli.read.rows.bare_sections import BareSections
from hongngu_cli.read.rows.people import PersonRows
from hongngu_cli.read.rows.sections import PLAIN, marker_of
from hongngu_cli.text.fold import fold

UNSURE = ""
"""In place of a field: what the section is cannot be told."""
FEWEST = 2
LONGEST = 12
"""Words of the name of a unit or a class."""
Opened = Sequence[tuple[int, Mapping[str, Given]]]
"""Rows of sections that say something, with all that holds beneath them."""


class UnknownSections:
    """Tells what sections are that give nothing, where others of the same rank give something."""

    def __init__(self, people: PersonRows, bare: BareSections, spellings: Spellings) -> None:
        """Take what tells people and bare names."""
        self.people, self.bare, self.spellings = people, bare, spellings

    def fields(self, silent: Iterable[int], opened: Opened) -> dict[int, str]:
        """Give what each section is that may end the one above it: a unit, or a class.

        It is what sections of its rank are, units before classes. Those that head a group of
        people within a unit ("Nữ", "Không tập trung") are left out. One without a marker right
        beneath a unit or class is a part of it, and others like it may be; nor is one sure that
        is not written as a name: ``UNSURE``.
        """
        giving = self._giving(opened)
        if not giving:
            return {}
        ranks = {row: self._rank(row) for row in silent if not self._is_group(row)}
        found = {row: giving[rank] for row, rank in ranks.items() if rank in giving}
        told = {row for row, _ in opened}
        if any(ranks[row] == PLAIN and self._above(row) in told for row in found):
            return {row: UNSURE if ranks[row] == PLAIN else field for row, field in found.items()}
        return {row: field if self._is_name(row, field) else UNSURE for row, field in found.items()}

    def _giving(self, opened: Opened) -> dict[int, str]:
        """Give the field that sections of each rank tell."""
        found: dict[int, str] = {}
        for row, values in opened:
            own = {field for field, given in values.items() if given.place.row == row}
            field = next((one for one in ("unit", "level") if one in own), None)
            if field and found.get(rank := self._rank(row)) != "unit":
                found[rank] = "unit" if field == "unit" else "course"
        return found

    def _rank(self, row: int) -> int:
        return marker_of(self.people.sections.words(self.people.at.cells(row)))[0]

    def _above(self, row: int) -> int:
        """Give the last row above one that holds something."""
        return next((at for at in (row - 1, row - 2) if self.people.at.cells(at)), row)

    def _is_group(self, row: int) -> bool:
        """Tell a group of people from a unit and a class, and a remark nobody stands beneath."""
        text, known = self.bare.words(row), self.spellings
        return (
            not text
            or not self.bare.is_followed(row)
            or fold(text) in known.values
            or known.categories.match(fold(text)) is not None
            or begins_with(text, known.class_words)
            or is_full_name(text, known.surnames)
        )

    def _is_name(self, row: int, field: str) -> bool:
        """Tell whether a section is written as names of units are, and holds no word of groups.

        Among classes a place's name is none.
        """
        text, known = self.bare.words(row), self.spellings
        return (
            text[0].isupper()
            and (field == "unit" or not self.bare.names_place(row))
            and len(text.split()) in range(FEWEST, LONGEST + 1)
            and not known.categories.search(fold(text))
            and not begins_with(text, known.class_remarks)
            and known.levels.read(text).doubt == "unknown"
        )
