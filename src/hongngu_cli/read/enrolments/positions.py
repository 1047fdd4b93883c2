"""A position and the unit it is held in, written in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.text.fold import fold

CUTS = ",;-–"
PARTS = re.compile(r"\s*[,;]\s*|\s+kiêm\s+", re.IGNORECASE)
COMMA, DASH = re.compile(r"\s*[,;]\s*"), re.compile(r"\s+[-–]\s+")
WORD = re.compile(r"[\w'’.&/]+")
HEADS = frozenset(map(fold, ("Trưởng", "Phó", "Chánh", "Phó Trưởng", "Phó Chánh")))
"""Before the word for a unit they make it a part of the position too: "Trưởng phòng"."""
BODIES = ("ban thường vụ", "ban chấp hành", "BTV", "BCH", "thường trực")
HAMLETS = ("ban nhân dân", "ban công tác mặt trận", "ban CTMT", "mặt trận ấp", "mặt trận khóm")
UNPAID = tuple(map(fold, (*BODIES, *HAMLETS, "hội trưởng", "hội phó")))
"""What one is a member or the head of, and works elsewhere."""
SECRETARIES = frozenset(map(fold, ("Bí thư", "Phó Bí thư")))
BRANCH = fold("chi bộ")
"""Behind a secretary it is of the position too, which is another one than that of a committee."""
ARMY = fold("quân sự")
DISTRICT = frozenset(map(fold, ("huyện", "tỉnh", "thị xã", "thành phố")))
"""Of these there is one, so that "UBND huyện" is a unit; "UBND xã" names none."""
TITLE_SIGNS = frozenset("-–/")
"""Between two words they make a post of them: "Văn phòng - Thống kê"."""


@dataclass(frozen=True, slots=True)
class PostRead:
    """A position and its unit; either may not be told."""

    position: str | None
    unit: str | None


def read_post(text: str, spellings: Spellings) -> PostRead:
    """Part a position from its unit: at a comma or dash before a unit, else where one begins.

    A unit that the vocabulary knows is taken from within the text, whatever stands around it. An
    organisation of a commune that nothing parts from the post belongs to the post.
    """
    cut = _cut(text, spellings)
    if cut is not None:
        return PostRead(
            text[:cut].rstrip(f" {CUTS}") or None, text[cut:].lstrip(f" {CUTS}") or None
        )
    known = spellings.units.within(text)
    if known:
        return PostRead(text or None, known)
    parts = _parts(text)
    for start, end in reversed(parts):
        found = _begin(text[start:end], spellings)
        if found is None:
            continue
        at, keeps = found
        unit = text[start + at : end].strip()
        if inside := _commune_of(unit, spellings):
            at = keeps = at + inside
            unit = unit[inside:]
        last = (start, end) == parts[-1]
        position = text[: start + keeps].rstrip(f" {CUTS}") if last else text
        return PostRead(position or None, unit)
    return PostRead(text or None, None)


def read_unit_first(text: str, spellings: Spellings) -> PostRead:
    """Part a unit from the position behind it, as a heading "Đơn vị, chức vụ" has them.

    They are parted at the first comma that no other unit follows, else at the last dash:
    "Phòng Lao động - TBXH, chuyên viên".
    """
    if spellings.begins_unit(text):
        commas, dashes = COMMA.finditer(text), reversed(list(DASH.finditer(text)))
        for mark in (*commas, *dashes):
            position = text[mark.end() :]
            if position and not spellings.begins_unit(position):
                return PostRead(position, text[: mark.start()])
    return read_post(text, spellings)


def commune_within(unit: str, spellings: Spellings) -> int | None:
    """Find where in a unit's name that of its commune begins: "Hội LHPN xã An"."""
    words, written = list(WORD.finditer(unit)), spellings.units.abbreviations
    full = [written.get(fold(word[0]), word[0]) for word in words]
    places = (at for at in range(len(full)) if spellings.begins_commune(" ".join(full[at:])))
    return next((words[at].start() for at in places), None)


