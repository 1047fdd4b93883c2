"""A table of numbers to a picture of them, with the sentence that says what is to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.chart import Chart, Series, Shape
from hongngu_cli.model.table import Column, Kind, Row, Table
from hongngu_cli.text import numbers

ADDED_UP = ("total", "change")
"""Columns of counts that are no bars of their own: sums and differences of others."""
WHOLE = "total"
MOST_SERIES = 6
"""More kinds of bars cannot be told apart in black and white."""
MOST_BARS = 48
"""More bars do not fit one page; then only the largest are drawn, and the title says so."""
MOST_TOLD = 32
"""More values make no sentence; then only the largest and the smallest are told."""
LARGEST = 3
TWO = 2
"""A single number needs no picture."""
NOT_KNOWN = "chưa có số liệu"


def chart_of(  # noqa: PLR0913 - what a picture shows of a table
    table: Table,
    key: str,
    *,
    title: str = "",
    columns: Sequence[str] = (),
    names: Sequence[str] = (),
    shape: Shape = "beside",
    decimals: int = 1,
) -> Chart | None:
    """Draw a table's rows as bars of its columns of counts, or of those named; None without any.

    ``names`` stand in the legend in place of the columns' titles. Too many columns are drawn as
    their sum.
    """
    chosen = _chosen(table, columns)
    rows = _largest(table.rows, chosen)
    named = [*names] if len(names) == len(chosen) else [column.title for column in chosen]
    series = tuple(
        Series(name, tuple(_number(row, column) for row in rows), column.key)
        for name, column in zip(named, chosen, strict=True)
    )
    series = tuple(one for one in series if any(value is not None for value in one.values))
    values = [value for one in series for value in one.values if value is not None]
    if len(values) < TWO or not any(values):
        return None
    first = table.columns[0]
    categories = tuple(str(row[first.key]) for row in rows)
    says = title or table.title
    if len(rows) < len(table.rows):
        says += f" ({len(rows)} {first.title.lower()} có số lớn nhất trong {len(table.rows)})"
    kind = chosen[0].kind
    alt = alt_of(says, categories, series, kind, decimals)
    return Chart(key, says, categories, series, alt, shape, kind, table.key, first.title)


def alt_of(
    title: str,
    categories: Sequence[str],
    series: Sequence[Series],
    kind: Kind = "count",
    decimals: int = 1,
) -> str:
    """Say in one sentence what is to be seen, with its figures.

    >>> bars = Series("Nhu cầu", (78, 181)), Series("Đã cử", (29, None))
    >>> alt_of("Các lớp", ("Cao cấp", "Trung cấp"), bars)
    'Các lớp – Cao cấp: nhu cầu 78, đã cử 29; Trung cấp: nhu cầu 181, đã cử chưa có số liệu.'
    """

    def value(number: float | None) -> str:
        if number is None:
            return NOT_KNOWN
        return numbers.share(number, decimals) if kind == "share" else numbers.count(int(number))

    def told(at: int) -> str:
        if len(series) == 1:
            return f"{categories[at]}: {value(series[0].values[at])}"
        if all(one.title.isdigit() for one in series):
            parts = [f"{value(one.values[at])} ({one.title})" for one in series]
        else:
            parts = [f"{_lower(one.title)} {value(one.values[at])}" for one in series]
        return f"{categories[at]}: {', '.join(parts)}"

    places = [*range(len(categories))]
    if len(places) * len(series) <= MOST_TOLD:
        return f"{title} – {'; '.join(map(told, places))}."
    places.sort(key=lambda at: -_size([one.values[at] for one in series]))
    most = "; ".join(map(told, places[:LARGEST]))
    return f"{title} – nhiều nhất là {most}; ít nhất là {told(places[-1])}."


def _chosen(table: Table, asked: Sequence[str]) -> list[Column]:
    """Choose the columns to draw: those asked for, else the counts, or their sum."""
    known = {column.key: column for column in table.columns}
    if asked:
        return [known[key] for key in asked if key in known]
    counts = [c for c in table.columns[1:] if c.kind == "count" and c.key not in ADDED_UP]
    return [known[WHOLE]] if len(counts) > MOST_SERIES and WHOLE in known else counts[:MOST_SERIES]


def _largest(rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """Keep as many rows as there is room for, in their order."""
    room = MOST_BARS // max(len(columns), 1)
    sizes = [_size([_number(row, column) for column in columns]) for row in rows]
    kept = sorted(range(len(rows)), key=lambda at: -sizes[at])[:room]
    return [rows[at] for at in sorted(kept)]


def _number(row: Row, column: Column) -> float | None:
    value = row.get(column.key)
    return value if isinstance(value, int | float) else None


def _size(values: Sequence[float | None]) -> float:
    return sum(value for value in values if value is not None)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
