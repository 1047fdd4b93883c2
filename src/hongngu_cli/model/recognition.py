"""How a sheet was understood: where its tables are and what each row and column is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.place import Place
from hongngu_cli.model.sheet import Sheet

NAMES = ("name", "given_name", "family_name")
"""Fields that name a person."""
KINDS_OF_PEOPLE = ("roster", "cadres", "placement")
"""Kinds of tables that name people."""
LEVEL_PART = "level_part"
"""The field of a column that says more of the levels written beside it under one heading."""
NOT_SENT = "not_sent"
"""The field of a column whose marks, and the status of a section whose rows, were not sent."""
DATE_PARTS = ("day", "month", "year")
"""What of a date may stand in a column of its own."""
WAYS = ("mode", "place")
"""Fields that say how and where one studies, whose values offices head columns with."""
BENEATH = " › "
"""Stands between a heading and the one beneath it."""


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column is. ``field`` is None for a column we do not know.

    ``value`` is a coded value the column's marks stand for: the level of an "x" column,
    the sex of a split birth column. ``why`` says in Vietnamese how it was told.
    ``context`` is the group a level heading names ("Trình độ LLCT"), None without one.
    ``year`` is the year that the counts in a column are for, ``unit`` the unit they are of, as the
    office wrote it. ``measure`` is the field that a
    column of totals adds up, where its heading says which ("Tổng chỉ tiêu").
    ``part`` is the field that a column beneath a level tells of it ("Trung cấp › Năm"), or the
    part of a date in a column of its own (day, month, year). ``mode`` is how one studies, full
    time or in the country, by a heading above or beneath a level ("Trung cấp › Tập trung").
    ``status`` is how it went, by a heading beneath a level ("Trung cấp › Đang học").
    ``again`` numbers, from 1, the groups of columns that come again under the same headings
    ("Lớp | Năm | Lớp | Năm"); 0 is none of them.
    """

    field: str | None
    heading: str
    why: str
    value: str | None = None
    context: str | None = None
    year: int | None = None
    measure: str | None = None
    part: str | None = None
    mode: str | None = None
    unit: str | None = None
    status: str | None = None
    again: int = 0


NAMED = "named"
"""The source of what a section gives by those beside it, without a word that is known."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that stands outside the row: in a title, section, sheet name or file name."""

    value: str | int
    place: Place
    source: str
    """``section``, ``named``, ``title``, ``issuer`` …"""
    others: tuple[Given, ...] = ()
    """What sources further off say otherwise."""
    beneath: str = ""
    """A body that the line beneath names, which is a part of this unit."""


@dataclass(frozen=True, slots=True)
class PeopleTold:
    """The names in one cell, and whether each is surely a person by itself."""

    names: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table on a sheet. Rows and columns count from 1, both ends belong to it.

    ``people`` are the rows that hold data; ``set_aside`` the others by the ledger's
    reasons. ``given`` tells, for runs of rows from a first row on, which values hold
    there by section; ``given_overall`` what title, sheet or file name say.
    ``totals`` are the rows set aside as totals with the rows each one adds up. ``wrapped``
    gives, for rows that only go on with the texts of a person above, that person's row.
    ``confidence`` is how sure all this is, 0 to 1, ``why`` says it in one sentence, ``doubts``
    what makes it less than sure. ``beside`` tells a list on the same rows as the table before
    it, at its right: rows of people belong to both, any other to one of them. ``unread`` are
    rows of sections that may end the one above them and cannot be told. ``not_sent`` gives, for
    rows of people who were sent to nothing, the cell of the section or heading that says so.
    ``proposed`` is the title that says of all of them that they are only put forward.
    ``several`` gives, for rows of people whose one cell names more than one, whom it names.
    """

    sheet: Sheet
    kind: str | None
    header_rows: tuple[int, int] | None
    first_row: int
    last_row: int
    columns: Mapping[int, ColumnMeaning]
    confidence: float
    why: str
    people: tuple[int, ...]
    set_aside: Mapping[str, tuple[int, ...]]
    sections: tuple[tuple[int, Mapping[str, Given]], ...] = ()
    given_overall: Mapping[str, Given] = field(default_factory=dict)
    totals: tuple[tuple[int, tuple[int, ...]], ...] = ()
    wrapped: Mapping[int, int] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    beside: bool = False
    unread: tuple[int, ...] = ()
    not_sent: Mapping[int, Place] = field(default_factory=dict)
    proposed: Place | None = None
    several: Mapping[int, PeopleTold] = field(default_factory=dict)

    def sharing(self, row: int) -> tuple[str, ...]:
        """Give the names of those who surely share the cell of a row; none where one is alone."""
        told = self.several.get(row)
        return told.names if told and told.sure else ()

    @property
    def sent(self) -> tuple[int, ...]:
        """The rows of people who were sent to something, or may have been."""
        if not self.not_sent:
            return self.people
        return tuple(row for row in self.people if row not in self.not_sent)

    @property
    def names_people(self) -> bool:
        """Whether a column names people: a list of them, whatever its kind."""
        return any(meaning.field in NAMES for meaning in self.columns.values())

    @property
    def fields(self) -> frozenset[str]:
        """The fields that its columns mean."""
        return frozenset(filter(None, (meaning.field for meaning in self.columns.values())))

    def column_of(self, field: str) -> int | None:
        """Give the first column that means the field."""
        for column, meaning in self.columns.items():
            if meaning.field == field:
                return column
        return None
