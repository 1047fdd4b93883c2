"""Lines of a letter: capitals, and names that take several lines of about one length."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from hongngu_cli.model.letter import Letter
from hongngu_cli.model.profile import Element, Profile
from hongngu_cli.write.metrics import text_width
from hongngu_cli.write.values import visible

SINGLE = 1.15
"""A single line of Times New Roman is so many times its letters."""
WELL, BADLY = 0.12, 0.25
"""Shares of the room by which a line may be longer to break well, or not to break badly."""
STARTS, ENDS = "-– ", " .;,"
"""Marks that an office may have typed around a name in a list."""
OPENING, COMMAS = '(“["', (",", ";", ":")
"""Marks that may begin a line, as no other does, and those after which one ends well."""
MOST = 4
"""A name of more lines than these is left to wrap as it likes."""


def cased(text: str, element: Element) -> str:
    """Give a text as its element is written, in capitals where that has them.

    >>> cased("Huyện uỷ Hồng Ngự", Element(capitals=True))
    'HUYỆN UỶ HỒNG NGỰ'
    """
    seen = visible(text)
    return unicodedata.normalize("NFC", seen.upper()) if element.capitals else seen


def height(element: Element, lines: int = 1) -> float:
    """Give how high lines of an element are, in points, with the space around them."""
    one = element.line or element.size * SINGLE * element.lines
    return element.before + one * lines + element.after


def width(text: str, element: Element) -> float:
    """Measure the widest line of a text in millimetres."""
    lines = text.split("\n")
    return max(text_width(line, element.size, bold=element.bold) for line in lines)


def on_lines(text: str, element: Element, room: float, profile: Profile) -> str:
    """Break a text into lines that fit a room of so many millimetres."""
    return balanced(text, element.size, room, profile.words.breaks, bold=element.bold)


def addressees(letter: Letter) -> tuple[str, ...]:
    """Give whom a document goes to: one as it is, several with marks."""
    if len(letter.addressed) < 2:  # noqa: PLR2004 - one needs no mark
        return tuple(visible(name).rstrip(ENDS) for name in letter.addressed)
    return tuple(f"- {name}" for name in _listed(letter.addressed))


def recipients(letter: Letter) -> tuple[str, ...]:
    """Give those who receive a document, each with the mark that ends it."""
    return _listed(letter.recipients)


def _listed(names: Sequence[str]) -> tuple[str, ...]:
    last = len(names) - 1
    return tuple(
        f"{visible(name).lstrip(STARTS).rstrip(ENDS)}{'.' if number == last else ';'}"
        for number, name in enumerate(names)
    )


@lru_cache(maxsize=512)
def balanced(
    text: str, points: float, room: float, breaks: tuple[str, ...] = (), *, bold: bool = True
) -> str:
    """Break a text into as few lines as fit the room, of about one length.

    A line rather begins with one of ``breaks``, and never ends with one or with what counts
    the number after it.

    >>> print(balanced("ĐẢNG UỶ XÃ THƯỜNG PHƯỚC 2", 14, 70, ("xã",)))
    ĐẢNG UỶ
    XÃ THƯỜNG PHƯỚC 2
    """
    words = text.split()
    widths = [text_width(word, points, bold=bold) for word in words]
    space = text_width(" ", points, bold=bold)
    worths = _worths(words, breaks)

    def long(start: int, end: int) -> float:
        return sum(widths[start:end]) + space * (end - start - 1)

    if long(0, len(words)) <= room:
        return text
    for count in range(2, MOST + 1):
        best: tuple[float, tuple[int, ...]] | None = None
        for cuts in combinations(range(1, len(words)), count - 1):
            ends = (*cuts, len(words))
            lines = [long(start, end) for start, end in zip((0, *cuts), ends, strict=True)]
            if max(lines) <= room:
                uneven = max(lines) + (max(lines) - min(lines)) / 2
                cost = uneven + room * sum(worths[cut] for cut in cuts)
                best = min(best or (cost, cuts), (cost, cuts))
        if best:
            starts = (0, *best[1])
            ends = (*best[1], len(words))
            return "\n".join(
                " ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)
            )
    return text


def _worths(words: Sequence[str], breaks: Sequence[str]) -> list[float]:
    """Say what a line that begins with each word costs: less than nothing where it is good."""
    folded = [unicodedata.normalize("NFC", word).lower().strip(",;") for word in words]
    worths = [0.0 if word[:1].isalpha() or word[:1] in OPENING else BADLY for word in folded]
    worths = [
        worth or -WELL / 2 * word.endswith(COMMAS)
        for worth, word in zip(worths, ["", *words], strict=False)
    ]
    at = 0
    phrases = sorted((tuple(phrase.split()) for phrase in breaks), key=len, reverse=True)
    while at < len(folded):
        phrase = next((p for p in phrases if tuple(folded[at : at + len(p)]) == p), None)
        if phrase:
            counted = at > 0 and folded[at - 1][:1].isdigit()
            worths[at] = BADLY if counted else -WELL
            for after in range(at + 1, min(at + len(phrase) + 1, len(folded))):
                worths[after] = BADLY
        at += len(phrase) if phrase else 1
    return worths
