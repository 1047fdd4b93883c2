"""Keep the enrolments asked for; what is left out is accounted for, what is unclear is told."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.enrolled import ALWAYS, LEFT, PAUSED, Enrolled
from hongngu_cli.analyse.in_period import in_period, unclear_rows, without_end
from hongngu_cli.analyse.unread import LEFT_OUT, unread_values
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold, unmark
from hongngu_cli.text.periods import Period
from hongngu_cli.text.spellings import COUNTED_AS, CodedSpellings, UnitSpellings

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Mask = npt.NDArray[np.bool_]

STATUSES = {
    "sent": (),
    "enrolled": (*ALWAYS, PAUSED, LEFT),
    "studying": ("studying",),
    "completed": ("completed",),
    "deferred": ("deferred",),
    "withdrawn": ("withdrawn",),
}
"""Which statuses a question takes in; everyone was sent.

Who studies has enrolled, and of who put it off or left some have (``analyse/enrolled.py``).
"""


Wanted = str | int | dt.date
"""A value asked for: text in any case, a number, a key or a day."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which enrolments count, and as what. Empty tuples and None keep all.

    ``units`` are names in any spelling, ``levels`` level keys, ``where`` pairs of field and
    value as the frame holds it. ``last_day`` is the office's cut-off day of a month.
    ``units_as_of`` is the day whose units rows and numbers are put into; None leaves them.
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
    units_as_of: dt.date | None = None


def select(
    roster: Roster, selection: Selection, vocabulary: Vocabulary
) -> tuple[Roster, tuple[Issue, ...]]:
    """Keep what was asked for; the rest goes to the ledger's ``filtered``."""
    keep, issues = _asked_for(roster, selection, vocabulary)
    return roster.without(roster.frame.index[~keep].to_numpy(), "filtered"), tuple(issues)


def self_paid(roster: Roster, selection: Selection, vocabulary: Vocabulary) -> int:
    """Count who pays for a training asked for, where only those sent are counted."""
    if selection.sponsor != "sent" or "self" not in roster.frame["sponsor"].unique():
        return 0
    keep, _ = _asked_for(roster, replace(selection, sponsor="self"), vocabulary)
    return int(keep.sum())


def _asked_for(
    roster: Roster, selection: Selection, vocabulary: Vocabulary
) -> tuple[Mask, list[Issue]]:
    """Tell which rows were asked for, and what is to be said of others."""
    frame = roster.frame
    keep = frame.index == frame.index
    issues: list[Issue] = []
    if selection.units:
        units = UnitSpellings(vocabulary)
        labels = units.labels([*frame["unit"].dropna().unique()])
        keep &= _in_units(frame, selection.units, labels, units)
        issues += absent_units(roster, selection.units, labels, units)
    if selection.levels:
        keep &= frame["level"].isin(selection.levels).to_numpy()
    if selection.sponsor != "all":
        by_themselves = frame["sponsor"] == "self"
        keep &= (by_themselves if selection.sponsor == "self" else ~by_themselves).to_numpy()
    # Where a value is not read, nobody knows whether the row was asked for.
    may_be, by_values = keep, [*_by_values(roster, selection, vocabulary)]
    for field, asked in by_values:
        keep = keep & asked
        may_be = may_be & (asked | _unread(roster, field))
    if selection.period:
        inside, unclear = in_period(frame, selection)
        issues += unclear_rows(roster, frame.index[unclear & keep], selection)
        if selection.status == "completed":
            issues += without_end(roster, inside & keep)
        keep &= inside
        may_be &= inside | unclear
    for field, _ in by_values:
        left = frame.index[may_be & ~keep & _unread(roster, field)].tolist()
        issues += unread_values(roster, field, left, LEFT_OUT)
    return keep, issues


def _by_values(
    roster: Roster, selection: Selection, vocabulary: Vocabulary
) -> Iterator[tuple[str, Mask]]:
    """Give each field whose values are chosen by, and which rows have one of those asked for."""
    frame = roster.frame
    for field, value in selection.where:
        asked = _counts_as(frame[field], value, vocabulary) | equals(frame[field], value)
        yield field, asked
    if selection.status == "enrolled":
        yield "status", frame.index.isin(sorted(Enrolled(roster, vocabulary).rows()))
    elif STATUSES[selection.status]:
        yield "status", frame["status"].isin(STATUSES[selection.status]).to_numpy()


def _unread(roster: Roster, field: str) -> Mask:
    """Tell in which rows a field holds what could not be read."""
    return roster.frame.index.isin(list(roster.doubts.get(field, {})))


def _in_units(
    frame: pd.DataFrame, names: tuple[str, ...], labels: Mapping[str, str], units: UnitSpellings
) -> Mask:
    wanted = {units.key(units.known(name) or name) for name in names}
    there = [text for text, label in labels.items() if units.key(label) in wanted]
    return frame["unit"].isin(there).to_numpy(bool)


def absent_units(
    roster: Roster,
    names: tuple[str, ...],
    labels: Mapping[str, str],
    units: UnitSpellings,
    what: str = "lượt",
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
            f"Không có {what} nào của đơn vị “{name}” trong các tệp đã đọc.",
            f"Đơn vị gần giống hoặc có trong tệp: {', '.join(there)}.",
        )


def _counts_as(column: pd.Series, value: Wanted, vocabulary: Vocabulary) -> Mask:
    """Tell which rows are counted under the value that is asked for: "Khơ-me" under "Khmer"."""
    spellings = CodedSpellings(vocabulary, COUNTED_AS.get(str(column.name), ""))
    key = spellings.read(str(value))
    same = {text for text in column.dropna().unique() if key and spellings.told(text) == key}
    return column.isin(same).to_numpy()


def equals(column: pd.Series, value: Wanted) -> Mask:
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
