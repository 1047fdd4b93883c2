"""Cadre lists to Cadres: who they are, what they hold, are planned for and ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from hongngu_cli.model.cadres import Cadre, Cadres
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.cadres.days import ListDays
from hongngu_cli.read.cadres.levels import CadreLevels
from hongngu_cli.read.cadres.years import put_wanted_years
from hongngu_cli.read.enrolments.days import keep_whole_days, read_days
from hongngu_cli.read.enrolments.given import fill_in
from hongngu_cli.read.enrolments.joined import columns_of, doubts_of, origins_of
from hongngu_cli.read.enrolments.persons import read_persons
from hongngu_cli.read.enrolments.reading import EnrolmentReader
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.enrolments.values import CODED, TEXTS, read_text, read_year
from hongngu_cli.read.headings.context import spellings_of
from hongngu_cli.text.numbers import shown

HELD = {"theory": "level_held_theory", "degree": "level_held_degree"}


def read_cadres(
    sheets: Sequence[Sheet],
    tables: Sequence[TableFound],
    numbers: Collection[int],
    vocabulary: Vocabulary,
) -> Cadres:
    """Read the people of the tables with these numbers, in every row they stand in."""
    spellings = spellings_of(vocabulary)
    reader = CadreReader(EnrolmentReader(vocabulary, spellings), vocabulary)
    parts = [(number, reader.read(tables[number])) for number in sorted(numbers)]
    origins, doubts = origins_of(parts), doubts_of(parts)
    columns = columns_of(parts, vocabulary)
    roster = Roster(columns, origins, tuple(sheets), tuple(tables), {}, doubts, ())
    people = tuple(_cadre(roster, row) for row in roster.ids.tolist())
    days = ListDays(vocabulary)
    told = {number: day for number in sorted(numbers) if (day := days.of(tables[number]))}
    return Cadres(people, roster, tuple(reader.issues), told)


class CadreReader:
    """Reads cadre lists; what it does not understand is among its ``issues``."""

    def __init__(self, enrolments: EnrolmentReader, vocabulary: Vocabulary) -> None:
        """Take the readers of what cadre lists and rosters share."""
        self.enrolments = enrolments
        self.levels = CadreLevels(vocabulary, enrolments.spellings.levels)
        self.issues: list[Issue] = []

    def read(self, table: TableFound) -> Enrolments:
        """Read every row of people, each of whom stands in one row."""
        typed, result = Typed(table, table.people), Enrolments(list(table.people))
        for name in (*TEXTS, *CODED):
            if (column := typed.column(name)) is not None:
                result.put(name, typed, column, self.enrolments.readers.get(name, read_text))
        read_persons(typed, result, self.enrolments.spellings, self.enrolments.readers["sex"])
        read_days(typed, result)
        self._levels(typed, result)
        result.columns["planned_title"] = _texts(typed, "planned_title")
        if (column := typed.column("year")) is not None:
            result.put("wanted_year", typed, column, read_year)
        else:
            put_wanted_years(typed, result, self.enrolments.spellings.planned)
        fill_in(typed, result)
        keep_whole_days(result)
        return result

    def _levels(self, typed: Typed, result: Enrolments) -> None:
        """Put what is held, asked for and remarked of levels beside a roster's fields."""
        columns, size = result.columns, len(typed.rows)
        columns |= {"held_none": [()] * size, "held_unread": [()] * size}
        remarked = {status: list(told) for status, told in self.levels.remarked(typed).items()}
        for name, heading in HELD.items():
            told = self.levels.held(typed, heading)
            columns[name] = [keys[0] if keys else None for keys in told.levels]
            unread = [bool(texts) for texts in told.unread]
            for field, facts in (("held_none", told.none), ("held_unread", unread)):
                either = zip(columns[field], facts, strict=True)
                columns[field] = [(*names, name) if fact else names for names, fact in either]
            self.issues += told.issues
            for at, remarks in enumerate(told.remarks):
                for status, key in remarks:
                    both = (*remarked[status][at], key)
                    remarked[status][at] = self.levels.in_order(both)
        asked = self.levels.asked(typed)
        columns["asks"], columns["asks_unread"] = asked.levels, asked.unread
        columns["may_ask"] = [bool(typed.columns("demand_level"))] * size
        self.issues += asked.issues
        columns |= {f"level_{status}": levels for status, levels in remarked.items()}


def _texts(typed: Typed, name: str) -> list[tuple[str, ...]]:
    """Give the texts of all columns of a field, each row's own."""
    told = [typed.cells(column) for column, _ in typed.columns(name)]
    if not told:
        return [()] * len(typed.rows)
    lines = zip(*told, strict=True)
    return [tuple(text for cell in line if (text := shown(cell).strip())) for line in lines]


def _cadre(roster: Roster, row: int) -> Cadre:
    def of(field: str) -> Any:  # noqa: ANN401 - whatever the field holds
        return roster.columns[field][row]

    return Cadre(
        row=row,
        name=of("name"),
        birth_date=of("birth_date"),
        birth_year=of("birth_year"),
        sex=of("sex"),
        unit=of("unit"),
        position=of("position"),
        priority=of("priority"),
        ethnicity=of("ethnicity"),
        party_date=of("party_date"),
        note=of("note"),
        planned=of("planned_title") or (),
        theory=of("theory"),
        degree=of("degree"),
        held_none=of("held_none") or (),
        held_unread=of("held_unread") or (),
        asks=of("asks") or (),
        may_ask=bool(of("may_ask")),
        asks_unread=of("asks_unread") or (),
        wanted_year=of("wanted_year"),
        studying=of("level_studying") or (),
        deferred=of("level_deferred") or (),
    )
