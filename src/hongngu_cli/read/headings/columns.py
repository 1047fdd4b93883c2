"""What the columns under a header mean, from the headings over each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, DATE_PARTS, LEVEL_PART, NAMES, ColumnMeaning
from hongngu_cli.read.headings.count_headers import settled
from hongngu_cli.read.headings.count_headings import counted
from hongngu_cli.read.headings.given_names import with_family_names
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.read.headings.level_parts import PARTS, with_parts
from hongngu_cli.read.headings.other_years import without_other_years
from hongngu_cli.read.headings.value_columns import with_unclear, with_values
from hongngu_cli.read.headings.words import BEGINS, GENERAL, MAPPED, YEAR, Words
from hongngu_cli.text.fold import fold, has_marks, unmark
from hongngu_cli.text.levels import LevelRead
from hongngu_cli.text.years import year_in

LEVEL_FIELDS = ("level", "course", "level_held_theory", "level_held_degree", "demand_level")
COUNT_FIELDS = ("demand", "planned", "allocated", "classes", "learners")
FLAGS = {"female": "nu", "male": "nam"}
HELD_ABOVE = "tiêu đề phía trên nói là trình độ đang có"
TWO_WAYS = "viết không dấu nên có thể hiểu hai cách"
MEN = fold("Nam")
BESIDE = "thuộc bảng khác đặt bên cạnh nên chưa đọc"
CUT = re.compile(r"\s*[-–:/,(]\s*|\s+")
"""Where a heading in one cell may part into that of two rows: "Trình độ LLCT - Cao cấp"."""


def column_meanings(paths: Mapping[int, Sequence[str]], words: Words) -> dict[int, ColumnMeaning]:
    """Tell what each column means from its path of headings."""
    meanings = {column: _meaning(tuple(path), words) for column, path in paths.items()}
    if not any(has_marks(text) for path in paths.values() for text in path):
        meanings = {c: _without_marks(meaning, words) for c, meaning in meanings.items()}
        meanings = _beside_women(meanings)
    meanings = settled(with_family_names(meanings), paths, words)
    if any(meaning.field in NAMES for meaning in meanings.values()):
        meanings = with_unclear(with_values(meanings, paths, words), paths, words)
        meanings = _planned(meanings, words)
        meanings = with_parts(meanings, paths, words, lambda path: _meaning(path, words))
        meanings = _held_above(meanings, words)
        meanings = without_other_years(meanings, paths, words)
    sure = {m.field for m in meanings.values() if m.field and not m.why.startswith(BEGINS)}
    beside = _beside(meanings)
    return {
        column: replace(meaning, field=None, value=None, why=BESIDE)
        if beside and column >= beside
        else replace(meaning, field=None, why="đã có cột khác đúng tiêu đề này")
        if meaning.field in sure and meaning.why.startswith(BEGINS)
        else meaning
        for column, meaning in meanings.items()
    }


def _planned(meanings: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Take levels under "Dự kiến cử đi học" for wanted ones: nobody was sent to them yet."""
    return {
        column: replace(meaning, field="demand_level", why=PLANNED)
        if meaning.field in {"level", "course"} and words.planned.search(fold(meaning.heading))
        else meaning
        for column, meaning in meanings.items()
    }


def _held_above(meanings: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Keep levels under "Trình độ hiện có" out; with other columns of levels, all about them."""
    held = {
        column
        for column, meaning in meanings.items()
        if meaning.why != MAPPED
        and any(_is_held(parent, words) for parent in meaning.heading.split(BENEATH)[:-1])
    }
    beside = any(m.field in {"level", "course"} for c, m in meanings.items() if c not in held)
    found = dict(meanings)
    for column in held:
        meaning = meanings[column]
        single = meaning.field == "level" and (meaning.value or meaning.context)
        if meaning.field in HELD_GROUPS:
            found[column] = replace(meaning, why=HELD_ABOVE)
        elif single or (beside and meaning.field in {"level", LEVEL_PART, *PARTS}):
            found[column] = replace(meaning, field=None, value=None, part=None, why=HELD_ABOVE)
    return found


def _is_held(parent: str, words: Words) -> bool:
    """Tell whether people have what stands beneath; "Các lớp đã qua đào tạo" sent them."""
    known = words.fields.get(fold(parent)) == "level"
    return not known and words.held.search(fold(parent)) is not None


PLANNED = "tiêu đề nói là dự kiến, nhu cầu, chưa phải đã cử"


def _without_marks(meaning: ColumnMeaning, words: Words) -> ColumnMeaning:
    """Take a heading for unknown that without marks could be two: "Nam" is a man or a year."""
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


def _beside(meanings: Mapping[int, ColumnMeaning]) -> int | None:
    """Find where a table beside the first begins: rows are numbered, or named, once more."""
    fields: list[str | None] = []
    named = next((m.heading for m in meanings.values() if m.field == "name"), None)
    for column, meaning in meanings.items():
        if meaning.field == "stt" and "stt" in fields and {*fields} - {"stt", None}:
            return column
        again = meaning.field == "name" and meaning.heading == named
        if again and "name" in fields and fields[-1] not in {"name", "stt", None}:
            return column
        fields.append(meaning.field)
    return None


def _meaning(path: tuple[str, ...], words: Words) -> ColumnMeaning:
    heading = BENEATH.join(path)
    child, parents = path[-1], path[:-1]
    if fold(heading) in words.mapped:
        return ColumnMeaning(words.mapped[fold(heading)], heading, MAPPED)
    if told := counted(path, words):
        return _sent(told, parents, words)
    for parent in reversed(parents):
        found = _under(parent, child, heading, words, words.levels.read)
        if found is not None:
            return _sent(found, parents, words)
    alone = _alone(child, heading, words)
    if alone.field is None:
        # "QLNN" over "CV | CVC": a child that says nothing by itself is of its parent's level.
        for parent in reversed(parents):
            if level := words.levels.named(parent).key:
                return ColumnMeaning("level", heading, f'nằm dưới "{parent}"', level)
    return _sent(alone, parents, words)


def _sent(found: ColumnMeaning, parents: tuple[str, ...], words: Words) -> ColumnMeaning:
    """Take levels that look held for levels sent to, where a heading above them says so."""
    if found.field not in HELD_GROUPS or any(_is_held(parent, words) for parent in parents):
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
    parent: str,
    child: str,
    heading: str,
    words: Words,
    read: Callable[[str, str | None], LevelRead],
) -> ColumnMeaning | None:
    """Read a child heading in the light of its parent."""
    field, _ = words.field(parent)
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
        of_year = year_in(child) if counts else None
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
            found = _under(parent, child, heading, words, words.levels.named)
            if found is not None:
                return found
    return None


LONGEST_HEADING = 500
"""Letters; more of them are a text, though one stands in a header."""
