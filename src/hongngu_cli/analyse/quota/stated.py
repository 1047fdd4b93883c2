"""The numbers that tables state for the chain from demand to completion, each counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hongngu_cli.analyse.quota.instalments import Instalment, Instalments
from hongngu_cli.analyse.quota.issues import Telling
from hongngu_cli.analyse.quota.levels import Spelt
from hongngu_cli.model.counts import Count, Counts
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import count, shown, whole

MEASURES = ("demand", "planned", "allocated", "sent", "enrolled", "completed")
"""What the chain is made of, in its order."""
OWN = {"demand": "demand", "quota": "allocated", "plan": "planned", "results": "sent"}
"""What a kind of table is there to state; it is believed before others that repeat it."""
SAME_ANYWAY = (
    *("unit", "level", "level_held_theory", "level_held_degree", "demand_level", "year"),
    *("stt", "rate", "gap", "total"),
)
"""Columns that do not tell two rows of one unit, level and year apart."""
Scope = tuple[str | None, int | None, str | None]
"""Level, year and unit; None where the table does not tell."""
Written = tuple[Scope, str | None]
"""A scope, and the unit the number was written for where that is another one now."""
Cells = Mapping[Scope, tuple[Count, ...]]


@dataclass(frozen=True, slots=True)
class Stated:
    """By measure and scope the cells that count; ``unplaced`` are those of no known measure.

    ``unread`` are, in the same manner, those that no number can be read in, nor elsewhere.
    """

    cells: Mapping[str, Cells]
    unread: Mapping[str, Cells]
    unplaced: tuple[Count, ...]
    issues: tuple[Issue, ...]


def stated(
    counts: Counts,
    tables: Sequence[TableFound],
    labels: Mapping[str, str],
    spelt: Spelt,
    telling: Telling,
) -> Stated:
    """Settle which cells count; ``labels`` name each spelling's unit.

    What is stated again in another table, or in a row or column alike, is told and not added,
    unless the tables are parts of one whole; a number for all units gives way to the units'.
    """
    settling = Settling(tables, telling)
    grouped = _grouped(counts.counts, labels, spelt)
    unread = _grouped(counts.unread, labels, spelt)
    cells, unknown = {}, {}
    for name in MEASURES:
        once = {at: settling.once(name, found) for at, found in grouped[name].items()}
        cells[name] = settling.without_sums(_joined(once))
        unknown[name] = _joined(settling.not_elsewhere(unread[name], once))
    unplaced = tuple(one for one in counts.counts if one.field is None)
    return Stated(cells, unknown, unplaced, tuple(settling.issues))


def _grouped(
    counts: Iterable[Count], labels: Mapping[str, str], spelt: Spelt
) -> Mapping[str, Mapping[Written, Sequence[Count]]]:
    """Sort cells by measure and scope, apart where they were written for units that are one now."""
    grouped: dict[str, dict[Written, list[Count]]] = {name: defaultdict(list) for name in MEASURES}
    for one in counts:
        if one.field in grouped:
            unit = None if one.unit is None else labels[one.unit]
            level = spelt.level(one.level, one.spelling)
            grouped[one.field][(level, one.year, unit), one.former].append(one)
    return grouped


def _joined(found: Mapping[Written, Sequence[Count]]) -> Cells:
    """Join what was written for units that are one now."""
    joined: dict[Scope, tuple[Count, ...]] = {}
    for (scope, _), own in found.items():
        joined[scope] = (*joined.get(scope, ()), *own)
    return joined


@dataclass(slots=True)
class Settling:
    """Decides which of several cells for the same count; what does not is told."""

    tables: Sequence[TableFound]
    telling: Telling
    issues: list[Issue] = field(default_factory=list)
    sheets: dict[tuple[str, str | None], list[int]] = field(default_factory=dict)
    instalments: dict[int, Instalment] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the tables of each sheet."""
        for number, table in enumerate(self.tables):
            self.sheets.setdefault((table.sheet.path, table.sheet.name), []).append(number)

    def once(self, measure: str, found: Sequence[Count]) -> tuple[Count, ...]:
        """Keep the cells of the table that states a number first, or as its own matter."""
        if len(found) == 1:
            return tuple(found)
        by_table: dict[int, list[Count]] = defaultdict(list)
        for one in found:
            by_table[self._table(one)].append(one)
        kept = {number: self._parts(number, cells) for number, cells in by_table.items()}
        first, *others = sorted(kept, key=lambda n: OWN.get(self.tables[n].kind or "") != measure)
        counted = [first]
        for other in others:
            part = self._instalment(other)
            told = next((n for n in counted if not part.adds_to(self._instalment(n))), None)
            if told is None:
                self._added(kept[first], kept[other])
                counted.append(other)
            else:
                self._again(kept[told], kept[other])
        return tuple(one for number in counted for one in kept[number])

    def without_sums(self, cells: Cells) -> Cells:
        """Leave out numbers for all units where another table gives the units'."""
        units: dict[tuple[str | None, int | None], list[Count]] = defaultdict(list)
        for (level, year, unit), own in cells.items():
            if unit is not None:
                units[level, year] += own
        gone = set()
        for scope in [scope for scope in cells if scope[2] is None]:
            parts, own = units.get(scope[:2], []), cells[scope]
            beside = {self._table(one) for one in parts}
            if parts and not any(self._table(one) in beside for one in own):
                self._sum(own, parts)
                gone.add(scope)
        return {scope: own for scope, own in cells.items() if scope not in gone}

    def not_elsewhere(
        self, unread: Mapping[Written, Sequence[Count]], cells: Mapping[Written, Sequence[Count]]
    ) -> Mapping[Written, Sequence[Count]]:
        """Keep unreadable cells whose number no other table states."""
        kept: dict[Written, Sequence[Count]] = {}
        for scope, found in unread.items():
            stating = {self._table(one) for one in cells.get(scope, ())}
            if stating <= {self._table(one) for one in found}:
                kept[scope] = tuple(found)
        return kept

    def _parts(self, number: int, found: Sequence[Count]) -> list[Count]:
        """Keep cells of one table that something tells apart; tell of those that repeat one."""
        kept: dict[tuple[str | None, ...], Count] = {}
        for one in found:
            told = self._told_apart(number, one)
            if told in kept:
                self._again([kept[told]], [one])
            kept.setdefault(told, one)
        return list(kept.values())

    def _told_apart(self, number: int, one: Count) -> tuple[str | None, ...]:
        """Give what tells a cell from others for the same: audience, heading, other words."""
        table, row, column = self.tables[number], one.place.row or 0, one.place.column or 0
        own = table.columns[column]
        texts = (
            fold(shown(cell))
            for at, meaning in table.columns.items()
            if meaning.field not in SAME_ANYWAY and at != column
            for cell in (table.sheet.cell(row, at),)
            if whole(cell) is None
        )
        return (one.audience, fold(own.heading), str(row) if one.continues else "", *texts)

    def _again(self, first: Sequence[Count], again: Sequence[Count]) -> None:
        """Tell of a number that stands elsewhere, too, and at both cells where they differ."""
        here, there = again[0], first[0]
        value, other = sum(one.value for one in again), sum(one.value for one in first)
        seen = there.place.seen_from(here.place)
        if value == other:
            says = f"Số này đã ghi ở {seen}; chỉ tính một lần."
            self._tell("count-repeated", here, says, "note")
            return
        says = f"Ở đây ghi {count(value)}, ở {seen} ghi {count(other)}; đang tính {count(other)}."
        self._tell("count-repeated", here, says, "error")
        seen = here.place.seen_from(there.place)
        says = f"Số này là {count(other)}, ở {seen} lại ghi {count(value)}; đang tính số ở ô này."
        self._tell("count-repeated", there, says, "error")

    def _added(self, first: Sequence[Count], more: Sequence[Count]) -> None:
        """Tell of a number that comes on top of another table's."""
        seen = first[0].place.seen_from(more[0].place)
        says = f"Số này được cộng với số ở {seen} vì hai bảng ghi là hai đợt, hoặc ghi bổ sung."
        self._tell("count-added", more[0], says, "note")

    def _sum(self, own: Sequence[Count], parts: Sequence[Count]) -> None:
        """Tell of a number for all units beside those of the units."""
        value, added = sum(one.value for one in own), sum(one.value for one in parts)
        seen = parts[0].place.seen_from(own[0].place)
        if value == added:
            says = f"Số chung này đã chia cho các đơn vị (từ {seen}); chỉ tính một lần."
            self._tell("count-repeated", own[0], says, "note")
            return
        says = (
            f"Số chung ghi {count(value)} nhưng cộng các đơn vị (từ {seen}) được {count(added)}; "
            "đang tính số của các đơn vị."
        )
        self._tell("count-repeated", own[0], says, "error")

    def _tell(self, rule: str, at: Count, says: str, severity: str) -> None:
        self.issues.append(self.telling.of_count(rule, at, says, severity))

    def _instalment(self, number: int) -> Instalment:
        """Tell which part of a whole a table says it is."""
        if number not in self.instalments:
            parts = Instalments(self.telling.vocabulary)
            self.instalments[number] = parts.of(self.tables[number])
        return self.instalments[number]

    def _table(self, one: Count) -> int:
        place = one.place
        return next(
            number
            for number in self.sheets[place.path, place.sheet]
            if self.tables[number].first_row <= (place.row or 0) <= self.tables[number].last_row
            and place.column in self.tables[number].columns
        )