def _commune_of(unit: str, spellings: Spellings) -> int | None:
    """Find where a commune begins of which a unit is only an organisation, as posts name them.

    "Chủ tịch Hội LHPN xã An" is one of the people of xã An; a school there is a unit.
    """
    at = commune_within(unit, spellings) if begins_with(unit, spellings.of_commune) else None
    ahead = 0
    for word in WORD.finditer(unit[:at] if at else ""):
        rest = unit[word.start() :]
        size = _unit_word(rest, spellings) if word.start() >= ahead else 0
        if size and not begins_with(rest, spellings.of_commune):
            return None  # it is within another unit, such as a school
        ahead = max(ahead, _end_of(rest, size) + word.start())
    return at


def _end_of(text: str, size: int) -> int:
    """Give where the first words of a text end, so many of them."""
    ends = [word.end() for word in WORD.finditer(text)][:size]
    return ends[-1] if ends else 0


def _cut(text: str, spellings: Spellings) -> int | None:
    """Find the comma or dash behind which a unit's name begins."""
    cuts = (at for at, sign in enumerate(text) if sign in CUTS)
    return next((at for at in cuts if spellings.begins_unit(text[at + 1 :].strip())), None)


def _parts(text: str) -> list[tuple[int, int]]:
    """Give where each of several positions begins and ends."""
    marks = list(PARTS.finditer(text))
    begins = [0, *(mark.end() for mark in marks)]
    return list(zip(begins, [*(mark.start() for mark in marks), len(text)], strict=True))


def _begin(text: str, spellings: Spellings) -> tuple[int, int] | None:
    """Find where a unit begins in one position, and how far the position reaches.

    In "Trưởng phòng Nội vụ" the word "phòng" is of both, in "Trưởng phòng Phòng Nội vụ" each
    has its own.
    """
    words = list(WORD.finditer(text))
    society = _society(text, words, spellings)
    for number, word in enumerate(words[1:], start=1):
        rest = text[word.start() :] if number not in society else ""
        size = _unit_word(rest, spellings)
        if not size or number + size >= len(words) + _is_whole(rest, size):
            continue
        if _said_again(words[number:], size):
            continue
        if begins_with(rest, UNPAID) and ARMY not in fold(rest):
            continue
        after = text[words[number + size - 1].end() :].strip()
        if after[:1] in TITLE_SIGNS or _is_general(rest, spellings):
            continue
        before = fold(text[: word.start()])
        shared = before in HEADS or (before in SECRETARIES and begins_with(rest, (BRANCH,)))
        return word.start(), words[number + size - 1].end() if shared else word.start()
    return None


def _society(text: str, words: Sequence[re.Match[str]], spellings: Spellings) -> set[int]:
    """Give the words that only look like units: both of "xã hội" would begin one's name."""
    first = (at for at, word in enumerate(words) if spellings.is_society(text[word.start() :]))
    return {number for at in first for number in (at, at + 1)}


def _said_again(words: Sequence[re.Match[str]], size: int) -> bool:
    """Tell whether the first words come once more right after themselves: "phòng Phòng"."""
    texts = [fold(word[0]) for word in words[: 2 * size]]
    return texts[:size] == texts[size:]


def _unit_word(text: str, spellings: Spellings) -> int:
    """Give of how many words the longest word for a unit is that a text begins with."""
    folded = fold(text) + " "
    return max(
        (len(word.split()) for word in spellings.unit_words if folded.startswith(word + " ")),
        default=0,
    )


def _is_whole(text: str, size: int) -> bool:
    """Tell whether a word for a unit names one by itself: "Huyện ủy"."""
    return size > 1 and bool(DISTRICT & set(fold(text).split()))


def _is_general(text: str, spellings: Spellings) -> bool:
    """Tell a unit without a name: "UBND xã", "Chi bộ"; "UBND huyện" has one by its rank."""
    left = fold(text).split()
    if DISTRICT & set(left) and len(left) > 1:
        return False
    while left and (size := _unit_word(" ".join(left), spellings)):
        left = left[size:]
    return not left
