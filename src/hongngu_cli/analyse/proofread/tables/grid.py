"""The grid of a table: which cells hold figures, which rows and columns are totals or rates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hongngu_cli.analyse.proofread.tables.reckoned import Reckoned, reckoned_columns
from hongngu_cli.model.passage import Cell, Numeral, Passage
from hongngu_cli.model.proofread import Mention
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold

MARKS = " *()"
TWO = 2
IN_PERCENT = re.compile(r"(?:^|[^\d\s])\s*%")
"""A heading that gives percents as the unit: "(%)", and not "đạt 95%"."""
Cells = Sequence[tuple[Cell, Passage, Sequence[Mention]]]
"""The cells of a table with the figures in each."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What rows, or columns, are called: totals; rates, which do not add up; computed ones.

    Those tell of changes, of what lacks or is left over; ``averages`` are among the rates.
    """

    totals: frozenset[int] = frozenset()
    rates: frozenset[int] = frozenset()
    computed: frozenset[int] = frozenset()
    averages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: figures and words by row and column, and what these are called.

    The heads of ``reckoned`` columns say of which others they are made, and how.
    """

    figures: Mapping[tuple[int, int], Mention]
    words: Mapping[tuple[int, int], str]
    by_row: Lines
    by_column: Lines
    reckoned: Mapping[int, Reckoned] = field(default_factory=dict)

    @property
    def rows(self) -> list[int]:
        """The rows with figures."""
        return sorted({row for row, _ in self.figures})

    @property
    def columns(self) -> list[int]:
        """The columns with figures."""
        return sorted({column for _, column in self.figures})

    @property
    def totals(self) -> frozenset[int]:
        """The rows of totals."""
        return self.by_row.totals

    @property
    def summands(self) -> list[int]:
        """The rows that may add up: of counts, and no totals."""
        return [r for r in self.rows if r not in self.by_row.totals | self.by_row.rates]

    def of(self, row: int, column: int) -> Mention | None:
        """Give a figure."""
        return self.figures.get((row, column))

    def counts(self, column: int) -> bool:
        """Tell a column of counts, which may add up: no shares, no averages."""
        return column not in self.by_column.rates

    def turned(self) -> Grid:
        """Give the table with its rows as columns."""
        figures = {(column, row): one for (row, column), one in self.figures.items()}
        words = {(column, row): text for (row, column), text in self.words.items()}
        return Grid(figures, words, self.by_column, self.by_row)


class Grids:
    """Makes grids of tables."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words by which rows and columns of totals and rates are told."""
        words = (*vocabulary.rows.total, *vocabulary.proofread.total_row)
        self.total = {fold(word) for word in words}
        told = vocabulary.proofread
        changes = (*told.grown, *told.shrunk, *told.missing)
        self.changes = tuple(fold(word) for word in changes)
        rates = (fold(word) for word in vocabulary.totals.rate)
        self.rates = tuple(word for word in rates if word)
        self.averages = tuple(fold(word) for word in told.average)

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
        left = min((column for _, column in figures), default=0)
        called = [(cell, passage.text) for cell, passage, _ in cells]
        heads = [(cell.column, text) for cell, text in called if cell.row < first]
        labels = [
            (cell.row, text) for cell, text in called if cell.row >= first and cell.column < left
        ]
        totals = (r for (r, _), text in words.items() if r >= first and self.is_total(text))
        by_row = replace(self._lines(labels), totals=frozenset(totals))
        by_column = self._lines(heads)
        # "lớp/năm" over a column; in front of a row it only joins names.
        shared = by_column.averages | {at for at, text in heads if "/" in text}
        of_shares = {c for (_, c), one in figures.items() if one.numeral.kind in {"share", "ratio"}}
        by_column = replace(by_column, averages=shared, rates=by_column.rates | shared | of_shares)
        return Grid(figures, words, by_row, by_column, reckoned_columns(cells))

    def _lines(self, called: Sequence[tuple[int, str]]) -> Lines:
        def those(words: Sequence[str]) -> frozenset[int]:
            return frozenset(at for at, text in called if _has(fold(text), words))

        in_percent = {at for at, text in called if IN_PERCENT.search(text)}
        return Lines(
            totals=frozenset(at for at, text in called if self.is_total(fold(text))),
            rates=those(self.rates) | in_percent,
            computed=those(self.changes),
            averages=those(self.averages) - in_percent,
        )

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
