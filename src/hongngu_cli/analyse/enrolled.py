"""Who of those sent has enrolled, as statuses and the words behind them tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import any_of

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.vocabulary import Vocabulary

ALWAYS = ("enrolled", "studying", "completed")
PAUSED, LEFT = "deferred", "withdrawn"
"""Statuses of which the words tell whether the course had begun: "hoãn" or "bảo lưu"."""


class Enrolled:
    """Tells which rows of a roster are of people who have enrolled."""

    def __init__(self, roster: Roster, vocabulary: Vocabulary) -> None:
        """Fold the words of open statuses once."""
        self.roster = roster
        statuses = [one for one in vocabulary.coded if one.field == "status"]
        self.began = {fold(text): True for one in statuses for text in one.enrolled}
        self.began |= {fold(text): False for one in statuses for text in one.not_enrolled}
        self.pattern = any_of(self.began)
        self.known: dict[str, bool | None] = {}

    def rows(self) -> frozenset[int]:
        """Give the ids of those who have."""
        told = self.roster.frame["status"]
        pairs = zip(told.index.tolist(), told.tolist(), strict=True)
        asked = (*ALWAYS, PAUSED, LEFT)
        return frozenset(row for row, status in pairs if status in asked and self._has(row, status))

    def _has(self, row: int, status: str) -> bool:
        if status in ALWAYS:
            return True
        told = self._told(shown(self.roster.typed(row, "status")))
        if told is None and self.roster.columns["start"][row] is not None:
            return True
        return status == PAUSED if told is None else told

    def _told(self, text: str) -> bool | None:
        """Tell what words say; None where they leave it open, or say both."""
        if text not in self.known:
            said = {self.began[phrase] for phrase in self.pattern.findall(fold(text))}
            self.known[text] = said.pop() if len(said) == 1 else None
        return self.known[text]
