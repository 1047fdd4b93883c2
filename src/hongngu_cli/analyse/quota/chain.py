"""The chain from demand over plan and quota to completion, and its gaps, at any scope."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hongngu_cli.analyse.quota.levels import spelling_of
from hongngu_cli.analyse.quota.sent import ROSTERS, Sent
from hongngu_cli.analyse.quota.stated import MEASURES, Cells, Scope
from hongngu_cli.model.counts import Count
from hongngu_cli.model.figure import Figure

GAPS = {"short": ("demand", "allocated"), "unused": ("allocated", "sent")}
"""What is less what: each gap is the first measure less the second."""
RATIOS = {
    "coverage": ("allocated", "demand"),
    "fill": ("sent", "allocated"),
    "completion": ("completed", "sent"),
}
"""Each ratio is the first measure by the second."""
PEOPLE = "people"
"""How many people those sent are: a measure beside them, since a seat serves one turn."""
ALL = "total"
"""In place of a level, a year or a unit: all of them."""
UNKNOWN = "unrecognised"


Terms = tuple[tuple[int, Figure], ...]


class At(NamedTuple):
    """Where a figure of the chain counts; ``ALL`` where it adds up, None where nothing tells."""

    level: str | None = ALL
    year: int | str | None = ALL
    unit: str | None = ALL


@dataclass(frozen=True)
class Chain:
    """The chain of some levels.

    ``unread`` are cells whose number is not known; ``label`` puts a figure's label together
    from a measure and where it counts.
    """

    cells: Mapping[str, Cells]
    unread: Mapping[str, Cells]
    sent: Sent
    levels: Collection[str | None]
    label: Callable[[str, At], str]
    scopes: dict[At, dict[Scope, None]] = field(default_factory=dict)
    stated: dict[tuple[str, At], bool] = field(default_factory=dict)
    adding: dict[At, list[At]] = field(default_factory=dict)
    made: dict[tuple[str, At], Figure | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note which scopes each place adds up, in order, and where cells are of units."""
        tables = [(m, own) for of in (self.cells, self.unread) for m, own in of.items()]
        found = dict.fromkeys(scope for _, own in tables for scope in own)
        found |= dict.fromkeys(self.sent.rows["sent"])
        for scope in found:
            if scope[0] in self.levels:
                for at in _within(scope):
                    self.scopes.setdefault(at, {})[scope] = None
        for measure, own in tables:
            for level, year, unit in own:
                pair = (measure, At(level, year))
                self.stated[pair] = self.stated.get(pair, False) or unit is not None

    def figure(self, measure: str, at: At) -> Figure | None:
        """Give a measure, a gap or the people sent; None where nothing tells of it."""
        if (measure, at) not in self.made:
            make = self._gap if measure in GAPS else self._measure
            make = self._people if measure == PEOPLE else make
            self.made[measure, at] = make(measure, at)
        return self.made[measure, at]

    def value(self, measure: str, at: At) -> int | None:
        """Give the value of a figure."""
        figure = self.figure(measure, at)
        return None if figure is None else figure.value

    def ratio(self, name: str, at: At) -> tuple[int, int]:
        """Give what is divided by what, where both are known."""
        return self.both(*RATIOS[name], at)

    def both(self, one: str, other: str, at: At) -> tuple[int, int]:
        """Add two measures up, each where the other is known, too."""
        both = [
            (first, second)
            for part in self._compared((one, other), at)
            if (first := self.value(one, part)) is not None
            and (second := self.value(other, part)) is not None
        ]
        return sum(first for first, _ in both), sum(second for _, second in both)

    def _compared(self, measures: Iterable[str], at: At) -> list[At]:
        """Give the places at which measures are compared: of units where a number is unread."""
        found: list[At] = []
        for part in self.parts(at):
            if not self.comparable(measures, part):
                continue
            whole = part.unit != ALL or not any(self.missing(m, part) for m in measures)
            found += [part] if whole else [At(*scope) for scope in self.scopes[part]]
        return found

    def comparable(self, measures: Iterable[str], at: At) -> bool:
        """Tell whether measures can be of the same: not of what tables and rosters do not tell.

        Seats of no unit are of all of them, and who was sent from no known unit is of one.
        """
        sources = {self.from_rosters(measure, at) for measure in measures}
        return None not in {at.level, at.unit} or len(sources) == 1

    def adds_up(self, gap: str, at: At) -> bool:
        """Tell whether the total of a gap holds what is at a place, be it in a number of all."""
        return any(
            not self.scopes[at].keys().isdisjoint(self.scopes[part])
            for part in self._compared(GAPS[gap], At())
            if self.figure(gap, part) is not None
        )

    def missing(self, measure: str, at: At) -> list[Count]:
        """Give the cells that a measure lacks, since no number can be read in them."""
        unread = self.unread.get(measure, {})
        return [
            one
            for scope in (self.scopes.get(at, ()) if unread else ())
            if scope in unread and not self.from_rosters(measure, At(*scope))
            for one in unread[scope]
        ]

    def parts(self, at: At) -> list[At]:
        """Give the places of one level and year that a place adds up."""
        if at not in self.adding:
            pairs = dict.fromkeys(scope[:2] for scope in self.scopes.get(at, ()))
            self.adding[at] = [At(level, year, at.unit) for level, year in pairs]
        return self.adding[at]

    def of(self, name: str) -> list[str | int | None]:
        """Give the levels, years or units there are, in the order they are met."""
        position = At._fields.index(name)
        return [*dict.fromkeys(scope[position] for scope in self.scopes.get(At(), ()))]

    def _measure(self, measure: str, at: At) -> Figure | None:
        if not self._known(measure, at):
            return None
        rows: list[int] = []
        cells: list[Count] = []
        for scope in self.scopes[at]:
            if self.from_rosters(measure, At(*scope)):
                rows += self.sent.rows[measure].get(scope, ())
            else:
                cells += self.cells[measure].get(scope, ())
        ids, numbers = tuple(rows), tuple(cells)
        value = len(ids) + sum(one.value for one in numbers)
        label = self.label(measure, at)
        return Figure(
            key_of(measure, at), label, value, lambda: ids, lambda: numbers, of_turns=True
        )

    def _people(self, measure: str, at: At) -> Figure | None:
        """Count the people of those sent, where they are asked for and rosters name them all."""
        sent = self.figure("sent", at)
        if self.sent.people is None or sent is None or sent.cells():
            return None
        ids = self.sent.once(sent.rows())
        return Figure(key_of(measure, at), self.label(measure, at), len(ids), lambda: ids)

    def _gap(self, gap: str, at: At) -> Figure | None:
        parts = self._compared(GAPS[gap], at)
        terms = self._difference(gap, at) if parts == [at] else self._sum(gap, parts)
        if not terms:
            return None
        value = sum(sign * figure.value for sign, figure in terms)
        return Figure(key_of(gap, at), self.label(gap, at), value, terms=terms)

    def _difference(self, gap: str, at: At) -> Terms:
        """Take one measure from another, where both are known."""
        upper, lower = (self.figure(measure, at) for measure in GAPS[gap])
        return ((1, upper), (-1, lower)) if upper and lower else ()

    def _sum(self, gap: str, parts: Iterable[At]) -> Terms:
        """Add a gap up where it is known."""
        told = (self.figure(gap, part) for part in parts)
        return tuple((1, figure) for figure in told if figure)

    def _known(self, measure: str, at: At) -> bool:
        """Tell whether anything says how many there are."""
        alone = len(self.scopes.get(at, ())) == 1
        if self.missing(measure, at) and (alone or not self._readable(measure, at)):
            return False
        parts = self.parts(at)
        stated = [part for part in parts if not self.from_rosters(measure, part)]
        if any(self._stated(measure, part) for part in stated):
            return True
        return len(stated) < len(parts) and self._told_by_rosters(measure, at)

    def _readable(self, measure: str, at: At) -> bool:
        """Tell whether of what a place adds up at least one number can be read."""
        return any(
            scope in self.cells[measure] or self.from_rosters(measure, At(*scope))
            for scope in self.scopes[at]
        )

    def _stated(self, measure: str, at: At) -> bool:
        """Tell whether tables say how many there are at a level, a year and a unit or all.

        Of a unit that its table leaves out there are none, as long as the table has units.
        """
        if at.unit is None:
            return (at.level, at.year, None) in self.cells[measure]
        of_units = self.stated.get((measure, At(at.level, at.year)))
        return of_units is not None if at.unit == ALL else bool(of_units)

    def from_rosters(self, measure: str, at: At) -> bool:
        """Tell whether rosters say it: but for years they leave out, and tables do not."""
        if measure not in ROSTERS or not self.sent.any_rows:
            return False
        if self.cells[measure] and not self.sent.told[measure]:
            return False
        return at.year in self.sent.years or (measure, At(at.level, at.year)) not in self.stated

    def _told_by_rosters(self, measure: str, at: At) -> bool:
        """Tell whether of those sent anybody's status is told, or nobody was sent."""
        scopes = self.scopes.get(at, ())
        rows = self.sent.rows["sent"]
        there = any(scope in rows for scope in scopes)
        alike = self.scopes.get(At(at.level), ()) if spelling_of(at.level) else ()
        if alike and not any(scope in rows for scope in alike):
            return False  # whoever was sent to what nobody knows may have been sent there
        if at.unit is None or there:
            return any(scope in self.sent.told[measure] for scope in scopes)
        return measure == "sent" or bool(self.sent.told[measure])


