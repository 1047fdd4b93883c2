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

CLASS = "course"
"""A class may have more students than those who are listed."""

Told = tuple[int, int, int, list[int]]
"""Row and column of a section, the number behind its name, and those it may mean."""


def section_counts(table: TableFound, heads: HeadCounts) -> Iterator[Told]:
    """Give the numbers that sections with people beneath them state."""
    totals = sorted(table.set_aside.get("total", ()))
    for row, following, last in _spans(table):
        if CLASS in gives(table, row):
            continue
        for column, cell in enumerate(table.sheet.rows[row - 1], start=1):
            stated = heads.behind_name(clean(cell)) if isinstance(cell, str) else None
            if stated is not None and (counts := _counts(table, totals, row, following, last)):
                yield row, column, stated, counts


def _spans(table: TableFound) -> Iterable[tuple[int, int, int]]:
    """Give each section's row, that of the next section, and that of the one that ends it."""
    rows = [row for row, _ in table.sections]
    kinds = {row: (section_mark(table, row), gives(table, row)) for row in rows}
    end = table.last_row + 1
    ends = dict.fromkeys(rows, end)
    opened: list[int] = []
    for row in rows:
        beside = [at for at, one in enumerate(opened) if _are_alike(kinds[one], kinds[row])]
        for one in opened[beside[-1] :] if beside else ():
            ends[one] = row
        opened = [*(opened[: beside[-1]] if beside else opened), row]
    return zip(rows, [*rows[1:], end], ends.values(), strict=False)


def _are_alike(one: tuple[int | None, set[str]], other: tuple[int | None, set[str]]) -> bool:
    """Tell whether two sections stand beside each other: by their marks, else what they give."""
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
