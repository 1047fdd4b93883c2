"""Which rows a total on a sheet may add up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.check.sections import section_mark
from hongngu_cli.text.numbers import whole

if TYPE_CHECKING:
    from hongngu_cli.model.recognition import TableFound

MOST_TOTALS = 500
"""Of more totals none is held against its sections: that would be their number squared."""
Rows = Sequence[int]


def totals_of_people(table: TableFound) -> Iterator[tuple[int, tuple[Rows, ...]]]:
    """Give each total with the rows it may add up, the likeliest first.

    Sections without a mark that hold one another ("Năm 2020", "Quý I") show by what they give.
    """
    people, totals = table.people, table.totals
    on_top = bool(totals) and not bisect_left(people, totals[0][0])
    sections = iter((*table.sections, (table.last_row + 1, {})))
    at, ahead = next(sections)
    open_sections, holding = dict[int | None, int](), ahead
    for number, (row, above) in enumerate(totals):
        while at < row:
            mark = section_mark(table, at)
            if mark in open_sections:
                inner = list(open_sections)
                open_sections = {one: open_sections[one] for one in inner[: inner.index(mark)]}
            open_sections[mark] = at
            holding = ahead
            at, ahead = next(sections)
        end = bisect_left(people, row)
        may_add = [above or people[:end]]
        if len(totals) <= MOST_TOTALS:
            given = (one.place.row for one in holding.values() if open_sections)
            begun = dict.fromkeys((*open_sections.values(), *filter(None, given)))
            may_add += [people[bisect_left(people, one) : end] for one in begun]
        if on_top:
            following = totals[number + 1][0] if number + 1 < len(totals) else table.last_row + 1
            beneath = people[end : bisect_left(people, following)]
            may_add = [people[end:], beneath] if not end else [*may_add, beneath]
        yield row, tuple(may_add)


def totals_of_counts(table: TableFound) -> Iterator[tuple[int, Rows]]:
    """Give each total of a table of counts with the rows it adds up: all above where none is."""
    for row, above in table.totals:
        yield row, above or tuple(one for one in table.people if one < row)


def parts_of(table: TableFound, rows: Rows) -> Iterable[Rows]:
    """Give the parts of rows that a total may mean alone: the last block, one kind of number."""
    yield _last_block(rows)
    yield from _by_numbering(table, rows)


def _last_block(rows: Rows) -> Rows:
    """Give the rows since the last row that is not theirs, such as an earlier total."""
    start = max((at for at in range(1, len(rows)) if rows[at] > rows[at - 1] + 1), default=0)
    return rows[start:]


def _by_numbering(table: TableFound, rows: Rows) -> Iterable[Rows]:
    """Split rows by whether their STT is a number: "I" already adds up its 1, 2, 3."""
    stt = table.column_of("stt")
    if stt is None:
        return ()
    plain = [row for row in rows if whole(table.sheet.cell(row, stt)) is not None]
    numbered = set(plain)
    others = [row for row in rows if row not in numbered]
    return (plain, others) if plain and others else ()
