"""Numbers in words: "hai mươi lăm", "một trăm linh năm"."""

from __future__ import annotations

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ONES = {word: number for number, word in enumerate(DIGITS)} | {
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "nhăm": 5,
    "bẩy": 7,
}
TENS = {"mươi": 10, "chục": 10}
MARKS = {"linh", "lẻ"}
SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
WORD = "|".join(
    sorted({*ONES, *TENS, *MARKS, *SCALES, "mười", "trăm", "rưỡi"}, key=len, reverse=True)
)
SPELT = re.compile(rf"(?<![\w-])(?:{WORD})(?:\s(?:{WORD}))*(?![\w-])")
"""Words of numbers one behind the other, in small letters."""
ONLY_BEHIND = {"mốt", "tư", "lăm", "nhăm", "mươi", "chục", "linh", "lẻ", "trăm", "rưỡi", *SCALES}
"""Words that begin no number."""


def read_spelt(text: str) -> int | None:
    """Read a number in words, in small letters; None where the words make none.

    >>> read_spelt("hai mươi lăm"), read_spelt("một trăm linh năm"), read_spelt("mười hai")
    (25, 105, 12)
    >>> read_spelt("hai nghìn không trăm mười"), read_spelt("tư"), read_spelt("hai ba")
    (2010, None, None)
    """
    words = text.split()
    if words[0] in ONLY_BEHIND:
        return None
    total = 0
    group: list[str] = []
    for word in words:
        if word in SCALES:
            below = _hundreds(group)
            if below is None:
                return None
            total, group = total + below * SCALES[word], []
        else:
            group.append(word)
    if not group:
        return total
    below = _hundreds(group)
    return None if below is None else total + below


def _hundreds(words: list[str]) -> int | None:
    """Read what stands below a thousand."""
    number = 0
    rest = words
    if len(rest) > 1 and rest[1] == "trăm" and rest[0] in ONES:
        number, rest = ONES[rest[0]] * 100, rest[2:]
        if rest and rest[0] in MARKS:
            return number + ONES[rest[1]] if len(rest) == 2 and rest[1] in ONES else None  # noqa: PLR2004 - "lẻ" and its digit
    if rest and rest[0] == "mười":
        number, rest = number + 10, rest[1:]
    elif len(rest) > 1 and rest[1] in TENS and rest[0] in ONES:
        number, rest = number + ONES[rest[0]] * 10, rest[2:]
    if not rest:
        return number if words else None
    if rest == ["năm"] and number % 100:
        return None  # five behind ten is "lăm"; this is "mười năm", ten years
    return number + ONES[rest[0]] if len(rest) == 1 and rest[0] in ONES else None
