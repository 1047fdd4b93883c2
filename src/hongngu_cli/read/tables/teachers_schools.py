"""A column "Trường" in which teachers' own schools stand, which are their units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

LOOKED_AT = 50
SCHOOL = fold("trường")
"""A heading that may be the school one works at; before a name it says nothing."""
OWN_SCHOOL = "các ô ghi trường phổ thông, mầm non: là đơn vị công tác"
BESIDE_PLACE = "đã có cột khác ghi cơ sở đào tạo: là đơn vị công tác"


def own_schools(
    columns: Mapping[int, ColumnMeaning],
    sheet: Sheet,
    people: Sequence[int],
    schools: tuple[str, ...],
) -> dict[int, ColumnMeaning]:
    """Take schools of pupils for the units of a list without a column of those.

    ``schools`` are the folded words their names begin with. Beside a column that plainly says
    where people are trained, "Trường" is the other thing.
    """
    found = dict(columns)
    if any(meaning.field in {"unit", "position_unit"} for meaning in columns.values()):
        return found
    trained_at = [c for c, m in columns.items() if m.field == "institution" and not m.value]
    for column in trained_at:
        meaning = columns[column]
        cells = [shown(cell) for cell in sheet.filled(column, people, LOOKED_AT)]
        told = sum(begins_with(_bare(text), schools) for text in cells)
        if cells and told * 2 > len(cells):
            found[column] = replace(meaning, field="unit", why=OWN_SCHOOL)
            return found
    named = [column for column in trained_at if fold(columns[column].heading) == SCHOOL]
    if len(named) == 1 and len(trained_at) > 1:
        found[named[0]] = replace(columns[named[0]], field="unit", why=BESIDE_PLACE)
    return found


def _bare(text: str) -> str:
    folded = fold(text)
    return folded.removeprefix(f"{SCHOOL} ")
