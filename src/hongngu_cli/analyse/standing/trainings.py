"""Trainings of one person with the days that tell what was when."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.cadres import Cadre

COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Training:
    """A training of a known level: the roster's row, and what became of it.

    ``sent`` is the first day it may have begun, ``end`` the day it ends as told, ``ended`` the
    same, else the end of the year of sending; each None where nothing tells it.
    """

    row: int
    level: str
    status: str | None
    year: int | None
    sent: dt.date | None
    end: dt.date | None
    ended: dt.date | None

    def is_done(self, day: dt.date) -> bool:
        """Tell whether it was completed by a day; of one without any date it was."""
        return self.status == COMPLETED and (self.ended is None or self.ended <= day)

    def is_begun(self, day: dt.date) -> bool:
        """Tell whether it may have begun by a day."""
        return self.sent is None or self.sent <= day

    @property
    def order(self) -> tuple[dt.date, int]:
        """What trainings are sorted by: when they began."""
        return (self.sent or dt.date.min, self.row)


@dataclass(frozen=True, slots=True)
class Learning:
    """What both lists tell of somebody; ``listed`` is the day of the cadre list, if it tells it."""

    cadre: Cadre
    trainings: tuple[Training, ...]
    listed: dt.date | None

    def completed(self, day: dt.date) -> list[Training]:
        """Give the trainings completed by a day."""
        return [one for one in self.trainings if one.is_done(day)]


def trainings_told(frame: pd.DataFrame) -> Mapping[int, Training]:
    """Give the trainings of a roster's frame by row; one of no known level is none."""
    names = ("level", "status", "year", "start", "end", "start_month", "end_month")
    told: dict[str, list[Any]] = {
        name: frame[name].astype(object).where(frame[name].notna(), None).tolist()
        for name in names
        if name in frame
    }
    size = len(frame)
    cells = zip(*(told.get(name, [None] * size) for name in names), strict=True)
    return {
        row: _training(row, *values)
        for row, values in zip(frame.index.tolist(), cells, strict=True)
        if values[0] is not None
    }


def _training(  # noqa: PLR0913, PLR0917 - a row's fields
    row: int,
    level: str,
    status: str | None,
    year: int | None,
    start: dt.datetime | None,
    end: dt.datetime | None,
    start_month: dt.datetime | None,
    end_month: dt.datetime | None,
) -> Training:
    began = start or start_month
    sent = began.date() if began else dt.date(year, 1, 1) if year else None
    over = end.date() if end else _last_day(end_month.date()) if end_month else None
    ended = over or (dt.date(year, 12, 31) if year else None)
    return Training(row, level, status, year, sent, over, ended)


def _last_day(month: dt.date) -> dt.date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
