"""People sent to a level before the one that it takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.people_alike import people_of
from hongngu_cli.check.sent_before import Sending, sent_again
from hongngu_cli.check.telling import Telling
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

HELD = {"level_held_theory": "ly-luan-chinh-tri", "level_held_degree": "chuyen-mon"}
"""The columns of levels that somebody holds already, and their groups."""


def prerequisite_missing(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent to a level before its prerequisite, by what the lists themselves say.

    Either the prerequisite comes in a later year, or the column of levels held tells a lower
    one. That neither is told says nothing: most hold it from before.
    """
    telling = Telling(roster, vocabulary, "prerequisite-missing")
    required = {level.key: level.prerequisite for level in vocabulary.level if level.prerequisite}
    yield from _sent_later(telling, required)
    yield from _held_lower(telling, required)


def _sent_later(telling: Telling, required: Mapping[str, str]) -> Iterable[Issue]:
    """Tell who was sent to the prerequisite in a later year only."""
    roster, of_chain = telling.roster, {*required, *required.values()}
    people = people_of(roster, telling.vocabulary)
    people = people.among(roster.columns.among("level", of_chain.__contains__)[people.rows])
    for those in sent_again(roster, people, (), "level"):
        first = _first_years(those)
        for sent in those:
            before = first.get(required.get(sent.level, ""), {})
            years = [before[key] for key in sent.asked() if key in before]
            if years and min(years)[0] > sent.year:
                yield telling.row(sent.row, _said(telling, sent, required[sent.level], min(years)))


def _first_years(rows: Iterable[Sending]) -> dict[str, dict[Hashable, tuple[int, int]]]:
    """Give for each level, by who it may be, the first year and its row."""
    first: dict[str, dict[Hashable, tuple[int, int]]] = {}
    for sent in rows:
        of_level = first.setdefault(sent.level, {})
        for key in sent.told():
            of_level[key] = min(of_level.get(key, (sent.year, sent.row)), (sent.year, sent.row))
    return first


def _said(telling: Telling, sent: Sending, before: str, found: tuple[int, int]) -> str:
    level, other = (telling.vocabulary.label("level", key) for key in (sent.level, before))
    return (
        f"Được cử học {level} năm {sent.year}, trước khi được cử học {other} "
        f"năm {found[0]} tại {telling.roster.seen_from(found[1], sent.row)}."
    )


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
