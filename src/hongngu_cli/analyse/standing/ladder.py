"""How levels stand to one another: their order, and which say the same of who holds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.vocabulary import Vocabulary

HELD = {"theory": "level_held_theory", "degree": "level_held_degree"}
"""What a cadre list tells is held, and the field it stands in."""
NONE_TOLD = {"ly-luan-chinh-tri": "theory", "chuyen-mon": "degree"}
"""What a cadre list tells not to be held, by group."""
OF_GROUP = {"ly-luan-chinh-tri": "level_held_theory", "chuyen-mon": "level_held_degree"}
"""The field that tells the levels of a group that are held."""
STEPS = frozenset({"ly-luan-chinh-tri", "chuyen-mon"})
"""Groups whose levels are steps of one ladder; those of others are courses side by side."""


class Ladder:
    """The levels of a vocabulary in its order, the lowest of each group first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Rank the levels."""
        self.levels = vocabulary.levels
        self.group = {level.key: level.group for level in vocabulary.level}
        self.rank = {key: number for number, key in enumerate(self.levels)}

    def base(self, level: str) -> str:
        """Give the level that one is a kind of: "Hoàn chỉnh cao cấp" is held as "Cao cấp"."""
        refined = self.levels[level].refines
        return refined if refined and self.group[refined] == self.group[level] else level

    def below(self, level: str) -> str | None:
        """Give the level that who is sent to one must hold, None where none is known."""
        return self.levels[level].prerequisite or self.levels[self.base(level)].prerequisite

    def reaches(self, held: str | None, level: str) -> bool:
        """Tell whether what is held is a level or a higher one of its group."""
        if held is None or self.group[held] != self.group[level]:
            return False
        if self.group[level] not in STEPS:
            return held == level
        return self.rank[held] >= self.rank[level]

    def much_the_same(self, held: str | None, level: str) -> bool:
        """Tell whether what is held is a level, what it is a kind of, or a higher one."""
        return held is not None and self.reaches(self.base(held), self.base(level))

    def highest(self, levels: Iterable[str | None], group: str) -> str | None:
        """Give the highest level of a group, None where there is none of it."""
        of_group = (level for level in levels if level and self.group[level] == group)
        return max(of_group, key=self.rank.__getitem__, default=None)

    @staticmethod
    def none_told(cadre: Cadre, group: str) -> bool:
        """Tell whether a cadre list tells that no level of a group is held."""
        return NONE_TOLD.get(group) in cadre.held_none

    def listed(self, cadre: Cadre, group: str) -> tuple[str | None, str]:
        """Give the highest level of a group that a cadre list tells, and the field it stands in."""
        told = {getattr(cadre, name): field for name, field in HELD.items()}
        level = self.highest(told, group)
        return level, told.get(level, "")
