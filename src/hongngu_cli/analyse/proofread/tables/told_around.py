"""Totals of a table that has no row for them: the sentence above it or below tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from hongngu_cli.analyse.proofread.again.told_in_tables import heads_of
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.tables.grid import Grid
from hongngu_cli.analyse.proofread.tables.groups import groups
from hongngu_cli.analyse.proofread.tables.outline import outline
from hongngu_cli.analyse.proofread.tables.sums import sum_of
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Mention, Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

SURE = 0.9
FEWEST, LARGE = 3, 100
"""Rows of which there must be so many; a sum that is larger agrees with no figure by chance."""
NEAR = 7
"""A total that is told is off by no more than a seventh of it."""
SENTENCE = re.compile(r"[.!?]\s+")


class ToldAround:
    """Finds the sums of columns that a sentence beside their table tells."""

    def __init__(self, context: Context, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        self.context = context
        sums = as_written((*words.sum_of, *words.sum_line))
        self.sums_up = re.compile(rf"\W*{sums}(?!\w)")
        self.leads = re.compile(rf"(?<!\w){as_written(words.leading)}(?!\w)[^.;]*:?\s*$")
        self.partial = re.compile(rf"(?<!\w){as_written(words.partial)}(?!\w)")
        self.by_passage: dict[int, list[Token]] = {}
        for figure in context.figures:
            self.by_passage.setdefault(figure.passage, []).append(figure)

    def relations(self, grids: Sequence[Grid]) -> Iterator[Relation]:
        """Give the sums of columns that the sentence right above tells, or the one right below."""
        for grid in grids:
            columns = _columns(grid)
            if columns:
                for at, before in self._beside(grid):
                    yield from self._told(at, heads_of(grid), columns, before=before)

    def _beside(self, grid: Grid) -> Iterator[tuple[int, bool]]:
        """Give the passages above a table and below, and whether each is above."""
        passages = self.context.stream.passages
        at = self.context.tokens[next(iter(grid.figures.values())).order].passage
        table = passages[at].cell
        first = last = at
        while first >= 0 and (own := passages[first].cell) and table and own.table == table.table:
            first -= 1
        while last < len(passages) and (own := passages[last].cell):
            if table and own.table != table.table:
                break
            last += 1
        yield from ((one, one < at) for one in (first, last) if 0 <= one < len(passages))

    def _told(
        self,
        at: int,
        heads: Mapping[int, str],
        columns: Mapping[int, Sequence[Mention]],
        *,
        before: bool,
    ) -> Iterator[Relation]:
        text = self.context.stream.lowers[at]
        ends = [one.end() for one in SENTENCE.finditer(text.rstrip(" .\n"))]
        start, end = (
            (max(ends, default=0), len(text)) if before else (0, min(ends, default=len(text)))
        )
        sentence = text[start:end]
        speaks = self.leads.search(sentence) if before else self.sums_up.match(sentence)
        sure = bool(speaks) and not self.partial.search(sentence)
        for figure in self.by_passage.get(at, ()):
            if start <= figure.start < end and _is_plain(figure, self.context):
                yield from self._of(figure, heads, columns, sure=sure)

    def _of(
        self,
        figure: Token,
        heads: Mapping[int, str],
        columns: Mapping[int, Sequence[Mention]],
        *,
        sure: bool,
    ) -> Iterator[Relation]:
        """Give the sum of the column that a figure tells, or of the only one that it names."""
        told, unit = mention(figure), fold(mention(figure).unit)
        sums = {c: sum_of(told, parts, SURE, "around-table") for c, parts in columns.items()}
        named = [c for c in columns if unit and f" {unit} " in f" {heads.get(c, '')} "]
        held = [c for c, one in sums.items() if one.holds and (c in named or told.value >= LARGE)]
        if held:
            yield sums[held[0]]
        elif sure and len(named) == 1 and _may_be_meant(sums[named[0]]):
            yield sums[named[0]]


def _columns(grid: Grid) -> dict[int, list[Mention]]:
    """Give the columns whose rows may add up, in a table without totals and groups."""
    if grid.totals or any(groups(grid)) or any(outline(grid)):
        return {}
    found = {
        c: [one for r in grid.summands if (one := grid.of(r, c))]
        for c in grid.columns
        if grid.counts(c) and c not in grid.by_column.computed
    }
    return {c: parts for c, parts in found.items() if len(parts) >= FEWEST}


def _may_be_meant(sum_: Relation) -> bool:
    """Tell a total that is near its sum and no figure of its column told again."""
    off = abs(sum_.difference)
    again = any(one.value == sum_.total.value for one in sum_.parts)
    whole = all(one.value.denominator == 1 for one in sum_.mentions)
    return whole and not again and off * NEAR <= max(sum_.gives, sum_.total.value, Fraction(1))


def _is_plain(figure: Token, context: Context) -> bool:
    exact = mention(figure).numeral.bound == "exact"
    return is_count(figure) and exact and figure not in context.compared
