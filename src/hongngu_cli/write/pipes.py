"""A table in Markdown, with pipes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.write.escape import escape
from hongngu_cli.write.values import ALIGNMENT, shown

ABOVE = " › "
"""Stands between a heading over several columns and a column's own title.

Markdown knows one heading row only; what reads our Markdown makes two of it again.
"""
DASHES = {"left": ":---", "center": ":---:", "right": "---:"}
EMPTY = "*Không có dòng nào.*"


def pipe_table(table: Table, decimals: int) -> str:
    r"""Write a table: subtotals above their rows and the total last, both bold.

    >>> columns = (Column("unit", "Đơn vị"), Column("count", "Lượt người", "count"))
    >>> rows, total = ({"unit": "Xã A|B", "count": 1207},), {"unit": "Cộng", "count": 1207}
    >>> print(pipe_table(Table("by", "Theo đơn vị", columns, rows, total), 1))
    | Đơn vị | Lượt người |
    | :--- | ---: |
    | Xã A\|B | 1.207 |
    | **Cộng** | **1.207** |
    """
    columns = table.columns
    if not columns or not (table.rows or table.total):
        return EMPTY
    lines = [
        _line([_heading(column) for column in columns]),
        _line([DASHES[ALIGNMENT[column.kind]] for column in columns]),
    ]
    for row, bold in rows_in_order(table):
        cells = [escape(shown(row.get(c.key), c.kind, decimals)) for c in columns]
        lines.append(_line([f"**{cell}**" if bold and cell else cell for cell in cells]))
    return "\n".join(lines)


def rows_in_order(table: Table) -> Iterator[tuple[Row, bool]]:
    """Give rows as people see them, and whether each one adds up others."""
    first = 0
    for band in table.bands:
        yield band.subtotal, True
        for row in table.rows[first : first + band.length]:
            yield row, False
        first += band.length
    for row in table.rows[first:]:
        yield row, False
    if table.total is not None:
        yield table.total, True


def _heading(column: Column) -> str:
    above = f"{escape(column.spanner)}{ABOVE}" if column.spanner else ""
    return above + escape(column.title)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
