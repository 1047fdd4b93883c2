"""What every report says around its figures: period, what is counted, sources, account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import Counted
from hongngu_cli.analyse.people import person_numbers
from hongngu_cli.analyse.select import Selection
from hongngu_cli.model.account import Used, sources_of
from hongngu_cli.model.cadres import Cadres
from hongngu_cli.model.counts import Counts
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.ledger import Ledger, Source, add_up
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd

STATUS_WORDS = {
    "sent": "được cử đi",
    "enrolled": "đã nhập học",
    "studying": "đang học",
    "completed": "đã hoàn thành",
    "deferred": "hoãn, bảo lưu",
    "withdrawn": "thôi học",
}
SPONSOR_WORDS = {"self": " (tự túc)", "all": " (kể cả tự túc)"}

NO_COUNTS = Counts((), ())

UNTOLD = NO_YEAR, NO_ROWS = "không rõ năm", "chưa có số liệu"
"""What is said in place of the years of rows that tell none."""


@dataclass(frozen=True, eq=False)
class Material:
    """What a report is made from: the lists and numbers as selected, and the words in force.

    ``cadres`` and ``placements`` are None where they were not asked for; ``used`` where only
    rosters were. ``last`` is the roster of the same period last year, where it stands beside
    this one. ``self_paid`` counts the enrolments that are left out for that alone.
    """

    roster: Roster
    selection: Selection
    vocabulary: Vocabulary
    settings: Settings
    issues: tuple[Issue, ...]
    counts: Counts = NO_COUNTS
    cadres: Cadres | None = None
    used: Used | None = None
    placements: Roster | None = None
    last: Roster | None = None
    self_paid: int = 0

    @property
    def as_of(self) -> dt.date:
        """The day ages and "now" are taken at."""
        return self.selection.as_of

    @cached_property
    def period(self) -> str:
        """The period asked for, else the years the rows speak of; by the units of which day."""
        asked = self.selection.period
        told = asked.label if asked else years_spoken_of(self.roster.frame)
        return self.with_units(told)

    def with_units(self, period: str) -> str:
        """Say after a period by the units of which day everything is told."""
        day = self.selection.units_as_of
        return f"{period} (theo đơn vị ngày {day:%d/%m/%Y})".strip() if day else period

    @property
    def counting(self) -> str:
        """What is counted, in which status: "lượt người được cử đi"."""
        return self.counting_of("người" if self.selection.count == "people" else "lượt người")

    @property
    def subject(self) -> str:
        """Say what is counted, and of people that each counts once: parts may then be more."""
        once = " (mỗi người tính một lần)" if self.selection.count == "people" else ""
        return f"{self.counting}{once}"

    def counting_of(self, noun: str) -> str:
        """Say of those that are called so what is counted, in which status."""
        sponsor = SPONSOR_WORDS.get(self.selection.sponsor, "")
        return f"{noun} {STATUS_WORDS[self.selection.status]}{sponsor}"

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The account of each sheet."""
        return sources_of(self.roster, self.used)

    def shortly(self, path: str) -> str:
        """Give a path below the folder of all inputs."""
        return str(Path(*Path(path).parts[self._shared :]))

    @cached_property
    def _shared(self) -> int:
        """How many folders all inputs lie in together."""
        folders = [Path(sheet.path).parent.parts for sheet in self.roster.sheets]
        shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
        return len(list(shared))

    @property
    def ledger(self) -> Ledger:
        """The account of all sheets."""
        return add_up(source.ledger for source in self.sources)


def counted_of(material: Material) -> Counted:
    """Give what is counted of a roster: its enrolments, or its people where they are asked for."""
    frame = material.roster.frame
    by_person = material.selection.count == "people"
    return Counted(frame, person_numbers(frame, material.vocabulary) if by_person else None)


def where(material: Material, at: int, roster: Roster | None = None) -> str:
    """Say where a row stands for people to read: its path below the folder of all inputs."""
    place = (roster or material.roster).first_cell(at)
    path = material.shortly(place.path)
    return " · ".join(part for part in (path, place.sheet, f"dòng {place.row}") if part)


def period_of(material: Material) -> str:
    """Name the period asked for, else the years that rows speak of, without those of no year."""
    asked = material.selection.period
    return material.with_units(asked.label if asked else span_of(material.roster.frame))


def years_spoken_of(frame: pd.DataFrame) -> str:
    """Name the years of a frame's rows, since no period was asked for; say how many have none."""
    missing = int(frame["year"].isna().sum())
    span = span_of(frame)
    return f"{span} và {missing} lượt không rõ năm" if 0 < missing < len(frame) else span


def span_of(frame: pd.DataFrame) -> str:
    """Name the years of a frame's rows."""
    years = frame["year"].dropna()
    if not len(years):
        return NO_YEAR if len(frame) else NO_ROWS
    first, last = int(years.min()), int(years.max())
    return f"năm {first}" if first == last else f"từ năm {first} đến năm {last}"


def office_of(material: Material) -> dict[str, str]:
    """Give the names a document carries."""
    return material.settings.office.names
