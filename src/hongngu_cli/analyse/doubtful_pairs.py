"""Who left and who joined may be one person, whose name or birth was corrected: told as such."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from hongngu_cli.analyse.differences import BIRTH, Side
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.text.likeness import names_alike

Rows = tuple[int, ...]
FEW = 50
"""No more people of one key are held against another: a name may stand there by thousands."""
FEWEST_DIGITS = 4
"""Shorter numbers, and zeros alone, only fill the cell."""


@dataclass(frozen=True, slots=True)
class Told:
    """What tells a person apart, by whichever row says it; ``sole`` is the bearer of a name."""

    rows: Rows
    name: str
    birth: dt.date | None
    year: int | None
    unit: str | None
    identity: str | None
    sole: bool

    def signs(self) -> Iterator[Hashable]:
        """Give signs of which anybody who may be the same person has one, too."""
        yield ("name", self.name)
        if self.identity:
            yield ("identity", self.identity)
        if self.birth:
            yield ("birth", self.birth)
        elif self.unit and self.year:
            yield ("unit", self.unit, self.year)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two who may be one; the lower the ``rank``, the likelier."""

    rank: int
    old: Rows
    new: Rows
    why: str


def doubtful_pairs(
    old: Side, new: Side, left: Sequence[Rows], joined: Sequence[Rows]
) -> Iterator[Doubt]:
    """Pair those who may be one person, each once, the likeliest first."""
    waiting: dict[Hashable, list[Told]] = {}
    for person in _people(new, joined):
        for key in person.signs():
            waiting.setdefault(key, []).append(person)
    found: dict[tuple[Rows, Rows], Doubt] = {}
    for one in _people(old, left):
        for key in one.signs():
            for other in islice(waiting.get(key, ()), FEW):
                if doubt := _doubt(one, other):
                    found[(one.rows, other.rows)] = doubt
    met: set[tuple[str, Rows]] = set()
    for doubt in sorted(found.values(), key=lambda doubt: (doubt.rank, doubt.old, doubt.new)):
        sides = {("old", doubt.old), ("new", doubt.new)}
        if met.isdisjoint(sides):
            met |= sides
            yield doubt


def _people(side: Side, people: Sequence[Rows]) -> Iterator[Told]:
    """Say what tells each person apart."""
    bearers = Counter(side.key(rows[0], "name") for rows in people)
    for rows in people:
        name = side.key(rows[0], "name")
        identity = _first(side, rows, IDENTITY)
        yield Told(
            rows,
            str(name),
            _first(side, rows, BIRTH),
            _first(side, rows, "birth_year"),
            next((str(key) for row in rows if (key := side.key(row, "unit"))), None),
            identity if identity and _is_number(identity) else None,
            bearers[name] == 1,
        )


def _first(side: Side, rows: Rows, field: str) -> Any:  # noqa: ANN401 - whatever the field holds
    values = side.roster.columns[field]
    return next((values[row] for row in rows if values[row] is not None), None)


def _is_number(text: str) -> bool:
    digits = [sign for sign in text if sign.isdigit()]
    return len(digits) >= FEWEST_DIGITS and set(digits) != {"0"}


def _doubt(one: Told, other: Told) -> Doubt | None:
    """Say what makes two people perhaps one; None where nothing does."""
    found = next(_reasons(one, other), None)
    return Doubt(found[0], one.rows, other.rows, found[1]) if found else None


def _reasons(one: Told, other: Told) -> Iterator[tuple[int, str]]:
    """Give the reasons, the strongest first, each with its rank."""
    same_unit = one.unit == other.unit
    if one.identity and one.identity == other.identity:
        yield 0, "cùng số định danh"
    if one.name != other.name:
        births = (one.birth, one.year), (other.birth, other.year)
        if births[0] == births[1] and names_alike(one.name, other.name):
            where = ", cùng đơn vị" if same_unit else ""
            yield (1 if same_unit else 3), f"cùng ngày, năm sinh{where}, họ tên gần giống"
        return
    if None in (one.year, other.year):
        if same_unit or (one.sole and other.sole):
            neither = one.year is None and other.year is None
            sides = "cả hai bên đều" if neither else "một bên"
            yield 4, f"cùng họ tên, {sides} không ghi ngày sinh"
    elif one.birth and other.birth and _turned(one.birth, other.birth):
        yield 1, "cùng họ tên, ngày sinh đảo ngày với tháng"
    elif one.year == other.year and not (one.birth and other.birth and not same_unit):
        yield 2, f"cùng họ tên, cùng năm sinh{', cùng đơn vị' if same_unit else ''}"
    elif same_unit and _near(one, other):
        yield 2, "cùng họ tên, cùng đơn vị, ngày, năm sinh gần giống"


def _turned(one: dt.date, other: dt.date) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _near(one: Told, other: Told) -> bool:
    """Tell births of another year that agree in day and month, or in all figures but one."""
    if one.birth and other.birth:
        return (one.birth.month, one.birth.day) == (other.birth.month, other.birth.day)
    figures = zip(str(one.year), str(other.year), strict=False)
    return sum(a != b for a, b in figures) == 1
