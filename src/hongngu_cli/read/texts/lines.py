"""Lines of plain text put together to paragraphs, where a program broke them at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

ENDED = re.compile(r"""[.!?…]["”’)\]]*\s*$""")
PAUSED = re.compile(r"[;:]\s*$")
BEGINS_ANEW = re.compile(
    r"\s*(?:[-–—+*•●▪○]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]\)\s|[IVX]{1,5}[.-]\s)"
)
"""A sign of a list, or its number."""
WIDEST = 120
"""A program that breaks lines does so before; a longer line is a paragraph."""
FULL = 0.7
"""A line of which less than this share is filled was ended by a person."""


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Give paragraphs: a line each, or all the lines that one was broken into.

    >>> list(paragraphs(["Đã cử 12 đồng chí đi học năm 2025,", "trong đó có 5 nữ.", "", "Hết"]))
    ['Đã cử 12 đồng chí đi học năm 2025, trong đó có 5 nữ.', 'Hết']
    """
    width = max(map(len, lines), default=0)
    broken = width <= WIDEST
    held: list[str] = []
    for line in (*lines, ""):
        if held and not (broken and _goes_on(held[-1], line, width)):
            yield " ".join(held)
            held = []
        if line.strip():
            held.append(line.strip())


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether a paragraph goes on in the line that follows."""
    if not following.strip() or BEGINS_ANEW.match(following) or ENDED.search(line):
        return False
    if PAUSED.search(line) and following.lstrip()[:1].isupper():
        return False
    return len(line) >= FULL * width
