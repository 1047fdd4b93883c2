"""A text as figures and the marks and words between them that say what they are to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hongngu_cli.model.passage import Passage
from hongngu_cli.model.proofread import Mention

TokenKind = Literal[
    "figure",
    "malformed",
    "year",
    "open",
    "close",
    "semicolon",
    "comma",
    "and",
    "colon",
    "stop",
    "line",
    "in-which",
    "all-of",
    "sum-of",
    "sum-line",
    "besides",
]


LISTED = frozenset(("comma", "and"))
"""What stands between things that are told one after the other."""
MONEY = "money"
"""The kind of what is counted in money."""
LABEL = ": 1"
"""What the word of a colon is that stands right before a number: "Khiển trách: 08"."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A figure, a mark or a word, each itself only; ``depth`` counts the brackets around it.

    ``word`` is what stands there, of a line the kind of mark it begins with ("-", "1."); a
    ``rate`` is so many for each of something.
    """

    kind: TokenKind
    passage: int
    start: int
    end: int
    word: str = ""
    depth: int = 0
    mention: Mention | None = None
    unit: str = ""
    unit_end: int = 0
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """All tokens of a text one behind the other, with the passages they stand in."""

    passages: tuple[Passage, ...]
    lowers: tuple[str, ...]
    tokens: tuple[Token, ...]
    closes: dict[int, int] = field(default_factory=dict)

    @property
    def malformed(self) -> list[Mention]:
        """The numbers that are written so that nobody can read them."""
        return [
            token.mention for token in self.tokens if token.mention and token.kind == "malformed"
        ]

    def between(self, first: Token, second: Token) -> str:
        """Give the text between two tokens of one passage, in small letters."""
        start = max(first.end, first.unit_end)
        return self.lowers[first.passage][start : second.start]
