"""Headers that come again on a sheet: on a new page of one list, or over another list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.headers import Header, is_number_row, texts
from hongngu_cli.read.headings.titles import title_lines, title_rows
from hongngu_cli.text.fold import fold

LOOKED_AT = 6
"""So many rows beneath a header show how its people are numbered."""


def begins_list(
    sheet: Sheet,
    header: Header,
    columns: Mapping[int, ColumnMeaning],
    before: Header,
    spellings: Spellings,
) -> bool:
    """Tell whether a header that is like the one ``before`` it stands over a list of its own.

    It has titles, and they are new, or its people are numbered from one again. The same
    titles over numbers that go on are those of a new page.
    """
    rows = title_rows(sheet, header, before.last + 1)
    titles = _titles(sheet, rows, spellings)
    if not titles:
        return False
    if titles - _titles(sheet, title_rows(sheet, before, 1), spellings):
        return True
    first = _first_number(sheet, header, columns)
    return first == 1 or (first is None and not texts(sheet, rows[0] - 1))


def _titles(sheet: Sheet, rows: Sequence[int], spellings: Spellings) -> set[str]:
    """Give the texts that name a list, or say with a label whose or which it is."""
    return {
        fold(text)
        for _, text in title_lines(sheet, rows, spellings)
        if begins_with(text, spellings.title_words) or _is_labelled(text, spellings)
    }


def _is_labelled(text: str, spellings: Spellings) -> bool:
    label, colon, value = text.partition(":")
    known = fold(label) in spellings.unit_labels or fold(label) in spellings.year_labels
    course = fold(label) in spellings.course_words
    return bool(colon and value.strip()) and (known or course)


def _first_number(sheet: Sheet, header: Header, columns: Mapping[int, ColumnMeaning]) -> int | None:
    """Give the number of the first person beneath a header; None where none is numbered."""
    numbers = [column for column, meaning in columns.items() if meaning.field == "stt"]
    for row in range(header.last + 1, header.last + 1 + LOOKED_AT):
        cells = texts(sheet, row)
        told = [cells[column].strip(".()") for column in numbers if column in cells]
        if told and told[0].isdigit() and not is_number_row(sheet, row):
            return int(told[0])
    return None
