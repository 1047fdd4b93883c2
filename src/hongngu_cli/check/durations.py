"""How long trainings last, and what lies too late beside them: decisions, and today."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.check.sent_before import NOT_FINISHED
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.alike import numbered
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.model.fields import DECIDED, DECISION, MONTHS, YEARS
from hongngu_cli.text.dates import in_parts
from hongngu_cli.text.decisions import decided_on
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.columns import Columns
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

STUDYING, COMPLETED = "studying", "completed"
YEARS_BEHIND = 10
"""A decision so long after the beginning is a slip of the pen in a year; that is told otherwise."""


def decision_late(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find decisions that were made long after the training they send to began."""
    telling = Telling(roster, vocabulary, "decision-late")
    columns, most = roster.columns, settings.check.decision_days
    begun = _latest(columns, "start")
    decided = {DECIDED: columns.numbers(DECIDED), DECISION: columns.each(DECISION, _decided)}
    met = set[int]()
    for name, days in decided.items():
        late = (begun != UNTOLD) & (days != UNTOLD) & (days - begun > most)
        late &= days - begun < YEARS_BEHIND * 365
        for row in roster.ids[late[roster.ids]].tolist():
            if row in met:
                continue
            met.add(row)
            day = shown(dt.date.fromordinal(int(days[row])))
            when = in_parts(roster.when(row, "start"))
            says = f"Quyết định ngày {day} có sau khi bắt đầu học ({when}) quá {most} ngày."
            yield telling.cell(row, name, says)


def in_progress_late(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find those who still study in a training that ended long before the list was made.

    A list of years ago is right in what it says of then, so that the last day it tells of, and
    not today, is what an end is held against.
    """
    telling, most = Telling(roster, vocabulary, "in-progress-late"), settings.check.studying_days
    studying = roster.columns.among("status", {STUDYING}.__contains__)
    if settings.as_of is None or not studying.any():
        return
    ended, made = _latest(roster.columns, "end"), _made(roster, settings.as_of)
    late = studying & (ended != UNTOLD) & (made - ended > most)
    for row in roster.ids[late[roster.ids]].tolist():
        if not roster.ends_before_start(row):
            when = in_parts(roster.when(row, "end"))
            last = shown(dt.date.fromordinal(int(made[row])))
            says = f"Đang học, nhưng thời gian học kết thúc {when}, trước ngày muộn nhất ghi trong "
            yield telling.cell(row, "end", f"{says}tệp ({last}) hơn {most} ngày.")


def _made(roster: Roster, today: dt.date) -> Ids:
    """Give for each row the last day up to today that its file tells of something done."""
    import numpy as np

    columns = roster.columns
    done = columns.among("status", {COMPLETED}.__contains__)
    years = columns.each("year", lambda year: dt.date(year, 1, 1).toordinal() if year else UNTOLD)
    told = (columns.numbers("start"), years, np.where(done, columns.numbers("end"), UNTOLD))
    last = np.max([np.where(days > today.toordinal(), UNTOLD, days) for days in told], axis=0)
    files = numbered([table.sheet.path for table in roster.tables])[roster.origins.table]
    of_file = np.full(len(roster.tables), UNTOLD, dtype=np.int64)
    np.maximum.at(of_file, files, last)
    made: Ids = of_file[files]
    return made


def training_short(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find trainings that last fewer days than their level can be done in.

    Who left or put it off has an end of their own.
    """
    telling = Telling(roster, vocabulary, "training-short")
    columns, levels = roster.columns, vocabulary.levels
    least = columns.each("level", lambda key: levels[key].shortest_days if key in levels else 0)
    starts, ends = columns.numbers("start"), columns.numbers("end")
    short = (starts != UNTOLD) & (ends >= starts) & (ends - starts + 1 < least)
    statuses = columns["status"]
    for row in roster.ids[short[roster.ids]].tolist():
        if statuses[row] in NOT_FINISHED:
            continue
        level = levels[columns["level"][row]]
        days = int(ends[row] - starts[row]) + 1
        says = f"Từ ngày bắt đầu đến ngày kết thúc chỉ có {days} ngày, quá ngắn so với "
        yield telling.cell(row, "end", f"{says}{level.label} (ít nhất {level.shortest_days} ngày).")


def _latest(columns: Columns, name: str) -> Ids:
    """Give the last day that a day, a month or a year may be of, as far as it is told."""
    import numpy as np

    days = columns.numbers(name)
    for field, last in ((MONTHS[name], _end_of_month), (YEARS[name], _end_of_year)):
        if field in columns.told:
            days = np.where(days == UNTOLD, columns.each(field, last), days)
    return days


def _end_of_month(first: dt.date | None) -> int:
    if first is None:
        return UNTOLD
    return first.toordinal() + calendar.monthrange(first.year, first.month)[1] - 1


def _end_of_year(year: int | None) -> int:
    return dt.date(year, 12, 31).toordinal() if year else UNTOLD


def _decided(text: str | None) -> int:
    """Give the day that a decision's text carries, as its ordinal."""
    found = decided_on(text) if text else None
    return found[1].date.toordinal() if found and found[1].date else UNTOLD
