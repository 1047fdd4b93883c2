"""Where in a TOML file something stands, since the parser of Python tells no lines."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from hongngu_cli.text.toml_tokens import QUOTED

HEAD = re.compile(r"^[ \t]*\[\[?[ \t]*([\w\"'.-]+)[ \t]*\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)
KEY = r"(?:^|[{{,])[ \t]*([\"']?){}\1[ \t]*="


class TomlLines:
    r"""The lines of a TOML file, counted from 1; what cannot be found has none.

    >>> lines = TomlLines('[[unit]]\nname = "A"\n\n[[unit]]\n# "B"\nname = "B"')
    >>> lines.of("unit", 2), lines.of("unit", 2, "name"), lines.of_text("B", "unit", 2)
    (4, 6, 6)
    """

    def __init__(self, text: str) -> None:
        """Find where each block begins."""
        self.text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._heads = [(found.start(), found[1].strip("\"'")) for found in HEAD.finditer(text)]

    def of(self, section: str, number: int = 1, key: str | None = None) -> int | None:
        """Give the line of a section's block, or of a key in it."""
        span = self._span(section, number)
        if key is None:
            head = re.compile(KEY.format(re.escape(section)), re.MULTILINE)
            return self._line(span[0]) if span else self._first(head, (0, len(self.text)))
        if not span:
            return None
        return self._first(re.compile(KEY.format(re.escape(key)), re.MULTILINE), span)

    def of_text(self, text: str, section: str, number: int = 1) -> int | None:
        """Give the line on which a section's block has a text in quotation marks."""
        span = self._span(section, number) or (0, len(self.text))
        for at, found in self._texts:
            if span[0] <= at < span[1] and found == text:
                return self._line(at)
        return None

    @cached_property
    def _texts(self) -> Sequence[tuple[int, str]]:
        return tuple(self._quoted())

    def _quoted(self) -> Iterator[tuple[int, str]]:
        for found in QUOTED.finditer(self.text):
            token = found[0]
            if token.startswith("#"):
                continue
            plain = "\\" not in token and token[:3] not in {'"""', "'''"}
            yield found.start(), token[1:-1] if plain else tomllib.loads(f"x = {token}")["x"]

    def _span(self, section: str, number: int) -> tuple[int, int] | None:
        starts = [n for n, (_, name) in enumerate(self._heads) if name == section]
        if number > len(starts):
            return None
        at = starts[number - 1]
        ends = [start for start, _ in self._heads[at + 1 : at + 2]]
        return self._heads[at][0], ends[0] if ends else len(self.text)

    def _first(self, pattern: re.Pattern[str], span: tuple[int, int]) -> int | None:
        for found in pattern.finditer(self.text, *span):
            return self._line(found.end() - 1)
        return None

    def _line(self, at: int) -> int:
        # The head's pattern may begin with the blanks before it, never with a line's end.
        return bisect_right(self._breaks, at - 1) + 1
