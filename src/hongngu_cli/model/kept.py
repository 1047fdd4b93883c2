"""What was made lately, so that many documents of one input need not make it again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")
MOST = 16


class Kept:
    """Keeps the last things made, each under its key; older ones are forgotten."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._made: dict[Hashable, Any] = {}

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key, made now where it was not."""
        if key not in self._made:
            while len(self._made) >= MOST:
                del self._made[next(iter(self._made))]
            self._made[key] = make()
        made: Made = self._made[key]
        return made
