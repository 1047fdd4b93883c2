"""Levels beneath headings that say they are held already, or only planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, LEVEL_PART, ColumnMeaning
from hongngu_cli.read.headings.context import begins_with
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.read.headings.level_parts import PARTS
from hongngu_cli.read.headings.not_sent import BELOW
from hongngu_cli.read.headings.words import GENERAL, MAPPED, NOT_KNOWN, Words
from hongngu_cli.text.fold import fold

HELD_ABOVE = "tiêu đề phía trên nói là trình độ đang có"
HELD_ITSELF = "tiêu đề nói là trình độ đã có trước khi được cử"
PASSED = "tiêu đề phía trên nói là đã qua, và bảng ghi thời gian học trong năm"
TIMES = ("start", "end", "span")
PLANNED = "tiêu đề nói là dự kiến, nhu cầu, chưa phải đã cử"


def planned(meanings: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Take levels under "Dự kiến cử đi học" for wanted ones: nobody was sent to them yet.

    "LLCT" is what people have, unless it stands beneath "Nhu cầu đào tạo, bồi dưỡng".
    """
    found = dict(meanings)
    for column, meaning in meanings.items():
        parents = meaning.heading.rpartition(BENEATH)[0]
        told = {"level": meaning.heading, "course": meaning.heading}.get(meaning.field or "", "")
        told = parents if meaning.field in HELD_GROUPS else told
        if meaning.why != MAPPED and words.planned.search(fold(told)):
            found[column] = replace(meaning, field="demand_level", why=PLANNED)
    return found


def held_above(meanings: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Keep levels under "Trình độ hiện có" out; with other columns of levels, all about them.

    "Trình độ LLCT" says the same beside "Cử đi học" over levels.
    """
    held = {
        column
        for column, meaning in meanings.items()
        if meaning.why not in {MAPPED, BELOW}
        and any(is_held(parent, words) for parent in _above(meaning))
    }
    held |= _beside_sent(meanings, words)
    beside = any(m.field in {"level", "course"} for c, m in meanings.items() if c not in held)
    found = dict(meanings)
    for column in held:
        meaning = meanings[column]
        single = meaning.field == "level" and (meaning.value or meaning.context)
        if meaning.field in HELD_GROUPS:
            found[column] = replace(meaning, why=HELD_ABOVE)
        elif single or (beside and meaning.field in {"level", LEVEL_PART, *PARTS}):
            found[column] = replace(meaning, field=None, value=None, part=None, why=HELD_ABOVE)
    if beside:
        found |= {
            column: replace(meaning, why=HELD_ITSELF)
            for column, meaning in found.items()
            if meaning.why == NOT_KNOWN and _says_held(meaning.heading, words)
        }
    return found


def passed_then(columns: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Take courses that people "have been through" for those they were sent to, where days tell.

    For lists of one year: with the days of each course they are that year's.
    """
    found = dict(columns)
    if not any(meaning.field in TIMES for meaning in columns.values()):
        return found
    for column, meaning in columns.items():
        above, _, own = meaning.heading.rpartition(BENEATH)
        key = words.levels.of_course(own).key if meaning.why == HELD_ABOVE else None
        if key and words.passed.search(fold(above)):
            found[column] = replace(meaning, field="level", value=key, why=PASSED)
    return found


def _says_held(heading: str, words: Words) -> bool:
    """Tell whether a heading says by itself that it is of levels held: "Trình độ trước khi học"."""
    own = heading.rpartition(BENEATH)[2]
    return _says_level(own) and words.held.search(fold(own)) is not None


def _beside_sent(meanings: Mapping[int, ColumnMeaning], words: Words) -> set[int]:
    """Give the columns of marks under levels held, where a heading sends people to others.

    "Lớp bồi dưỡng" sends as "Cử đi học" does, but "LLCT" beside it may be another course.
    """
    held = {
        c for c, m in meanings.items() if m.field in HELD_GROUPS and m.value and m.why != MAPPED
    }
    if not held:
        return held
    sending = {
        parent
        for meaning in meanings.values()
        if meaning.field == "level" and meaning.value
        for parent in _above(meaning)
    }
    if any(words.sending.search(fold(parent)) for parent in sending):
        return held
    if any(words.field(parent)[0] == "level" and fold(parent) != GENERAL for parent in sending):
        return {c for c in held if any(_says_level(one) for one in _above(meanings[c]))}
    return set()


def _above(meaning: ColumnMeaning) -> list[str]:
    return meaning.heading.split(BENEATH)[:-1]


def _says_level(heading: str) -> bool:
    return begins_with(heading, (GENERAL,))


def is_held(parent: str, words: Words) -> bool:
    """Tell whether people have what stands beneath; "Các lớp đã qua đào tạo" sent them."""
    known = words.fields.get(fold(parent)) == "level"
    return not known and words.held.search(fold(parent)) is not None
