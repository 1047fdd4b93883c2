"""People sent to levels out of order: before the one they take for granted, after a higher one."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from hongngu_cli.check.people_alike import people_of
from hongngu_cli.check.sent_before import NOT_FINISHED, Sending, sent_again
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.alike import joined
from hongngu_cli.text.dates import in_parts
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Hashable, Iterable, Mapping

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.levels import Level
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary

Time = tuple[int, tuple[int, ...], int]
"""A year, the day on which a training began as far as it is told, and the row that tells it."""
AT_ONCE = "Đối chiếu hồ sơ: có thể ghi, đánh dấu nhầm một trong hai trình độ, hoặc ghi nhầm năm."
DOUBTED = "Cần xem xét: "
YEAR = 12
"""So many months a level takes that cannot be done, and another begun, within a year."""
DAY = 3
"""So many parts a day is written with."""
HELD = {"level_held_theory": "ly-luan-chinh-tri", "level_held_degree": "chuyen-mon"}
"""The columns of levels that somebody holds already, and their groups."""


def prerequisite_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent to a level before its prerequisite, by what the lists themselves say.

    Either the prerequisite comes in a later year, in the same one not before it as far as both
    tell a day, in the same row though it takes a year, or the column of levels held tells a lower
    one. That none is told says nothing: most hold it from before.
    """
    telling = Telling(roster, vocabulary, "prerequisite-missing")
    required = {level.key: level.prerequisite for level in vocabulary.level if level.prerequisite}
    yield from _sent_later(telling, required)
    yield from _sent_at_once(telling, {key: [before] for key, before in required.items()})
    yield from _held_lower(telling, required)


