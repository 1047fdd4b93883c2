"""What there is for an office's own template, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.ledger import Ledger
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Table
from hongngu_cli.text.numbers import prose

HOW = (
    "Mỗi tên dưới đây viết được vào mẫu giữa hai dấu ngoặc, ví dụ {{ period }}; thêm bộ lọc sau "
    "dấu |, ví dụ {{ figures.total.value | so }}."
)


def named(report: Report, names: Table) -> Report:
    """List what a template of a report may name."""
    return _aside(replace(report, tables=(names,), passages=(HOW,)), "Tên dùng được trong mẫu")


def checked(report: Report, name: str, faults: Sequence[Issue]) -> Report:
    """Tell what is wrong with the template of that name."""
    errors = sum(fault.severity == "error" for fault in faults)
    says = f"Mẫu {name} có {prose(errors)} lỗi." if errors else f"Mẫu {name} dùng được."
    return replace(
        _aside(replace(report, tables=(), passages=(says,)), f"Kiểm tra mẫu {name}"),
        issues=tuple(faults),
        issues_in_full=True,
        sources=(),
        ledger=Ledger(),
    )


def _aside(report: Report, title: str) -> Report:
    """Leave out what stands in the document itself."""
    return replace(
        report,
        title=title,
        template="bang",
        letter=None,
        figures={},
        charts=(),
        notes=(),
        issues=(),
        values={},
        absent=(),
    )
