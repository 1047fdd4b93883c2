"""What the columns under a header mean, from the words of one to three header rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import LevelSpellings

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*+$")
YEAR = re.compile(r"(?:năm\s*)?((?:19|20)\d\d)", re.IGNORECASE)
LEVEL_FIELDS = ("level", "course", "level_held_theory", "level_held_degree", "demand_level")
COUNT_FIELDS = ("demand", "planned", "allocated", "classes", "learners")
SPLIT = {"Nam": "nam", "Nữ": "nu"}
FLAGS = {"female": "nu", "male": "nam"}
PREFIX_WORDS = 2
"""A heading that only begins with a known one must share at least so many words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary's headings, folded for matching."""

    fields: Mapping[str, str]
    under: Mapping[str, Mapping[str, tuple[str, str | None]]]
    levels: LevelSpellings
    groups: Mapping[str, str]
    mapped: Mapping[str, str]

    def field(self, text: str) -> tuple[str | None, str]:
        """Tell the field a heading means, and why."""
        if (key := fold(text)) in self.mapped:
            return self.mapped[key], "do --map chỉ định"
        for candidate in (key, fold(BRACKETS.sub(" ", text))):
            if candidate in self.fields:
                return self.fields[candidate], "đúng tiêu đề đã biết"
        words = fold(BRACKETS.sub(" ", text)).split()
        for size in range(len(words) - 1, PREFIX_WORDS - 1, -1):
            known = " ".join(words[:size])
            if known in self.fields:
                return self.fields[known], f"bắt đầu như tiêu đề đã biết ({size}/{len(words)} chữ)"
        return None, "tiêu đề chưa biết"


def heading_words(
    vocabulary: Vocabulary, levels: LevelSpellings, mapped: Mapping[str, str]
) -> Words:
    """Fold the headings of a vocabulary; ``mapped`` headings come from the user."""
    fields: dict[str, str] = {}
    under: dict[str, dict[str, tuple[str, str | None]]] = {}
    for heading in vocabulary.heading:
        for text in heading.headings:
            fields.setdefault(fold(text), heading.field)
        for text in heading.under:
            split = SPLIT.get(text) if heading.field == "birth_date" else None
            under.setdefault(heading.parent or "", {})[fold(text)] = (heading.field, split)
    return Words(
        fields, under, levels, levels.groups, {fold(text): field for text, field in mapped.items()}
    )


def heading_paths(sheet: Sheet, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """Give each column's headings from the top header row down, merged cells filled.

    Where a file tells no merged ranges (CSV), a parent heading reaches over the empty
    cells to its right as long as something stands beneath them.
    """
    width = max((len(sheet.rows[row - 1]) for row in range(first, last + 1)), default=0)
    grid = [
        [clean(shown(sheet.cell(row, column))) for column in range(1, width + 1)]
        for row in range(first, last + 1)
    ]
    for merged in sheet.merged:
        if merged.first_row > last or merged.last_row < first:
            continue
        text = clean(shown(sheet.cell(merged.first_row, merged.first_column)))
        for row in range(max(first, merged.first_row), min(last, merged.last_row) + 1):
            for column in range(merged.first_column, min(width, merged.last_column) + 1):
                grid[row - first][column - 1] = text
    if not sheet.merged:
        _reach_right(grid)
    paths = {}
    for column in range(width):
        texts = [line[column] for line in grid if line[column]]
        if texts:
            paths[column + 1] = tuple(dict.fromkeys(texts))
    return paths


def _reach_right(grid: list[list[str]]) -> None:
    for upper, lower in pairwise(grid):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and lower[column - 1] and upper[column - 1]:
                upper[column] = upper[column - 1]


def column_meanings(paths: Mapping[int, Sequence[str]], words: Words) -> dict[int, ColumnMeaning]:
    """Tell what each column means from its path of headings."""
    return {column: _meaning(tuple(path), words) for column, path in paths.items()}


def _meaning(path: tuple[str, ...], words: Words) -> ColumnMeaning:
    heading = " › ".join(path)
    child, parents = path[-1], path[:-1]
    if fold(heading) in words.mapped:
        return ColumnMeaning(words.mapped[fold(heading)], heading, "do --map chỉ định")
    for parent in reversed(parents):
        found = _under(parent, child, heading, words)
        if found is not None:
            return found
    return _alone(child, heading, words)


def _under(parent: str, child: str, heading: str, words: Words) -> ColumnMeaning | None:
    """Read a child heading in the light of its parent."""
    field, _ = words.field(parent)
    why = f'nằm dưới "{parent}"'
    meant_split = words.under.get(field or "", {}).get(fold(child))
    if meant_split:
        meant, split = meant_split
        if meant in FLAGS:
            return ColumnMeaning("sex", heading, why, FLAGS[meant])
        return ColumnMeaning(meant, heading, why, split)
    if field in LEVEL_FIELDS or field in COUNT_FIELDS or field is None:
        group = words.groups.get(fold(parent))
        level = words.levels.read(child, group)
        if level.key:
            return ColumnMeaning(field or "level", heading, why, level.key, group)
        if (year := YEAR.fullmatch(child)) and field is not None:
            return ColumnMeaning(field, heading, why, year[1])
    return None


def _alone(child: str, heading: str, words: Words) -> ColumnMeaning:
    """Read a heading by its own words."""
    field, why = words.field(child)
    if field in FLAGS:
        return ColumnMeaning("sex", heading, "cột đánh dấu giới tính", FLAGS[field])
    if field is not None:
        return ColumnMeaning(field, heading, why, context=words.groups.get(fold(child)))
    level = words.levels.read(child)
    if level.key:
        return ColumnMeaning("level", heading, "tiêu đề là tên một trình độ", level.key)
    if year := YEAR.fullmatch(child):
        return ColumnMeaning("year", heading, "tiêu đề là một năm", year[1])
    return ColumnMeaning(None, heading, why)
