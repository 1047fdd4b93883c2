"""Words by which two sentences speak of two things: "quý I" and "quý II", "đầu" and "cuối"."""

from __future__ import annotations

import re

from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.spellings import as_written

ORDINAL = r"[ivx]+|\d+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"


class Contrasts:
    """Knows words of which a text uses one where it does not mean the other."""

    def __init__(self, words: ProofreadWords) -> None:
        """Make patterns of the words once."""
        names = as_written((*words.always_names, *words.names))
        self.numbered = re.compile(rf"(?<!\w)({names})\s+(?:thứ\s+)?({ORDINAL})(?!\w)")
        self.another_time = re.compile(
            rf"(?<!\w)(?<!tháng )(?<!từ ){as_written(words.other_times)}(?!\w)"
        )
        self.groups = [
            [re.compile(rf"(?<!\w){re.escape(word.strip())}(?!\w)") for word in line.split(",")]
            for line in words.contrasts
        ]

    def differ(self, one: str, other: str) -> bool:
        """Tell two sentences that speak of two things."""
        first, second = one.lower(), other.lower()
        times = [bool(self.another_time.search(text)) for text in (first, second)]
        return times[0] is not times[1] or self._are_numbered_apart(first, second)

    def oppose(self, one: str, other: str) -> bool:
        """Tell two stretches of which each has a word that the other would use of another thing."""
        first, second = one.lower(), other.lower()
        return any(
            _apart({n for n, word in enumerate(group) if word.search(first)}, second, group)
            for group in self.groups
        )

    def _are_numbered_apart(self, one: str, other: str) -> bool:
        first, second = (self._numbers(text) for text in (one, other))
        return any(first[word].isdisjoint(second[word]) for word in first.keys() & second.keys())

    def _numbers(self, text: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, number in self.numbered.findall(text):
            found.setdefault(name, set()).add(number)
        return found


def _apart(first: set[int], other: str, group: list[re.Pattern[str]]) -> bool:
    second = {n for n, word in enumerate(group) if word.search(other)}
    return bool(first and second) and first.isdisjoint(second)
