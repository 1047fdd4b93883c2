"""The courses met so far by their words, to find those of which one tells more than the other."""

from __future__ import annotations

from collections.abc import Iterator

Words = frozenset[str]


class Courses:
    """Sets of words; two agree where one has all words of the other."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[Words, None] = {}
        self._with: dict[str, list[Words]] = {}
        self._signs: dict[str, list[Words]] = {}

    def add(self, words: Words) -> None:
        """Take a course, which is found again by any of its words and, in others, by its rarest."""
        if words in self._known:
            return
        self._known[words] = None
        if words:
            self._signs.setdefault(self._rarest(words), []).append(words)
        for word in words:
            self._with.setdefault(word, []).append(words)

    def near(self, words: Words) -> Iterator[Words]:
        """Give the courses that agree with one, each once."""
        if not words:
            yield from self._known
            return
        if frozenset() in self._known:
            yield frozenset()
        for word in sorted(words):
            yield from (known for known in self._signs.get(word, ()) if known <= words)
        more = self._with.get(self._rarest(words), ())
        yield from (known for known in more if known > words)

    def _rarest(self, words: Words) -> str:
        return min(sorted(words), key=lambda word: len(self._with.get(word, ())))
