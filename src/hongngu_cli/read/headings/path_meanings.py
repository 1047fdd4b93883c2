"""What one column means, read from the headings over it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, DATE_PARTS, ColumnMeaning
from hongngu_cli.read.headings.count_headings import counted
from hongngu_cli.read.headings.held_above import HELD_ABOVE, is_held
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.read.headings.words import GENERAL, MAPPED, YEAR, Words
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelRead
from hongngu_cli.text.years import year_in

LEVEL_FIELDS = ("level", "course", "level_held_theory", "level_held_degree", "demand_level")
COUNT_FIELDS = ("demand", "planned", "allocated", "classes", "learners")
CLASSES = ("priority",)
"""Fields whose headings beneath a level may be of its own classes: "QP-AN › Đối tượng 3"."""
FLAGS = {"female": "nu", "male": "nam"}
CUT = re.compile(r"\s*[-–:/,(]\s*|\s+")
"""Where a heading in one cell may part into that of two rows: "Trình độ LLCT - Cao cấp"."""
LONGEST_HEADING = 500
"""Letters; more of them are a text, though one stands in a header."""


def path_meaning(path: tuple[str, ...], words: Words) -> ColumnMeaning:
    """Tell what a column means from its path of headings, from the top one down."""
    heading = BENEATH.join(path)
    child, parents = path[-1], path[:-1]
    if fold(heading) in words.mapped:
        return _mapped(path, words)
    if told := counted(path, words):
        return _sent(told, parents, words)
    for depth in range(len(parents), 0, -1):
        found = _under(parents[:depth], child, heading, words, words.levels.read)
        if found is not None:
            return _sent(found, parents, words)
    alone = _alone(child, heading, words)
    return _of_parent(alone, path, words) or _sent(alone, parents, words)


def _of_parent(alone: ColumnMeaning, path: tuple[str, ...], words: Words) -> ColumnMeaning | None:
    """Take for its parent's level a child that says nothing by itself: "QLNN" over "CV | CVC".

    So is "Đối tượng 3" beneath "QP-AN", which by itself is a class of priority.
    """
    *parents, child = path
    silent = alone.field is None
    for parent in reversed(parents) if silent or alone.field in CLASSES else ():
        level = words.levels.named(parent).key if silent else None
        if level is None and words.levels.is_class_of(of := words.levels.read(parent).key, child):
            level = of
        if level:
            part = None if silent or fold(child) not in words.fields else "course"
            why = f'nằm dưới "{parent}"'
            return ColumnMeaning("level", alone.heading, why, level, part=part)
    return None


def _mapped(path: tuple[str, ...], words: Words) -> ColumnMeaning:
    """Take a column for what the user says; beneath the name of a level it still holds marks."""
    heading, (*parents, child) = BENEATH.join(path), path
    field = words.mapped[fold(heading)]
    groups = filter(None, (words.groups.get(fold(parent)) for parent in reversed(parents)))
    level = words.levels.named(child, next(groups, None)) if field in LEVEL_FIELDS else None
    return ColumnMeaning(field, heading, MAPPED, level.key if level else None)


def _sent(found: ColumnMeaning, parents: tuple[str, ...], words: Words) -> ColumnMeaning:
    """Take levels that look held for levels sent to, where a heading above them says so."""
    if found.field not in HELD_GROUPS or any(is_held(parent, words) for parent in parents):
        return found
    for parent in parents:
        if sends(parent, words):
            return replace(found, field="level", why=f'nằm dưới "{parent}"')
    return found


def sends(parent: str, words: Words) -> bool:
    """Tell whether a heading says that people were sent to the levels beneath it."""
    level = words.field(parent)[0] == "level" and fold(parent) != GENERAL
    folded = fold(parent)
    return level or folded in words.sends or words.sending.search(folded) is not None


def _under(
    parents: tuple[str, ...],
    child: str,
    heading: str,
    words: Words,
    read: Callable[[str, str | None], LevelRead],
) -> ColumnMeaning | None:
    """Read a child heading in the light of the lowest of its parents."""
    parent, field = parents[-1], words.field_beneath(parents)
    why = f'nằm dưới "{parent}"'
    meant_split = words.under.get(field or "", {}).get(fold(child))
    if meant_split:
        return _split(meant_split, heading, why)
    if field in LEVEL_FIELDS or field in COUNT_FIELDS or field is None:
        group = words.groups.get(fold(parent))
        level = read(child, group)
        if level.key:
            meant = "level" if field in {None, "course"} else field
            return ColumnMeaning(meant, heading, why, level.key, group)
        if field == "level" and fold(parent) != GENERAL and fold(child) in words.groups:
            return ColumnMeaning(field, heading, why, context=words.groups[fold(child)])
        if field in HELD_GROUPS and words.held.fullmatch(fold(child)):
            return ColumnMeaning(field, heading, HELD_ABOVE, context=HELD_GROUPS[field])
        if (year := YEAR.fullmatch(child)) and field in COUNT_FIELDS:
            return ColumnMeaning(field, heading, why, year[1])
    return None


def _split(meant_split: tuple[str, str | None], heading: str, why: str) -> ColumnMeaning:
    """Give what a child heading means that the vocabulary has under its parent's field."""
    meant, split = meant_split
    if meant in FLAGS:
        return ColumnMeaning("sex", heading, why, FLAGS[meant])
    if split in DATE_PARTS:
        return ColumnMeaning(meant, heading, why, part=split)
    return ColumnMeaning(meant, heading, why, split)


def _alone(child: str, heading: str, words: Words) -> ColumnMeaning:
    """Read a heading by its own words."""
    field, why = words.field(child)
    known = fold(child) in words.fields or fold(child) in words.mapped
    if not known and (found := _flattened(child, heading, words)):
        return found
    if field in FLAGS:
        return ColumnMeaning("sex", heading, "cột đánh dấu giới tính", FLAGS[field])
    if field is not None:
        group, counts = _group(child, field, words), field in COUNT_FIELDS
        of_year = year_in(child) if counts or field == "level" else None
        return ColumnMeaning(field, heading, why, context=group, year=of_year)
    level = words.levels.read(child)
    if level.key:
        return ColumnMeaning("level", heading, "tiêu đề là tên một trình độ", level.key)
    if year := YEAR.fullmatch(child):
        return ColumnMeaning("year", heading, "tiêu đề là một năm", year[1])
    return ColumnMeaning(None, heading, why)


def _group(heading: str, field: str, words: Words) -> str | None:
    """Give the group of levels a heading speaks of: "Trình độ LLCT được đào tạo" is of LLCT."""
    return words.groups.get(fold(heading)) or HELD_GROUPS.get(field)


def _flattened(text: str, heading: str, words: Words) -> ColumnMeaning | None:
    """Read a parent and its child written in one cell: Năm sinh (Nữ), Trình độ LLCT - Cao cấp."""
    if len(text) > LONGEST_HEADING:
        return None  # it would be folded anew at each cut
    for cut in reversed(list(CUT.finditer(text))):
        parent, child = text[: cut.start()], text[cut.end() :].strip(" )")
        if fold(parent) in words.fields:
            found = _under((parent,), child, heading, words, words.levels.named)
            if found is not None:
                return found
    return None
