"""Where an office writes the tone mark of an open oa, oe, uy: on the last letter or the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from hongngu_cli.text.fold import TONES

Habit = Literal["", "uỷ", "ủy"]
"""An office's habit, by the commonest word; "" leaves every word as it is."""
PAIRS = (("o", "a"), ("o", "e"), ("u", "y"))


def toned(text: str, habit: Habit) -> str:
    """Write words with an office's habit of placing tone marks.

    >>> toned("Huyện uỷ xoá, UỶ BAN, quý, khuỷu, hoàn", "ủy")
    'Huyện ủy xóa, ỦY BAN, quý, khuỷu, hoàn'
    >>> toned("Đảng ủy, sức khỏe", "uỷ"), toned("Đảng ủy", "")
    ('Đảng uỷ, sức khoẻ', 'Đảng ủy')
    """
    if not habit:
        return text
    wanted = {last: first for first, last in SPELLINGS} if habit == "ủy" else dict(SPELLINGS)
    return OPEN.sub(lambda found: wanted.get(found[0], found[0]), text)


def _spellings() -> Iterator[tuple[str, str]]:
    """Give both ways of each pair with each tone, in small letters and capitals."""
    for first, last in PAIRS:
        for tone in TONES:
            ways = first + tone + last, first + last + tone
            for change in (str.lower, str.capitalize, str.upper):
                one, other = ways
                yield _composed(change(one)), _composed(change(other))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


SPELLINGS = tuple(_spellings())
OPEN = re.compile(
    r"(?<![qQ])(?:" + "|".join(one for pair in SPELLINGS for one in pair) + r")(?!\w)"
)
"""A pair of vowels with a tone that no letter follows; in "quý" the u belongs to the q."""
