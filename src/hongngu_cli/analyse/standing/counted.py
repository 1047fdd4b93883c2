"""Count who is required to hold which level, who holds it, studies it, or lacks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL, share
from hongngu_cli.analyse.standing.standing import HOLDS, LACKS, STUDIES, Standing
from hongngu_cli.model.figure import Figure, RowIds
from hongngu_cli.model.table import Column, Row, Table, Term, Value

if TYPE_CHECKING:
    from hongngu_cli.analyse.standing.divisions import Division
    from hongngu_cli.model.vocabulary import Vocabulary

REQUIRED = "required"
MEASURES = {REQUIRED: "Yêu cầu", HOLDS: "Đã có", STUDIES: "Đang học", LACKS: "Còn thiếu"}
"""What is counted, in the order of columns: required = held + studying + missing."""
LEVEL_TITLE = "Trình độ yêu cầu"


def counted(key: str, label: str, rows: RowIds) -> Figure:
    """Make a figure of people of cadre lists, each by the id of the row."""
    return Figure(key, label, len(rows), lambda: rows, of="cadres")


class Counting:
    """Counts standings by level and part; every number is a figure under its key."""

    def __init__(
        self,
        standings: Sequence[Standing],
        vocabulary: Vocabulary,
        divisions: Iterable[Division],
        suffix: str,
    ) -> None:
        """Make the figures; ``suffix`` ends each label: the day all is told for."""
        required = {one.required.level for one in standings}
        self.levels = [level for level in vocabulary.levels if level in required]
        self.vocabulary, self.suffix = vocabulary, suffix
        self.standings = standings
        self.figures: dict[str, Figure] = {}
        self._put(None, None, standings)
        for division in divisions:
            parts: dict[object, list[Standing]] = {}
            for one in standings:
                part = division.of_rows[one.person.cadre.row]
                parts.setdefault(part, []).append(one)
            for key in division.terms:
                self._put(division, key, parts.get(key, []))

    def _put(self, division: Division | None, key: object, standings: Sequence[Standing]) -> None:
        """Put the figures of a part: of each measure and level, and their sums."""
        behind = f"/{division.name(key)}" if division else ""
        where = f", {division.title.lower()}: {division.terms[key]}" if division else ""
        for measure, words in MEASURES.items():
            terms = []
            for level in self.levels:
                rows = tuple(
                    one.person.cadre.row
                    for one in standings
                    if one.required.level == level and measure in (REQUIRED, one.state)
                )
                name = f"standing.{measure}.{level}{behind}"
                label = f"{words} {self.vocabulary.label('level', level)}{where}, {self.suffix}"
                figure = counted(name, label, rows)
                self.figures[name] = figure
                terms.append((1, figure))
            name = f"standing.{measure}{behind}"
            value = sum(figure.value for _, figure in terms)
            label = f"{words}, mọi trình độ{where}, {self.suffix}"
            self.figures[name] = Figure(name, label, value, terms=tuple(terms))

    def value(self, measure: str, level: str = "", part: str = "") -> int:
        """Give a number by its measure, level and part, of which either may be left open."""
        key = ".".join(filter(None, ("standing", measure, level)))
        return self.figures[f"{key}/{part}" if part else key].value

    def by_level(self, key: str, title: str, *, shares: bool = True) -> Table:
        """Lay out the levels, a row each."""
        rows = [
            {"level": self._term(level), **self._cells(level, "", shares=shares)}
            for level in self.levels
        ]
        columns = (Column("level", LEVEL_TITLE), *_columns(shares=shares))
        total: Row = {"level": TOTAL, **self._cells("", "", shares=shares)}
        return Table(key, title, columns, tuple(rows), total if len(rows) > 1 else None)

    def by_part(self, division: Division, title: str) -> Table:
        """Lay out the levels that each part requires, a row each."""
        rows = tuple(self._part_rows(division))
        columns = (
            Column(division.key, division.title),
            Column("level", LEVEL_TITLE),
            *_columns(),
        )
        return Table("standing", title, columns, rows, {division.key: TOTAL, **self._cells("", "")})

    def _part_rows(self, division: Division) -> Iterator[Row]:
        for key, term in division.terms.items():
            part = division.name(key)
            for level in self.levels:
                if self.value(REQUIRED, level, part):
                    yield {
                        division.key: term,
                        "level": self._term(level),
                        **self._cells(level, part),
                    }

    def _cells(self, level: str, part: str, *, shares: bool = False) -> dict[str, Value]:
        cells: dict[str, Value] = {one: self.value(one, level, part) for one in MEASURES}
        if shares:
            held, whole = (self.value(one, level, part) for one in (HOLDS, REQUIRED))
            cells["share"] = share(held, whole)
        return cells

    def _term(self, level: str) -> Term:
        return Term(level, self.vocabulary.label("level", level))


def _columns(*, shares: bool = False) -> Iterator[Column]:
    for measure, title in MEASURES.items():
        yield Column(measure, title, "count")
    if shares:
        yield Column("share", "Đã có (%)", "share")
