"""A table as a value: columns with kinds, rows, subtotals, a total, notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "count", "decimal", "share", "date", "year"]


@dataclass(frozen=True, slots=True)
class Term:
    """A coded value: its key stands in JSON, null for an empty one, its label everywhere else."""

    key: str
    label: str

    def __str__(self) -> str:
        """Write the label."""
        return self.label


Value = str | int | float | dt.date | Term | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; alignment and number format follow from its kind.

    ``spanner`` is the heading printed over neighbouring columns that share it, ``part`` what
    columns tell together that stay together where a screen is too narrow for all.
    """

    key: str
    title: str
    kind: Kind = "text"
    spanner: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A run of ``length`` rows under one title, with its subtotal row."""

    subtotal: Row
    length: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. ``bands`` cover the first rows in order; the rest stand free.

    ``unit`` is what it counts in ("lớp; lượt học viên") where that is not the report's subject.
    JSON gives ``rows`` and ``total`` only; people see each band's subtotal above its rows. A
    terminal shows the first rows up to ``first``, where that is not 0, and says how many follow.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    bands: tuple[Band, ...] = ()
    notes: tuple[str, ...] = ()
    unit: str = ""
    first: int = 0
