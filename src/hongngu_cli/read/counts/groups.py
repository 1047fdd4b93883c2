"""Which rows of a table of counts add up others: groups above their members, totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from hongngu_cli.read.counts.lines import Line
from hongngu_cli.read.counts.words import LETTERS
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.rows.sections import PLAIN
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings

OVERALL = re.compile(
    rf"{fold('tổng')}(?: {fold('cộng')}| {fold('số')})?(?:$| (?:[ivx]+|[0-9]+)\b)|{fold('toàn')}\b"
)
"""A total of all rows, not only of those since the last one: it names none of them."""
SEVERAL = 2
MOST_MEMBERS = 200
MOST_TOTALS = 500
"""Of more totals no list is kept of all rows above each."""
Groups = dict[int, list[int]]
"""Rows that add up others, by their place among the lines, with the places of those."""


class GroupFinder:
    """Finds rows whose numbers are those of the rows beneath them."""

    def __init__(
        self, lines: Sequence[Line], levels: LevelSpellings, groups: Mapping[str, str]
    ) -> None:
        """Note the lines of one table in order; ``groups`` are the levels' groups."""
        self.lines, self.levels, self.group_of = lines, levels, groups

    def mark(self) -> None:
        """Mark the rows that only add up others as groups, as sections where they have no sum."""
        found: Groups = {}
        for at, line in enumerate(self.lines):
            if line.kind == "data" and not line.continues and line.column:
                members = self._members(at)
                if members and (line.is_counted or line.rank < PLAIN):
                    found[at] = members
        found = found or self._groups_by_total()
        for at, members in found.items():
            line = self.lines[at]
            line.kind = "group" if line.is_counted else "section"
            line.members = tuple(member for member in members if member not in found)

    def _members(self, at: int) -> list[int]:
        """Give the rows that belong to a row: those with deeper markers, or of its level group."""
        group = self.levels.group_of(self.lines[at].words)
        marked = self._while(at, lambda line: self._deeper(at, line))
        if not any(self.lines[member].is_counted for member in marked):
            marked = []
        if marked:
            return marked
        if group:
            return self._while(at, lambda line: self._of_group(line, group))
        loose = self._while(at, lambda line: self._looser(at, line))
        counted = [member for member in loose if self.lines[member].is_counted]
        if counted and self.lines[at].reaches:
            return loose
        levels = counted and all(self._names_level(self.lines[member]) for member in counted)
        if levels and not self._names_level(self.lines[at]):
            return loose
        if len(counted) >= SEVERAL and self._adds_up(at, counted):
            return loose
        return []

    def _while(self, at: int, belongs: Callable[[Line], bool]) -> list[int]:
        """Give the rows of data after a row as long as they belong to it."""
        members: list[int] = []
        for place in range(at + 1, len(self.lines)):
            line = self.lines[place]
            own = bool(members) if line.continues else belongs(line)
            if line.kind == "data" and own:
                members.append(place)
            elif line.kind in {"data", "total", "bare", "odd"} or (
                line.kind == "text" and line.words and line.rank <= self.lines[at].rank
            ):
                break
        return members

    def _deeper(self, at: int, line: Line) -> bool:
        """Tell whether a row's marker is plainly beneath that of another: I over 1 over a)."""
        above = self.lines[at]
        if above.rank == PLAIN:
            return LETTERS <= line.rank < PLAIN
        return above.rank < line.rank < PLAIN

    def _looser(self, at: int, line: Line) -> bool:
        """Tell whether a row may be beneath another: one of them has a marker, one has none."""
        return (self.lines[at].rank == PLAIN) != (line.rank == PLAIN)

    def _of_group(self, line: Line, group: str) -> bool:
        key = self.levels.read(line.words, group).key
        return self.levels.group_of(line.words) is None and (
            key is None or self.group_of.get(key) == group
        )

    def _names_level(self, line: Line) -> bool:
        return self.levels.named(line.words).key is not None

    def _adds_up(self, at: int, members: Sequence[int]) -> bool:
        return adds_up(self.lines[at].values, [self.lines[member].values for member in members])

    def _groups_by_total(self) -> Groups:
        """Find rows without any marker that add up those beneath, where the total proves it."""
        totals = [line for line in self.lines if line.kind == "total"]
        counted = [at for at, line in enumerate(self.lines) if line.is_counted]
        lines = [self.lines[at] for at in counted]
        alike = all(line.rank == PLAIN and not line.continues for line in lines)
        if not alike or len(totals) != 1 or not totals[0].values:
            return {}
        (total,) = totals
        if adds_up(total.values, [line.values for line in lines]):
            return {}
        found: Groups = {}
        place = 0
        while place < len(counted):
            members = self._summed(counted, place)
            if members:
                found[counted[place]] = members
            place += 1 + len(members)
        rest = [self.lines[at].values for at in counted if at not in found]
        return found if adds_up(total.values, rest) else {}

    def _summed(self, counted: Sequence[int], place: int) -> list[int]:
        """Give the fewest rows after one that add up to it, two at least."""
        stated = self.lines[counted[place]].values
        sums: Counter[int] = Counter()
        beneath = counted[place + 1 : place + 1 + MOST_MEMBERS] if any(stated.values()) else []
        for size, at in enumerate(beneath, start=1):
            sums.update(self.lines[at].values)
            if any(sums[column] > value for column, value in stated.items()):
                return []
            if size >= SEVERAL and adds_up(stated, [sums]):
                return list(counted[place + 1 : place + 1 + size])
        return []


