"""People sent to a level before the one that it takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.people_alike import people_of
from hongngu_cli.check.sent_before import Sending, sent_again
from hongngu_cli.check.telling import Telling
from hongngu_cli.text.dates import in_parts
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

Time = tuple[int, tuple[int, ...], int]
"""A year, the day on which a training began as far as it is told, and the row that tells it."""
DAY = 3
"""So many parts a day is written with."""
HELD = {"level_held_theory": "ly-luan-chinh-tri", "level_held_degree": "chuyen-mon"}
"""The columns of levels that somebody holds already, and their groups."""


def prerequisite_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent to a level before its prerequisite, by what the lists themselves say.

    Either the prerequisite comes in a later year, in the same one not before it as far as both
    tell a day, or the column of levels held tells a lower one. That none is told says nothing:
    most hold it from before.
    """
    telling = Telling(roster, vocabulary, "prerequisite-missing")
    required = {level.key: level.prerequisite for level in vocabulary.level if level.prerequisite}
    yield from _sent_later(telling, required)
    yield from _held_lower(telling, required)


def _sent_later(telling: Telling, required: Mapping[str, str]) -> Iterable[Issue]:
    """Tell who was sent to the prerequisite later only."""
    roster, of_chain = telling.roster, {*required, *required.values()}
    people = people_of(roster, telling.vocabulary)
    people = people.among(roster.columns.among("level", of_chain.__contains__)[people.rows])
    for those in sent_again(roster, people, (), "level"):
        first = _first_times(roster, those)
        for sent in those:
            before = first.get(required.get(sent.level, ""), {})
            times = [before[key] for key in sent.asked() if key in before]
            if times and _is_late(_time_of(roster, sent), min(times)):
                yield telling.row(sent.row, _said(telling, sent, required[sent.level], min(times)))


def _time_of(roster: Roster, sent: Sending) -> Time:
    return sent.year, roster.when(sent.row, "start"), sent.row


def _is_late(sent: Time, before: Time) -> bool:
    """Tell a prerequisite of a later year, or of no earlier day where both are told."""
    (year, day, _), (its_year, its_day, _) = sent, before
    return its_year > year or (
        its_year == year and len(day) == len(its_day) == DAY and its_day >= day
    )


def _first_times(roster: Roster, rows: Iterable[Sending]) -> dict[str, dict[Hashable, Time]]:
    """Give for each level, by who it may be, the first time and its row."""
    first: dict[str, dict[Hashable, Time]] = {}
    for sent in rows:
        of_level, time = first.setdefault(sent.level, {}), _time_of(roster, sent)
        for key in sent.told():
            of_level[key] = min(of_level.get(key, time), time)
    return first


def _said(telling: Telling, sent: Sending, before: str, found: Time) -> str:
    level, other = (telling.vocabulary.label("level", key) for key in (sent.level, before))
    year, day, row = found
    own, where = telling.roster.when(sent.row, "start"), telling.roster.seen_from(row, sent.row)
    if year > sent.year:
        sent_on, found_on = f"năm {sent.year}", f"năm {year}"
    elif day > own:
        sent_on, found_on = f"từ ngày {in_parts(own)}", f"từ ngày {in_parts(day)}"
    else:
        return f"Được cử học {level} từ ngày {in_parts(own)}, cùng ngày với {other} tại {where}."
    return f"Được cử học {level} {sent_on}, trước khi được cử học {other} {found_on} tại {where}."


def _held_lower(telling: Telling, required: Mapping[str, str]) -> Iterable[Issue]:
    """Tell whose level held is lower than the prerequisite of what they were sent to."""
    vocabulary, roster = telling.vocabulary, telling.roster
    levels, rank = LevelSpellings(vocabulary), {key: at for at, key in enumerate(vocabulary.levels)}
    held_in = [
        {group: column for name, group in HELD.items() if (column := table.column_of(name))}
        for table in roster.tables
    ]
    if not any(held_in):
        return
    for row in roster.where("level", required.__contains__):
        number, level = int(roster.origins.table[row]), roster.columns["level"][row]
        before = required[level]
        table, group = roster.tables[number], vocabulary.levels[before].group
        column = held_in[number].get(group)
        if column is None:
            continue
        at = int(roster.origins.row[row])
        held = levels.read(shown(table.sheet.cell(at, column)), group).key
        if held and vocabulary.levels[held].group == group and rank[held] < rank[before]:
            had, sent, needed = (vocabulary.label("level", key) for key in (held, level, before))
            says = f"Trình độ đang có là {had} nhưng được cử học {sent}, cần có {needed} trước."
            yield telling.sheet_cell(table, at, column, says)
