"""The columns in which names and levels stand, though no heading says so: what to advise."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import is_full_name
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.held_columns import HELD_ALREADY
from hongngu_cli.read.headings.near_headings import NearHeadings
from hongngu_cli.read.headings.sending import WANTED, says_any
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

LOOKED_AT = 200
"""So many rows show what stands in a column."""


def column_of_levels(sheet: Sheet, levels: LevelSpellings) -> int | None:
    """Give the column of a sheet in which most levels stand, where any does."""
    rows = (texts(sheet, row) for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1))
    named = Counter(
        column for cells in rows for column, text in cells.items() if levels.named(text).key
    )
    return named.most_common(1)[0][0] if named else None


def column_of_names(sheet: Sheet, surnames: frozenset[str]) -> int | None:
    """Give the column of a sheet in which most persons' names stand, where any does."""
    rows = (texts(sheet, row) for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1))
    named = Counter(
        column for cells in rows for column, text in cells.items() if is_full_name(text, surnames)
    )
    return named.most_common(1)[0][0] if named else None


def as_mapped(sheet: Sheet, row: int, surnames: frozenset[str], near: NearHeadings) -> AsMapped:
    """Advise the options that name the columns of names and levels.

    By their headings where the first row of a table has words of its own in both; else by
    letters, since then that row is a person's.
    """
    names, told = column_of_names(sheet, surnames), column_of_levels(sheet, near.levels)
    cells = texts(sheet, row)
    over_names, over_levels = cells.get(names or 0, ""), cells.get(told or 0, "")
    headed = (
        bool(over_names and over_levels)
        and not is_full_name(over_names, surnames)
        and near.levels.read(over_levels).doubt == "unknown"
    )
    if not headed:
        letters = column_letters(names or SECOND), column_letters(told or FOURTH)
        return AsMapped(f'--map "{letters[0]}=name" --map "{letters[1]}=level"', by_headings=False)
    rows, named, said = near.vocabulary.rows, f'--map "{over_names}=name"', fold(over_levels)
    if says_any(said, rows.planned):
        return AsMapped(f'{named} --map "{over_levels}={WANTED}"', by_headings=True)
    if says_any(said, rows.other_class):
        return AsMapped(named, by_headings=True, other_class=over_levels)
    return AsMapped(f'{named} --map "{over_levels}=level"', by_headings=True)


class AsMapped(NamedTuple):
    """Options, and whether they go by headings; ``other_class`` heads classes that sent nobody."""

    maps: str
    by_headings: bool
    other_class: str = ""


SECOND, FOURTH = 2, 4
"""Columns in which names and levels often stand."""
MOST = 0.5
"""More of a column's cells must be levels."""


def unknown_column_of_levels(table: TableFound, levels: LevelSpellings) -> int | None:
    """Give the column with an unknown heading in which most levels stand, if on most rows."""
    shares: dict[int, float] = {}
    for column, meaning in table.columns.items():
        if meaning.field is None and meaning.why not in HELD_ALREADY:
            cells = [shown(cell) for cell in table.sheet.filled(column, table.people, LOOKED_AT)]
            told = sum(_speaks_of_level(text, levels) for text in cells)
            shares[column] = told / max(len(cells), 1)
    best = max(shares, key=lambda column: shares[column], default=None)
    return best if best is not None and shares[best] > MOST else None


def _speaks_of_level(text: str, levels: LevelSpellings) -> bool:
    """Tell a level, be it one in doubt or none of ours ("Chuyên khoa II")."""
    return levels.read(text).doubt != "unknown" or levels.not_ours.search(fold(text)) is not None


def several_levels(table: TableFound, column: int, levels: LevelSpellings) -> list[str]:
    """Give the levels that most cells of a column name, where they are several.

    So they say nothing in a list that has a column of levels, or none at all.
    """
    given = [table.given_overall, *(told for _, told in table.sections)]
    if table.column_of("level") or not any("level" in told for told in given):
        return []
    cells = [shown(cell) for cell in table.sheet.filled(column, table.people, LOOKED_AT)]
    told = [key for text in cells if (key := _named(text, levels))]
    several = list(dict.fromkeys(told))
    return several if len(several) > 1 and len(told) * 2 > len(cells) else []


def _named(text: str, levels: LevelSpellings) -> str | None:
    """Give the level that a whole cell names, or the beginning of a course's name."""
    course = levels.of_course(text)
    return levels.named(text).key or (course.key if course.assumed else None)
