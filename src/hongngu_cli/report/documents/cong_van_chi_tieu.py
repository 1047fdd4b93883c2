"""A request for seats: what was asked for and given, how many are asked for now, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.seats import (
    asked_by_level,
    bands_of,
    levels_of,
    needed_seats,
)

SHOWN = ("unit", "level", "year", "demand", "allocated", "sent", "short", "coverage")
"""Columns of the chain that speak for a request."""
LEVEL, YEAR = Column("level", "Trình độ, chương trình"), Column("year", "Năm", "year")
SEATS = Column("seats", "Đề nghị phân bổ thêm", "count")
IN_ALL = Column("in_all", "Còn thiếu cộng dồn", "count")


def values(parts: Parts) -> Mapping[str, object]:
    """Give the request and what speaks for it. Raises Failure (INPUT) where nothing can be asked.

    It is the plan's where there is one, else what demand is short of in the last year, or demand
    itself where nobody told of seats: ``basis`` says which.
    """
    chain, plan = parts["chain"], parts.get("plan_asked")
    table = chain.tables[0]
    levels = [*levels_of(table)]
    if plan is not None:
        basis, rows = "plan", [*needed_seats(plan)]
    else:
        told = any(one["allocated"] is not None for one in levels)
        basis = "quota" if told else "demand"
        rows = [*_of_chain(table, "short" if told else "demand")]
        if not any(one["demand"] is not None for one in levels):
            says = f"Chưa có số để đề nghị: {chain.period} không có nhu cầu đăng ký nào."
            advice = "Thêm bảng nhu cầu, hoặc danh sách cán bộ cùng --from, --to."
            raise Failure(INPUT, says, advice)
    request = _request(rows, in_all=basis == "quota")
    shown = [column for column in table.columns if column.key in SHOWN]
    several = any(band.length > 1 for band in table.bands)
    return {
        "basis": basis,
        "evidence": replace(
            table, key="evidence", columns=tuple(shown), bands=table.bands if several else ()
        ),
        "span": chain.period,
        "levels": levels,
        "request": request,
        "asked": [*asked_by_level(rows)],
        "seats": request.total["seats"] if request.total else 0,
        "asked_years": plan.period if plan else "",
        "waiting": plan.values["waiting"] if plan else None,
        "waiting_parts": plan.values["waiting_parts"] if plan else None,
        "of_units": _of_units(parts.get("chain_units")),
    }


def _of_chain(table: Table, measure: str) -> Iterator[Row]:
    """Ask of each level for what is short in the last year of which it is known."""
    for band, rows in bands_of(table):
        known = [row for row in rows if isinstance(row[measure], int)]
        last = int(str(known[-1][measure])) if known else 0
        if last > 0:
            row = known[-1]
            in_all = band.subtotal[measure]
            yield {"level": row["level"], "year": row["year"], "seats": last, "in_all": in_all}


def _request(rows: list[Row], *, in_all: bool) -> Table:
    columns = (LEVEL, YEAR, SEATS, *((IN_ALL,) if in_all else ()))
    total: Row | None = None
    if rows:
        sums = {
            column.key: sum(int(str(row[column.key])) for row in rows) for column in columns[2:]
        }
        total = {"level": TOTAL, **sums}
    return Table("request", "Số chỉ tiêu đề nghị phân bổ thêm", columns, tuple(rows), total)


def _of_units(chain: Report | None) -> Table | None:
    """Show the units under each level, where more than one is told."""
    if chain is None or not chain.tables[0].bands:
        return None
    table = chain.tables[0]
    named = [row for row in table.rows if isinstance(row["unit"], str)]
    if not named:
        return None
    columns = tuple(c for c in table.columns if c.key in SHOWN and c.key != "level")
    bands = tuple(
        replace(band, subtotal={**band.subtotal, "unit": Term("", str(band.subtotal["level"]))})
        for band in table.bands
    )
    return replace(table, key="of-units", columns=columns, bands=bands)
