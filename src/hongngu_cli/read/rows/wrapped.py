"""Rows that only go on with the texts of the row above: "Nguyễn Thị", beneath it "Hồng Hạnh"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hongngu_cli.read.headings.context import is_full_name
from hongngu_cli.read.rows.people import PersonRows
from hongngu_cli.text.fold import fold

DAY = fold("ngày")
"""Begins the line above signatures: "ngày … tháng … năm"."""
SHORT_NAME = 2
LONGEST_NAME = 6


class WrappedRows:
    """Tells rows that belong to the numbered person above them."""

    def __init__(self, people: PersonRows) -> None:
        """Go by the columns of the table."""
        self.people, self.at, self.numbering = people, people.at, people.numbering

    def belongs(self, number: int, cells: Mapping[int, str], person: int) -> bool:
        """Tell whether a row goes on with the texts of the person in the row ``person``.

        It bears no number in a numbered list, and nothing that says a thing by itself; what
        stands in it has text above. Where it holds no name, a numbered person follows; where
        it holds one, that above breaks off, or this one is none.
        """
        above = self.at.cells(person)
        names = self.at.named(cells)
        told = [text for column, text in cells.items() if column not in names]
        if not cells or not self.numbering.numbered(above) or not set(cells) <= set(above):
            return False
        if any(column in self.at.numbers for column in cells) or self.people.evidence.tells(cells):
            return False
        if any(not _is_words(text) for text in cells.values()):
            return False
        if not names:
            return self._is_numbered_next(number) or self._ends_list(number, told)
        if len(names) > 1 or self.people.sections.begins_name(next(iter(names.values()))):
            return False
        column, text = next(iter(names.items()))
        return self._goes_on(number, above[column], text, beside=bool(told))

    def _goes_on(self, number: int, above: str, text: str, *, beside: bool) -> bool:
        """Tell whether a text goes on with the name above; ``beside`` that others do so too."""
        words, more = above.split(), text.split()
        if len(words) + len(more) > LONGEST_NAME or not text[0].isupper():
            return False
        if fold(words[-1]) in self.people.spellings.middle_names:
            return True
        if is_full_name(
            text, self.people.spellings.surnames
        ) or self.numbering.is_renumbered_beneath(number):
            return False
        alone = len(more) == 1 or (len(words) <= SHORT_NAME and self.at.has_units)
        return alone or (beside and len(words) <= SHORT_NAME)

    def _is_numbered_next(self, number: int) -> bool:
        beneath = self.at.cells(number + 1)
        return self.numbering.numbered(beneath) and bool(self.at.named(beneath))

    def _ends_list(self, number: int, told: Sequence[str]) -> bool:
        """Tell whether a list ends here, with nothing that is signed in capitals beneath it."""
        return not self.at.cells(number + 1) and not any(
            text.isupper() or DAY in fold(text).split() for text in told
        )


def _is_words(text: str) -> bool:
    return not text.startswith("(") and not any(map(str.isdigit, text[:1])) and len(text) > 1
