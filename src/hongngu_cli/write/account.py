"""What stands around the tables in words: headline, account of rows, sources."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.ledger import REASONS, Ledger, Source
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.text.numbers import count
from hongngu_cli.write.values import shown


def headline(report: Report) -> str:
    """Say the period, what is counted and the day, on one line."""
    parts = [report.period, report.subject, f"tính đến ngày {shown(report.as_of)}"]
    line = "; ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def account(ledger: Ledger) -> str:
    """Account for the rows of a ledger in one sentence.

    >>> account(Ledger(340, 300, {"header": 12, "total": 28}))
    'Đã đọc 340 dòng: tính 300; để riêng 40 (tiêu đề cột 12, dòng cộng 28).'
    """
    aside = sum(ledger.set_aside.values())
    if not aside:
        return f"Đã đọc {count(ledger.read)} dòng, tính {count(ledger.counted)}."
    reasons = set_aside(ledger)
    return (
        f"Đã đọc {count(ledger.read)} dòng: tính {count(ledger.counted)}; "
        f"để riêng {count(aside)} ({reasons})."
    )


def set_aside(ledger: Ledger) -> str:
    """List the reasons for which rows were set aside, with how many each."""
    told = ((REASONS.get(reason, reason), rows) for reason, rows in ledger.set_aside.items())
    return ", ".join(f"{reason} {count(rows)}" for reason, rows in told if rows)


def sources_table(sources: Sequence[Source], ledger: Ledger, *, reasons: bool = False) -> Table:
    """Lay out what was read, sheet by sheet, with the account of its rows.

    ``reasons`` adds a column that says why rows of each sheet were set aside.
    """
    rows: tuple[Row, ...] = tuple(
        {"path": source.path, "sheet": source.sheet, **_account(source.ledger)}
        for source in sources
    )
    columns = (
        Column("path", "Tệp"),
        Column("sheet", "Trang tính"),
        Column("read", "Số dòng đã đọc", "count"),
        Column("counted", "Đã tính", "count"),
        Column("set_aside", "Để riêng", "count"),
        Column("reasons", "Lý do để riêng"),
    )
    total: Row | None = {"path": "Tổng cộng", **_account(ledger)} if len(sources) > 1 else None
    return Table("sources", "Nguồn số liệu", columns if reasons else columns[:-1], rows, total)


def _account(ledger: Ledger) -> dict[str, str | int]:
    return {
        "read": ledger.read,
        "counted": ledger.counted,
        "set_aside": sum(ledger.set_aside.values()),
        "reasons": set_aside(ledger),
    }
