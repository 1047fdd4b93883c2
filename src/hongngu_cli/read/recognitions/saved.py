"""Recognitions that were saved: sheets with the same header are understood in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from pathlib import PurePath

from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, TableFound
from hongngu_cli.model.settings import SavedColumn, SavedTable
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.columns import BESIDE
from hongngu_cli.read.headings.headers import Header, texts
from hongngu_cli.read.headings.kinds import KindRead
from hongngu_cli.read.headings.words import MAPPED, heading_paths
from hongngu_cli.text.fold import clean, fold

MOSTLY = 0.6
"""So alike must two headers be, for one to be taken for the other one changed."""
FEWEST = 2
"""A row with so many headings of a saved header may be that header, changed."""
TALLEST = 5
"""A saved header is looked for in up to so many rows."""
AS_SAVED = "theo cách đọc đã lưu"
AS_IN_LIKE = "như trong cách đọc đã lưu cho mẫu gần giống"
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A saved recognition with its headings folded for matching."""

    saved: SavedTable
    key: Key

    def is_for(self, sheet: Sheet) -> bool:
        """Tell whether a sheet is one of those it is bound to; without a name all are."""
        name = clean(PurePath(sheet.path).name)
        named = not self.saved.file or fnmatchcase(name, clean(self.saved.file))
        return named and (not self.saved.sheet or sheet.name == self.saved.sheet)

    @property
    def bound(self) -> bool:
        """Whether it is meant for certain sheets only."""
        return bool(self.saved.file or self.saved.sheet)

    def meanings(self, columns: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
        """Give the columns as saved; ``columns`` are the same ones, as the words tell them.

        What ``--map`` says is said anew and prevails.
        """
        return {
            column: meaning if meaning.why == MAPPED else _saved(saved, meaning)
            for saved, (column, meaning) in zip(self.saved.columns, columns.items(), strict=True)
        }

    def agreeing(self, columns: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
        """Give columns that words leave unknown as this form has them under the same heading."""
        saved = dict(zip(self.key, self.saved.columns, strict=True))
        result = dict(columns)
        for column, meaning in columns.items():
            same = saved.get(fold(meaning.heading))
            once = self.key.count(fold(meaning.heading)) == 1
            unread = meaning.field is None and meaning.why != BESIDE
            if same and once and same.field and unread:
                result[column] = replace(_saved(same, meaning), why=AS_IN_LIKE)
        return result

    def alike(self, key: Key) -> float:
        """Tell how much of a header is this form's, 0 to 1; 0 where it is not most of it."""
        match = SequenceMatcher(None, self.key, key, autojunk=False)
        return match.ratio() if match.quick_ratio() >= MOSTLY else 0.0

    def kind(self, told: KindRead) -> KindRead:
        """Give the kind as saved, else as its columns tell it.

        Where the title speaks of another, as the columns do, that one is its rival.
        """
        key = self.saved.kind or told.key
        contrary = key not in told.named and told.key in told.named
        return replace(told, key=key, rival=told.label if contrary else None, saved=True)


@dataclass(frozen=True, slots=True)
class Forms:
    """All saved recognitions, those bound to certain sheets first."""

    all: tuple[Form, ...] = ()
    beginnings: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def header_at(self, sheet: Sheet, row: int) -> Header | None:
        """Give the saved header that begins in this row."""
        if not self.all or not _begins(sheet, row, self.beginnings):
            return None
        heights = range(min(TALLEST, len(sheet.rows) - row + 1))
        headers = (Header(row, row + height) for height in heights)
        return next((header for header in headers if self.form_of(sheet, header)), None)

    def changed_header_at(self, sheet: Sheet, row: int) -> Header | None:
        """Give the header in this row that is mostly a saved one, where words do not know it."""
        if not self.all:
            return None
        known = sum(fold(text) in self.parts for text in texts(sheet, row).values())
        if known < FEWEST:
            return None
        last = min(row + TALLEST - 1, len(sheet.rows))
        headers = [Header(row, bottom) for bottom in range(row, last + 1)]
        scores = [self._like(sheet, header)[0] for header in headers]
        return headers[scores.index(max(scores))] if max(scores) >= MOSTLY else None

    def like(self, sheet: Sheet, header: Header) -> Form | None:
        """Find the saved recognition of a header that is mostly this one."""
        alike, form = self._like(sheet, header) if self.all else (0.0, None)
        return form if alike >= MOSTLY else None

    def _like(self, sheet: Sheet, header: Header) -> tuple[float, Form | None]:
        key = key_of(heading_paths(sheet, header.first, header.last))
        scores = ((form.alike(key), form) for form in self.all if form.is_for(sheet))
        return max(scores, key=lambda pair: pair[0], default=(0.0, None))

    def understood(
        self, sheet: Sheet, header: Header, columns: Mapping[int, ColumnMeaning]
    ) -> dict[int, ColumnMeaning]:
        """Give the columns of a header as saved, as in a form like it, else as told."""
        if form := self.form_of(sheet, header):
            return form.meanings(columns)
        like = self.like(sheet, header)
        return like.agreeing(columns) if like else dict(columns)

    def form_of(self, sheet: Sheet, header: Header) -> Form | None:
        """Find the saved recognition of a header."""
        if not self.all:
            return None
        key = key_of(heading_paths(sheet, header.first, header.last))
        return next((form for form in self.all if form.key == key and form.is_for(sheet)), None)

    def form_of_table(self, table: TableFound) -> Form | None:
        """Find the saved recognition by which a table was read."""
        return self.form_of(table.sheet, Header(*table.header_rows)) if table.header_rows else None


def forms_of(saved: Sequence[SavedTable]) -> Forms:
    """Fold saved recognitions for matching."""
    made = [Form(one, folded(one)) for one in saved]
    paths = [column.heading.split(BENEATH) for one in saved for column in one.columns]
    bound_first = sorted(made, key=lambda form: not form.bound)
    return Forms(
        tuple(bound_first),
        frozenset(fold(path[0]) for path in paths),
        frozenset(fold(part) for path in paths for part in path),
    )


def folded(saved: SavedTable) -> Key:
    """Give what a saved header is known by."""
    return tuple(fold(column.heading) for column in saved.columns)


def key_of(paths: Mapping[int, Sequence[str]]) -> Key:
    """Give what a header is known by: its headings in order, folded."""
    return tuple(fold(BENEATH.join(path)) for path in paths.values())


def _begins(sheet: Sheet, row: int, beginnings: frozenset[str]) -> bool:
    first = next(iter(texts(sheet, row).values()), "")
    return bool(first) and fold(first) in beginnings


def _saved(saved: SavedColumn, meaning: ColumnMeaning) -> ColumnMeaning:
    """Give a column as saved; one unused either way keeps the reason that the words give."""
    if not saved.field:
        unused = meaning.field is None
        why = meaning.why if unused else f"{AS_SAVED} thì không dùng"
        return ColumnMeaning(None, meaning.heading, why)
    return ColumnMeaning(
        saved.field,
        meaning.heading,
        AS_SAVED,
        saved.value,
        saved.group,
        saved.year,
        saved.measure,
        saved.part,
        saved.mode,
        saved.unit,
        saved.status,
        meaning.again,
    )
