"""The same period last year beside this one: how many more or fewer, and what per cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import share
from hongngu_cli.analyse.dimensions import Dimension, dimension
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.table import Band, Column, Row, Table

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

PREFIX = "last."
"""Begins the keys of last year's figures."""
COLUMNS = (
    Column("last_year", "Cùng kỳ năm trước", "count"),
    Column("change", "Tăng, giảm", "count"),
    Column("ratio", "% so với cùng kỳ", "share"),
)
OF_TOTALS = "So với cùng kỳ năm trước là so theo cột Cộng."


def both_sides(
    field: str,
    frames: tuple[pd.DataFrame, pd.DataFrame],
    vocabulary: Vocabulary,
    as_of: dt.date,
    settings: Settings,
) -> tuple[Dimension, Dimension]:
    """Break two frames down alike: every value of either stands on both sides, in one order.

    Ages of last year are those of a year before, as if everyone were born a year later.
    """
    import pandas as pd

    now, before = frames
    born = before["birth_date"] + pd.DateOffset(years=1)
    before = before.assign(birth_date=born, birth_year=before["birth_year"] + 1)
    whole = dimension(field, pd.concat((now, before)), vocabulary, as_of, settings)
    here, there = (replace(whole, of_rows=whole.of_rows.loc[one.index]) for one in frames)
    return here, there


def beside(now: Table, before: Table) -> Table:
    """Put last year's numbers beside those of a table of the same rows."""
    crossed = any(column.key == "total" for column in now.columns)
    of = "total" if crossed else "count"

    def joined(row: Row, last: Row) -> Row:
        value, earlier = int(str(row[of])), int(str(last[of]))
        ratio = share(value, earlier)
        return {**row, "last_year": earlier, "change": value - earlier, "ratio": ratio}

    rows = tuple(map(joined, now.rows, before.rows))
    bands = tuple(
        Band(joined(one.subtotal, last.subtotal), one.length)
        for one, last in zip(now.bands, before.bands, strict=True)
    )
    total = joined(now.total, before.total) if now.total and before.total else None
    notes = (*now.notes, OF_TOTALS) if crossed else now.notes
    columns = (*now.columns, *COLUMNS)
    return replace(now, columns=columns, rows=rows, bands=bands, total=total, notes=notes)


def prefixed(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Name last year's figures."""
    return {f"{PREFIX}{key}": replace(one, key=f"{PREFIX}{key}") for key, one in figures.items()}
