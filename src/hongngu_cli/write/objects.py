"""JSON for programs: one object, whose members the contract of the command line names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from hongngu_cli.model.table import Term
from hongngu_cli.write.values import plain

if TYPE_CHECKING:
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.ledger import Ledger, Source
    from hongngu_cli.model.report import Json, Report
    from hongngu_cli.model.table import Kind, Row, Table
    from hongngu_cli.write.style import Style

VERSION = 1


def render(report: Report, style: Style) -> bytes:  # noqa: ARG001 - every format takes a style
    """Write a report as JSON, a row or an issue on a line of its own.

    Half of a character, which a file name may hold, stays as the escape JSON has for it.
    """
    text = "".join(_lines(as_object(report), "")) + "\n"
    return text.encode("utf-8", "backslashreplace")


def as_object(report: Report) -> dict[str, Json]:
    """Give the JSON object: the members all commands share, then the command's own."""
    return {
        "schema": f"train-report/{report.command}/{VERSION}",
        "as_of": report.as_of.isoformat(),
        "sources": [_source(source) for source in report.sources],
        "rows": _rows(report.ledger),
        "figures": {
            key: {"label": figure.label, "value": figure.value}
            for key, figure in report.figures.items()
        },
        "tables": [_table(table) for table in report.tables],
        "issues": [_issue(issue) for issue in report.issues],
        **report.members,
    }


def _source(source: Source) -> Json:
    return {
        "path": source.path,
        "sheet": source.sheet,
        "sha256": source.sha256,
        "kind": source.kind,
        "rows": _rows(source.ledger),
    }


def _rows(ledger: Ledger) -> Json:
    return {
        "read": ledger.read,
        "counted": ledger.counted,
        "set_aside": dict(ledger.set_aside),
    }


def _table(table: Table) -> Json:
    kinds: dict[str, Kind] = {column.key: column.kind for column in table.columns}
    made: dict[str, Json] = {
        "key": table.key,
        "title": table.title,
        "columns": [
            {"key": column.key, "title": column.title, "kind": column.kind}
            for column in table.columns
        ],
        "rows": [_row(row, kinds) for row in table.rows],
        "total": None if table.total is None else _row(table.total, kinds),
    }
    if table.bands:
        made["subtotals"] = [_row(band.subtotal, kinds) for band in table.bands]
    return made


def _row(row: Row, kinds: Mapping[str, Kind]) -> Json:
    """Give a value for every column, then what the row tells besides (a level's group).

    A column of numbers, years or dates holds no words: "Chưa xác định", "Tổng cộng" are null.
    """
    made: dict[str, Json] = {
        key: None if kind != "text" and isinstance(row.get(key), Term) else plain(row.get(key))
        for key, kind in kinds.items()
    }
    return made | {key: plain(value) for key, value in row.items() if key not in made}


def _issue(issue: Issue) -> Json:
    return {
        "rule": issue.rule,
        "severity": issue.severity,
        "path": issue.place.path,
        "sheet": issue.place.sheet,
        "cell": issue.place.cell,
        "found": issue.found,
        "says": issue.says,
        "advice": issue.advice,
    }


def _lines(value: Json, indent: str) -> Iterator[str]:
    """Break a value over lines where it holds more than plain values.

    What holds plain values only goes through the library's fast path, which indents
    nothing; a roster of 100,000 rows is written in half the time so.
    """
    if isinstance(value, dict) and _holds_more(value.values()):
        parts = [(f"{json.dumps(key, ensure_ascii=False)}: ", part) for key, part in value.items()]
        ends = "{}"
    elif isinstance(value, list) and _holds_more(value):
        parts, ends = [("", part) for part in value], "[]"
    else:
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)
        return
    yield ends[0]
    for number, (name, part) in enumerate(parts):
        yield f"{',' if number else ''}\n{indent} {name}"
        yield from _lines(part, indent + " ")
    yield f"\n{indent}{ends[1]}"


def _holds_more(values: Iterable[Json]) -> bool:
    return any(isinstance(value, dict | list) for value in values)
