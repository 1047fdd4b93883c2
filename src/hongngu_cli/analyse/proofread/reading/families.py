"""Names that are all there are of their kind: forms of discipline, grades, a thing and its no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import as_written

TWO = 2


class Families:
    """Knows which names exclude one another and leave nothing out."""

    def __init__(self, words: ProofreadWords) -> None:
        """Fold the words once."""
        self.little = frozenset(fold(word) for word in words.little)
        self.negations = frozenset(fold(word) for word in words.negations)
        self.graded = [_folded(line) for line in words.graded]
        self.lines = [*map(_folded, words.complementary), *self.graded]
        self.any = re.compile(rf"(?<!\w){as_written({*chain(*self.lines)})}(?!\w)")

    def hold(
        self, names: Sequence[str], *, whole: bool = False, counted: Iterable[str] = ()
    ) -> bool:
        """Tell whether names are of one family, each once, or one is the other's no.

        What is ``counted`` makes no two names alike, though they may hold it. Two names are a
        ``whole`` only where their family has no more; of grades the lower half must not be
        missing.
        """
        folded = [fold(name) for name in names]
        if not all(map(self.any.search, folded)):
            return self._are_opposite(folded, counted)
        lines = [one for one in self.lines if not whole or len(names) > TWO or len(one) == TWO]
        if whole:
            lines = [one for one in lines if one not in self.graded or _reaches_down(folded, one)]
        return any(_are(folded, line) for line in lines) or self._are_opposite(folded, counted)

    def _are_opposite(self, names: Sequence[str], counted: Iterable[str]) -> bool:
        """Tell "đã kỷ luật" and "không thi hành kỷ luật"."""
        if len(names) != TWO:
            return False
        one, other = (set(name.split()) for name in names)
        common = (one & other) - self.little - self.negations
        common -= {word for unit in counted for word in fold(unit).split()}
        return bool(common) and bool(one & self.negations) is not bool(other & self.negations)


def _are(names: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the names are those words, each once."""
    left = list(words)
    for name in names:
        word = next((one for one in left if f" {one} " in f" {name} "), None)
        if word is None:
            return False
        left.remove(word)
    return len(names) > 1


def _folded(line: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in line.split(","))


def _reaches_down(names: Sequence[str], line: Sequence[str]) -> bool:
    """Tell grades of which one is of the lower half."""
    lower = line[len(line) // 2 :]
    return any(f" {word} " in f" {name} " for name in names for word in lower)