def lower_level(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent to a level after a higher one that they did not break off.

    That the higher one requires it is told otherwise; of several the nearest is named.
    """
    telling = Telling(roster, vocabulary, "lower-level")
    higher = _higher_levels(vocabulary.levels)
    lower: dict[str, list[str]] = {}
    for level, above in higher.items():
        for one in above:
            lower.setdefault(one, []).append(level)
    yield from _sent_at_once(telling, lower)
    for those in _sent_to(telling, {*higher, *chain.from_iterable(higher.values())}):
        first = _first_times(roster, those)
        lasting = _first_times(roster, (sent for sent in those if sent.lasting))
        for sent in those:
            time = _time_of(roster, sent)
            if time != _first_of(first[sent.level], sent):
                continue
            for level in higher.get(sent.level, ()):
                before = _first_of(lasting.get(level, {}), sent)
                if before and _is_late(before, time):
                    does = _said(telling, sent, "sau khi", level, before)
                    yield telling.person(sent.row, does, DOUBTED)
                    break


def _higher_levels(levels: Mapping[str, Level]) -> dict[str, list[str]]:
    """Give for each level those above it that do not require it, the nearest first."""
    higher: dict[str, list[str]] = {}
    for key, level in levels.items():
        for one in _beneath(levels, key):
            if one != level.prerequisite:
                higher.setdefault(one, []).append(key)
    return higher


def _beneath(levels: Mapping[str, Level], key: str) -> list[str]:
    """Give the levels beneath one, the nearest first."""
    found = [key]
    for at in found:  # which grows
        beneath = (levels[at].prerequisite, levels[at].above)
        found += [one for one in beneath if one and one not in found]
    return found[1:]


def _sent_later(telling: Telling, required: Mapping[str, str]) -> Iterable[Issue]:
    """Tell who was sent to the prerequisite later only."""
    roster = telling.roster
    for those in _sent_to(telling, {*required, *required.values()}):
        first = _first_times(roster, those)
        for sent in those:
            level = required.get(sent.level, "")
            found = _first_of(first.get(level, {}), sent)
            if found and _is_late(_time_of(roster, sent), found):
                if _told_at_once(telling, sent.row, found[2], level):
                    continue
                does = _said(telling, sent, "trước khi", level, found)
                yield telling.person(sent.row, does)


def _told_at_once(telling: Telling, row: int, other: int, level: str) -> bool:
    """Tell two levels of one row and one time, which are told as such: no other row is meant."""
    roster = telling.roster
    long = telling.vocabulary.levels[level].months >= YEAR
    return long and _same_row(roster, row, other) and _are_at_once(roster, row, other)


def _same_row(roster: Roster, one: int, other: int) -> bool:
    origins = roster.origins
    return bool(
        origins.table[one] == origins.table[other] and origins.row[one] == origins.row[other]
    )


def _sent_at_once(telling: Telling, lower: Mapping[str, Collection[str]]) -> Iterable[Issue]:
    """Tell who is marked for a level and a lower one in one row, though the lower takes a year.

    ``lower`` gives the lower ones of each level. Days that are told in full, and differ, are
    compared elsewhere; who broke off may have gone to the other.
    """
    roster, vocabulary = telling.roster, telling.vocabulary
    columns, levels = roster.columns, vocabulary.levels
    for rows in _in_one_row(roster):
        lasting = [row for row in rows if columns["status"][row] not in NOT_FINISHED]
        for one, other in combinations(lasting, 2):
            below = _lower_of(columns["level"][one], columns["level"][other], lower)
            if below is None or levels[below].months < YEAR:
                continue
            if _are_at_once(roster, one, other):
                both = [vocabulary.label("level", columns["level"][row]) for row in (other, one)]
                does = f"được cử học {' và '.join(both)} cùng năm {columns['year'][one]}."
                yield telling.person(other, does, DOUBTED, "level", AT_ONCE)


def _in_one_row(roster: Roster) -> Iterable[list[int]]:
    """Give the enrolments of each row of a sheet that has several."""
    import numpy as np

    ids = roster.ids
    keys = joined([roster.origins.table[ids], roster.origins.row[ids]])
    _, of_each, counts = np.unique(keys, return_inverse=True, return_counts=True)
    several = counts[of_each] > 1
    groups: dict[int, list[int]] = {}
    for key, row in zip(keys[several].tolist(), ids[several].tolist(), strict=True):
        groups.setdefault(key, []).append(row)
    return groups.values()


def _lower_of(
    one: str | None, other: str | None, lower: Mapping[str, Collection[str]]
) -> str | None:
    """Give the lower of two levels of one ladder; None where they are of none, or the same."""
    if one in lower.get(other or "", ()):
        return one
    return other if other in lower.get(one or "", ()) else None


def _are_at_once(roster: Roster, one: int, other: int) -> bool:
    """Tell two enrolments of a row in one year whose days are not told, or are the same."""
    year = roster.columns["year"]
    if year[one] is None or year[one] != year[other]:
        return False
    first, second = (roster.when(row, "start") for row in (one, other))
    if min(len(first), len(second)) < DAY:
        return True
    return first == second


def _sent_to(telling: Telling, levels: Collection[str]) -> Iterable[list[Sending]]:
    """Give the rows of those who were sent to several of some levels."""
    people = people_of(telling.roster, telling.vocabulary)
    among = telling.roster.columns.among("level", levels.__contains__)
    return sent_again(telling.roster, people.among(among[people.rows]), (), "level")


def _time_of(roster: Roster, sent: Sending) -> Time:
    return sent.year, roster.when(sent.row, "start"), sent.row


def _is_late(sent: Time, before: Time) -> bool:
    """Tell a lower level of a later year, or of no earlier day where both are told."""
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


def _first_of(times: Mapping[Hashable, Time], sent: Sending) -> Time | None:
    """Give the first of the times of those that a row may be of."""
    return min((times[key] for key in sent.asked() if key in times), default=None)


def _said(telling: Telling, sent: Sending, when: str, level: str, found: Time) -> str:
    """Say to which level somebody was sent ``when`` ("trước khi", "sau khi") to another."""
    own, other = (telling.vocabulary.label("level", key) for key in (sent.level, level))
    (year, day, row), its_day = found, telling.roster.when(sent.row, "start")
    where = telling.roster.seen_from(row, sent.row)
    sending = f"được cử học {own}"
    if year != sent.year:
        sent_on, found_on = f"năm {sent.year}", f"năm {year}"
    elif day != its_day:
        sent_on, found_on = f"từ ngày {in_parts(its_day)}", f"từ ngày {in_parts(day)}"
    else:
        return f"{sending} từ ngày {in_parts(day)}, cùng ngày với {other} tại {where}."
    return f"{sending} {sent_on}, {when} được cử học {other} {found_on} tại {where}."


def level_held(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find who studies for a level at or beneath the one that the list says they hold.

    Once a course ended, what is held may be what it led to; and a list that says so of most
    tells what they are sent to.
    """
    telling = Telling(roster, vocabulary, "level-held")
    tops = {key: {key, *above} for key, above in _all_above(vocabulary.levels).items()}
    found: dict[int, list[tuple[int, int, str]]] = {}
    told: dict[int, int] = {}
    for row, column, held in _held(roster, vocabulary, tops):
        number = int(roster.origins.table[row])
        told[number] = told.get(number, 0) + 1
        if held in tops[roster.columns["level"][row]] and _goes_on(roster, row, settings):
            found.setdefault(number, []).append((row, column, held))
    for number, those in found.items():
        for row, column, held in those if 2 * len(those) < told[number] else ():
            both = (held, roster.columns["level"][row])
            had, sent = (vocabulary.label("level", key) for key in both)
            says = f"Cần xem xét: trình độ đang có là {had} mà được cử học {sent}."
            at = int(roster.origins.row[row])
            yield telling.sheet_cell(roster.tables[number], at, column, says)


def _all_above(levels: Mapping[str, Level]) -> dict[str, set[str]]:
    """Give for each level of a ladder all those above it."""
    above: dict[str, set[str]] = {}
    for key, level in levels.items():
        for one in _beneath(levels, key):
            if levels[one].group == level.group:
                above.setdefault(one, set()).add(key)
                above.setdefault(key, set())
    return above


def _goes_on(roster: Roster, row: int, settings: Settings) -> bool:
    """Tell a training that is not over, as far as status, end or year tell."""
    status, today = roster.columns["status"][row], settings.as_of
    if status is not None:
        return status in GOING_ON
    end, year = roster.columns["end"][row], roster.columns["year"][row]
    if today is None:
        return False
    return end >= today if end is not None else year is not None and year >= today.year


GOING_ON = ("studying", "sent", "admitted")


def _held(
    roster: Roster, vocabulary: Vocabulary, wanted: Container[str]
) -> Iterable[tuple[int, int, str]]:
    """Give the level held beside each sending to some levels, of the same group, and its column."""
    levels = LevelSpellings(vocabulary)
    known: dict[tuple[Cell, str], str | None] = {}
    held_in = [
        {group: column for name, group in HELD.items() if (column := table.column_of(name))}
        for table in roster.tables
    ]
    if not any(held_in):
        return
    for row in roster.where("level", wanted.__contains__):
        number = int(roster.origins.table[row])
        group = vocabulary.levels[roster.columns["level"][row]].group
        column = held_in[number].get(group)
        if column is None:
            continue
        cell = roster.tables[number].sheet.cell(int(roster.origins.row[row]), column)
        if (cell, group) not in known:
            known[cell, group] = levels.read(shown(cell), group).key
        held = known[cell, group]
        if held and vocabulary.levels[held].group == group:
            yield row, column, held


def _held_lower(telling: Telling, required: Mapping[str, str]) -> Iterable[Issue]:
    """Tell whose level held is lower than the prerequisite of what they were sent to."""
    vocabulary, roster = telling.vocabulary, telling.roster
    rank = {key: at for at, key in enumerate(vocabulary.levels)}
    for row, column, held in _held(roster, vocabulary, required):
        level = roster.columns["level"][row]
        before = required[level]
        if rank[held] < rank[before]:
            had, sent, needed = (vocabulary.label("level", key) for key in (held, level, before))
            says = f"Trình độ đang có là {had} nhưng được cử học {sent}, cần có {needed} trước."
            at, table = int(roster.origins.row[row]), int(roster.origins.table[row])
            yield telling.sheet_cell(roster.tables[table], at, column, says)
