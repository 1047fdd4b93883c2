"""Values typed once for a group of rows, with blank cells below that are not merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hongngu_cli.model.recognition import Given
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

CARRIED = ("unit", "course", "level", "year")
"""Fields that offices type once for a group: the unit, the class, what it was for and when."""
ABOVE = "above"
"""The source of such a value."""
FEWEST = 2
"""One blank cell by itself is a missing value."""


def carry_down(typed: Typed, result: Enrolments, sections: Sequence[Mapping[str, Given]]) -> None:
    """Give the rows of a group what is typed at its start, and note from where it is taken.

    ``sections`` tells each row what the sections above it say. A row of another level is of
    another class.
    """
    for name in CARRIED:
        column = typed.column(name)
        if column is None and name == "course" and "course" in result.cells:
            column = typed.column("level")
        if column is None or name not in result.columns or typed.columns(name, marked=True):
            continue
        if len(typed.columns(name)) > 1:
            continue  # "Năm 2019 | Năm 2020": who has nothing in any of them was not sent
        values, places = result.columns[name], result.cells.get(name) or typed.places(column)
        levels = result.columns.get("level") if name == "course" else None
        for at, source in _sources(typed, column, sections).items():
            other = levels and levels[at] not in {None, levels[source]}
            if values[at] is None and values[source] is not None and not other:
                values[at] = values[source]
                places.put(at, places.rows[source], places.columns[source])
                result.cells[name] = places
                place = typed.table.sheet.place(places.rows[source], places.columns[source])
                given = Given(values[source], place, ABOVE)
                result.given[(name, given)] = result.given.get((name, given), 0) + 1


def _sources(typed: Typed, column: int, sections: Sequence[Mapping[str, Given]]) -> dict[int, int]:
    """Give, by position, where the value of a blank cell stands in a column filled by groups."""
    cells = typed.cells(column)
    if "" not in cells:
        return {}
    numbered = typed.table.columns[column].field == "unit" and _numbered_alike(typed, cells)
    if not numbered and not _by_groups(typed.rows, cells):
        return {}
    found: dict[int, int] = {}
    source: int | None = None
    for at, cell in enumerate(cells):
        if at and sections[at] is not sections[at - 1]:
            source = None
        if cell != "":
            source = at
        elif source is not None:
            found[at] = source
    return found


def _numbered_alike(typed: Typed, cells: Sequence[Cell]) -> bool:
    """Tell whether units are numbered, not people: a row has a number where it has a unit."""
    numbers = typed.column("stt")
    if numbers is None or cells[0] == "":
        return False
    told = typed.cells(numbers)
    return all((cell == "") == (number == "") for cell, number in zip(cells, told, strict=True))


def _by_groups(rows: Sequence[int], cells: Sequence[Cell]) -> bool:
    """Tell whether a column is filled at the start of each group only.

    It then begins with a value, has as many blanks as values at least, and no value stands
    in two rows that follow one another, or comes back once another has begun.
    """
    told = list(dict(zip(rows, cells, strict=True)).values())
    blank = [cell == "" for cell in told]
    if blank[0] or sum(blank) < max(FEWEST, blank.count(False)):
        return False
    keys = [fold(shown(cell)) for cell in told]
    if any(one and one == other for one, other in pairwise(keys)):
        return False
    groups = [key for key in keys if key]
    runs = [key for at, key in enumerate(groups) if not at or key != groups[at - 1]]
    return len(runs) == len(set(runs))
