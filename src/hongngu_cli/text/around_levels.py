"""What stands around a level's name and says nothing of it: "Lớp … K12 (2019-2020)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hongngu_cli.model.levels import LevelSurroundings
from hongngu_cli.text.fold import clean, fold

REMARK = re.compile(r"\([^()]*\)")
NUMBER = re.compile(
    r"\b(?:năm(?: học)?|khóa|khoá|k|đợt|lần)\s*\.?\s*(?:thứ\s*)?\d[\d\s\-–/]*"
    r"|\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?\b",
    re.IGNORECASE,
)
"""Class numbers and years around a level's name."""
AROUND = " -–:,.;"
Affixes = Sequence[tuple[int, frozenset[str]]]
"""Folded words by how many they are, those of most words first."""


class Surroundings:
    """Takes off what surrounds the names of levels."""

    def __init__(self, words: LevelSurroundings) -> None:
        """Fold the words that stand before and after names once."""
        self.before, self.after = _by_words(words.before), _by_words(words.after)

    def candidates(self, text: str) -> Iterable[str]:
        """Offer the text, then without class numbers and years, what surrounds it, and remarks."""
        text = clean(text)
        yield text
        for whole in (text, REMARK.sub(" ", text)):
            bare = clean(NUMBER.sub(" ", whole)).strip(AROUND)
            yield bare
            words = _without(bare, self.before, at_start=True)
            yield _without(words, self.after, at_start=False)

    def are_all(self, text: str) -> bool:
        """Tell whether a candidate holds nothing but such words, or nothing at all."""
        key = fold(text)
        return not key or any(key in folded for _, folded in (*self.before, *self.after))


def _by_words(affixes: Iterable[str]) -> Affixes:
    by_words: dict[int, set[str]] = {}
    for affix in map(fold, affixes):
        by_words.setdefault(len(affix.split()), set()).add(affix)
    return [(size, frozenset(by_words[size])) for size in sorted(by_words, reverse=True)]


def _without(text: str, affixes: Affixes, *, at_start: bool) -> str:
    while True:
        words = text.split()
        for size, folded in affixes:
            part = words[:size] if at_start else words[-size:]
            if len(words) > size and fold(" ".join(part)) in folded:
                text = " ".join(words[size:] if at_start else words[:-size]).strip(AROUND)
                break
        else:
            return text
