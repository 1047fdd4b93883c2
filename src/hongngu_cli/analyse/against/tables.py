"""A figure in a table as a sentence would tell it: its row's and column's words, the caption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hongngu_cli.analyse.against.bits import Bit
from hongngu_cli.analyse.against.pieces import Piece, Scanner
from hongngu_cli.model.passage import Passage
from hongngu_cli.model.proofread import Mention

TELLING = frozenset(
    ("level", "group", "unit", "women", "men", "young", "minority", "audience", "summed")
)
Place = tuple[int, int]


@dataclass(slots=True)
class Grid:
    """The words of a table by row and column, which of them are numbers, and its caption."""

    caption: Sequence[Piece]
    words: dict[Place, Sequence[Piece]] = field(default_factory=dict)
    figures: dict[Place, list[Mention]] = field(default_factory=dict)

    def bits(self) -> Iterator[tuple[Bit, list[Bit], Mention]]:
        """Give each figure as the only one of a bit, with the caption before it."""
        for (row, column), mentions in self.figures.items():
            if len(mentions) != 1 or self.words.get((row, column)):
                continue
            said = [*self._row(row, column), *self._column(row, column)]
            mention = mentions[0]
            at = max((one.end for one in (*self.caption, *said)), default=0)
            figure = Piece("figure", at, at + 1, mention.numeral.text, mention=mention)
            caption = Bit(list(self.caption))
            kept = [one for one in said if one.what != "summed"]
            bit = Bit([*kept, figure], ":", earlier=(caption,))
            if any(one.kind == "period" or one.what in TELLING for one in said):
                yield bit, [caption, bit], mention

    def sums_up(self, mention: Mention) -> bool:
        """Tell a figure of a total row, which may add up only what its table shows."""
        cell = mention.passage.cell
        row = self._row(cell.row, cell.column) if cell else ()
        return any(one.what == "summed" for one in row)

    def _row(self, row: int, column: int) -> list[Piece]:
        """Give the words that stand before a figure in its row."""
        return [
            piece
            for (r, c), pieces in self.words.items()
            if r == row and c < column and (r, c) not in self.figures
            for piece in pieces
        ]

    def _column(self, row: int, column: int) -> list[Piece]:
        """Give the words that stand above a figure, and above its neighbours in merged cells."""
        return [
            piece
            for (r, c), pieces in self.words.items()
            if c == column and r < row and (r, c) not in self.figures
            for piece in pieces
        ]


def grids_of(
    passages: Sequence[Passage], scanner: Scanner, own: Mapping[int, list[Mention]]
) -> dict[int, Grid]:
    """Give the tables of a document by number; a caption is the last line above."""
    found: dict[int, Grid] = {}
    caption: Sequence[Piece] = ()
    for passage in passages:
        if not passage.cell:
            caption = [
                one for one in scanner.scan(passage.text, []) if one.kind in {"known", "period"}
            ]
            continue
        grid = found.setdefault(passage.cell.table, Grid(caption))
        place = (passage.cell.row, passage.cell.column)
        mentions = own.get(passage.paragraph, [])
        pieces = scanner.scan(passage.text, mentions)
        grid.words[place] = [one for one in pieces if one.kind not in {"mark", "figure"}]
        if mentions:
            grid.figures[place] = mentions
    return found
