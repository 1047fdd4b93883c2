"""Names in two columns of which a heading tells but one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.text.fold import fold

FAMILY = [fold("Họ")]


def with_family_names(meanings: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Take a heading not known that begins with "Họ", left of "Tên", for that of family names."""
    fields = {meaning.field for meaning in meanings.values()}
    if "given_name" not in fields or fields & {"name", "family_name"}:
        return dict(meanings)
    return {
        column: replace(meaning, field="family_name", why="đứng bên trái cột Tên")
        if meaning.field is None
        and fold(meaning.heading).split()[:1] == FAMILY
        and column + 1 in meanings
        and meanings[column + 1].field == "given_name"
        else meaning
        for column, meaning in meanings.items()
    }


def with_given_names(
    sheet: Sheet, header_row: int, meanings: dict[int, ColumnMeaning]
) -> dict[int, ColumnMeaning]:
    """Take a column without a heading right of the names for given names, where it holds words.

    A heading merged over "Nguyễn Văn | An" leaves its second cell empty in a CSV.
    """
    names = [column for column, meaning in meanings.items() if meaning.field == "name"]
    if len(names) != 1 or names[0] + 1 in meanings:
        return meanings
    column = names[0]
    pairs = [
        (sheet.cell(row, column), sheet.cell(row, column + 1))
        for row in range(header_row + 1, min(header_row + LOOKED_AT, len(sheet.rows)) + 1)
    ]
    beside = [fold(given) for name, given in pairs if name != "" and isinstance(given, str)]
    words = [text for text in beside if len(text.split()) == 1 and text not in NOT_GIVEN]
    if any(map(str.isdigit, "".join(beside))) or len(words) * 2 <= len(beside):
        return meanings
    second = replace(meanings[column], why="cột tên không có tiêu đề, bên phải cột họ")
    return dict(sorted({**meanings, column + 1: second}.items()))


LOOKED_AT = 30
"""So many rows beneath a header show what a column holds."""
NOT_GIVEN = frozenset(map(fold, ("x", "Nam", "Nữ")))
