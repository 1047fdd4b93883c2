"""What does not fit together in the chain: between its columns, and between tables and rosters."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.analyse.quota.chain import ALL, At, Chain
from hongngu_cli.analyse.quota.sent import ROSTERS
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hongngu_cli.analyse.quota.issues import Telling
    from hongngu_cli.model.counts import Count
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.place import Place
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.text.spellings import UnitSpellings

AT_MOST = (
    ("quota-over-demand", "allocated", "demand", "Chỉ tiêu được phân bổ {} nhiều hơn nhu cầu {}."),
    ("sent-over-quota", "sent", "allocated", "Đã cử {} nhiều hơn chỉ tiêu được phân bổ {}."),
    ("completed-over-sent", "completed", "sent", "Đã hoàn thành {} nhiều hơn đã cử {}."),
)
"""Rules by which a measure is at most another, and what is said where it is more."""
ENOUGH_ALIKE = 0.75
WORDS = {"sent": "đã cử", "enrolled": "nhập học", "completed": "đã hoàn thành"}


def out_of_order(chain: Chain, roster: Roster, telling: Telling) -> Iterator[Issue]:
    """Tell of measures that are more than they can be, at the cell of quota or what is nearest.

    Units are looked at where both measures are known of them, else all of them together; those
    that no table knows are told as such.
    """
    stated = {scope[2] for own in chain.cells.values() for scope in own}
    for pair in chain.parts(At()):
        scopes = chain.scopes[pair]
        units = [At(*scope) for scope in scopes if scope[2] is not None and scope[2] in stated]
        for rule, upper, lower, says in AT_MOST:
            of_units = [at for at in units if _both(chain, upper, lower, at)]
            short = [one for name in (upper, lower) for one in chain.missing(name, pair)]
            for at in of_units or ([] if short else [pair]):
                more, less = chain.value(upper, at), chain.value(lower, at)
                if more is None or less is None or not chain.comparable((upper, lower), at):
                    continue
                if more > less:
                    place, found = _place(chain, roster, at, ("allocated", lower, upper))
                    yield telling.at(rule, place, found, says.format(count(more), count(less)))


def _both(chain: Chain, upper: str, lower: str, at: At) -> bool:
    return chain.value(upper, at) is not None and chain.value(lower, at) is not None


def _place(
    chain: Chain, roster: Roster, at: At, measures: Iterable[str]
) -> tuple[Place, str | None]:
    """Give the first cell of the measures, in their order, else the first row of who was sent."""
    cells = (
        one
        for measure in measures
        for scope in chain.scopes[at]
        for one in chain.cells[measure].get(scope, ())
    )
    if first := next(cells, None):
        return first.place, str(first.value)
    rows = (row for scope in chain.scopes[at] for row in chain.sent.rows["sent"].get(scope, ()))
    return roster.first_cell(next(rows)), None


def differing(chain: Chain, telling: Telling) -> Iterator[Issue]:
    """Tell where a table states what rosters count otherwise; the rosters' number counts."""
    for measure in ROSTERS:
        for scope, cells in chain.cells[measure].items():
            level, year, unit = scope
            if (
                level is None
                or level not in chain.levels
                or not chain.from_rosters(measure, At(level, year))
            ):
                continue
            counted = chain.value(measure, At(level, year, unit if unit is not None else ALL))
            value = sum(one.value for one in cells)
            if counted is not None and counted != value:
                says = (
                    f"Ô này ghi {WORDS[measure]} {count(value)}, các danh sách có "
                    f"{count(counted)}; đang tính theo danh sách."
                )
                yield telling.of_count("count-differs", cells[0], says)


def one_sided(
    chain: Chain, roster: Roster, labels: Mapping[str, str], units: UnitSpellings, telling: Telling
) -> Iterator[Issue]:
    """Tell of units that only tables know, or only rosters, with the other side's nearest."""
    whole = roster.columns.frame["unit"].dropna().unique()
    listed = {labels[unit] for unit in whole}
    first: dict[str, Count] = {}
    for own in chain.cells.values():
        for (level, _, unit), cells in own.items():
            if unit is not None and level in chain.levels:
                first.setdefault(unit, cells[0])
    if not first or not listed:
        return
    for unit, cell in first.items():
        if unit not in listed:
            says = f"Không có lượt nào của đơn vị “{unit}” trong các danh sách cử đi."
            near = _near(unit, listed - first.keys(), units)
            yield telling.of_count("unit-one-sided", cell, says + near, _grade(near))
    for unit, at in _sent_units(chain):
        if unit not in first:
            says = f"Đơn vị “{unit}” có cử người nhưng không có trong bảng nhu cầu, chỉ tiêu."
            near = _near(unit, first.keys() - listed, units)
            place = roster.place(at, "unit")
            place = place if place.cell else roster.first_cell(at)
            yield telling.at("unit-one-sided", place, unit, says + near, _grade(near))


def without_other_side(chain: Chain, units: UnitSpellings, telling: Telling) -> Iterator[Issue]:
    """Tell of units that only register demand, or only have quota, with the other's nearest."""
    sides = {name: _first_cells(chain, name) for name in BOTH}
    for (name, says), other in zip(BOTH.items(), reversed(BOTH), strict=True):
        here, there = sides[name], sides[other]
        sheets = {(one.place.path, one.place.sheet) for one in there.values()}
        for unit, cell in here.items() if there else ():
            # Beside the other number a blank says that there is none.
            if unit not in there and (cell.place.path, cell.place.sheet) not in sheets:
                near = _near(unit, there.keys() - here.keys(), units)
                text = f"Đơn vị “{unit}” {says}.{near}"
                yield telling.of_count("unit-one-sided", cell, text, _grade(near))


BOTH = {
    "demand": "có nhu cầu nhưng không có trong bảng chỉ tiêu",
    "allocated": "có chỉ tiêu nhưng không có trong bảng nhu cầu",
}


def _first_cells(chain: Chain, measure: str) -> dict[str, Count]:
    """Give each unit of which a table tells a measure, with the first cell."""
    first: dict[str, Count] = {}
    for of in (chain.cells, chain.unread):
        for (level, _, unit), cells in of[measure].items():
            if unit is not None and level in chain.levels:
                first.setdefault(unit, cells[0])
    return first


def _sent_units(chain: Chain) -> Iterator[tuple[str, int]]:
    """Give each unit that sent somebody, with its first row."""
    seen = set()
    for scope in chain.scopes.get(At(), ()):
        rows = chain.sent.rows["sent"].get(scope, ())
        if scope[2] is not None and rows and scope[2] not in seen:
            seen.add(scope[2])
            yield scope[2], rows[0]


def _near(unit: str, others: Iterable[str], units: UnitSpellings) -> str:
    """Ask whether another unit is meant, that bodies of one place or like letters suggest."""
    others = sorted(others)
    places = [one for one in others if units.place_key(one) == units.place_key(unit)]
    alike: Sequence[str] = places or difflib.get_close_matches(unit, others, 1, ENOUGH_ALIKE)
    return f" Có phải là “{alike[0]}”?" if alike else ""


def _grade(near: str) -> str:
    return "warning" if near else "note"
