"""Levels of which one is named briefly beside another: "TC và CC LLCT"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from hongngu_cli.text.fold import clean, fold

JOINTS = re.compile(r"\s*(?:[,;/+&–-]|\b(?:và|hoặc)\b)\s*", re.IGNORECASE)
"""What joins one level to the next."""
MOST_WORDS = 6
"""Words of a level's name, as far as another is joined to it."""


class JoinedLevels:
    """Finds levels by the company they stand in; by itself "TC" in a text is none."""

    def __init__(
        self,
        shorts: Mapping[str, str],
        assumed: Mapping[str, str],
        phrases: Mapping[str, str],
        studied: frozenset[str],
    ) -> None:
        """Take the levels of short words, of words without context, and of all others.

        Those that are not ``studied`` for their own sake are joined to none.
        """
        self.shorts, self.assumed, self.studied = shorts, assumed, studied
        self.bare = {**shorts, **assumed}
        self.named = {**phrases, **self.bare}

    def within(self, text: str) -> set[str]:
        """Give the levels of bare words joined to another level.

        A short one must stand in front, since "Cao cấp LLCT - TC" is a way of studying.
        """
        found = set()
        folded = [fold(part).split() for part in JOINTS.split(clean(text))]
        for before, behind in pairwise(folded):
            lasts = [" ".join(before[at:]) for at in range(-min(len(before), MOST_WORDS), 0)]
            firsts = [" ".join(behind[:end]) for end in range(MOST_WORDS, 0, -1)]
            last, first = self._longest(lasts), self._longest(firsts)
            if last and first:
                counted = self.bare if last in self.shorts else self.assumed
                found |= {self.bare[word] for word in (last,) if word in self.bare}
                found |= {counted[word] for word in (first,) if word in counted}
        return found

    def _longest(self, candidates: Iterable[str]) -> str | None:
        """Give the first text that names a level, of those that go from long to short."""
        word = next((one for one in candidates if one in self.named), "")
        return word if self.named.get(word) in self.studied else None
