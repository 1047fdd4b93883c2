"""Which code a doubtful cell is written in, told by the cells around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.read.encodings.conversion import Address
from hongngu_cli.text.legacy import Code
from hongngu_cli.text.readings import RATHER, Reading

Votes = Counter[str | None]
"""How many cells are of a code, of Unicode (''), or tell nothing (None)."""
NEAREST = 2
"""So many telling cells above and below have a say."""
ROW = 2
"""A row speaks as loudly as they do: it was mostly typed, or pasted, at once."""


class Surroundings:
    """Asks the row, and the column upwards and downwards, in which code a cell may be.

    Offices paste rows, retype headings, and keep one column in an old font; so "Bé" is a
    name in Unicode surroundings, and the TCVN3 of "Bộ" where its neighbours are such.
    """

    def __init__(self, rows: Sequence[Sequence[Cell]], telling: Mapping[str, str]) -> None:
        """Keep what each telling text is of: the key of a code, '' for Unicode."""
        self.rows, self.telling = rows, telling
        self._columns: dict[int, tuple[list[int], list[str]]] = {}

    def settled(self, doubtful: Mapping[str, Sequence[Reading]]) -> dict[Address, Code]:
        """Give the cells, counting from 0, whose surroundings decide for a code."""
        found = {}
        for number, row in enumerate(self.rows):
            asking = [column for column, cell in enumerate(row) if cell in doubtful]
            beside = Counter(map(self._tells, row)) if asking else Counter()
            for column in asking:
                cell = str(row[column])
                others = beside - Counter([self._tells(cell)])
                code = self._code(others, self._near(number, column), doubtful[cell])
                if code is not None:
                    found[number, column] = code
        return found

    def _code(self, beside: Votes, near: Votes, readings: Sequence[Reading]) -> Code | None:
        """Choose the code that most speaks for; None where more speaks for Unicode.

        A row, or a stretch of a column, that is of one code throughout, is believed alone.
        """
        for reading in readings:
            alone = _is_all(beside, reading) or _is_all(near, reading)
            if reading.leans >= RATHER and alone:
                return reading.code
        weights = [
            reading.leans + ROW * _sign(_votes(beside, reading)) + _votes(near, reading)
            for reading in readings
        ]
        weight = max(weights)
        return readings[weights.index(weight)].code if weight > 0 else None

    def _tells(self, cell: Cell) -> str | None:
        return self.telling.get(cell) if isinstance(cell, str) else None

    def _near(self, number: int, column: int) -> Votes:
        """Count what the nearest telling cells above and below are of."""
        numbers, keys = self._column(column)
        above, below = bisect_left(numbers, number), bisect_right(numbers, number)
        return Counter(keys[max(above - NEAREST, 0) : above] + keys[below : below + NEAREST])

    def _column(self, at: int) -> tuple[list[int], list[str]]:
        """List the telling cells of a column, when it is first asked for."""
        if at not in self._columns:
            cells = (
                self.rows.column(at)
                if isinstance(self.rows, ColumnGrid)
                else [row[at] if at < len(row) else "" for row in self.rows]
            )
            told = [
                (n, key) for n, cell in enumerate(cells) if (key := self._tells(cell)) is not None
            ]
            self._columns[at] = ([n for n, _ in told], [key for _, key in told])
        return self._columns[at]


def _is_all(votes: Votes, reading: Reading) -> bool:
    """Tell whether all cells that tell anything, and more than one, are of a code."""
    return (
        votes[reading.code.key] >= NEAREST
        and votes.total() - votes[None] == votes[reading.code.key]
    )


def _votes(votes: Votes, reading: Reading) -> int:
    """Give how many more cells are of a code than of others or of Unicode."""
    return 2 * votes[reading.code.key] - (votes.total() - votes[None])


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
