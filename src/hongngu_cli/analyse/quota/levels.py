"""Levels that nobody knows: each spelling is one of its own, like no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import clean, fold

if TYPE_CHECKING:
    from hongngu_cli.model.vocabulary import Vocabulary

OPEN, CLOSE = "«", "»"


@dataclass(frozen=True, slots=True)
class Spelt:
    """Gives levels that are not known a key by how they are spelt, the first way met."""

    first: dict[str, str] = field(default_factory=dict)

    def level(self, key: str | None, spelling: str | None) -> str | None:
        """Give a level's key, else "«LLCT nâng cao»"; None where nothing is written."""
        text = clean(spelling or "")
        if key is not None or not text:
            return key
        return self.first.setdefault(fold(text), f"{OPEN}{text}{CLOSE}")


def spelling_of(level: str | None) -> str | None:
    """Give how a level is spelt that nobody knows; None for one that is known.

    >>> spelling_of("«LLCT nâng cao»"), spelling_of("cao-cap")
    ('LLCT nâng cao', None)
    """
    return level[1:-1] if level and level.startswith(OPEN) else None


def label_of(level: str | None, vocabulary: Vocabulary) -> str:
    """Name a level: "Cao cấp LLCT", "Chưa xác định: «LLCT nâng cao»"."""
    unknown = vocabulary.label("level", None)
    return f"{unknown}: {level}" if spelling_of(level) else vocabulary.label("level", level)
