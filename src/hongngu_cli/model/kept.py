"""What was made lately, so that many documents of one input need not make it again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")
MOST = 16


class Kept:
    """Keeps the things asked for last, each under its key; the others are forgotten."""

    def __init__(self, most: int = MOST) -> None:
        """Keep nothing yet, and never more than so many things."""
        self._made: dict[Hashable, Any] = {}
        self._most = most

    def at_least(self, most: int) -> None:
        """Keep so many things from now on, where fewer were kept."""
        self._most = max(self._most, most)

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key, made now where it was not."""
        made: Made = self._made.pop(key) if key in self._made else make()
        self._made[key] = made  # the last of all
        while len(self._made) > self._most:
            del self._made[next(iter(self._made))]
        return made
