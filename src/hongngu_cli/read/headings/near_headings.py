"""Headings that are nearly known ones: asked back, never taken for granted.

Words are compared one by one, since a heading is a row of syllables: "Ngày vào Đoàn" is as
many letters from "Ngày vào Đảng" as a slip of the finger, and is no slip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.words import BRACKETS
from hongngu_cli.text.fold import clean, fold, unmark
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.syllables import is_syllable

SHORTEST = 5
"""Headings of fewer letters are alike by chance: "Tên" and "Tổ", "Lớp" and "Cấp"."""
LETTERS_A_SLIP = 5
"""For so many letters of a heading one may be a slip."""
FLAGS = ("female", "male", "problem", "remedy")
"""Fields that only marks, or our own sheets, have."""
VOWELS = frozenset("aeiouy")
MOST_SLIPS = 2
"""So many letters of a word may be mistyped."""


@dataclass(frozen=True, slots=True)
class NearHeading:
    """A known heading and the field it means."""

    heading: str
    field: str


@dataclass(frozen=True)
class NearHeadings:
    """Finds the known heading that a misspelt one was meant to be."""

    vocabulary: Vocabulary

    @cached_property
    def found(self) -> dict[str, NearHeading | None]:
        """What was asked before."""
        return {}

    @cached_property
    def levels(self) -> LevelSpellings:
        """What stands beneath headings that nobody knows; made when a message is."""
        return LevelSpellings(self.vocabulary)

    @cached_property
    def known(self) -> Mapping[str, NearHeading]:
        """Known headings by their words without marks, the commonest heading of each field first.

        One that means two fields without its marks is left out.
        """
        met: dict[str, NearHeading] = {}
        twofold = set()
        for heading in self.vocabulary.heading:
            for text in heading.headings if heading.field not in FLAGS else ():
                bare = unmark(fold(text))
                near = met.setdefault(bare, NearHeading(text, heading.field))
                if near.field != heading.field:
                    twofold.add(bare)
        return {bare: near for bare, near in met.items() if bare not in twofold}

    def nearest(self, heading: str) -> NearHeading | None:
        """Give the heading most likely meant; of a path the last part counts."""
        text = clean(BRACKETS.sub(" ", heading.rpartition(" › ")[2]))
        if text not in self.found:
            self.found[text] = self._nearest(text)
        return self.found[text]

    def misspelt(self, heading: str) -> NearHeading | None:
        """Give the heading most likely meant, where it is not written rightly."""
        return None if self.knows(heading.rpartition(" › ")[2]) else self.nearest(heading)

    def knows(self, heading: str) -> bool:
        """Tell whether a heading is a known one as it is written."""
        return fold(heading) in self.exact

    @cached_property
    def exact(self) -> frozenset[str]:
        """Known headings, folded."""
        return frozenset(fold(text) for one in self.vocabulary.heading for text in one.headings)

    @cached_property
    def no_slips(self) -> frozenset[str]:
        """Headings of things that are not read, and near known ones by chance, folded."""
        return frozenset(map(fold, self.vocabulary.rows.no_slip))

    def _nearest(self, text: str) -> NearHeading | None:
        bare = unmark(fold(text))
        if fold(text) in self.no_slips:
            return None
        if len(bare) < SHORTEST or any(map(str.isdigit, bare)):
            return None
        if bare in self.known:
            return self.known[bare]
        slips = {known: _slips(text, bare, known) for known in self.known}
        most = 1 + (len(bare) - SHORTEST) // LETTERS_A_SLIP
        fit = [known for known, number in slips.items() if number is not None and number <= most]
        best = min(fit, key=lambda known: slips[known] or 0, default=None)
        return self.known[best] if best else None


def _slips(text: str, bare: str, known: str) -> int | None:
    """Count the slips that make one heading of another; None where words differ in meaning.

    A word that is no Vietnamese syllable ("tn", "Trinhg") may differ by a letter or two, one
    that is by one letter only; words run together or torn apart are a slip as well.
    """
    if bare.replace(" ", "") == known.replace(" ", ""):
        return 1
    written, words, wanted = fold_words(text), bare.split(), known.split()
    if len(words) != len(wanted) or len(written) != len(words):
        return None
    total = 0
    for typed, word, meant in zip(written, words, wanted, strict=True):
        if abs(len(word) - len(meant)) > MOST_SLIPS:  # a word may be as long as a cell
            return None
        number = letters_apart(word, meant) if word != meant else 0
        sound = is_syllable(typed)
        if number > (1 if sound else MOST_SLIPS) or number >= len(meant):
            return None
        letters = len(meant) <= MOST_SLIPS and VOWELS.isdisjoint(meant)
        if number and (letters or (sound and len(words) == 1)):
            return None  # "Ngày BĐ" is no misspelt "Ngày VĐ", "Ngạch" no misspelt "Ngành"
        total += number
    return total


def fold_words(text: str) -> list[str]:
    """Give the words of a heading in small letters, marks kept.

    >>> fold_words("Chức vụ, đơn vị")
    ['chức', 'vụ', 'đơn', 'vị']
    """
    return "".join(sign if sign.isalnum() else " " for sign in clean(text).casefold()).split()


def letters_apart(one: str, other: str) -> int:
    """Count letters put in, left out, changed, or swapped with the next (Damerau).

    >>> letters_apart("trinhg", "trinh"), letters_apart("tn", "ten"), letters_apart("doan", "dang")
    (1, 1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, start=1):
        before2, before, row = before, row, [at]
        for to, wanted in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (sign != wanted))
            swapped = at > 1 and to > 1 and (sign, one[at - 2]) == (other[to - 2], wanted)
            row.append(min(cost, before2[to - 2] + 1) if swapped else cost)
    return row[-1]
