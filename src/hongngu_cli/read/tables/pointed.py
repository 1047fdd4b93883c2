"""Tables in files that an option points to: what nothing else tells of them, the option does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.read.headings.kinds import TALLY
from hongngu_cli.read.tables.recogniser import Recogniser, recogniser

if TYPE_CHECKING:
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.settings import Reading, SavedTable
    from hongngu_cli.model.sheet import Sheet
    from hongngu_cli.model.vocabulary import Vocabulary

SAID = ("quota", "demand")
"""Kinds that a table of mere counts is of where an option says so."""
Found = tuple[list["TableFound"], list[Issue]]


def as_pointed(
    tables: Sequence[TableFound],
    named: Mapping[str, Collection[str]],
    vocabulary: Vocabulary,
    reading: Reading,
    saved: Sequence[SavedTable],
) -> Found:
    """Take mere counts in the files that are ``named`` for a kind for tables of that kind.

    Of a folder that holds such tables anyway the others are left alone, and so is a file named
    for two kinds. Each table taken is told of.
    """
    found, issues = list(tables), []
    for kind in (kind for kind in SAID if kind in named):
        others = {path for other, paths in named.items() if other != kind for path in paths}
        paths = {*named[kind]} - others
        there = any(table.kind == kind and table.sheet.path in paths for table in found)
        if there and len(paths) > 1:
            continue
        label = next(one.label for one in vocabulary.kind if one.key == kind)
        finder = recogniser(vocabulary, reading, saved, kind)
        for sheet in _mere_counts(found, paths):
            again = _again(sheet, [t for t in found if t.sheet is sheet], finder)
            found = [again.get(id(table), table) for table in found]
            issues += [
                _told(table, kind, label, vocabulary)
                for table in again.values()
                if table.kind == kind
            ]
    return found, issues


def _mere_counts(tables: Sequence[TableFound], paths: Collection[str]) -> list[Sheet]:
    """Give the sheets of some files with a table of which the kind cannot be told."""
    sheets = {
        id(table.sheet): table.sheet
        for table in tables
        if table.kind in {None, TALLY} and table.sheet.path in paths
    }
    return [*sheets.values()]


def _again(
    sheet: Sheet, before: Sequence[TableFound], finder: Recogniser
) -> Mapping[int, TableFound]:
    """Recognise a sheet once more; give what is of another kind now for the table it replaces."""
    after = finder.tables(sheet)
    if len(after) != len(before):
        return {}
    pairs = zip(before, after, strict=True)
    return {id(old): new for old, new in pairs if old.kind in {None, TALLY} and new.kind}


def _told(table: TableFound, kind: str, label: str, vocabulary: Vocabulary) -> Issue:
    row = table.header_rows[0] if table.header_rows else table.first_row
    place = table.sheet.place(row, min(texts(table.sheet, row), default=1))
    advice = vocabulary.rules["kind-pointed"].advice
    says = f"Bảng này không ghi là số gì; hiểu là {label} vì tệp được nêu ở --{kind}."
    return Issue("kind-pointed", "note", place, None, says, advice)
