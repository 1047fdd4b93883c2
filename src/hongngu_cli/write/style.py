"""How a reader wants a report shown, apart from its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.model.own_template import OwnTemplate
from hongngu_cli.text.tones import Habit

if TYPE_CHECKING:
    from hongngu_cli.model.profile import Profile


def _no_profile() -> Profile:
    raise LookupError("no layout of documents was given")


@dataclass(frozen=True, slots=True)
class Style:
    """What a format may be asked for.

    ``decimals`` is for percentages, ``width`` counts the terminal's characters, ``colour``
    allows terminal colours, ``templates`` is the folder of document templates, ``own`` the
    office's own one in place of the report's. ``profile`` reads the layout of Word documents
    that are no letters, which few are asked for. ``tone`` is the office's habit of placing tone
    marks, which the words of our templates follow.
    """

    decimals: int = 1
    width: int = 80
    colour: bool = False
    templates: Path = Path("templates")
    profile: Callable[[], Profile] = _no_profile
    tone: Habit = ""
    own: OwnTemplate | None = None
