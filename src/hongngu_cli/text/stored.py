"""A text as it is read, and where its letters stand in the text as a file holds it."""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

from hongngu_cli.text.fold import INVISIBLE

CONTROLS = dict.fromkeys(
    [*(at for at in range(0x20) if chr(at) not in "\t\n"), 0x7F, 0xFFFE, 0xFFFF]
)
"""What programs leave where a page or a column ends; XML cannot hold most of them."""
UNSEEN = {**INVISIBLE, **CONTROLS}
SIGNS = "".join(map(chr, UNSEEN))
WORD = re.compile(rf"\S*[^\s{re.escape(SIGNS)}]\S*")
RAISED_UNIT = re.compile(r"(?:^|[^\w])[khdcm]?m$")


def as_read(text: str) -> str:
    r"""Give a text in Unicode's composed form without what nobody sees.

    >>> as_read("d\u00e2\u0300y 5\u200b h\u00ad\u1ed9")
    'dầy 5 hộ'
    """
    return unicodedata.normalize("NFC", text.translate(UNSEEN))


def place_in(stored: str, read: str, at: int) -> int:
    r"""Give where a place of a text as read is in the text as stored, word by word.

    >>> place_in("d\u00e2\u0300y 5 h\u1ed9", "dầy 5 hộ", 4)
    5
    """
    of_stored, of_read = [*WORD.finditer(stored)], [*WORD.finditer(read)]
    before = [number for number, one in enumerate(of_read) if one.start() <= at]
    if stored == read or not before or len(of_stored) != len(of_read):
        return min(at, len(stored))
    ours, theirs = of_read[before[-1]], of_stored[before[-1]]
    pairs = zip(ours[0], theirs[0], strict=False)
    if at - ours.start() <= sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)):
        return theirs.start() + at - ours.start()
    return max(theirs.start(), theirs.end() - max(ours.end() - at, 0))


def is_note_mark(before: str, raised: str) -> bool:
    """Tell raised letters that call a note from those of "m²" and from what stands alone.

    >>> is_note_mark("có 160", "1"), is_note_mark("rộng 25 m", "2"), is_note_mark("", "1")
    (True, False, False)
    """
    called = raised.strip(" ()[]*,;").isdigit() or not raised.strip(" ()[]*,;")
    return called and bool(before.strip()) and not RAISED_UNIT.search(before)
