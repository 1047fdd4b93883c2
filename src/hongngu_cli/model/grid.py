"""A grid kept by columns, for sheets so long that a list a row would cost too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

from hongngu_cli.model.cell import Cell

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Codes = npt.NDArray[np.int32]
    Index = npt.NDArray[np.int64]
    Column = tuple[Sequence[Cell], Codes]


class ColumnGrid(Sequence[Sequence[Cell]]):
    """Rows of cells, of which each column keeps its distinct values once.

    A column is its distinct cells, and for each row the code (the position among them) of
    the one that stands there. Rows are made when asked for; what reads a whole column asks
    for that. Everything counts from 0.
    """

    def __init__(self, columns: Sequence[Column], height: int) -> None:
        """Keep the columns; all codes have ``height`` entries."""
        self.columns, self.height = tuple(columns), height

    def __len__(self) -> int:
        """Give the number of rows."""
        return self.height

    @overload
    def __getitem__(self, at: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[Cell]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        """Make a row, or several."""
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(self.height))]
        return [values[codes[at]] for values, codes in self.columns]

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        """Make all rows in turn."""
        return map(list, zip(*map(self.column, range(len(self.columns))), strict=True))

    def cell(self, row: int, at: int) -> Cell:
        """Give one cell, without making its row."""
        values, codes = self.columns[at]
        return values[int(codes[row])]

    def column(self, at: int, rows: Index | None = None) -> list[Cell]:
        """Give a column's cells, or those of some rows."""
        values, codes = self.columns[at]
        return list(map(values.__getitem__, (codes if rows is None else codes[rows]).tolist()))

    def texts(self) -> Iterator[str]:
        """Give the distinct texts of all columns."""
        cells = chain.from_iterable(values for values, _ in self.columns)
        return (cell for cell in cells if isinstance(cell, str))

    def replaced(self, texts: Mapping[str, str]) -> ColumnGrid:
        """Give the grid with texts replaced wherever they stand."""
        columns = [
            ([texts.get(cell, cell) if isinstance(cell, str) else cell for cell in values], codes)
            for values, codes in self.columns
        ]
        return ColumnGrid(columns, self.height)

    def patched(self, cells: Mapping[tuple[int, int], Cell]) -> ColumnGrid:
        """Give the grid with single cells changed, by row and column."""
        columns = list(self.columns)
        for at in sorted({column for _, column in cells}):
            values, codes = columns[at]
            codes = codes.copy()
            added: dict[Cell, int] = {}
            for (row, column), cell in cells.items():
                if column == at:
                    codes[row] = added.setdefault(cell, len(values) + len(added))
            columns[at] = ([*values, *added], codes)
        return ColumnGrid(columns, self.height)
