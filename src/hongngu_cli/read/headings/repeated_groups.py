"""Columns that come again for one person's next training: "Lớp | Năm | Lớp | Năm"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import LEVEL_PART, ColumnMeaning
from hongngu_cli.read.headings.level_parts import PARTS
from hongngu_cli.read.headings.words import BEGINS, Words
from hongngu_cli.text.fold import fold

LEADING = ("level", "course")
"""Fields that begin such a group, the one that says most first."""
SEVERAL = 2
IN_GROUP = "cùng nhóm với cột trình độ bên cạnh"
Key = tuple[str, ...]


def numbered_groups(
    meanings: Mapping[int, ColumnMeaning],
    paths: Mapping[int, Sequence[str]],
    words: Words,
    read: Callable[[tuple[str, ...]], ColumnMeaning],
) -> dict[int, ColumnMeaning]:
    """Give the groups of columns under the same headings, each with a level or a class, a number.

    "Lớp 1 | Năm 1 | Lớp 2 | Năm 2" are the same headings as "Lớp | Năm | Lớp | Năm". What stands
    once behind all groups is of all of them. ``read`` tells what a path of headings means.
    """
    bare = {c: tuple(words.ordinal.sub("", text) for text in path) for c, path in paths.items()}
    keys = {column: tuple(map(fold, path)) for column, path in bare.items()}
    if len(set(keys.values())) == len(keys):
        return dict(meanings)
    found = {
        column: replace(read(bare[column]), heading=meaning.heading)
        if bare[column] != tuple(paths[column]) and _is_open(meaning)
        else meaning
        for column, meaning in meanings.items()
    }
    leading = _leading(found, keys, words)
    if len(leading) < SEVERAL:
        return dict(meanings)
    groups = {column: number for number, column in enumerate(leading, start=1)}
    standing: dict[Key, list[int]] = {}
    for column, meaning in found.items():
        if meaning.field in PARTS and _is_plain(meaning) and column not in groups:
            standing.setdefault(keys[column], []).append(column)
    for columns in standing.values():
        groups |= _shared_out(columns, leading)
    return {
        column: replace(found[column], again=groups[column]) if column in groups else meaning
        for column, meaning in meanings.items()
    }


def with_groups(columns: Mapping[int, ColumnMeaning]) -> dict[int, ColumnMeaning]:
    """Make each group an enrolment of its own where levels stand in one of them.

    Where another column tells the level, the groups are none.
    """
    groups: dict[int, dict[str | None, int]] = {}
    for column, meaning in columns.items():
        if meaning.again:
            groups.setdefault(meaning.again, {}).setdefault(meaning.field, column)
    if len(groups) < SEVERAL or not any("level" in fields for fields in groups.values()):
        return {column: replace(meaning, again=0) for column, meaning in columns.items()}
    found = dict(columns)
    for fields in groups.values():
        leading = fields.get("level", fields.get("course"))
        for field, column in fields.items():
            if column == leading:
                found[column] = replace(columns[column], field="level")
            elif field in PARTS:
                found[column] = replace(columns[column], field=LEVEL_PART, part=field, why=IN_GROUP)
    return found


def _leading(
    meanings: Mapping[int, ColumnMeaning], keys: Mapping[int, Key], words: Words
) -> list[int]:
    """Give the columns that begin a group each: of levels, else of classes."""
    for field in LEADING:
        of_field = [c for c, m in meanings.items() if m.field == field]
        plain = [
            c for c in of_field if _is_plain(meanings[c]) and keys[c][-1] not in words.subjects
        ]
        first = next((c for c in plain if _times(c, plain, keys) >= SEVERAL), None)
        if first is not None:
            return [column for column in plain if keys[column] == keys[first]]
        if of_field and field == "level":
            return []  # another column tells the level
    return []


def _times(column: int, among: Sequence[int], keys: Mapping[int, Key]) -> int:
    return sum(keys[other] == keys[column] for other in among)


def _shared_out(columns: Sequence[int], leading: Sequence[int]) -> dict[int, int]:
    """Give columns under one heading to the groups whose levels they follow, or go before."""
    if len(columns) == 1 and not leading[0] < columns[0] < leading[-1]:
        return {}
    if len(columns) == 1 or columns[-1] > leading[-1]:
        groups = {column: bisect_right(leading, column) for column in columns}
    else:
        groups = {column: bisect_left(leading, column) + 1 for column in columns}
    return {column: number for column, number in groups.items() if number}


def _is_open(meaning: ColumnMeaning) -> bool:
    return meaning.field is None or meaning.why.startswith(BEGINS)


def _is_plain(meaning: ColumnMeaning) -> bool:
    """Tell whether values stand in a column, and nothing above makes it one of a group already."""
    return not (meaning.value or meaning.part or meaning.year)
