"""Headings written without marks, which may be read in two ways: "Nam" is a man or a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.read.headings.path_meanings import FLAGS
from hongngu_cli.read.headings.words import Words
from hongngu_cli.text.fold import fold, unmark

TWO_WAYS = "viết không dấu nên có thể hiểu hai cách"
MEN = fold("Nam")


def without_marks(meanings: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Take headings for unknown that without marks could be two, but for "Nam" beside "Nu"."""
    return _beside_women({c: _doubted(meaning, words) for c, meaning in meanings.items()})


def _doubted(meaning: ColumnMeaning, words: Words) -> ColumnMeaning:
    """Take a heading for unknown that means a field only with its marks."""
    bare = fold(meaning.heading)
    if bare not in words.fields or unmark(bare) in words.unmarked():
        return meaning
    return replace(meaning, field=None, value=None, why=TWO_WAYS)


def _beside_women(meanings: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Take "Nam" without marks for men where a column for women stands beside it."""
    women = {c for c, m in meanings.items() if m.field == "sex" and m.value == FLAGS["female"]}
    return {
        column: replace(meaning, field="sex", value=FLAGS["male"], why="đứng cạnh cột Nữ")
        if meaning.why == TWO_WAYS
        and fold(meaning.heading) == MEN
        and women & {column - 1, column + 1}
        else meaning
        for column, meaning in meanings.items()
    }
