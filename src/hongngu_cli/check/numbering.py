"""The numbers in the STT column: a gap may be a lost row, a repeat a copied one."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import clean, fold_name
from hongngu_cli.text.numbers import shown, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.sheet import Cell
    from hongngu_cli.model.vocabulary import Vocabulary


LOOKED: WeakKeyDictionary[Roster, tuple[tuple[TableFound, int], ...]] = WeakKeyDictionary()
"""The tables of rosters that are examined whose numbers are not plainly in order."""
OUR_LIST = "findings"
"""The kind of the sheet that `check --annotate` adds."""
BREAKS = ("section", "total", "header")
"""Rows after which an office may begin to count anew."""


def stt_gap(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find numbers left out that stand nowhere else in the same count."""
    telling = Telling(roster, vocabulary, "stt-gap")
    for table, column in _numbered(roster):
        for run in _runs(table, column):
            used = {number for __, number in run}
            for (__, before), (row, number) in pairwise(run):
                if any(left_out not in used for left_out in range(before + 1, number)):
                    says = f"Số thứ tự nhảy từ {before} sang {number}."
                    yield telling.sheet_cell(table, row, column, says)


def stt_repeated(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find numbers that stand twice in one count, but for two rows of one person."""
    telling = Telling(roster, vocabulary, "stt-repeated")
    for table, column in _numbered(roster):
        for run in _runs(table, column):
            first: dict[int, int] = {}
            for row, number in run:
                earlier = first.setdefault(number, row)
                if earlier != row and not _one_person(table, earlier, row):
                    says = f"Số thứ tự {number} đã dùng ở dòng {earlier}."
                    yield telling.sheet_cell(table, row, column, says)


def _numbered(roster: Roster) -> Sequence[tuple[TableFound, int]]:
    """List the tables whose numbers are not plainly in order, with their STT column.

    Looked for once in a roster, since both rules ask.
    """
    if roster not in LOOKED:
        LOOKED[roster] = tuple(_out_of_order(roster))
    return LOOKED[roster]


def _out_of_order(roster: Roster) -> Iterable[tuple[TableFound, int]]:
    for table in roster.tables:
        column = table.column_of("stt")
        if column is None or not table.people or table.kind == OUR_LIST:
            continue
        typed = list(table.sheet.column(column, table.people))
        if typed != list(range(1, len(table.people) + 1)):
            yield table, column


def _runs(table: TableFound, column: int) -> Iterable[list[tuple[int, int]]]:
    """Split rows with their numbers into counts that each begin at 1.

    A row not understood keeps its number.
    """
    # Of a list beside another the sections are set aside with that one.
    sections = {row for row, _ in table.sections}
    aside = (row for reason in BREAKS for row in table.set_aside.get(reason, ()))
    breaks = sorted(sections.union(aside))
    run: list[tuple[int, int]] = []
    for row in sorted((*table.people, *table.set_aside.get("unrecognised", ()))):
        number = _number(table.sheet.cell(row, column))
        if number is None:
            continue
        if run and (number == 1 or table.beside):
            # A list beside another goes on with its numbers, from 1 in no section of its own.
            broken = bisect(breaks, row) > bisect(breaks, run[-1][0])
            if broken or (number == 1 and run[-1][1] > 1):
                yield run
                run = []
        run.append((row, number))
    if run:
        yield run


def _number(cell: Cell) -> int | None:
    return whole(cell.strip().rstrip(".)")) if isinstance(cell, str) else whole(cell)


def _one_person(table: TableFound, one: int, other: int) -> bool:
    """Tell whether a number is repeated for a second row of the same person."""
    columns = [
        column
        for column, meaning in table.columns.items()
        if meaning.field in ("name", "family_name", "given_name")
    ]
    names = [
        fold_name(clean(" ".join(shown(table.sheet.cell(row, column)) for column in columns)))
        for row in (one, other)
    ]
    return names[0] == names[1] != ""
