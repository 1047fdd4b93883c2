"""How a reader wants a report shown, apart from its format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Style:
    """What a format may be asked for.

    ``decimals`` is for percentages, ``width`` counts the terminal's characters, ``colour``
    allows terminal colours, ``templates`` is the folder of document templates.
    """

    decimals: int = 1
    width: int = 80
    colour: bool = False
    templates: Path = Path("templates")
