"""A workbook to fill in: its columns, and what each offers to choose from.

``Blanks``, ``Blank`` and ``BlankColumn`` mirror ``blanks.toml``; ``Form`` is a blank with the
words and names of an office in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

BlankKind = Literal["text", "count", "date", "year"]


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column to fill in. ``width`` is in characters, ``says`` tells how to fill it in.

    ``choices`` names what the vocabulary offers, ``values`` are offered as they are; with
    ``open`` other values are asked about and let pass.
    """

    heading: str
    width: int
    says: str
    kind: BlankKind = "text"
    required: bool = False
    choices: str = ""
    values: tuple[str, ...] = ()
    open: bool = False

    @property
    def title(self) -> str:
        """The heading as it is written; a star says that the column must be filled in."""
        return f"{self.heading} *" if self.required else self.heading


@dataclass(frozen=True, slots=True)
class Blank:
    """A kind of workbook to fill in, under both its names.

    ``rows`` are ruled from the start, each ``row_height`` points high.
    """

    key: str
    vietnamese: str
    label: str
    title: str
    sheet: str
    says: str
    rows: int
    row_height: int
    column: tuple[BlankColumn, ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """All kinds of workbooks to fill in, and what holds for filling in any of them.

    ``of_dates`` is what holds for those with a column of dates.
    """

    steps: tuple[str, ...]
    of_dates: str
    blank: tuple[Blank, ...]

    @property
    def kinds(self) -> Mapping[str, Blank]:
        """Blanks under both their names, the English ones first."""
        english = {blank.key: blank for blank in self.blank}
        return english | {blank.vietnamese: blank for blank in self.blank}


@dataclass(frozen=True, slots=True)
class Form:
    """A blank as an office gets it.

    ``lists`` are named by the heading of the column that offers them; ``issuer`` are the lines
    above the title, ``steps`` what the page of instructions says before it explains columns.
    """

    blank: Blank
    issuer: tuple[str, ...]
    steps: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]
