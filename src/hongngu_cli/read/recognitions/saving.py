"""Recognitions to save of the tables at hand; nothing personal is ever in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from hongngu_cli.model.place import column_letters
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, TableFound
from hongngu_cli.model.settings import SavedColumn, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import is_full_name
from hongngu_cli.read.headings.words import heading_paths
from hongngu_cli.read.recognitions.outgrown import changed_forms
from hongngu_cli.read.recognitions.saved import Forms, Key, folded
from hongngu_cli.text.fold import clean

PERSONAL_NUMBER = re.compile(r"\d{6}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
"""An identity number or a birth date, which no heading has."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to be saved, and the tables that could not be: data stand in their headers.

    ``instead`` pairs saved recognitions that no longer fit the sheet they name with new ones.
    """

    tables: tuple[SavedTable, ...]
    instead: tuple[tuple[SavedTable, SavedTable], ...]
    left_out: tuple[TableFound, ...]


def saving(
    forms: Forms, sheets: Sequence[Sheet], tables: Sequence[TableFound], surnames: frozenset[str]
) -> Saving:
    """Make one recognition of each header; ``surnames`` are folded.

    Where one header was understood in several ways, each is bound to its own sheet.
    """
    share = Counter((id(table.sheet), table.header_rows) for table in tables)
    made = {
        id(table): _recognition(table, beside=share[id(table.sheet), table.header_rows] > 1)
        for table in tables
        if table.header_rows
    }
    of_data = {key for key, one in made.items() if any(_personal(c, surnames) for c in one.columns)}
    usable = [table for table in tables if id(table) in made.keys() - of_data]
    found: dict[Key, list[tuple[Sheet, SavedTable]]] = {}
    instead = []
    changed = {id(change.table): change for change in changed_forms(forms, sheets, usable)[0]}
    for table in usable:
        new, change = made[id(table)], changed.get(id(table))
        if change and change.form.bound:
            old = change.form.saved
            instead.append((old, replace(new, file=old.file, sheet=old.sheet)))
            continue
        fit = forms.form_of_table(table)
        if fit and fit.bound:
            new = replace(new, file=fit.saved.file, sheet=fit.saved.sheet)
        found.setdefault(folded(new), []).append((table.sheet, new))
    told = [saved for ways in found.values() for saved in _told_apart(ways)]
    left_out = tuple(table for table in tables if id(table) in of_data)
    return Saving(tuple(told), tuple(instead), left_out)


def _recognition(table: TableFound, *, beside: bool) -> SavedTable:
    """Save the columns under a table's header; of tables ``beside`` each other each its own."""
    paths = heading_paths(table.sheet, *(table.header_rows or (1, 1)))
    columns = [
        _column(column, BENEATH.join(path), table.columns.get(column))
        for column, path in paths.items()
        if not beside or column in table.columns
    ]
    return SavedTable(tuple(columns), table.kind or "")


def _column(column: int, heading: str, meaning: ColumnMeaning | None) -> SavedColumn:
    letters = column_letters(column)
    if meaning is None or meaning.field is None:
        return SavedColumn(heading, "", letters)
    return SavedColumn(
        heading,
        meaning.field,
        letters,
        meaning.value,
        meaning.context,
        meaning.year,
        meaning.measure,
        meaning.part,
        meaning.mode,
        meaning.unit,
        meaning.status,
    )


def _told_apart(ways: list[tuple[Sheet, SavedTable]]) -> list[SavedTable]:
    """Give the one way a header was understood, else each way for its own sheets.

    Ways that are bound already stay so.
    """
    if len({_without_letters(saved) for _, saved in ways}) == 1:
        return [ways[0][1]]
    bound = [
        saved
        if saved.file or saved.sheet
        else replace(saved, file=clean(PurePath(sheet.path).name), sheet=sheet.name or "")
        for sheet, saved in ways
    ]
    return list(dict.fromkeys(bound))


def _without_letters(saved: SavedTable) -> SavedTable:
    return replace(saved, columns=tuple(replace(one, column="") for one in saved.columns))


def _personal(column: SavedColumn, surnames: frozenset[str]) -> bool:
    """Tell whether an unknown heading looks like data: a name in full, a date, a number."""
    if column.field:
        return False
    parts = column.heading.split(BENEATH)
    return any(
        PERSONAL_NUMBER.search(text) or (_is_written_as_name(text) and is_full_name(text, surnames))
        for text in parts
    )


def _is_written_as_name(text: str) -> bool:
    words = text.split()
    capitals = text.isupper() and len(words) > 2  # noqa: PLR2004 - "HỒ SƠ" is no name
    return capitals or all(word[:1].isupper() and word[1:].islower() for word in words)
