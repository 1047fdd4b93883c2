"""Whether somebody holds what must come before a level, as far as the lists tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.eligibility import CONSIDER, asks_for

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre, Cadres
    from hongngu_cli.model.vocabulary import Vocabulary

LISTED = {
    "ly-luan-chinh-tri": ("theory", "level_held_theory"),
    "chuyen-mon": ("degree", "level_held_degree"),
}
"""Of which groups a cadre list tells what is held: the name in a Cadre, and the column."""


class Prerequisites:
    """Tells who lacks a level, and of whom the list does not tell: unknown is not lacking."""

    def __init__(self, cadres: Cadres, vocabulary: Vocabulary) -> None:
        """Take the lists, for their columns, and the words."""
        self.roster, self.vocabulary = cadres.roster, vocabulary

    def unmet(self, cadre: Cadre, before: str) -> tuple[str, bool]:
        """Say what stands against who is not known to hold a level, and whether it bars them.

        A blank cell waits until it is filled in; a list that does not ask bars nobody.
        """
        label = self.vocabulary.label("level", before)
        told = self.untold(cadre, before)
        if not told:
            return f"chưa có {label}", True
        asked = self._asks(cadre, before)
        says = f"{told} nên chưa rõ đã có {label} hay chưa"
        return (says, True) if asked else (f"{CONSIDER}: {says}", False)

    def untold(self, cadre: Cadre, level: str) -> str:
        """Say why it is not known what somebody holds of a level's group; '' where it is."""
        name, field = LISTED.get(self.vocabulary.levels[level].group, ("", ""))
        if name and (getattr(cadre, name) or name in cadre.held_none):
            return ""
        words = self.vocabulary.field_label(field) if field else "trình độ đang có"
        words = words[:1].lower() + words[1:]
        if name in cadre.held_unread:
            return f"ô {words} chưa đọc được"
        if self._asks(cadre, level):
            return f"danh sách không ghi {words}"
        return f"danh sách không có cột {words}"

    def _asks(self, cadre: Cadre, level: str) -> bool:
        listed = LISTED.get(self.vocabulary.levels[level].group)
        return listed is not None and asks_for(self.roster, cadre, listed[1])
