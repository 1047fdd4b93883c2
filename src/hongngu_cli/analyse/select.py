"""Keep the enrolments asked for; what is left out is accounted for, what is unclear is told."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold, unmark
from hongngu_cli.text.periods import Period, year_within
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Mask = npt.NDArray[np.bool_]

STATUSES = {
    "sent": (),
    "enrolled": ("enrolled", "studying", "completed", "deferred"),
    "studying": ("studying",),
    "completed": ("completed",),
    "deferred": ("deferred",),
    "withdrawn": ("withdrawn",),
}
"""Which statuses a question takes in; everyone was sent, and who studies has enrolled."""


Wanted = str | int | dt.date
"""A value asked for: text in any case, a number, a key or a day."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which enrolments count, and as what. Empty tuples and None keep all.

    ``units`` are names in any spelling, ``levels`` level keys, ``where`` pairs of field and
    value as the frame holds it. ``last_day`` is the office's cut-off day of a month.
    """

    period: Period | None = None
    units: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    where: tuple[tuple[str, Wanted], ...] = ()
    count: str = "enrolments"
    status: str = "sent"
    sponsor: str = "sent"
    as_of: dt.date = dt.date.min
    last_day: int = 31


def select(
    roster: Roster, selection: Selection, vocabulary: Vocabulary
) -> tuple[Roster, tuple[Issue, ...]]:
    """Keep what was asked for; the rest goes to the ledger's ``filtered``."""
    frame = roster.frame
    keep = frame.index == frame.index
    issues: list[Issue] = []
    if selection.units:
        units = UnitSpellings(vocabulary)
        labels = units.labels([*frame["unit"].dropna().unique()])
        keep &= _in_units(frame, selection.units, labels, units)
        issues += _absent_units(roster, selection.units, labels, units)
    if selection.levels:
        keep &= frame["level"].isin(selection.levels).to_numpy()
    for field, value in selection.where:
        keep &= _equals(frame[field], value)
    if STATUSES[selection.status]:
        keep &= frame["status"].isin(STATUSES[selection.status]).to_numpy()
    sponsors = frame["sponsor"] == "self"
    keep &= (sponsors if selection.sponsor == "self" else ~sponsors).to_numpy()
    if selection.period:
        inside, unclear = _in_period(frame, selection)
        issues += _unclear(roster, frame.index[unclear & keep], selection)
        if selection.status == "completed":
            open_ended = frame.index[inside & keep & frame["end"].isna()]
            issues += _without_end(roster, open_ended.tolist())
        keep &= inside
    return roster.without(frame.index[~keep].to_numpy(), "filtered"), tuple(issues)


def _in_units(
    frame: pd.DataFrame, names: tuple[str, ...], labels: Mapping[str, str], units: UnitSpellings
) -> Mask:
    wanted = {units.key(units.known(name) or name) for name in names}
    return frame["unit"].map(lambda text: units.key(labels.get(text, "")) in wanted).to_numpy(bool)


def _absent_units(
    roster: Roster, names: tuple[str, ...], labels: Mapping[str, str], units: UnitSpellings
) -> Iterable[Issue]:
    """Tell of a unit asked for that no row names: a slip would otherwise read as a zero."""
    present = sorted({units.key(label): label for label in labels.values()}.items())
    for name in names:
        key = units.key(units.known(name) or name)
        if key in dict(present):
            continue
        near = difflib.get_close_matches(key, [other for other, _ in present], n=3, cutoff=0.5)
        there = [dict(present)[other] for other in near] or [label for _, label in present[:10]]
        yield Issue(
            "unit-absent",
            "warning",
            Place(roster.sheets[0].path),
            name,
            f"Không có lượt nào của đơn vị “{name}” trong các tệp đã đọc.",
            f"Đơn vị gần giống hoặc có trong tệp: {', '.join(there)}.",
        )


def _equals(column: pd.Series, value: Wanted) -> Mask:
    """Compare without regard to case, tone placement and, where none are typed, marks."""
    if isinstance(value, dt.date):
        same: Mask = (column.dt.date == value).to_numpy(dtype=bool)
        return same
    if not isinstance(value, str):
        return (column == value).to_numpy(dtype=bool, na_value=False)
    matching = {
        text
        for text in column.dropna().unique()
        if fold(str(text)) == fold(value) or unmark(str(text)) == unmark(value) == fold(value)
    }
    return column.isin(matching).to_numpy()


def _in_period(frame: pd.DataFrame, selection: Selection) -> tuple[Mask, Mask]:
    """Tell what lies in the period, and what cannot be told.

    A period of whole years goes by the row's year, any other by the day of sending; a row
    that has only a year is unclear where the year lies in the period but partly. Completions
    go by the end date where there is one.
    """
    import numpy as np

    period = selection.period
    assert period is not None  # noqa: S101 - the caller has looked
    days = (
        frame["end"].where(frame["end"].notna(), frame["start"])
        if selection.status == "completed"
        else frame["start"]
    )
    years = frame["year"].astype("Float64")
    if selection.status == "completed":
        years = frame["end"].dt.year.astype("Float64").fillna(years)
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
    inside = (by_year == "wholly") | (partly & dated & in_days)
    if selection.last_day < LONGEST_MONTH:
        inside = np.where(dated, in_days, by_year == "wholly")
        partly |= by_year == "wholly"
    return inside, (partly & ~dated & ~inside) | (by_year == "unknown")


LONGEST_MONTH = 31


def _without_end(roster: Roster, ids: Sequence[int]) -> Iterable[Issue]:
    """Tell of completions whose own year is not known, so that the year of sending stands in."""
    if len(ids):
        yield Issue(
            "end-missing",
            "warning",
            roster.first_cell(int(ids[0])),
            None,
            f"{len(ids)} lượt hoàn thành không ghi ngày kết thúc nên tính theo năm cử đi.",
            "Ghi ngày kết thúc để tính đúng năm hoàn thành.",
        )


def _unclear(roster: Roster, ids: Iterable[int], selection: Selection) -> Iterable[Issue]:
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
