"""The numbers in the STT column: a gap may be a lost row, a repeat a copied one."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hongngu_cli.check.telling import Telling
from hongngu_cli.model.issue import OFF
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
ALONE = "Dòng này chỉ có số thứ tự, các ô khác đều bỏ trống."
FILL_IN = "Ghi đủ các ô của dòng này; nếu không có ai, xoá dòng rồi đánh lại số thứ tự."
TWICE = 2
BREAKS = ("section", "total", "header")
"""Rows after which an office may begin to count anew."""


def stt_gap(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find numbers left out that stand nowhere else in the same count, and those of no row.

    Numbers prepared below the last row wait for people.
    """
    telling = Telling(roster, vocabulary, "stt-gap")
    told = vocabulary.rules["stt-repeated"].severity != OFF
    for table, column in _numbered(roster):
        for run in _runs(table, column):
            used = {number for __, number in run}
            repeated = _repeated(table, run) if told else set()
            for (above, before), (row, number) in pairwise(run):
                left_out = set(range(before + 1, number)) - used
                if above in repeated and number == before + TWICE:
                    continue  # the row above bears the number before its own, which is told
                for empty, bare in _alone(table, column, range(above + 1, row)):
                    if bare in left_out:
                        left_out.remove(bare)
                        yield telling.sheet_cell(table, empty, column, ALONE, FILL_IN)
                if left_out:
                    says = f"Số thứ tự nhảy từ {before} sang {number}."
                    yield telling.sheet_cell(table, row, column, says)


def stt_repeated(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find numbers that stand twice in one count, but for two rows of one person."""
    telling = Telling(roster, vocabulary, "stt-repeated")
    for table, column in _numbered(roster):
        for run in _runs(table, column):
            numbers = dict(run)
            first = {number: row for row, number in reversed(run)}
            for row in sorted(_repeated(table, run)):
                says = f"Số thứ tự {numbers[row]} đã dùng ở dòng {first[numbers[row]]}."
                yield telling.sheet_cell(table, row, column, says)


def _repeated(table: TableFound, run: Sequence[tuple[int, int]]) -> set[int]:
    """Give the rows of a count whose number stands above, but for two rows of one person."""
    first: dict[int, int] = {}
    return {
        row
        for row, number in run
        if (earlier := first.setdefault(number, row)) != row
        and not _one_person(table, earlier, row)
    }


def _alone(table: TableFound, column: int, rows: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Give the rows that have a number and nothing else, with it."""
    for row in rows:
        number = _number(table.sheet.cell(row, column))
        others = (table.sheet.cell(row, other) for other in table.columns if other != column)
        if number is not None and not any(clean(shown(cell)) for cell in others):
            yield row, number


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
