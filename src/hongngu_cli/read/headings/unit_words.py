"""Headings that name units: "Xã An Phước", and "An Phước" beneath "Đơn vị"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import NOTHING, UnitSpellings, any_of, either_way

FEWEST = 2
"""Syllables of a unit's name: "Xã" alone names none."""
LONGEST_PLACE = 4
"""Syllables of a place's name: "Thường Phước Hậu A"."""
LONGEST = 12
"""Syllables of a unit's name; more of them are a sentence."""


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What the names of units begin with, what stands over them, and what begins no place's."""

    key: Callable[[str], str] = fold
    known: Callable[[str], str | None] = lambda _: None
    words: tuple[str, ...] = ()
    above: re.Pattern[str] = re.compile(NOTHING)
    categories: tuple[str, ...] = ()

    def are_named(self, text: str) -> bool:
        """Tell whether a text is the name of a unit, known or by its first word."""
        if self.known(text):
            return True
        name = self.key(text)
        size = len(name.split())
        return FEWEST <= size <= LONGEST and begins_with(name, self.words)

    def stand_beneath(self, text: str) -> bool:
        """Tell whether a heading says that what stands beneath it are units."""
        return self.above.search(fold(text)) is not None and not self.are_named(text)

    def may_be_place(self, text: str) -> bool:
        """Tell whether a text is written as a place's name: some words, each with a capital.

        "Quý I" and "Nhóm A" are written so, and are none.
        """
        syllables = text.split()
        size = len(syllables) in range(FEWEST, LONGEST_PLACE + 1)
        capital = all(one[0].isupper() or one.isdigit() for one in syllables)
        return size and capital and not begins_with(text, self.categories)


def unit_words(vocabulary: Vocabulary) -> UnitWords:
    """Fold the words that tell units."""
    spellings = UnitSpellings(vocabulary)
    return UnitWords(
        spellings.key,
        spellings.known,
        either_way(map(fold, vocabulary.rows.unit)),
        any_of(either_way(map(fold, vocabulary.rows.unit_above))),
        either_way(map(fold, vocabulary.rows.category)),
    )


def parted(
    path: Sequence[str], words: UnitWords, silent: Callable[[str], bool]
) -> tuple[str | None, tuple[str, ...]]:
    """Part a path of headings into the unit it names and what else it says.

    ``silent`` tells of a heading that nothing else is known of: beneath "Đơn vị" it is a unit.
    """
    above = [at for at, part in enumerate(path[:-1]) if words.stand_beneath(part)]
    named = [at for at, part in enumerate(path) if silent(part) and words.are_named(part)]
    if not named and above and silent(path[above[-1] + 1]):
        named = [above[-1] + 1]
    if not named:
        return None, tuple(path)
    return path[named[-1]], tuple(
        part for at, part in enumerate(path) if at not in (*named, *above)
    )
