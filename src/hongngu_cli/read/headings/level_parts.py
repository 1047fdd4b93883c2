"""Headings beneath a level that say more of it: "Trung cấp LLCT" over "Năm | Kết quả"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, NAMES, ColumnMeaning
from hongngu_cli.read.headings.words import Words

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

    ``read`` tells what a path of headings means.
    """
    over_people = {
        tuple(paths[column][:depth])
        for column, meaning in meanings.items()
        if meaning.field in OF_PEOPLE
        for depth in range(1, len(paths[column]))
    }
    found = dict(meanings)
    for column, meaning in meanings.items():
        above, last = tuple(paths[column][:-1]), paths[column][-1]
        if not above or above in over_people:
            continue
        if meaning.field in OF_LEVELS and meaning.value:
            found[column] = replace(meaning, mode=_mode(above, words))
        level = read(above)
        if level.field not in OF_LEVELS or not level.value:
            continue
        beside = [path[-1] for path in paths.values() if tuple(path[:-1]) == above]
        heading, why = BENEATH.join(paths[column]), f'nằm dưới "{above[-1]}"'
        if mode := _mode((last,), words, plain=not _all_modes(beside, words)):
            found[column] = replace(level, heading=heading, why=why, mode=mode)
        elif meaning.field in PARTS and not meaning.value:
            found[column] = replace(level, heading=heading, why=why, part=meaning.field)
    return found


def _mode(texts: Path, words: Words, *, plain: bool = True) -> str | None:
    """Give the mode of study that one of these headings is; ``plain`` refuses abbreviations."""
    spellings = words.coded.get("mode")
    told = (spellings.read(text) for text in texts if spellings and (not plain or _is_plain(text)))
    return next(filter(None, told), None)


def _is_plain(text: str) -> bool:
    return len(text) > PLAIN


def _all_modes(texts: Path, words: Words) -> bool:
    spellings = words.coded.get("mode")
    told = {spellings.read(text) for text in texts} if spellings else set()
    return len(told) > 1 and None not in told
