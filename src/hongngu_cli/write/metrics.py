"""How wide text is in Times New Roman, near enough to lay out columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from hongngu_cli.write.blocks import Runs, plain_text

POINT = 25.4 / 72
"""Millimetres."""
THOUSANDTHS = {
    250: " .,",
    278: "il|/\\'‘’",
    333: "fjt:;!()[]-",
    389: "sI",
    444: "cerz",
    500: "agovxyJ0123456789–*$_“”?",
    556: 'bdhknpquS"',
    611: "FP<>=+~",
    667: "BELTZ",
    722: "wACDNRUVXY",
    778: "GHKOQ",
    833: "m&",
    944: "M@",
    1000: "W%",
}
"""Widths of the bold letters; columns of tables are as wide as bold ones need."""
LIGHT = {
    250: " .,",
    278: "ijlt|/\\:;",
    333: "frI()[]-!‘’",
    389: "sJ",
    444: "acez?“”",
    500: "bdghknopquvxy0123456789–*$_",
    556: "PSF",
    564: "<>=+~",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXY",
    778: "m&",
    889: "M",
    921: "@",
    944: "W",
    833: "%",
}
"""Widths of the letters that are not bold."""
WIDTHS = {letter: width for width, letters in THOUSANDTHS.items() for letter in letters}
LIGHT_WIDTHS = {letter: width for width, letters in LIGHT.items() for letter in letters}
USUAL = 600
ROUNDING = 1e-9
MOST_WORDS = 20
"""A title of more words is measured roughly."""
HORN, HORN_WIDTH = "\u031b", 90
"""The horn of ơ and ư is the one mark that takes room beside its letter."""


def text_width(text: str, points: float, *, bold: bool = True) -> float:
    """Measure a line of text in millimetres.

    >>> round(text_width("12.545", 12), 1)
    11.6
    >>> round(text_width("Ban Tổ chức", 14, bold=False), 1)
    25.7
    """
    widths = WIDTHS if bold else LIGHT_WIDTHS
    thousandths = sum(_width(letter, widths) for letter in unicodedata.normalize("NFD", text))
    return thousandths / 1000 * points * POINT


def _width(letter: str, widths: Mapping[str, int]) -> int:
    if unicodedata.combining(letter):
        return HORN_WIDTH if letter == HORN else 0
    return widths.get({"đ": "d", "Đ": "D"}.get(letter, letter), USUAL)


def longest_word(runs: Runs, points: float) -> float:
    """Measure the widest word, which sets the least width of a column."""
    words = plain_text(runs).split() or [""]
    return max(text_width(word, points) for word in words)


def folded(text: str, lines: int) -> float:
    """Give the least width at which a text takes so many lines, in millimetres a point.

    >>> folded("Đáp ứng nhu cầu (%)", 3) < folded("Đáp ứng nhu cầu (%)", 2)
    True
    """
    widths, space = _measured(text)
    count = len(widths)
    if lines == 1 or count > MOST_WORDS:
        return text_width(text, 1) / lines
    tries = {
        sum(widths[start:end]) + space * (end - start - 1)
        for start in range(count)
        for end in range(start + 1, count + 1)
    }
    return next((one for one in sorted(tries) if _lines(widths, space, one) <= lines), 0)


def lines_at(text: str, room: float) -> int:
    """Count the lines that a text takes in a room of so many millimetres a point.

    >>> lines_at("Phó Chủ tịch Hội Nông dân", 3), lines_at("", 3)
    (2, 1)
    """
    return _lines(*_measured(text), room)


@lru_cache(maxsize=4096)
def _measured(text: str) -> tuple[tuple[float, ...], float]:
    """Measure the words of a text and the space between them."""
    return tuple(text_width(word, 1) for word in text.split()), text_width(" ", 1)


def _lines(widths: Sequence[float], space: float, room: float) -> int:
    """Count the lines of words in a room."""
    lines, left = 1, room
    for wide in widths:
        if wide > room:
            return len(widths) + 1
        if wide > left + ROUNDING:
            lines, left = lines + 1, room
        left -= wide + space
    return lines
