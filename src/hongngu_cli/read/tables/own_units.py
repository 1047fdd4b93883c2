"""A column under an unknown heading in which units stand: "Hạt/Phòng", "Đội", "Bộ phận"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.issuing_units import is_school, issuing_unit, says_unit
from hongngu_cli.read.headings.words import NOT_KNOWN
from hongngu_cli.read.rows.rows_read import RowsRead
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

LOOKED_AT = 50
MOSTLY = 0.8
"""The share of cells that begin as units do, where nothing but the cells tells what they are."""
BY_CELLS = "theo nội dung ô: các ô ghi tên đơn vị"
UNITS_OVER_WORDS = "tiêu đề chỉ đơn vị, và các ô ghi tên"
"""Why a heading that may be one of units is, where no other column or section names them."""
BY_HEADING = "tiêu đề gồm các chữ chỉ đơn vị"
HALVES = re.compile(r"\s*(?:[/,–-]|\bhoặc\b|\bvà\b)\s*", re.IGNORECASE)


def own_units(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    read: RowsRead,
    titles: Iterable[str],
    spellings: Spellings,
) -> dict[int, ColumnMeaning]:
    """Take for the units of a list the one column of them whose heading is not known.

    Such a heading may be made of words for units ("Khoa/phòng"); else the cells tell, but for
    headings of what is somewhere else: who decides, pays, or where people are trained. In a list
    that a commune or a school issues they are parts of it.
    """
    if says_unit(columns, read.sections) or any(_is_whole(text, spellings) for text in titles):
        return dict(columns)
    unknown = {c: m for c, m in columns.items() if m.field is None and m.why == NOT_KNOWN}
    words = (*spellings.unit_words, *spellings.organisations)
    headed = [c for c, m in columns.items() if m.why == UNITS_OVER_WORDS]
    headed += [c for c, m in unknown.items() if _of_halves(m.heading.rpartition(BENEATH)[2], words)]
    told = [
        column
        for column, meaning in unknown.items()
        if not spellings.not_own.search(fold(meaning.heading))
        and _are_units(sheet, column, read.people, words)
    ]
    why = BY_HEADING if headed else BY_CELLS
    found = headed or told
    own = {found[0]: replace(columns[found[0]], field="unit", why=why)} if len(found) == 1 else {}
    return {**columns, **own}


def _is_whole(text: str, spellings: Spellings) -> bool:
    """Tell whether a line names a commune or a school of pupils, which sends as one unit."""
    return is_school(text, spellings) or issuing_unit(text, spellings) is not None


def _of_halves(heading: str, words: tuple[str, ...]) -> bool:
    """Tell whether a heading is two words for units: "Hạt/Phòng", "Phòng/PGD"."""
    halves = [fold(half) for half in HALVES.split(heading)]
    return len(halves) > 1 and all(half in words for half in halves)


def _are_units(sheet: Sheet, column: int, people: Sequence[int], words: tuple[str, ...]) -> bool:
    """Tell whether nearly all cells of a column begin as units do and say more than that."""
    cells = [shown(cell) for cell in sheet.filled(column, people, LOOKED_AT)]
    told = sum(begins_with(text, words) and fold(text) not in words for text in cells)
    return bool(cells) and told >= MOSTLY * len(cells)
