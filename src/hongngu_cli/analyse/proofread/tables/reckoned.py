"""Columns whose heads say what they are made of: "4=2-3", "(5)=(4)/(3)x100"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hongngu_cli.analyse.proofread.tables.numbering import OF_COLUMN, RECKONED, is_reckoned
from hongngu_cli.model.passage import Cell, Passage
from hongngu_cli.model.proofread import Mention

HUNDREDFOLD = re.compile(r"[*x×]100%?|%")
SUMMAND = re.compile(r"([-+]?)(\d{1,2}[a-c]?)")
QUOTIENT = re.compile(r"([^/:÷]+)[/:÷](\d{1,2}[a-c]?)(-100)?")
ONE, TWO = 1, 2

Way = Literal["sum", "difference", "percentage", "growth"]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a column is made of: of a sum the columns with their signs, of all else two."""

    way: Way
    columns: tuple[tuple[int, int], ...]


def reckoned_columns(
    cells: Sequence[tuple[Cell, Passage, Sequence[Mention]]],
) -> dict[int, Reckoned]:
    """Give what columns are said to be made of, in the row that numbers them."""
    rows: dict[int, dict[int, str]] = {}
    for cell, passage, _ in cells:
        if passage.text.strip():
            rows.setdefault(cell.row, {})[cell.column] = passage.text
    line = next((line for line in rows.values() if is_reckoned(line)), {})
    return dict(_read(line))


def _read(line: Mapping[int, str]) -> Iterator[tuple[int, Reckoned]]:
    named: dict[str, int] = {}
    for column, text in line.items():
        found = OF_COLUMN.fullmatch(text) or RECKONED.fullmatch(text)
        if found:
            named.setdefault(found[1].lower(), column)
    for column, text in line.items():
        found = RECKONED.fullmatch(text)
        told = _parsed(found[2]) if found else None
        if told and all(name in named for _, name in told[1]):
            columns = tuple((sign, named[name]) for sign, name in told[1])
            if all(other != column for _, other in columns):
                yield column, Reckoned(told[0], columns)


def _parsed(said: str) -> tuple[Way, list[tuple[int, str]]] | None:
    """Read sums, shares and growth; of anything else None.

    >>> _parsed("2+3-4"), _parsed("(4)/(3)x100")
    (('sum', [(1, '2'), (1, '3'), (-1, '4')]), ('percentage', [(1, '4'), (1, '3')]))
    >>> _parsed("(4-3)/3*100%"), _parsed("4/3*100-100"), _parsed("4*3")
    (('growth', [(1, '4'), (1, '3')]), ('growth', [(1, '4'), (1, '3')]), None)
    """
    plain = HUNDREDFOLD.sub("", re.sub(r"[\s()]", "", said))
    quotient = QUOTIENT.fullmatch(plain)
    if not quotient:
        summands = _summands(plain)
        if not summands or len(summands) < TWO:
            return None
        signs = [sign for sign, _ in summands]
        return (
            ("difference", [(1, name) for _, name in summands])
            if signs == [1, -1]
            else ("sum", summands)
        )
    over, under, less = _summands(quotient[1]), quotient[2], quotient[3]
    if over is None:
        return None
    if len(over) == ONE and over[0][0] > 0:
        return ("growth" if less else "percentage", [*over, (1, under)])
    grown = len(over) == TWO and over[1] == (-1, under) and over[0][0] > 0 and not less
    # Only with its brackets: "4-3/3" says something else.
    return ("growth", [over[0], (1, under)]) if grown and "(" in said else None


def _summands(plain: str) -> list[tuple[int, str]] | None:
    if not re.fullmatch(f"(?:{SUMMAND.pattern})(?:[-+]\\d{{1,2}}[a-c]?)*", plain):
        return None
    return [(-1 if sign == "-" else 1, name) for sign, name in SUMMAND.findall(plain)]
