"""What the signs of a workbook's tables mean, and long texts in parts that Excel can show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.text.numbers import NOTHING
from hongngu_cli.write.pipes import rows_in_order

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report

LONGEST = 1_500
"""Characters of a part: Excel makes no row higher than so many take."""


def signs_of(report: Report, decimals: int) -> Iterator[tuple[str, str]]:
    """Explain the signs that occur, and what is counted."""
    cells = [
        (column.kind, row.get(column.key))
        for table in report.tables
        for row, _ in rows_in_order(table)
        for column in table.columns
    ]
    shares = [value for kind, value in cells if kind == "share"]
    if None in shares or any(str(value) == NOTHING for _, value in cells):
        yield NOTHING, "Không tính được vì không có số để chia, hoặc các tệp không cho biết."
    if any(kind in ("count", "decimal") and value is None for kind, value in cells):
        yield "(ô trống)", "Các tệp không cho biết con số này; không có nghĩa là bằng 0."
    if any(kind in ("count", "decimal") and value == 0 for kind, value in cells):
        yield "0", "Các tệp có cho biết, và không có trường hợp nào."
    if shares:
        rounded = f"làm tròn đến {decimals} chữ số thập phân" if decimals else "làm tròn đến đơn vị"
        yield "%", f"Tỷ lệ phần trăm, {rounded}; cộng các phần đã làm tròn có thể lệch 100%."
    if report.subject.startswith("lượt người"):
        yield "Lượt người", "Mỗi lần một người đi học là một lượt; một người có thể có nhiều lượt."
    yield "Số, ngày", "Hiện theo cách viết của máy đang mở tệp (12.545 hoặc 12,545)."


def split(text: str) -> list[str]:
    """Cut a long text after sentences, else after words, without losing any.

    >>> split("Một câu. " * 400)[1].startswith("Một câu.")
    True
    """
    parts = []
    while len(text) > LONGEST:
        room = text[: LONGEST + 1]
        cut = max(room.rfind(". "), room.rfind("; ")) + 1 or room.rfind(" ")
        cut = cut if cut > 0 else LONGEST
        parts.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*parts, text]
