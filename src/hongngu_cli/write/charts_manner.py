"""How series look, so that they can be told apart in black and white too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lines = Literal["", "rising", "level", "crossed"]


@dataclass(frozen=True, slots=True)
class Manner:
    """The colour of a bar, and the black lines over it."""

    colour: str
    lines: Lines = ""


MANNERS = (
    Manner("#404040"),
    Manner("#FFFFFF", "rising"),
    Manner("#B0B0B0"),
    Manner("#FFFFFF"),
    Manner("#FFFFFF", "level"),
    Manner("#FFFFFF", "crossed"),
)
ALONE = Manner("#808080")
"""Of a single series, which is told apart from none."""


def manner(number: int, many: int) -> Manner:
    """Give the manner of one among so many series."""
    return ALONE if many == 1 else MANNERS[number % len(MANNERS)]
