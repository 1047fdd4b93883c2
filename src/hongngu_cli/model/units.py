"""Units: their names, and what became of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit (commune, block, branch) under its present name, with other spellings."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """Units that ended on the day ``since``, and those that came after them.

    One successor of several: they were merged; several: divided, and no row tells into which;
    none: ended without one. A name may stand on both sides. ``within`` are the wider places that
    may stand behind their names, each way they are written.
    """

    key: str
    since: dt.date
    former: tuple[str, ...]
    source: str
    successors: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A kind of places that ended on the day ``since``, by the words that name its bodies."""

    key: str
    words: tuple[str, ...]
    since: dt.date
    label: str
    source: str
