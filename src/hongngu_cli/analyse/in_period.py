"""Which enrolments lie in a period, by day, month or year; what cannot be told is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.roster import Roster
from hongngu_cli.text.periods import year_within

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from hongngu_cli.analyse.select import Selection

    Mask = npt.NDArray[np.bool_]


def in_period(frame: pd.DataFrame, selection: Selection) -> tuple[Mask, Mask]:
    """Tell what lies in the period, and what cannot be told.

    A period of whole years goes by the row's year, any other by the day of sending, or by the
    month where no day is told. A row of which the year or the month lies in the period but
    partly is unclear. Completions go by the end date where there is one.
    """
    import numpy as np

    period = selection.period
    assert period is not None  # noqa: S101 - the caller has looked
    days = frame["start"]
    if selection.status == "completed":
        if "end_month" in frame:
            days = days.where(frame["end_month"].isna())
        days = frame["end"].where(frame["end"].notna(), days)
    years = frame["year"].astype("Float64")
    if selection.status == "completed":
        ended = frame["end"].dt.year.astype("Float64")
        if "end_month" in frame:
            ended = ended.fillna(frame["end_month"].dt.year.astype("Float64"))
        years = ended.fillna(years)
    known = {
        year: year_within(int(year), period, last_day=selection.last_day)
        for year in years.dropna().unique()
    }
    by_year = years.map(known).fillna("unknown").to_numpy()
    low, high = (
        np.datetime64(max(period.start, dt.date(1800, 1, 1))),
        np.datetime64(min(period.end, dt.date(2200, 1, 1))),
    )
    dated = days.notna().to_numpy()
    in_days = ((days >= low) & (days <= high)).to_numpy()
    partly = by_year == "partly"
    wholly, apart = _months_in(frame, selection, low, high)
    inside = (by_year == "wholly") | (partly & np.where(dated, in_days, wholly))
    if selection.last_day < LONGEST_MONTH:
        inside = np.where(dated, in_days, by_year == "wholly")
        partly |= by_year == "wholly"
    return inside, (partly & ~dated & ~inside & ~apart) | (by_year == "unknown")


def _months_in(
    frame: pd.DataFrame, selection: Selection, low: np.datetime64, high: np.datetime64
) -> tuple[Mask, Mask]:
    """Tell which rows' months lie wholly in a run of days, and which have no day of it."""
    import numpy as np

    months = np.full(len(frame), np.datetime64("NaT", "M"))
    for name in ("start_month", "end_month")[: 1 + (selection.status == "completed")]:
        if name in frame:
            told = frame[name].to_numpy("datetime64[M]")
            months = np.where(np.isnat(told), months, told)
    first, last = months.astype("datetime64[D]"), (months + 1).astype("datetime64[D]") - 1
    return (first >= low) & (last <= high), (last < low) | (first > high)


LONGEST_MONTH = 31


def without_end(roster: Roster, kept: Mask) -> Iterable[Issue]:
    """Tell of completions whose own year is not known, so that the year of sending stands in."""
    frame = roster.frame
    open_ended = kept & frame["end"].isna()
    if "end_month" in frame:
        open_ended &= frame["end_month"].isna()
    ids = frame.index[open_ended]
    if len(ids):
        yield Issue(
            "end-missing",
            "warning",
            roster.first_cell(int(ids[0])),
            None,
            f"{len(ids)} lượt hoàn thành không ghi ngày kết thúc nên tính theo năm cử đi.",
            "Ghi ngày kết thúc để tính đúng năm hoàn thành.",
        )


def unclear_rows(roster: Roster, ids: Iterable[int], selection: Selection) -> Iterable[Issue]:
    """Name the rows whose year or day leaves open whether they belong to the period."""
    known = roster.frame["year"].dropna()
    years = dict(zip(known.index.tolist(), known.tolist(), strict=True))
    for row in ids:
        place = roster.place(int(row), "year")
        typed = str(years[row]) if row in years else None
        label = selection.period.label if selection.period else ""
        yield Issue(
            "period-unclear",
            "warning",
            place if place.cell else roster.first_cell(int(row)),
            typed,
            f"Không rõ lượt này có thuộc kỳ {label} không nên chưa tính."
            if typed
            else "Không có năm cử đi nên chưa tính vào kỳ báo cáo.",
            "Ghi ngày bắt đầu hoặc năm cử đi cho dòng này.",
        )
