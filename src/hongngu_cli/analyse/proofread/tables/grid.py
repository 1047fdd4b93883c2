"""The grid of a table: which cells hold figures, which rows and columns are totals or rates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.model.passage import Cell, Numeral, Passage
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold

MARKS = " *()"
NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]?\s*")
TWO = 2
HEADS = 4
"""No table has more rows above its figures."""
Cells = Sequence[tuple[Cell, Passage, Sequence[Mention]]]
"""The cells of a table with the figures in each."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: figures and words by row and column, rows of totals, columns of rates.

    The headings of ``computed`` columns tell of changes, of what lacks or is left over.
    """

    figures: Mapping[tuple[int, int], Mention]
    words: Mapping[tuple[int, int], str]
    totals: frozenset[int]
    rates: frozenset[int]
    computed: frozenset[int]

    @property
    def rows(self) -> list[int]:
        """The rows with figures."""
        return sorted({row for row, _ in self.figures})

    @property
    def columns(self) -> list[int]:
        """The columns with figures."""
        return sorted({column for _, column in self.figures})

    def of(self, row: int, column: int) -> Mention | None:
        """Give a figure."""
        return self.figures.get((row, column))

    def counts(self, column: int) -> bool:
        """Tell a column of counts, which may add up: no shares, no averages."""
        kinds = {one.numeral.kind for (_, c), one in self.figures.items() if c == column}
        return not kinds & {"share", "ratio"} and column not in self.rates


class Grids:
    """Makes grids of tables."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words by which rows and columns of totals and rates are told."""
        words = (*vocabulary.rows.total, *vocabulary.proofread.total_row)
        self.total = {fold(word) for word in words}
        told = vocabulary.proofread
        changes = (*told.grown, *told.shrunk, *told.missing)
        self.changes = tuple(fold(word) for word in changes)
        self.rates = tuple(fold(word) for word in vocabulary.totals.rate if word.isalpha())

    def grid(self, cells: Cells) -> Grid:
        """Make a grid of the cells of one table."""
        figures = {
            (cell.row, cell.column): _signed(own[0])
            for cell, passage, own in cells
            if len(own) == 1 and _is_number(passage.text, own[0].numeral)
        }
        words = {
            (cell.row, cell.column): fold(passage.text)
            for cell, passage, _ in cells
            if passage.text.strip() and (cell.row, cell.column) not in figures
        }
        first = min((row for row, _ in figures), default=0)
        totals = frozenset(
            r for (r, _), text in words.items() if r >= first and self.is_total(text)
        )
        heads = [(c, text) for (r, c), text in words.items() if r < first]
        rates = frozenset(c for c, text in heads if _has(text, self.rates))
        for cell, passage, _ in cells:
            if cell.row < first and "/" in passage.text:
                rates |= {cell.column}
        computed = frozenset(c for c, text in heads if _has(text, self.changes))
        return Grid(figures, words, totals, rates, computed)

    def is_total(self, words: str) -> bool:
        """Tell the words of a row or column of totals."""
        return any(words == one or words.startswith(f"{one} ") for one in self.total)


def _has(text: str, words: Sequence[str]) -> bool:
    """Tell a heading with one of some words in it, whole: "dư" is none in "bồi dưỡng"."""
    return any(f" {word} " in f" {text} " for word in words)


def _signed(mention: Mention) -> Mention:
    """Give a figure below nought as such: in a table "-4" is no item of a list."""
    if not mention.passage.text.strip(MARKS).startswith(("-", "−", "–")):
        return mention
    numeral = mention.numeral
    return replace(mention, numeral=replace(numeral, value=-numeral.value))


def _is_number(text: str, numeral: Numeral) -> bool:
    """Tell a cell that holds a number and nothing else but a unit."""
    left = text.replace(numeral.text, "", 1).strip(MARKS)
    return len(left) <= TWO or left.isalpha()


def numbering(passages: Sequence[Passage]) -> set[int]:
    """Give which passages are cells that only number rows or columns: 1, 2, 3."""
    cells = {
        (one.cell.table, one.cell.row, one.cell.column): number
        for number, one in enumerate(passages)
        if one.cell and NUMBER.fullmatch(one.text)
    }
    found: set[int] = set()
    for column in (True, False):
        lines: dict[tuple[int, int], list[int]] = {}
        for at, number in sorted(cells.items()):
            lines.setdefault((at[0], at[2] if column else at[1]), []).append(number)
        for (_, place), numbers in lines.items():
            counted = [int(re.sub(r"\D", "", passages[n].text)) for n in numbers]
            begins = place == 1 if column else place <= HEADS and len(numbers) > TWO
            if begins and len(counted) > 1 and counted == list(range(1, len(counted) + 1)):
                found.update(numbers)
    return found
