"""Numbers of people behind a section's name: "Xã An Phước (05 đồng chí)"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.check.sections import gives, section_mark
from hongngu_cli.model.recognition import NAMES
from hongngu_cli.text.fold import clean, fold_name
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.text.head_counts import HeadCounts

CLASS, LEVEL = "course", "level"

Kind = tuple[int | None, set[str], object]
"""The mark of a section, the fields that it gives, and its level."""
Told = tuple[int, int, int, list[int]]
"""Row and column of a section, the number behind its name, and those it may mean."""


def section_counts(table: TableFound, heads: HeadCounts) -> Iterator[Told]:
    """Give the numbers that sections with people beneath them state.

    A class may have more students than those who are listed, never fewer; where a class's number
    is that of its people, those of the classes beside it are meant so too. So are numbers
    without a word for people, of what is no class.
    """
    told = list(_told(table, heads))
    agreeing = {of_class for (_, _, stated, counts), _, of_class in told if stated in counts}
    for one, sure, of_class in told:
        _, _, stated, counts = one
        meant = of_class in agreeing or (agreeing and not of_class)
        if sure or meant or (of_class and stated < min(counts)):
            yield one


def _told(table: TableFound, heads: HeadCounts) -> Iterator[tuple[Told, bool, bool]]:
    """Give what each section states, whether it surely is of those beneath it, and of a class."""
    totals = sorted(table.set_aside.get("total", ()))
    for row, following, last in _spans(table):
        of_class = CLASS in gives(table, row)
        for column, cell in enumerate(table.sheet.rows[row - 1], start=1):
            text = clean(cell) if isinstance(cell, str) else ""
            named = heads.behind_name(text)
            stated = heads.bare_behind(text) if named is None and not of_class else named
            if stated is not None and (counts := _counts(table, totals, row, following, last)):
                yield (row, column, stated, counts), named is not None and not of_class, of_class


def _spans(table: TableFound) -> Iterable[tuple[int, int, int]]:
    """Give each section's row, that of the next section, and that of the one that ends it."""
    rows = [row for row, _ in table.sections]
    kinds = {row: (section_mark(table, row), gives(table, row), _level(table, row)) for row in rows}
    end = table.last_row + 1
    ends = dict.fromkeys(rows, end)
    opened: list[int] = []
    for row in rows:
        beside = [at for at, one in enumerate(opened) if _are_alike(kinds[one], kinds[row])]
        for one in opened[beside[-1] :] if beside else ():
            ends[one] = row
        opened = [*(opened[: beside[-1]] if beside else opened), row]
    return zip(rows, [*rows[1:], end], ends.values(), strict=False)


def _level(table: TableFound, row: int) -> object:
    """Give the level that a section's own words give."""
    values = next(values for at, values in table.sections if at == row)
    return values[LEVEL].value if LEVEL in gives(table, row) else None


def _are_alike(one: Kind, other: Kind) -> bool:
    """Tell whether two sections stand beside each other: by their marks, else what they give.

    Those of two levels do, however they are marked.
    """
    if one[2] and other[2] and one[2] != other[2]:
        return True
    if one[0] is not None or other[0] is not None:
        return one[0] == other[0]
    return one[1] == other[1] or bool(one[1] & other[1])


def _counts(
    table: TableFound, totals: Sequence[int], row: int, following: int, last: int
) -> list[int]:
    """Count the people to the end of a section, to its total or to the next section, and names."""
    at = bisect_right(totals, row)
    total = min(totals[at], last) if at < len(totals) else last
    groups = [_between(table.people, row, end) for end in (last, total, following)]
    names = [column for column, meaning in table.columns.items() if meaning.field in NAMES]
    people = {
        fold_name(" ".join(shown(table.sheet.cell(one, column)) for column in names))
        for one in groups[0]
    }
    return [*map(len, groups), len(people)] if groups[0] else []


def _between(people: Sequence[int], row: int, end: int) -> Sequence[int]:
    return people[bisect_right(people, row) : bisect_left(people, end)]
