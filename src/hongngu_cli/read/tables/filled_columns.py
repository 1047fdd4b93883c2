"""What columns of a roster turn out to be once their cells are seen: years, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.roster_columns import HELD_TOO
from hongngu_cli.text.fold import clean
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

LOOKED_AT = 50
MONEY = re.compile(
    r"\d{1,3}(?:[., ]\d{3})+\s*(?:đồng|đ|vnđ|vnd)?"
    r"|\d+(?:[.,]\d+)?\s*(?:đồng|đ|vnđ|vnd|triệu.*|tr\.?đ?|nghìn.*)"
    r"|\d{4,}",
    re.IGNORECASE,
)
LEAST_MONEY = 1000
OF_MONEY = "ghi số tiền, không phải cử đi hay tự túc"
MARKS = frozenset("xXvV✓✔√*+☑■●")
SILENT_YEAR = "có tiêu đề là một năm nhưng các ô không ghi trình độ hay dấu x"
LEFT_OUT = (OF_MONEY, SILENT_YEAR, HELD_TOO)
"""Why a column with a known heading is not used."""


def settled_by_cells(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    levels: LevelSpellings,
) -> dict[int, ColumnMeaning]:
    """Settle the columns whose headings alone do not say what stands in them.

    Under "Năm 2018" stands the level that someone was sent to that year, or a mark; other
    things told by years ("Đánh giá") are not read. Under "Kinh phí" may stand who pays, or
    how much.
    """
    settled = dict(columns)
    for column, meaning in columns.items():
        if meaning.field == "year" and meaning.value:
            cells = sheet.filled(column, people, LOOKED_AT)
            settled[column] = _of_year(meaning, cells, levels)
        elif meaning.field == "sponsor":
            cells = sheet.filled(column, people, LOOKED_AT)
            if _mostly(map(_is_money, cells)):
                settled[column] = replace(meaning, field=None, why=OF_MONEY)
    return settled


def _of_year(
    meaning: ColumnMeaning, cells: Sequence[Cell], levels: LevelSpellings
) -> ColumnMeaning:
    texts = [clean(shown(cell)) for cell in cells]
    if not texts or _mostly(text in MARKS for text in texts):
        return meaning
    if _mostly(levels.read(text).doubt != "unknown" for text in texts):
        why = "ghi trình độ của từng năm"
        return replace(meaning, field="level", value=None, year=int(str(meaning.value)), why=why)
    return replace(meaning, field=None, value=None, why=SILENT_YEAR)


def _is_money(cell: Cell) -> bool:
    if isinstance(cell, float):
        return cell >= LEAST_MONEY
    return MONEY.fullmatch(clean(shown(cell))) is not None


def _mostly(told: Iterable[bool]) -> bool:
    answers = list(told)
    return sum(answers) * 2 > len(answers)