def sum_at_end(lines: Sequence[Line], spellings: Spellings) -> None:
    """Take a last row that adds up all the others for their total, whatever it is called.

    A unit's name is believed, unless several columns say otherwise.
    """
    counted = [line for line in lines if line.is_counted]
    if len(counted) <= SEVERAL or any(line.kind == "total" for line in lines):
        return
    *others, last = counted
    if not adds_up(last.values, [line.values for line in others]):
        return
    unit = spellings.name_unit(last.words)
    if not unit or len([value for value in last.values.values() if value]) >= SEVERAL:
        last.kind = "total"


def adds_up(total: Mapping[int, int], parts: Iterable[Mapping[int, int]]) -> bool:
    """Tell whether rows add up to another in all its columns, not all of them empty."""
    listed = list(parts)
    return any(total.values()) and all(
        value == sum(part.get(column, 0) for part in listed) for column, value in total.items()
    )


def mark_totals(lines: Sequence[Line]) -> None:
    """Give each total the rows it adds up: those above it, or beneath it where none are above.

    "Tổng cộng" adds up all rows of its list, "Cộng" and "Tổng Khối Đảng" those since the last
    total. Of very many totals each is taken for that of the rows since the last one.
    """
    start = last = 0
    totals = [at for at, line in enumerate(lines) if line.kind == "total"]
    for at, line in enumerate(lines):
        if line.kind == "header" and last > start:
            start = last  # a list that was added up has ended
        if line.kind != "total":
            continue
        few = len(totals) <= MOST_TOTALS
        overall = few and OVERALL.match(fold(line.words))
        above = _data(lines, start if overall else max(start, last), at)
        above = above or (_data(lines, start, at) if few else [])
        if above and _kind_before(lines, at) not in {"text", "section", "header", ""}:
            line.members, last = tuple(above), at + 1
        elif few:
            line.members = tuple(_data(lines, at + 1, _end(lines, at + 1)) or above)


def _data(lines: Sequence[Line], first: int, end: int) -> list[int]:
    return [at for at in range(first, end) if lines[at].kind == "data"]


def _kind_before(lines: Sequence[Line], at: int) -> str:
    kinds = (lines[place].kind for place in range(at - 1, -1, -1))
    return next((kind for kind in kinds if kind not in {"blank", "note", "portion"}), "")


def _end(lines: Sequence[Line], first: int) -> int:
    """Give where the rows beneath a total at the top end: at the next total of that kind."""
    for at in range(first, len(lines)):
        if lines[at].kind == "total" and OVERALL.match(fold(lines[at].words)):
            return at
    return len(lines)
