"""A picture of numbers, before any format draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hongngu_cli.model.table import Kind

Shape = Literal["beside", "stacked"]


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars: a value for each category, None where there is none.

    ``column`` is the key of the column of the chart's source that holds the values.
    """

    title: str
    values: tuple[float | None, ...]
    column: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by category: beside one another, or ``stacked`` where the series are parts.

    ``kind`` is of the values, as of a table's column. ``alt`` says in one sentence what is to be
    seen, for those who do not see it; ``source`` names the table that has the same numbers, in
    a row for each category, and ``by`` says what the categories are.
    """

    key: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    shape: Shape = "beside"
    kind: Kind = "count"
    source: str = ""
    by: str = ""
