"""Count by any one field, or by two as rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hongngu_cli.analyse.counted import PEOPLE_DO_NOT_ADD, TOTAL, Counted, share
from hongngu_cli.analyse.dimensions import NOT_TOLD, Dimension
from hongngu_cli.model.figure import Figure, RowIds
from hongngu_cli.model.table import Column, Row, Table, Value


def breakdown(
    counted: Counted, by: tuple[Dimension, ...], title: str, suffix: str
) -> tuple[Table, dict[str, Figure]]:
    """Count by one field (rows) or two (rows × columns), with a figure for each cell."""
    down = by[0]
    figures = dict(_cells(counted, by, suffix))
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    rows_of = [*down.terms.items(), *([(None, None)] if down.lacking else [])]
    whole = counted.total()
    if len(by) == 1:
        rows = tuple(
            {
                down.key: _shown(term),
                "count": figures[_key((down, key))].value,
                "share": share(figures[_key((down, key))].value, whole),
            }
            for key, term in rows_of
        )
        columns = (
            Column(down.key, down.title, down.kind),
            Column("count", counted.noun.capitalize(), "count"),
            Column("share", "Tỷ lệ (%)", "share"),
        )
        total: Row = {down.key: TOTAL, "count": whole, "share": share(whole, whole)}
    else:
        columns, rows, total = _crossed(counted, by, figures, rows_of)
    notes = () if counted.people is None else (PEOPLE_DO_NOT_ADD,)
    return Table(
        "-".join(part.key for part in by), title, columns, rows, total, notes=notes
    ), figures


def _crossed(
    counted: Counted,
    by: tuple[Dimension, ...],
    figures: Mapping[str, Figure],
    rows_of: list[tuple[object, Value]],
) -> tuple[tuple[Column, ...], tuple[Row, ...], Row]:
    down, across = by
    columns_of = [*across.terms.items(), *([(None, None)] if across.lacking else [])]
    columns = (
        Column(down.key, down.title, down.kind),
        *(
            Column(_column(by, key), str(_shown(term)), "count", across.title)
            for key, term in columns_of
        ),
        Column("total", "Cộng", "count"),
    )
    rows = tuple(
        {
            down.key: _shown(term),
            **{
                _column(by, other): figures[_key((down, key), (across, other))].value
                for other, _ in columns_of
            },
            "total": figures[_key((down, key))].value,
        }
        for key, term in rows_of
    )
    total: Row = {
        down.key: TOTAL,
        **{_column(by, other): figures[_key((across, other))].value for other, _ in columns_of},
        "total": counted.total(),
    }
    return columns, rows, total


def _cells(
    counted: Counted, by: tuple[Dimension, ...], suffix: str
) -> Iterator[tuple[str, Figure]]:
    """Name a figure for every value of each field, and for every pair of values."""
    for part in by:
        sizes = counted.sizes(part.of_rows)
        for key, term in (*part.terms.items(), (None, None)):
            yield _figure(counted, ((part, key, term),), sizes.get(key, 0), suffix)
    if len(by) > 1:
        down, across = by
        sizes = counted.sizes(down.of_rows, across.of_rows)
        for key, term in (*down.terms.items(), (None, None)):
            for other, label in (*across.terms.items(), (None, None)):
                yield _figure(
                    counted,
                    ((down, key, term), (across, other, label)),
                    sizes.get((key, other), 0),
                    suffix,
                )


def _figure(
    counted: Counted, at: tuple[tuple[Dimension, object, Value], ...], value: int, suffix: str
) -> tuple[str, Figure]:
    key = _key(*((part, name) for part, name, _ in at))
    label = "; ".join(f"{part.title}: {_shown(term)}" for part, _, term in at)

    def ids() -> RowIds:
        masks = [
            part.of_rows.isna() if name is None else part.of_rows == name for part, name, _ in at
        ]
        mask = masks[0]
        for other in masks[1:]:
            mask = mask & other
        return counted.ids(mask)

    return key, Figure(key, f"{label}, {suffix}", value, ids)


def _shown(term: Value) -> Value:
    """Show an unknown value under its label."""
    return NOT_TOLD if term is None else term


def _name(key: object) -> str:
    return NOT_TOLD.key if key is None else str(key)


def _column(by: tuple[Dimension, ...], key: object) -> str:
    """Name a column by its value; one that is another column's name takes its field's before."""
    name = _name(key)
    return f"{by[1].key}.{name}" if name in (by[0].key, TOTAL.key) else name


def _key(*at: tuple[Dimension, object]) -> str:
    """Name a figure: ``unit.Xã An Phước 1`` or ``unit.Xã An Phước 1/level.trung-cap``."""
    return "/".join(f"{part.key}.{_name(key)}" for part, key in at)
