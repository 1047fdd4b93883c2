"""Seats as documents tell of them: of each level, those a plan lacks, sums by level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Band, Row, Table

NUMBERS = ("demand", "allocated", "sent", "short", "unused")


def levels_of(table: Table) -> Iterator[dict[str, object]]:
    """Give what is known of each level, None for a number that nothing tells.

    ``first`` and ``last`` are the first and the last year of which the coverage is known.
    """
    for band, rows in bands_of(table):
        row = band.subtotal
        told = {key: row[key] if isinstance(row[key], int) else None for key in NUMBERS}
        known = [one for one in rows if one["coverage"] is not None and one["year"]]
        yield {
            "level": str(row["level"]),
            **told,
            "coverage": row["coverage"],
            "fill": row["fill"],
            "first": known[0] if known else None,
            "last": known[-1] if known else None,
        }


def bands_of(table: Table) -> Iterator[tuple[Band, tuple[Row, ...]]]:
    """Give the bands of a table, each with its rows."""
    at = 0
    for band in table.bands:
        yield band, table.rows[at : at + band.length]
        at += band.length


def needed_seats(plan: Report) -> Iterator[Row]:
    """Give the seats that a plan lacks, by level and year."""
    seats = next((table for table in plan.tables if table.key == "seats"), None)
    for row in seats.rows if seats else ():
        if row["needed"]:
            yield {"level": row["level"], "year": row["year"], "seats": row["needed"]}


def asked_by_level(rows: Sequence[Row]) -> Iterator[dict[str, object]]:
    """Add seats up by level, with the rows of its years."""
    for level, own in groupby(rows, lambda row: str(row["level"])):
        years = [*own]
        seats = sum(int(str(row["seats"])) for row in years)
        yield {"level": level, "seats": seats, "years": years, "in_all": years[0].get("in_all")}
