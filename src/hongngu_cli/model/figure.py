"""A number that knows the rows it was counted from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

RowIds = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A named number. ``rows()`` lists the row ids behind it, as many as ``value``.

    ``label`` says what is counted in the clerk's words, its period and status too.
    """

    key: str
    label: str
    value: int
    rows: Callable[[], RowIds]
