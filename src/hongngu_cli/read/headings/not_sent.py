"""Headings over marks of those who were sent to nothing: "Chưa qua đào tạo", beside "Đang học"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hongngu_cli.model.recognition import BENEATH, NOT_SENT, ColumnMeaning
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.read.headings.words import MAPPED, Words, way_of
from hongngu_cli.text.fold import fold

COMPLETED = "completed"
ABOVE = "tiêu đề phía trên nói là chưa được cử đi"
BELOW = "tiêu đề phía trên nói là đã học, cạnh các cột chưa học"


def says_not_sent(text: str, words: Words) -> bool:
    """Tell whether a heading says that those marked were sent to nothing.

    "Chưa tốt nghiệp" tells how a course went, and "Không tập trung" how one studies.
    """
    folded = fold(text)
    said = folded in words.not_sent_heading or words.not_sent.search(folded) is not None
    return said and status_of(text, words) is None and way_of(text, words) is None


def status_of(text: str, words: Words) -> str | None:
    """Give the status that a heading over marks tells: "Đang học", "Đã qua đào tạo"."""
    if fold(text) in words.gone_through:
        return COMPLETED
    return words.coded["status"].read(text) if "status" in words.coded else None


def not_sent_above(meanings: Mapping[int, ColumnMeaning], words: Words) -> dict[int, ColumnMeaning]:
    """Keep levels under "Chưa qua đào tạo" out; those under "Đã qua đào tạo" beside them count.

    Without the former the latter are levels held, and so they are beside other levels.
    """
    found, through = dict(meanings), {}
    for column, meaning in meanings.items():
        parents = meaning.heading.split(BENEATH)[:-1]
        of_level = meaning.field in ("level", *HELD_GROUPS) and meaning.value
        if not of_level or meaning.why == MAPPED:
            continue
        if any(says_not_sent(parent, words) for parent in parents):
            found[column] = replace(meaning, field=NOT_SENT, why=ABOVE)
        elif any(fold(parent) in words.gone_through for parent in parents):
            through[column] = replace(meaning, field="level", why=BELOW, status=COMPLETED)
    levels = {c for c, m in found.items() if m.field in {"level", "course"}} - {*through}
    opposite = any(meaning.why == ABOVE for meaning in found.values())
    return found | through if opposite and not levels else found
