"""How the cells of a sheet look in its file, for a copy that is written anew."""

from __future__ import annotations

from dataclasses import dataclass, field

Colour = str | int
"""RRGGBB, or its number among those that every spreadsheet knows."""
LookRun = tuple[int, int, int, int, int]
"""First and last row, first and last column, counted from 1, and the number of their look."""


@dataclass(frozen=True, slots=True)
class Border:
    """The lines around a cell, as .xlsx calls them ("thin"); '' for none."""

    left: str = ""
    right: str = ""
    top: str = ""
    bottom: str = ""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks: its font, ``size`` in points, and where its text stands.

    ``underline``, ``across`` and ``down`` are as .xlsx calls them; '' is what it has unless told.
    ``fill`` is the colour behind it, ``number`` how a number in it is written: a code, or the
    number that every spreadsheet knows one by.
    """

    font: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: str = ""
    colour: Colour | None = None
    across: str = ""
    down: str = ""
    wrapped: bool = False
    border: Border = field(default=Border())
    fill: Colour | None = None
    number: str | int = 0


@dataclass(frozen=True, slots=True)
class SheetLook:
    """How a sheet looks: ``looks`` by the numbers of ``runs``, which may reach beyond its cells.

    ``heights`` are first and last row, and the points that somebody gave them.
    """

    looks: tuple[CellLook, ...] = ()
    runs: tuple[LookRun, ...] = ()
    heights: tuple[tuple[int, int, float], ...] = ()
