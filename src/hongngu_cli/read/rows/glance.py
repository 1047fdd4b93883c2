"""What the rows of a sheet show at a glance, so that only few need a closer look."""

from __future__ import annotations

import re
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


PLAIN, BLANK = 1, 2
"""What a row shows at a glance; 0 is one that must be looked at."""
ALIKE = re.compile(rb"\x01+|\x02+")


def alike(glances: bytes, at: int) -> tuple[int, int]:
    """Give what rows from the one ``at`` on show at a glance, and where their run ends."""
    run = ALIKE.match(glances, at)
    return (glances[at], run.end()) if run else (0, at)


def blank_rows(rows: Sequence[Sequence[Cell]], first: int, last: int) -> bytes:
    """Say of each row from ``first`` to ``last``, counting from 1, whether nothing is in it.

    A byte a row, BLANK or 0. One cell far beneath a list makes a million such rows.
    """
    if not isinstance(rows, ColumnGrid):
        return bytes(BLANK if _is_blank(row) else 0 for row in rows[first - 1 : last])
    import numpy as np

    blank = np.ones(max(last - first + 1, 0), dtype=bool)
    for values, codes in rows.columns:
        blank &= ~_filled(values)[codes[first - 1 : last]]
    return (blank.astype(np.uint8) * BLANK).tobytes()


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
        """Say of each row from ``first`` to ``last``, counting from 1, what it shows at a glance.

        A byte a row: PLAIN for a plain person's, BLANK for an empty one, 0 for any other.
        """
        if self.number < 0 or self.name < 0:
            return blank_rows(rows, first, last)
        if isinstance(rows, ColumnGrid):
            return self._in_columns(rows, first, last)
        return bytes(map(self._glance, rows[first - 1 : last]))

    def _glance(self, row: Sequence[Cell]) -> int:
        if _is_blank(row):
            return BLANK
        return PLAIN if self._is_plain(row) else 0

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
        # It begins with no number, and no word a section begins with, the empty one among them.
        if not isinstance(cell, str) or cell[:1].isdigit():
            return False
        return fold(cell.partition(" ")[0]) not in self.section_words

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
        blank = np.frombuffer(blank_rows(grid, first, last), dtype=np.uint8)
        return (blank | plain).tobytes()  # True is PLAIN, and no plain row is blank


def _is_blank(row: Sequence[Cell]) -> bool:
    return row.count("") == len(row)


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
