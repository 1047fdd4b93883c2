"""What the words left of columns of counts are, where their heading does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hongngu_cli.model.counts import FIELDS as COUNTED
from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.count_headings import HELD, LABELS, SHORTEST
from hongngu_cli.read.headings.headers import texts

INDICATOR = "tên các chỉ tiêu, bên trái các cột số liệu"
LABELLED = "cột chữ duy nhất bên trái các cột số liệu"
CORNER = "tiêu đề nói về các cột năm bên phải; ở dưới là trình độ"
UNHEADED = "cột chữ không có tiêu đề, bên trái các cột số liệu"
LOOKED_AT = 3
"""So many rows beneath a header show whether words stand left of its counts."""


def with_row_labels(meanings: dict[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Tell the column whose words say whose the counts of a row are."""
    return _labelled(_indicated(_cornered(meanings)))


def is_counting(meaning: ColumnMeaning) -> bool:
    """Tell whether a column holds counts, by its heading."""
    return meaning.field in (*COUNTED, "quantity", "total") or (
        meaning.value is not None and meaning.field in ("level", "year", "unit", *HELD)
    )


def _cornered(meanings: dict[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Take "Năm" left of columns of years for the corner over levels: it names those columns."""
    labels = [c for c, m in meanings.items() if m.field in (*LABELS, "year") and not m.value]
    counting = [m for m in meanings.values() if is_counting(m) and m.field != "total"]
    if len(labels) != 1 or meanings[labels[0]].field != "year" or not counting:
        return meanings
    if not all(meaning.year for meaning in counting):
        return meanings
    return {**meanings, labels[0]: replace(meanings[labels[0]], field="level", why=CORNER)}


def _labelled(meanings: dict[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Take a heading that is not known for that of the units, left of counts without another."""
    counting = [column for column, meaning in meanings.items() if is_counting(meaning)]
    if any(meaning.field in LABELS and not meaning.value for meaning in meanings.values()):
        return meanings
    left = [c for c, m in meanings.items() if m.field is None and counting and c < counting[0]]
    if len(left) != 1 or len(counting) < SHORTEST:
        return meanings
    return {**meanings, left[0]: replace(meanings[left[0]], field="unit", why=LABELLED)}


def _indicated(meanings: dict[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Take "Chỉ tiêu" left of years or levels, where nothing else names them, for their names."""
    counting = [column for column, meaning in meanings.items() if is_counting(meaning)]
    named = any(meaning.field in LABELS and not meaning.value for meaning in meanings.values())
    if named or len(counting) <= SHORTEST:
        return meanings
    first, *others = counting
    alone = not any(meanings[column].field in COUNTED for column in others)
    if meanings[first].field not in COUNTED or meanings[first].year or not alone:
        return meanings
    return {**meanings, first: replace(meanings[first], field="level", why=INDICATOR)}


def with_unheaded(
    sheet: Sheet, header_row: int, columns: Mapping[int, ColumnMeaning]
) -> dict[int, ColumnMeaning]:
    """Add the column of words left of counts whose corner is blank."""
    found = dict(columns)
    counting = [column for column, meaning in columns.items() if is_counting(meaning)]
    told = {m.field for m in columns.values() if not m.value and not m.unit}
    if len(counting) < SHORTEST or told & {*LABELS, *NAMES, "year"}:
        return found
    left = counting[0] - 1
    words = [texts(sheet, header_row + step).get(left, "") for step in range(1, LOOKED_AT + 1)]
    if left in columns or not any(map(str.isalpha, "".join(words))):
        return found
    field = "level" if any(columns[column].unit for column in counting) else "unit"
    return dict(sorted({**found, left: ColumnMeaning(field, "", UNHEADED)}.items()))
