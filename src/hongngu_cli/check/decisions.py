"""Days of decisions: too late for the training, long before it, far off, or two of one decision."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from hongngu_cli.check.dates import years_outside
from hongngu_cli.check.telling import Telling
from hongngu_cli.check.times import latest_days
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.model.fields import DECIDED, DECISION
from hongngu_cli.text.dates import in_parts
from hongngu_cli.text.decisions import decided_on
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from hongngu_cli.model.alike import Ids
    from hongngu_cli.model.columns import Columns
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

YEARS_BEHIND = 10
"""A decision so long after the beginning is a slip of the pen in a year; that is told otherwise."""
YEARS_BEFORE = 3
"""A decision so long before the beginning is of something else, or its year is a slip."""
YEAR = 365
OF_AN_OFFICE = re.compile(r"\d\D*[^\W\d_]{2}")
"""A number with what tells whose decision it is; a bare "15" may be of several offices."""


def decision_late(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find decisions that were made long after the training they send to began."""
    telling = Telling(roster, vocabulary, "decision-late")
    columns, most = roster.columns, settings.check.decision_days
    begun = latest_days(columns, "start")
    met = set[int]()
    for name, days in _decided(columns):
        late = (begun != UNTOLD) & (days != UNTOLD) & (days - begun > most)
        late &= days - begun < YEARS_BEHIND * YEAR
        for row in roster.ids[late[roster.ids]].tolist():
            if row in met:
                continue
            met.add(row)
            says = f"Quyết định ngày {_day(days[row])} có sau khi bắt đầu học "
            yield telling.cell(row, name, f"{says}({_begun(roster, row)}) quá {most} ngày.")


def decision_early(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find decisions that were made years before the training they send to began.

    Where the training is in a year that cannot be, that is told.
    """
    telling = Telling(roster, vocabulary, "decision-early")
    begun = latest_days(roster.columns, "start")
    met = set(years_outside(roster, settings))
    for name, days in _decided(roster.columns):
        early = (begun != UNTOLD) & (days != UNTOLD) & (begun - days > YEARS_BEFORE * YEAR)
        for row in roster.ids[early[roster.ids]].tolist():
            if row in met:
                continue
            met.add(row)
            says = f"Quyết định ngày {_day(days[row])} có trước khi bắt đầu học "
            yield telling.cell(row, name, f"{says}({_begun(roster, row)}) hơn {YEARS_BEFORE} năm.")


def decision_differs(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find decisions that send to one class and stand with two days; that of most rows is taken.

    Each year numbers begin anew, so that days of two years are of two decisions, unless they
    are the same day; and communes number theirs alike.
    """
    telling = Telling(roster, vocabulary, "decision-differs")
    columns = roster.columns
    if DECIDED not in columns.told or DECISION not in columns.told:
        return
    numbers, of_row = columns.coded(DECISION)
    keys = [fold(text) if text and OF_AN_OFFICE.search(text) else "" for text in numbers]
    days, of_class = columns[DECIDED], (columns["level"], columns["start"])
    rows_of: dict[Hashable, list[int]] = {}
    for row in roster.ids.tolist():
        key = keys[of_row[row]]
        if key and days[row] is not None:
            path = roster.tables[int(roster.origins.table[row])].sheet.path
            told = (path, key, *(of[row] for of in of_class))
            rows_of.setdefault(told, []).append(row)
    for rows in rows_of.values():
        counts = Counter(days[row] for row in rows)
        if len(counts) == 1:
            continue
        first = {day: row for row in reversed(rows) if (day := days[row])}
        for row in rows:
            day = days[row]
            meant = [one for one in counts if _may_be(day, one) and counts[one] > counts[day]]
            meant += [one for one in counts if _may_be(day, one) and _comes_first(one, day, counts)]
            if meant:
                where = roster.seen_from(first[meant[0]], row)
                says = f'Quyết định "{columns[DECISION][row]}" ghi ngày {shown(day)} ở dòng này, '
                says = f"{says}nhưng ghi ngày {shown(meant[0])} tại {where}."
                yield telling.cell(row, DECIDED, says)


def _may_be(day: dt.date, other: dt.date) -> bool:
    """Tell two days that one decision may have been given, one of them amiss."""
    return day != other and (
        day.year == other.year or (day.day, day.month) == (other.day, other.month)
    )


def _comes_first(day: dt.date, other: dt.date, counts: Counter[dt.date]) -> bool:
    """Tell which of two days that stand as often is met first."""
    order = list(counts)
    return counts[day] == counts[other] and order.index(day) < order.index(other)


def _decided(columns: Columns) -> Iterator[tuple[str, Ids]]:
    """Give the days of decisions, from a column of their own and from within their texts."""
    yield DECIDED, columns.numbers(DECIDED)
    yield DECISION, columns.each(DECISION, _within)


def _within(text: str | None) -> int:
    """Give the day that a decision's text carries, as its ordinal."""
    found = decided_on(text) if text else None
    return found[1].date.toordinal() if found and found[1].date else UNTOLD


def _day(ordinal: int) -> str:
    return shown(dt.date.fromordinal(int(ordinal)))


def _begun(roster: Roster, row: int) -> str:
    return in_parts(roster.when(row, "start"))
