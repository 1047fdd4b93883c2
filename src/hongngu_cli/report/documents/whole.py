"""A document made whole of its parts: figures, tables, issues and accounts together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module

from hongngu_cli.model.document import Document
from hongngu_cli.model.ledger import Source, add_up
from hongngu_cli.model.letter import Letter
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Table
from hongngu_cli.report.documents.parts import Parts


def whole(document: Document, parts: Parts, absent: tuple[str, ...], letter: Letter) -> Report:
    """Put the parts together; the document's own file adds what its template needs besides.

    ``report/documents/NAME.py`` has ``values(parts) -> Mapping``, which the template sees under
    its keys, beside ``parts``; its ``absent`` are what else the inputs could not tell. Tables
    among them are the document's own, before those of its parts.
    """
    first = next(iter(parts.values()))
    sources = united(report.sources for report in parts.values())
    told = {issue: None for report in parts.values() for issue in report.issues}
    own = import_module(f"{__package__}.{document.name.replace('-', '_')}")
    values = {"parts": dict(parts), **own.values(parts)}
    lacking = values.pop("absent", ())
    return Report(
        command="report",
        title=document.label,
        template=document.name,
        as_of=first.as_of,
        period=parts.period,
        subject=first.subject,
        passages=tuple(dict.fromkeys(p for report in parts.values() for p in report.passages)),
        figures={k: v for report in parts.values() for k, v in report.figures.items()},
        tables=_tables(parts, (one for one in values.values() if isinstance(one, Table))),
        issues=tuple(sorted(told, key=lambda issue: issue.order)),
        sources=sources,
        ledger=add_up(source.ledger for source in sources),
        office=first.office,
        members={"report": document.name},
        letter=letter,
        values=values,
        absent=(*absent, *lacking),
    )


def _tables(parts: Parts, own: Iterable[Table]) -> tuple[Table, ...]:
    """Give the tables of all parts; of those with one key the first part's keeps it."""
    tables = {table.key: table for table in own}
    for name, report in parts.items():
        for table in report.tables:
            if tables.get(table.key) is table:
                continue
            key = f"{name}-{table.key}" if table.key in tables else table.key
            tables.setdefault(key, replace(table, key=key))
    return tuple(tables.values())


def united(every: Iterable[tuple[Source, ...]]) -> tuple[Source, ...]:
    """Account for each sheet once: as the part does that counts most of its rows."""
    sources: dict[tuple[str, str | None], Source] = {}
    for source in (one for sources_of in every for one in sources_of):
        at = source.path, source.sheet
        if at not in sources or source.ledger.counted > sources[at].ledger.counted:
            sources[at] = source
    return tuple(sources.values())
