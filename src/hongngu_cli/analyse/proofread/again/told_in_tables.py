"""What a sentence says again of a cell: "năm 2023 còn 973 hộ nghèo", and the table has 937."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile

from hongngu_cli.analyse.proofread.judging.slips import changed_digits
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.cues import Cues
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Agreement, Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SMALLEST = 10
AGREED, DIFFERS = 0.85, 0.85
LONG, THOUSAND = 2, 1000
"""A heading of more words, or a number as large, is not met by chance."""


class ToldInTables:
    """Finds the cell that a sentence speaks of: its row by name, its column by year or heading."""

    def __init__(self, context: Context, words: ProofreadWords, grids: Iterable[Grid]) -> None:
        """Take a text and its tables."""
        self.context = context
        self.little = frozenset(fold(word) for word in words.little)
        self.cues = Cues(context, words)
        pairs = (line.split(" = ") for line in words.shortened)
        self.shortened = {fold(short): fold(full) for short, full in pairs}
        self.grids = tuple(grids)
        self.said: dict[Token, tuple[str, str]] = {}
        self.heads = [heads_of(grid) for grid in self.grids]
        self.names = [self._names(grid) for grid in self.grids]

    def relations(self) -> Iterator[Relation]:
        """Give the figures of sentences that say again what a cell says, or all but a slip."""
        for figure in self.context.figures:
            told = mention(figure)
            exact = told.numeral.bound == "exact" and told.value >= SMALLEST
            if told.passage.cell or not is_count(figure) or not figure.unit or not exact:
                continue
            if self.cues.is_besides(figure):
                continue
            cells = (self._cell(figure, at) for at in range(len(self.grids)))
            found = [one for one in cells if one]
            if len(found) == 1 and (agreement := _agreement(told, found[0])):
                sure = AGREED if agreement == "exact" else DIFFERS
                yield Relation(
                    "restated",
                    told,
                    (found[0],),
                    found[0].value,
                    agreement,
                    sure,
                    ("in-a-table",),
                )

    def _names(self, grid: Grid) -> dict[int, tuple[str, ...]]:
        return {row: self._name(grid, row) for row in grid.rows if row not in grid.totals}

    def _cell(self, figure: Token, at: int) -> Mention | None:
        """Give the one cell of a table that a sentence speaks of."""
        grid, heads, names = self.grids[at], self.heads[at], self.names[at]
        spoken = [row for row, name in names.items() if self._speaks_of(figure, name)]
        longest = max((len(names[row]) for row in spoken), default=0)
        rows = [row for row in spoken if len(names[row]) == longest]
        if len(rows) == 1:
            return self._in_row(figure, grid, rows[0], heads, " ".join(names[rows[0]]))
        return self._of_totals(figure, grid, heads) if not rows else None

    def _in_row(
        self, figure: Token, grid: Grid, row: int, heads: Mapping[int, str], name: str
    ) -> Mention | None:
        """Give the cell of a row in the column of the sentence's year, or of its unit."""
        years = set(YEAR.findall(_sentence(self.context, figure)))
        unit = fold(mention(figure).unit)
        cells = [(c, one) for c in grid.columns if grid.counts(c) and (one := grid.of(row, c))]
        of_unit = [one for one in cells if f" {unit} " in f" {heads[one[0]]} {name} "]
        of_year = [cell for c, cell in of_unit if years & set(YEAR.findall(heads[c]))]
        if len(years) == 1 and len(of_year) == 1:
            return of_year[0]
        if len(of_unit) != 1 or YEAR.search(heads[of_unit[0][0]]):
            return None
        # The unit stands above one column alone, or there is no other.
        [(column, cell)] = of_unit
        return cell if len(cells) == 1 or f" {unit} " in f" {heads[column]} " else None

    def _of_totals(self, figure: Token, grid: Grid, heads: Mapping[int, str]) -> Mention | None:
        """Give the total of the one column whose heading the sentence says."""
        if len(grid.totals) != 1:
            return None
        [row] = grid.totals
        found = []
        for column, head in heads.items():
            name = self._without_little(head)
            long = len(name) > LONG or mention(figure).value >= THOUSAND
            cell = grid.of(row, column) if long and grid.counts(column) else None
            if cell and self._speaks_of(figure, name):
                found.append(cell)
        return found[0] if len(found) == 1 else None

    def _name(self, grid: Grid, row: int) -> tuple[str, ...]:
        """Give the words that name a row."""
        texts = [text for (r, _), text in sorted(grid.words.items()) if r == row]
        return self._without_little(self._in_full(texts[0])) if texts else ()

    def _in_full(self, text: str) -> str:
        """Write what is shortened in full: "trung cấp LLCT"."""
        return " ".join(self.shortened.get(word, word) for word in text.split())

    def _without_little(self, text: str) -> tuple[str, ...]:
        return tuple(dropwhile(self.little.__contains__, text.split()))

    def _speaks_of(self, figure: Token, name: Sequence[str]) -> bool:
        """Tell a figure before or behind which a name stands: several words, or a year."""
        before, behind = self._said_around(figure)
        wanted = f" {' '.join(name)} "
        said = wanted in f" {before} " or f" {behind} ".startswith(wanted)
        if len(name) == 1 and YEAR.fullmatch(name[0]):
            return YEAR.findall(self.context.text_before(figure)) == [name[0]]
        return len(name) > 1 and said

    def _said_around(self, figure: Token) -> tuple[str, str]:
        """Give the words before a figure and behind it in full, looked up once for all tables."""
        if figure not in self.said:
            behind = fold(f"{mention(figure).unit} {self.context.text_behind(figure)}")
            before = fold(self.context.clause_before(figure))
            self.said[figure] = (self._in_full(before), self._in_full(behind))
        return self.said[figure]


def heads_of(grid: Grid) -> dict[int, str]:
    """Give what stands above the figures of each column."""
    first = min(grid.rows, default=0)
    above = [(c, text) for (r, c), text in sorted(grid.words.items()) if r < first]
    return {c: " ".join(text for at, text in above if at == c) for c in grid.columns}


def _sentence(context: Context, figure: Token) -> str:
    return context.text_before(figure) + " " + context.text_behind(figure)


def _agreement(told: Mention, cell: Mention) -> Agreement | None:
    if told.value == cell.value:
        return "exact"
    alike = len(str(int(told.value))) == len(str(int(cell.value)))
    return "differs" if alike and changed_digits(told.value, cell.value) == 1 else None
