"""Headings beneath a level that say more of it: "Trung cấp LLCT" over "Năm | Kết quả"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, LEVEL_PART, NAMES, NOT_SENT, ColumnMeaning
from hongngu_cli.read.headings.not_sent import says_not_sent, status_of
from hongngu_cli.read.headings.words import YEAR, Words, are_ways, way_of
from hongngu_cli.text.fold import fold

PARTS = (
    "year",
    "result",
    "status",
    "mode",
    "institution",
    "course",
    "decision",
    "start",
    "end",
    "span",
)
"""Fields that may have a column beneath each level."""
OF_LEVELS = ("level", "level_held_theory", "level_held_degree")
WANTED = "demand_level"
OF_PEOPLE = (*NAMES, "birth_date", "unit")
"""Fields that no level has a column of: a heading over these too is that of the whole table."""
PLAIN = 3
"""So many letters of a mode are plain; "TC" is a mode only beside another one."""
Path = Sequence[str]


def with_parts(
    meanings: Mapping[int, ColumnMeaning],
    paths: Mapping[int, Path],
    words: Words,
    read: Callable[[tuple[str, ...]], ColumnMeaning],
) -> dict[int, ColumnMeaning]:
    """Take what stands beneath a level for its own: the mode of a mark, the year, the result.

    Beneath "Chưa học" nobody was sent to it; "Đang học" tells how it goes.

    ``read`` tells what a path of headings means.
    """
    over_people = {
        tuple(paths[column][:depth])
        for column, meaning in meanings.items()
        if meaning.field in OF_PEOPLE
        for depth in range(1, len(paths[column]))
    }
    over_levels = {
        above
        for column, meaning in meanings.items()
        if meaning.field in PARTS and (above := tuple(paths[column][:-1]))
        if (level := read(above)).field in OF_LEVELS and level.value
    }
    found = _beside_written(meanings, paths, (over_people, over_levels), words)
    for column, meaning in found.items():
        above, last = tuple(paths[column][:-1]), paths[column][-1]
        if not above or above in over_people:
            continue
        if meaning.field in OF_LEVELS and meaning.value:
            found[column] = replace(meaning, mode=_mode(above, words))
        level = read(above)
        if level.field not in (*OF_LEVELS, WANTED) or not level.value:
            continue
        beside = [path[-1] for path in paths.values() if tuple(path[:-1]) == above]
        heading, why = BENEATH.join(paths[column]), f'nằm dưới "{above[-1]}"'
        if says_not_sent(last, words):
            found[column] = replace(level, field=NOT_SENT, heading=heading, why=why)
        elif level.field == WANTED:
            continue
        elif mode := _mode((last,), words, plain=not are_ways(beside, words)):
            found[column] = replace(level, heading=heading, why=why, mode=mode)
        elif sent := _sent(level, last, words):
            found[column] = replace(sent, heading=heading, why=why)
        elif meaning.field in PARTS and not meaning.value:
            found[column] = replace(level, heading=heading, why=why, part=meaning.field)
    return found


def _sent(level: ColumnMeaning, beneath: str, words: Words) -> ColumnMeaning | None:
    """Give the level of those whom a heading beneath it sends: "Đã cử đi", or "Đang học"."""
    if fold(beneath) in words.sent_beneath:
        return replace(level, field="level")
    status = status_of(beneath, words)
    return replace(level, status=status) if status else None


def _beside_written(
    meanings: Mapping[int, ColumnMeaning],
    paths: Mapping[int, Path],
    over: tuple[set[tuple[str, ...]], set[tuple[str, ...]]],
    words: Words,
) -> dict[int, ColumnMeaning]:
    """Take the year beside a level for its own where two groups have a level and a year each.

    "Lý luận chính trị" over "Trình độ | Năm", and "Chuyên môn" over the same; so it is with
    "Năm 2019" over "Lớp | Kết quả", and "Năm 2020" over the same. ``over`` are the
    headings over people, and those that are levels with parts of their own.
    """
    over_people, over_levels = over
    found = dict(meanings)
    of_groups: dict[tuple[str, ...], dict[int, ColumnMeaning]] = {}
    for column, meaning in meanings.items():
        above = tuple(paths[column][:-1])
        grouped = above and (_group_of(above[-1], words) or _year_of(above))
        if grouped and above not in over_people:
            of_groups.setdefault(above, {})[column] = meaning
    written = {
        above: _written(those, "level") or _written(those, "course")
        for above, those in of_groups.items()
    }
    told = {above: column for above, column in written.items() if column is not None}
    several = len(told) + len(over_levels) > 1
    for above, at in told.items():
        field = "level" if several else found[at].field
        group = _group_of(above[-1], words)
        found[at] = replace(found[at], field=field, context=group, year=_year_of(above))
        for column, meaning in of_groups[above].items() if several else ():
            if column != at and meaning.field in PARTS and not meaning.value:
                why = f'nằm dưới "{above[-1]}"'
                found[column] = replace(meaning, field=LEVEL_PART, part=meaning.field, why=why)
    return found


def _written(columns: Mapping[int, ColumnMeaning], field: str) -> int | None:
    return next((c for c, m in columns.items() if m.field == field and not m.value), None)


def _group_of(heading: str, words: Words) -> str | None:
    """Give the one group of levels that a heading speaks of: "LLCT", "Đào tạo LLCT"."""
    said = words.levels.groups_in_title(heading)
    return words.groups.get(fold(heading)) or (said.pop() if len(said) == 1 else None)


def _year_of(above: Path) -> int | None:
    """Give the one year that headings above a column are."""
    told = {int(found[1]) for text in above if (found := YEAR.fullmatch(text))}
    return told.pop() if len(told) == 1 else None


def _mode(texts: Path, words: Words, *, plain: bool = True) -> str | None:
    """Give the mode of study that one of these headings is; ``plain`` refuses abbreviations."""
    told = (way_of(text, words) for text in texts if not plain or _is_plain(text))
    return next(filter(None, told), None)


def _is_plain(text: str) -> bool:
    return len(text) > PLAIN
