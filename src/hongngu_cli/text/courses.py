"""What tells a course from others of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold

if TYPE_CHECKING:
    from hongngu_cli.text.levels import LevelSpellings

NOISE = frozenset(fold("lớp khoá chương trình đào tạo bồi dưỡng học viên x v").split())
"""Words that tell no course from another."""


def course_words(text: str, levels: LevelSpellings) -> frozenset[str]:
    """Give the words by which a course is told from others of its level.

    "Trung cấp LLCT" and "TC" have none; "BDNV đợt 1" has two.
    """
    folded = fold(text)
    named = folded in levels.exact or folded in levels.assumed
    if not folded or named or any(folded in own for own in levels.in_group.values()):
        return frozenset()
    return frozenset(levels.pattern.sub(" ", folded).split()) - NOISE.union(levels.degrees)
