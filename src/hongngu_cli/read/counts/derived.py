"""Columns that follow from others in their row, "Còn thiếu" and "Tỷ lệ": they must agree.

Which numbers they follow from a heading often leaves open, so it is what fits most of the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from hongngu_cli.model.counts import ATTENDANCE
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.counts.cells import CountCells
from hongngu_cli.read.counts.columns import CHAIN
from hongngu_cli.read.counts.totals import Finding
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import count, shown, whole

MEASURES = (*CHAIN, *ATTENDANCE)
USUAL = {
    "gap": (("demand", "allocated"), ("allocated", "sent"), ("planned", "sent")),
    "rate": (
        *(("allocated", "demand"), ("sent", "allocated"), ("sent", "planned")),
        *(("completed", "sent"), ("attended", "summoned")),
    ),
}
"""What a column mostly follows from, the first of which both are there."""
QUOTA = re.compile(rf"{fold('sử dụng')}|{fold('thực hiện')}|{fold('chỉ tiêu')}")
"""Words of a heading that speaks of quota and not of demand."""
PERCENT = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*%?")
GAP = "Ô này ghi {}, nhưng “{}” {} trừ “{}” {} là {}."
RATE = "Tỷ lệ ghi ở đây không bằng “{}” {} chia “{}” {}."
OVER = "Tham dự {} nhiều hơn triệu tập {}."
Pair = tuple[int, int]
Told = Mapping[int, tuple[int, int]]
"""By row the two numbers that a cell follows from."""


def derived(table: TableFound, cells: CountCells) -> Iterator[Finding]:
    """Find differences and shares that are not those of the numbers beside them."""
    rows = sorted((*table.people, *(row for row, _ in table.totals)))
    for column, meaning in table.columns.items():
        if meaning.field not in USUAL:
            continue
        beside = _beside(table, meaning)
        pairs = _in_order(meaning, beside)
        if pair := _fitting(table, cells, rows, column, pairs):
            yield from _wrong(table, cells, rows, column, pair)


def over_summoned(table: TableFound, cells: CountCells) -> Iterator[Finding]:
    """Find rows that say more attended than were summoned."""
    both = {m.field: c for c, m in table.columns.items() if m.field in ATTENDANCE}
    if len(both) < len(ATTENDANCE):
        return
    for row in table.people:
        summoned, attended = (cells.number(row, both[field]).value for field in ATTENDANCE)
        if summoned is not None and attended is not None and attended > summoned:
            yield row, both["attended"], OVER.format(count(attended), count(summoned))


def _beside(table: TableFound, meaning: ColumnMeaning) -> dict[str, int]:
    """Give the measures under the same heading as a column, each that stands there but once."""
    above = meaning.heading.split(BENEATH)[:-1]
    columns: dict[str, list[int]] = {}
    for column, other in table.columns.items():
        if other.field in MEASURES and other.heading.split(BENEATH)[:-1] == above:
            columns.setdefault(other.field, []).append(column)
    return {field: own[0] for field, own in columns.items() if len(own) == 1}


def _in_order(meaning: ColumnMeaning, beside: Mapping[str, int]) -> list[Pair]:
    """Give the pairs of columns that one may follow from, the likeliest first."""
    usual = [pair for pair in USUAL[meaning.field or ""] if {*pair} <= beside.keys()]
    last = fold(meaning.heading.split(BENEATH)[-1])
    if QUOTA.search(last) and fold("nhu cầu") not in last:
        usual.sort(key=lambda pair: "demand" in pair)
    others = sorted(beside, key=MEASURES.index, reverse=meaning.field == "rate")
    pairs = dict.fromkeys((*usual, *permutations(others, 2)))
    return [(beside[one], beside[other]) for one, other in pairs]


def _fitting(
    table: TableFound,
    cells: CountCells,
    rows: Sequence[int],
    column: int,
    pairs: Sequence[Pair],
) -> Pair | None:
    """Give the pair that fits most rows; None where it is not clear from which a column follows."""

    def fits(pair: Pair) -> int:
        return sum(_agrees(table, row, column, both) for row, both in _both(cells, rows, pair))

    if not pairs:
        return None
    best = max(pairs, key=fits)
    clear = len({frozenset(pair) for pair in pairs}) == 1 or fits(best) > 0
    return best if clear else None


def _both(cells: CountCells, rows: Iterable[int], pair: Pair) -> Iterator[tuple[int, Pair]]:
    """Give the rows in which both numbers can be read."""
    for row in rows:
        first, second = (cells.number(row, column).value for column in pair)
        if first is not None and second is not None:
            yield row, (first, second)


def _wrong(
    table: TableFound, cells: CountCells, rows: Sequence[int], column: int, pair: Pair
) -> Iterator[Finding]:
    first, second = (table.columns[one].heading.split(BENEATH)[-1] for one in pair)
    for row, (one, other) in _both(cells, rows, pair):
        if _agrees(table, row, column, (one, other)) or not _is_number(table, row, column):
            continue
        stated = shown(table.sheet.cell(row, column))
        if table.columns[column].field == "gap":
            numbers = (first, count(one), second, count(other), count(one - other))
            yield row, column, GAP.format(stated, *numbers)
        else:
            yield row, column, RATE.format(first, count(one), second, count(other))


def _is_number(table: TableFound, row: int, column: int) -> bool:
    cell = table.sheet.cell(row, column)
    return isinstance(cell, float) or PERCENT.fullmatch(clean(shown(cell))) is not None


def _agrees(table: TableFound, row: int, column: int, both: Pair) -> bool:
    """Tell whether a cell holds the difference or the share of two numbers."""
    cell, (one, other) = table.sheet.cell(row, column), both
    if table.columns[column].field == "gap":
        stated = whole(cell)
        return stated == one - other or (stated == 0 and one < other)
    return _is_number(table, row, column) and (not other or _is_share(cell, one, other))


def _is_share(cell: Cell, one: int, other: int) -> bool:
    """Tell whether a cell is a share, as a fraction or in per cent, to the decimals it has."""
    found = PERCENT.fullmatch(clean(shown(cell)))
    if found is None:
        return False
    stated = Decimal(found[1].replace(",", "."))
    exact = Decimal(one) / other
    last = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    return abs(stated - exact * 100) <= last or (last < 1 and abs(stated - exact) <= last)
