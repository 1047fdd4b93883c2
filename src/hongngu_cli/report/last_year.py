"""What changed against the same period last year, in words."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_cli.model.table import Row, Table
from hongngu_cli.report.frame import Material
from hongngu_cli.text.numbers import prose, share

FALLS, RISES = "Giảm", "Tăng"


def in_comparison(table: Table, material: Material, last: Material) -> Iterator[str]:
    """Say how the total and each row differ from last year's, what fell first."""
    decimals, counting = material.settings.decimals, material.counting
    if table.total is None:
        return
    earlier = int(str(table.total["last_year"]))
    period = last.period
    if not earlier:
        yield f"Không có {counting} nào ở cùng kỳ năm trước ({period}) để so."
        return
    changed = _changed(table.total, decimals) or "bằng"
    yield f"So với cùng kỳ năm trước ({period}: {prose(earlier)} {counting}): {changed}."
    name = table.columns[0].key
    for word, sign in ((FALLS, -1), (RISES, 1)):
        rows = [row for row in table.rows if sign * int(str(row["change"])) > 0]
        rows.sort(key=lambda row: -abs(int(str(row["change"]))))
        told = "; ".join(f"{row[name]}: {_amount(row, decimals)}" for row in rows)
        if told:
            yield f"{word} so với cùng kỳ: {told}."


def _changed(row: Row, decimals: int) -> str:
    """Say whether a row rose or fell, and by how much; nothing where it stayed."""
    change = int(str(row["change"]))
    return f"{'tăng' if change > 0 else 'giảm'} {_amount(row, decimals)}" if change else ""


def _amount(row: Row, decimals: int) -> str:
    change, earlier = abs(int(str(row["change"]))), int(str(row["last_year"]))
    rate = f" ({share(change / earlier, decimals)})" if earlier else " (cùng kỳ không có)"
    return f"{prose(change)}{rate}"
