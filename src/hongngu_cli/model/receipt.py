"""A file that a unit sent: what tells whose it is, and when it came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

NO_WORKBOOK = "không phải bảng tính"
"""The fault of a letter, a picture or a printed page."""
NO_PEOPLE = "danh sách chưa có người nào"
"""The fault of a list that has its headings and nobody below."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file in the folder where units send theirs.

    ``saved`` is the file system's time, which copying changes, None where it cannot be asked;
    ``told`` the day that its name or its lines say. ``titles`` are the lines over its tables,
    ``referred`` what they say of other documents. ``rows`` counts the rows of people of each
    unit, and under '' those of none, ``tallies`` the lines of each unit in tables that count.
    ``fault`` says why no table was read, '' where one was; ``signed`` is the day of its lines.
    """

    path: str
    sha256: str
    saved: dt.datetime | None
    told: dt.date | None = None
    titles: tuple[str, ...] = ()
    referred: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    tallies: Mapping[str, int] = field(default_factory=dict)
    fault: str = ""
    signed: dt.date | None = None

    @property
    def order(self) -> tuple[dt.date, dt.datetime, str]:
        """What tells the newest file: the day told, else that of the file system."""
        saved = self.saved or dt.datetime.min  # noqa: DTZ901 - the office's own time
        return (self.told or saved.date(), saved, self.path)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The newest file of a unit last time: no name, only a hash of what it held, and its days.

    ``others`` are the hashes of what else of the unit was there.
    """

    sha256: str
    saved: dt.date
    told: dt.date | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LastTime:
    """What had come by a day, unit by unit."""

    day: dt.date
    units: Mapping[str, Remembered]
