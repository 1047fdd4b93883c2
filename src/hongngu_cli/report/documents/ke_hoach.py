"""A plan to sign: purpose, how many go where and when, who carries it out, who goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Row
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.seats import asked_by_level, levels_of, needed_seats


def values(parts: Parts) -> Mapping[str, object]:
    """Give the plan's numbers and lists, the seats that are missing, and what posts require."""
    plan, chain = parts["plan"], parts.get("chain")
    needed = [*needed_seats(plan)]
    return {
        **plan.values,
        "span": plan.period,
        "unlimited": not any(row["allocated"] is not None for row in _seats(plan)),
        "barred": plan.figures["plan.barred"].value,
        "asked": plan.figures["plan.asked"].value,
        "needed": [*asked_by_level(needed)],
        "seats": sum(int(str(row["seats"])) for row in needed),
        "going_levels": [*_going(plan)],
        "shares": _shares(plan),
        "coverage": [*levels_of(chain.tables[0])] if chain else [],
        "coverage_span": chain.period if chain else "",
        "lacking": [*_lacking(parts.get("standing"))],
    }


def _seats(plan: Report) -> tuple[Row, ...]:
    return next((table.rows for table in plan.tables if table.key == "seats"), ())


def _going(plan: Report) -> Iterator[dict[str, object]]:
    """Add up who goes by level, with the years."""
    rows: list[Row] = [
        {"level": row["level"], "year": row["year"], "seats": row["used"]}
        for row in _seats(plan)
        if row["used"]
    ]
    yield from asked_by_level(rows)


def _shares(plan: Report) -> tuple[Row, ...]:
    return next((table.rows for table in plan.tables if table.key == "shares"), ())


def _lacking(standing: Report | None) -> Iterator[Row]:
    """Give the levels that posts require and somebody lacks."""
    levels = next((t for t in standing.tables if t.key == "levels"), None) if standing else None
    for row in levels.rows if levels else ():
        if row.get("missing"):
            yield row
