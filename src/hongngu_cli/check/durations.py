"""How long trainings last: too short or long for their level, or long over by today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.check.sent_before import NOT_FINISHED
from hongngu_cli.check.telling import Telling
from hongngu_cli.check.times import latest_days
from hongngu_cli.model.alike import numbered
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.text.dates import in_parts
from hongngu_cli.text.numbers import count, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

STUDYING, COMPLETED = "studying", "completed"


def in_progress_late(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find those who still study in a training that ended long before the list was made.

    A list of years ago is right in what it says of then, so that the last day it tells of, and
    not today, is what an end is held against.
    """
    telling, most = Telling(roster, vocabulary, "in-progress-late"), settings.check.studying_days
    studying = roster.columns.among("status", {STUDYING}.__contains__)
    if settings.as_of is None or not studying.any():
        return
    ended, made = latest_days(roster.columns, "end"), _made(roster, settings.as_of)
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


def training_long(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find trainings that last more days than their level ever takes.

    Where the list is of the year in which one ends, its beginning is what may be amiss. Who put
    it off takes longer, and what ends after today though completed is told as such.
    """
    telling = Telling(roster, vocabulary, "training-long")
    columns, levels = roster.columns, vocabulary.levels
    most = columns.each("level", lambda key: levels[key].longest_days if key in levels else 0)
    starts, ends = columns.numbers("start"), columns.numbers("end")
    long = (starts != UNTOLD) & (ends != UNTOLD) & (most > 0) & (ends - starts >= most)
    today, statuses = settings.as_of, columns["status"]
    for row in roster.ids[long[roster.ids]].tolist():
        start, end = (columns[name][row] for name in ("start", "end"))
        told = statuses[row] == COMPLETED and today is not None and end > today
        if told or statuses[row] in NOT_FINISHED:
            continue
        level = levels[columns["level"][row]]
        given = roster.tables[int(roster.origins.table[row])].given_overall.get("year")
        began = given is not None and given.value == end.year != start.year
        says = f"Từ ngày bắt đầu {shown(start)} đến ngày kết thúc {shown(end)} là "
        says = f"{says}{count(int(ends[row] - starts[row]) + 1)} ngày, quá dài so với "
        says = f"{says}{level.label} (nhiều nhất {count(level.longest_days)} ngày)."
        yield telling.cell(row, "start" if began else "end", says)


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
