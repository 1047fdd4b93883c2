"""An official form: its columns and rows as laid out, and one that is filled in.

``FormLayout``, ``FormColumn`` and ``FormRow`` mirror ``forms/*.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from hongngu_cli.model.table import Table

Holds = Literal["numeral", "label", "people", "last-year", "classes", "ratio"]
Where = Mapping[str, tuple[str, ...]]
"""Coded values of fields, any of which fits."""
Number = int | float | None
"""What stands in a cell; None where there is no base for a number."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column under its number and headings, those above it the topmost first.

    It adds up the columns of ``sum``, or counts what fits ``where``, ``ages`` (whole years, both
    ends belong to them) or ``organisers`` (words of who opened a class). ``of`` is the column of
    which it is a part. A ``ratio`` divides the first of two columns by the second.
    """

    number: int
    heading: str
    above: tuple[str, ...] = ()
    holds: Holds = "people"
    width: float = 9
    sum: tuple[int, ...] = ()
    of: int | None = None
    where: Where = field(default_factory=dict)
    ages: tuple[int, int] | None = None
    organisers: tuple[str, ...] = ()
    ratio: tuple[int, int] | None = None

    @property
    def numbered(self) -> str:
        """Write the number with what it adds up: "3=4+6+8"."""
        added = "+".join(map(str, self.sum))
        return f"{self.number}={added}" if added else str(self.number)

    @property
    def named(self) -> str:
        """Name the column with the heading above it: "Cấp tỉnh: tổng số"."""
        heading = self.heading[:1].lower() + self.heading[1:] if self.above else self.heading
        return ": ".join((*self.above[-1:], heading))


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row; ``of`` is the row above that adds it up.

    A row that adds up no others counts what fits its own ``where`` and those above it, and any
    of its ``words``, or of those above it. One that is ``untold`` counts what fits all that and
    no other row, since too little is told; it is no row of the form, and stands there only with
    a number in it.
    """

    key: str
    label: str
    numeral: str = ""
    of: str | None = None
    where: Where = field(default_factory=dict)
    words: tuple[str, ...] = ()
    untold: bool = False


@dataclass(frozen=True)
class FormLayout:
    """A form: what is printed around it, its columns, its rows in order.

    ``total`` is the number of the column by which people are in the form.
    """

    title: str
    total: int
    column: tuple[FormColumn, ...]
    row: tuple[FormRow, ...]
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    source: str = ""

    @cached_property
    def columns(self) -> Mapping[int, FormColumn]:
        """Columns by their numbers."""
        return {column.number: column for column in self.column}

    @cached_property
    def rows(self) -> Mapping[str, FormRow]:
        """Rows by key, in order."""
        return {row.key: row for row in self.row}

    @cached_property
    def parts(self) -> Mapping[str | None, tuple[FormRow, ...]]:
        """The rows that each row adds up; None gives those that no other does."""
        found: dict[str | None, list[FormRow]] = {}
        for row in self.row:
            found.setdefault(row.of, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def lineage(self, row: FormRow) -> tuple[FormRow, ...]:
        """Give a row and those above it that add it up, the topmost first."""
        above = self.lineage(self.rows[row.of]) if row.of else ()
        return (*above, row)


@dataclass(frozen=True, slots=True)
class NamedForm:
    """A layout under the name it is asked for by."""

    name: str
    layout: FormLayout


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with its numbers, as it is to be printed.

    ``values`` are by row and number of the column; ``remarks`` stand beneath the table,
    ``signed`` says where and when. ``beneath`` lists what is not in the form, people first, and
    ``account`` how they and the form make up the whole: labels with numbers, the form's own first.
    """

    layout: FormLayout
    title: str
    left: tuple[str, ...]
    values: Mapping[tuple[str, int], Number]
    remarks: tuple[str, ...]
    signed: str
    beneath: tuple[Table, ...]
    account: tuple[tuple[str, int], ...]
