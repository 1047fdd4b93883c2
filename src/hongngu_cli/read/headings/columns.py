"""What the columns under a header mean, from the headings over each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.read.headings.count_headers import settled
from hongngu_cli.read.headings.given_names import with_family_names
from hongngu_cli.read.headings.held_above import held_above, planned
from hongngu_cli.read.headings.level_parts import with_parts
from hongngu_cli.read.headings.not_sent import not_sent_above
from hongngu_cli.read.headings.other_years import without_other_years
from hongngu_cli.read.headings.path_meanings import path_meaning
from hongngu_cli.read.headings.repeated_groups import numbered_groups
from hongngu_cli.read.headings.row_labels import is_counting
from hongngu_cli.read.headings.unmarked_headings import without_marks
from hongngu_cli.read.headings.value_columns import (
    of_people,
    with_grades,
    with_unclear,
    with_values,
)
from hongngu_cli.read.headings.words import BEGINS, KNOWN_ELSEWHERE, Words
from hongngu_cli.text.fold import has_marks

BESIDE = "thuộc bảng khác đặt bên cạnh nên chưa đọc"


def column_meanings(paths: Mapping[int, Sequence[str]], words: Words) -> dict[int, ColumnMeaning]:
    """Tell what each column means from its path of headings."""
    meanings = {column: path_meaning(tuple(path), words) for column, path in paths.items()}
    if not any(has_marks(text) for path in paths.values() for text in path):
        meanings = without_marks(meanings, words)
    meanings = settled(with_family_names(meanings), paths, words)
    if any(meaning.field in NAMES for meaning in meanings.values()):
        meanings = with_unclear(with_values(meanings, paths, words), paths, words)
        meanings = planned(of_people(meanings, paths, words), words)
        meanings = with_parts(meanings, paths, words, lambda path: path_meaning(path, words))
        meanings = numbered_groups(meanings, paths, words, lambda path: path_meaning(path, words))
        meanings = held_above(not_sent_above(meanings, words), words)
        meanings = without_other_years(meanings, paths, words)
    else:
        meanings = with_grades(meanings, paths, words)
    sure = {m.field for m in meanings.values() if m.field and not m.why.startswith(BEGINS)}
    beside = _beside(meanings)
    return {
        column: replace(meaning, field=None, value=None, why=BESIDE, again=0)
        if beside and column >= beside
        else replace(meaning, field=None, why=KNOWN_ELSEWHERE)
        if meaning.field in sure and meaning.why.startswith(BEGINS)
        else meaning
        for column, meaning in meanings.items()
    }


def _beside(meanings: Mapping[int, ColumnMeaning]) -> int | None:
    """Find where a table beside the first begins: rows are numbered, or named, once more."""
    fields: list[str | None] = []
    named = next((m.heading for m in meanings.values() if m.field == "name"), None)
    for column, meaning in meanings.items():
        if meaning.field == "stt" and "stt" in fields and {*fields} - {"stt", None}:
            return column
        if _labels_again(column, meanings):
            return column
        again = meaning.field == "name" and meaning.heading == named
        if again and "name" in fields and fields[-1] not in {"name", "stt", None}:
            return column
        fields.append(meaning.field)
    return None


def _labels_again(column: int, meanings: Mapping[int, ColumnMeaning]) -> bool:
    """Tell whether units or levels are listed once more, behind counts of the first ones."""
    meaning, left = meanings[column], {c: m for c, m in meanings.items() if c < column}
    people = any(one.field in NAMES for one in meanings.values())
    if people or meaning.field not in {"unit", "level"} or meaning.value or meaning.unit:
        return False
    before = [c for c, m in left.items() if m.heading == meaning.heading]
    return bool(before) and any(is_counting(m) for c, m in left.items() if c > before[0])
