"""A stretch of text that lists the parts of a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hongngu_cli.analyse.proofread.reading.tokens import Token

Introduction = Literal["bracket", "all-of", "in-which", "colon", "sum-of", "sum-line", "list"]
BEYOND = 80
"""So many letters behind the parts may still speak of them."""


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens in which parts stand, at one depth of brackets, and figures that may be the total.

    ``totals`` stand nearest first; ``exact`` of them stand in the same clause, where the
    nearest of its kind is meant, the others in sentences before.
    """

    introduction: Introduction
    depth: int
    tokens: tuple[Token, ...]
    totals: tuple[Token, ...]
    exact: int
    listed: bool = False
    coloned: bool = False
    begins: tuple[int, int] = (-1, 0)
    """Where the parts are introduced: the passage, and the letter behind the total."""
    change: str = ""
    """What the nearest total is, of which then the parts may be so many too: "giảm"."""
    spoken_of: bool = False
    """Whether it is but what a sentence speaks of, which may say several things of some of them."""

    @property
    def across(self) -> bool:
        """Tell a total in the paragraph before."""
        return bool(self.totals) and self.totals[0].passage < self.begins[0]

    @property
    def reaches(self) -> int:
        """Where the sentence of the last token may still say something of the parts."""
        return self.tokens[-1].end + BEYOND if self.tokens else 0
