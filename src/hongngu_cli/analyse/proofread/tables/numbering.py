"""Cells of tables that count nothing: numbers of rows and columns, and how columns are reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from hongngu_cli.model.passage import Passage

NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]?\s*")
OF_COLUMN = re.compile(r"\s*\(?\s*(\d{1,2}[a-z]?|[A-Za-z])\s*\)?\s*")
RECKONED = re.compile(r"\s*\(?\s*(\d{1,2}[a-z]?)\s*\)?\s*=\s*([-+*/:x×÷()\d\sa-c%.]+)")
"""A column that says what it is made of: "4=2-3", "(5) = (4)/(3) x 100"."""
HEADS = 4
"""No table has more rows above its figures."""
TWO = 2

Line = Mapping[int, str]
"""The texts of cells of one row, by column."""


def numbering(passages: Sequence[Passage]) -> set[int]:
    """Give which passages are cells that only number rows or columns: 1, 2, 3."""
    cells = {
        (one.cell.table, one.cell.row, one.cell.column): number
        for number, one in enumerate(passages)
        if one.cell and NUMBER.fullmatch(one.text)
    }
    found = set(_in_reckoned_rows(passages))
    for column in (True, False):
        lines: dict[tuple[int, int], list[int]] = {}
        for at, number in sorted(cells.items()):
            lines.setdefault((at[0], at[2] if column else at[1]), []).append(number)
        for (_, place), numbers in lines.items():
            counted = [int(re.sub(r"\D", "", passages[n].text)) for n in numbers]
            begins = place == 1 if column else place <= HEADS and len(numbers) > TWO
            if begins and len(counted) > 1 and _count_on(counted, anew=column):
                found.update(numbers)
    return found


def _count_on(numbers: Sequence[int], *, anew: bool) -> bool:
    """Tell numbers that count 1, 2, 3; down a column they may begin ``anew`` in every group."""
    if not anew:
        return list(numbers) == list(range(1, len(numbers) + 1))
    begins = [at for at, one in enumerate(numbers) if one == 1]
    goes_on = (one == before + 1 for before, one in pairwise(numbers))
    following = [at for at, on in enumerate(goes_on, start=1) if on]
    # As many again as begin, or else they are counts of one.
    return numbers[0] == 1 and len(following) >= len(begins) == len(numbers) - len(following)


def _in_reckoned_rows(passages: Sequence[Passage]) -> Iterator[int]:
    """Give the cells of rows that number columns, of which one says what it is made of."""
    rows: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(passages):
        if one.cell and one.cell.row <= HEADS + 1 and one.text.strip():
            rows.setdefault((one.cell.table, one.cell.row), []).append(number)
    for row in rows.values():
        if is_reckoned({n: passages[n].text for n in row}):
            yield from row


def is_reckoned(line: Line) -> bool:
    """Tell a row that numbers columns and says of one at least what it is made of."""
    reckoned = [text for text in line.values() if RECKONED.fullmatch(text)]
    numbered = all(OF_COLUMN.fullmatch(text) or RECKONED.fullmatch(text) for text in line.values())
    return bool(reckoned) and numbered
