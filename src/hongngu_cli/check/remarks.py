"""Remarks that contradict what a row says of how a training ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import clean
from hongngu_cli.text.spellings import CodedSpellings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

COMPLETED = "completed"
CONTRADICTING = ("studying", "deferred", "withdrawn", "sent")
"""Statuses of a remark beside which nobody has completed."""


def status_contradicted(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find those who completed a training though a remark begins by saying otherwise.

    "Đang học lớp khác" and "đã nghỉ hưu" are remarks about something else.
    """
    telling, columns = Telling(roster, vocabulary, "status-contradicted"), roster.columns
    spellings = CodedSpellings(vocabulary, "status")

    def contradicts(note: str | None) -> bool:
        return spellings.begun(clean(note or "")) in CONTRADICTING

    doubtful = columns.among("status", {COMPLETED}.__contains__)
    doubtful &= columns.among("note", contradicts)
    for row in roster.ids[doubtful[roster.ids]].tolist():
        note = clean(columns["note"][row])
        yield telling.cell(row, "note", f'Lượt này đã hoàn thành, nhưng ghi chú là "{note}".')