def _within(scope: Scope) -> Iterable[At]:
    """Give the places that a scope is part of."""
    level, year, unit = scope
    for one in (level, ALL):
        for when in (year, ALL):
            for whose in (unit, ALL):
                yield At(one, when, whose)


def key_of(measure: str, at: At) -> str:
    """Name a figure.

    >>> key_of("short", At("cao-cap", 2019, "Xã A")), key_of("sent", At())
    ('quota.short.cao-cap.2019/unit.Xã A', 'quota.sent.total')
    """
    spelling = spelling_of(at.level)
    named = at._replace(level=f"{UNKNOWN}:{spelling}") if spelling else at
    level, year, unit = (UNKNOWN if part is None else str(part) for part in named)
    of_year = "" if year == ALL else f".{year}"
    return f"quota.{measure}.{level}{of_year}" + ("" if unit == ALL else f"/unit.{unit}")


def figures(chain: Chain, *, by_unit: bool) -> dict[str, Figure]:
    """Give all figures of a chain that anything tells of; with ``by_unit`` those of units, too."""
    places = (at for at in chain.scopes if by_unit or at.unit == ALL)
    in_order = sorted(places, key=lambda at: [_order(part) for part in at])
    told = (chain.figure(measure, at) for at in in_order for measure in (*MEASURES, *GAPS, PEOPLE))
    return {figure.key: figure for figure in told if figure is not None}


def _order(part: object) -> tuple[bool, bool, str]:
    return (part != ALL, part is None, str(part))
