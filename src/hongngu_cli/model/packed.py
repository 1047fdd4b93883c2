"""Rows on their way from one process to another."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from hongngu_cli.model.cell import Cell

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, eq=False)
class PackedRows(Sequence[Sequence[Cell]]):
    """Rows that are unpacked once somebody looks at them.

    Of hundreds of files most have been read by then, and nobody will.
    """

    height: int
    packed: bytes

    @staticmethod
    def of(rows: Rows) -> PackedRows:
        """Pack rows."""
        return PackedRows(len(rows), pickle.dumps(rows, pickle.HIGHEST_PROTOCOL))

    def __len__(self) -> int:
        """Give the number of rows."""
        return self.height

    @overload
    def __getitem__(self, at: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> Rows: ...
    def __getitem__(self, at: int | slice) -> Sequence[Cell] | Rows:
        """Give a row, or several."""
        return self._unpacked[at]

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        """Give all rows in turn."""
        return iter(self._unpacked)

    @cached_property
    def _unpacked(self) -> Rows:
        rows: Rows = pickle.loads(self.packed)  # noqa: S301 - packed by the method above
        return rows
