"""The words and markers that rows of tables of counts begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.read.rows.sections import PLAIN, marker_of
from hongngu_cli.text.fold import fold, has_marks, unmark

WITHIN = re.compile(r"\s*[-–+*•]?\s*trong đó\s*[:,]?\s*", re.IGNORECASE)
NUMBERED = re.compile(r"\d{1,3}(?:[.,]\d{1,2})*[.)]?")
WOMEN = re.compile(r"(?:số )?(?:nam|nữ|dtts)", re.IGNORECASE)
NUMBERS, LETTERS, BULLETS = 2, 6, 7
"""Ranks of markers: numbers from 2 on, then a), then dashes; sections.marker_of has the others."""
SUM = fold("tổng")
DASHES = ("", "-", "–", "*", "+", "•")


class Beginnings:
    """Words that rows begin with, for texts with marks and without."""

    def __init__(self, words: Iterable[str]) -> None:
        """Fold the words once."""
        folded = [fold(word) for word in words]
        self.words = tuple(folded)
        # A single word could be another without its marks ("Cong an"), but for "Tong".
        self.unmarked = tuple(unmark(w) for w in folded if " " in w or w == SUM)
        self.alone = frozenset(map(unmark, folded))

    def are(self, text: str) -> bool:
        """Tell whether a text is one of the words and nothing more."""
        return unmark(text) in self.alone if not has_marks(text) else fold(text) in self.words

    def begin(self, text: str) -> bool:
        """Tell whether a text begins with one of the words."""
        if has_marks(text):
            return begins_with(text, self.words)
        bare = unmark(text)
        return bare in self.alone or any(f"{bare} ".startswith(f"{w} ") for w in self.unmarked)


def rank_of(stt: str) -> int:
    """Give the rank of what stands in the STT column.

    >>> [rank_of(stt) for stt in ("A", "II", "1", "1,2", "a", "-")]
    [0, 1, 2, 3, 6, 7]
    """
    bare = stt.strip(". )(")
    if NUMBERED.fullmatch(bare):
        return NUMBERS + bare.count(".") + bare.count(",")
    if bare in DASHES:
        return BULLETS if bare else PLAIN
    if len(bare) == 1 and bare.islower():
        return LETTERS
    return marker_of(f"{bare}. x")[0] if marker_of(f"{bare}. x")[1] == "x" else PLAIN
