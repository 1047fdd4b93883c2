"""A number that knows the rows and cells it was made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hongngu_cli.model.counts import Count

RowIds = tuple[int, ...]
List = Literal["roster", "cadres", "last"]
"""The list that row ids count in: of this period, of cadres, of the same period last year."""


def no_rows() -> RowIds:
    """Give the rows of a figure that is made from none."""
    return ()


def no_cells() -> tuple[Count, ...]:
    """Give the cells of a figure that is made from none."""
    return ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A named number: as many as its rows, and what its cells and terms add up to, or computed.

    ``rows()`` lists the ids of people's rows in the list ``of``, each of which counts one;
    ``cells()`` the numbers that stand in tables; ``terms`` other figures, each with what it
    is multiplied by (1 or -1). ``label`` says what is counted in the clerk's words, its
    period and status too.

    A number that is no sum, such as a mean, has none of these: it is ``computed_from`` other
    figures, and ``how`` says in a sentence in what way.

    ``of_turns`` tells that its rows are turns of people even where people are counted.

    ``levels`` gives for each row the level it is counted for, where the list does not tell: one
    cadre may ask for several.
    """

    key: str
    label: str
    value: int
    rows: Callable[[], RowIds] = no_rows
    cells: Callable[[], tuple[Count, ...]] = no_cells
    terms: tuple[tuple[int, Figure], ...] = ()
    of: List = "roster"
    computed_from: tuple[Figure, ...] = ()
    how: str = ""
    levels: tuple[str, ...] = ()
    of_turns: bool = False
