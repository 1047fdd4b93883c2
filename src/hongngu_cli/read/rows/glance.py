"""What the rows of a sheet show at a glance, so that only few need a closer look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.text.fold import fold

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST = 2
"""So many filled cells beside number and name make a row plainly a person's."""


def worded_rows(rows: Sequence[Sequence[Cell]]) -> Iterable[int]:
    """Give the rows that can be a header, counting from 1: they begin with a word, not a number."""
    if isinstance(rows, ColumnGrid):
        return _worded_in_columns(rows)
    return (number for number, row in enumerate(rows, start=1) if _begins_with_word(row))


def _begins_with_word(row: Sequence[Cell]) -> bool:
    for cell in row:
        if cell != "":
            return _is_word(cell)
    return False


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell[:1].isdigit()


def _worded_in_columns(grid: ColumnGrid) -> list[int]:
    import numpy as np

    unsettled = np.ones(len(grid), dtype=bool)
    worded = np.zeros(len(grid), dtype=bool)
    for values, codes in grid.columns:
        filled = _filled(values)
        words = filled & _told(values, _is_word)
        worded |= unsettled & words[codes]
        unsettled &= ~filled[codes]
        if not unsettled.any():
            break
    return [int(at) + 1 for at in np.flatnonzero(worded)]


NOT_PLAIN = b"\0"


@dataclass(frozen=True, slots=True)
class PlainPerson:
    """Tells the commonest row at a glance: numbered, named, with something beside.

    ``number``, ``name`` and ``data`` are columns, counting from 0; -1 for none.
    """

    number: int
    name: int
    data: tuple[int, ...]
    section_words: frozenset[str]

    def rows(self, rows: Sequence[Sequence[Cell]], first: int, last: int) -> bytes:
        """Say of each row from ``first`` to ``last``, counting from 1, whether it is plain.

        A byte a row, 1 for a plain one; 0 leaves it to be looked at, and one more 0 ends them.
        """
        if self.number < 0 or self.name < 0:
            told = bytes(max(last - first + 1, 0))
        elif isinstance(rows, ColumnGrid):
            told = self._in_columns(rows, first, last)
        else:
            told = bytes(self._is_plain(rows[at]) for at in range(first - 1, last))
        return told + NOT_PLAIN

    def _is_plain(self, row: Sequence[Cell]) -> bool:
        if not (_is_number(row[self.number]) and self._is_name(row[self.name])):
            return False
        filled = 0
        for column in self.data:
            if row[column] != "":
                filled += 1
                if filled >= MOST:
                    return True
        return False

    def _is_name(self, cell: Cell) -> bool:
        # Of no words but those a section begins with, the empty one among them.
        return isinstance(cell, str) and fold(cell.partition(" ")[0]) not in self.section_words

    def _in_columns(self, grid: ColumnGrid, first: int, last: int) -> bytes:
        import numpy as np

        def told(column: int, says: Callable[[Cell], bool]) -> npt.NDArray[np.bool_]:
            values, codes = grid.columns[column]
            return _told(values, says)[codes[first - 1 : last]]

        filled = np.zeros(max(last - first + 1, 0), dtype=np.int64)
        for column in self.data:
            values, codes = grid.columns[column]
            filled += _filled(values)[codes[first - 1 : last]]
        plain = told(self.number, _is_number) & told(self.name, self._is_name)
        plain &= filled >= MOST
        return plain.tobytes()


def _told(values: Sequence[Cell], says: Callable[[Cell], bool]) -> npt.NDArray[np.bool_]:
    """Ask of each distinct value; numbers, of which a column may hold many, are all one."""
    import numpy as np

    number = says(0.0)
    told = [number if value.__class__ is float else says(value) for value in values]
    return np.array(told, dtype=bool)


def _filled(values: Sequence[Cell]) -> npt.NDArray[np.bool_]:
    import numpy as np

    filled = np.ones(len(values), dtype=bool)
    filled[[code for code, cell in enumerate(values) if cell == ""]] = False
    return filled


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and cell.isdigit())
