"""People of a list who were sent and did not come: "vắng" beneath "Có mặt"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import count, shown
from hongngu_cli.text.spellings import as_written

FIELDS = ("attended", "note", "result", "status")
"""Fields whose columns may say so."""
MORE = re.compile(r"\s*[,;:.(–-]")
"""Where a reason begins: "Vắng (ốm)"; "vắng 01 buổi" was there."""
MOST_ROWS = 10
"""Of more rows no more are named."""


def absent(table: TableFound, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell how many did not come, in which rows; they still were sent."""
    words, told = {*map(fold, vocabulary.rows.absent)}, set[int]()
    not_gone = re.compile(rf"{as_written(map(fold, vocabulary.rows.not_gone))}(?!\w)")
    for column, meaning in table.columns.items():
        if table.kind != "roster" or meaning.field not in FIELDS or meaning.value:
            continue
        cells = table.sheet.distinct(column, table.sent)
        begun = {cell: fold(MORE.split(shown(cell))[0]) for cell in cells}
        away = {cell for cell, text in begun.items() if text in words}
        left = {cell for cell, text in begun.items() if not_gone.match(text)}
        for those, did in ((away, "vắng mặt"), (left, "không đi học")):
            said = {row for row in table.sent if those and table.sheet.cell(row, column) in those}
            rows = sorted(said - told)
            if not rows:
                continue
            told |= said
            named = ", ".join(map(str, rows[:MOST_ROWS]))
            more = f" và {count(len(rows) - MOST_ROWS)} dòng khác" if len(rows) > MOST_ROWS else ""
            yield Issue(
                "attendance-absent",
                "warning",
                table.sheet.place(rows[0], column),
                clean(shown(table.sheet.cell(rows[0], column))),
                f"{count(len(rows))} người được cử nhưng {did} (dòng {named}{more}) vẫn tính "
                "là lượt cử đi.",
                "Nếu không tính những người này, xoá các dòng đó khỏi danh sách.",
            )
