"""What a picture is drawn of, and how much of it each value gets.

Lengths are millimetres, from the picture's upper left corner. Lettering is measured as Times New
Roman and given room for broader letters, so that it fits whatever font is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hongngu_cli.text.numbers import NOTHING
from hongngu_cli.write.metrics import POINT, text_width
from hongngu_cli.write.values import shown, visible

if TYPE_CHECKING:
    from hongngu_cli.model.chart import Chart

WIDTH = 160.0
TITLE, LETTERS, SMALL, SMALLEST = 11.0, 9.5, 8.5, 5.0
"""Points."""
BROAD = 1.28
"""So much broader than Times New Roman are the broadest letters in use."""
LEADING, RISE = 1.2, 0.35
"""Of the size of letters: the height of a line, and half that of a digit."""
BOLD_ROOM = 0.85
"""Of the width for a title, since bold letters are broader still."""
GAP = 1.2
SWATCH, SWATCH_HIGH = 6.0, 3.2
CUT = "…"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle in the manner of a series."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``y`` is its baseline. ``backed`` keeps it off the bar it stands on."""

    x: float
    y: float
    text: str
    points: float
    anchor: Literal["start", "middle", "end"] = "middle"
    backed: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to draw: bars grow from the line between ``start`` and ``end``."""

    height: float
    bars: tuple[Bar, ...]
    texts: tuple[Text, ...]
    start: tuple[float, float]
    end: tuple[float, float]
    width: float = WIDTH


@dataclass(frozen=True, slots=True)
class Length:
    """A value as a part of the longest bar: its category, series and lane, where it begins.

    ``text`` stands inside a ``part`` of a bar, else behind its end.
    """

    at: int
    series: int
    lane: int
    start: float
    length: float
    text: str
    part: bool = False


def lanes(chart: Chart) -> int:
    """Tell how many bars each category has."""
    return 1 if chart.shape == "stacked" else len(chart.series)


def lengths(chart: Chart, decimals: int) -> Iterator[Length]:
    """Measure every value, and of stacked ones their sum too, which has no length of its own."""
    stacked = chart.shape == "stacked"
    rows = [[one.values[at] for one in chart.series] for at in range(len(chart.categories))]
    sums = [sum(value for value in row if value is not None) for row in rows]
    longest = max(sums if stacked else (v or 0 for row in rows for v in row)) or 1
    for at, row in enumerate(rows):
        start = 0.0
        for number, value in enumerate(row):
            length = (value or 0) / longest
            lane = 0 if stacked else number
            yield Length(at, number, lane, start, length, _number(value, chart, decimals), stacked)
            start += length if stacked else 0
        if stacked:
            yield Length(at, 0, 0, start, 0, _number(sums[at], chart, decimals))


def above(chart: Chart) -> tuple[list[Bar], list[Text], float]:
    """Write the title, name the series if they are several; give the height that takes."""
    bars: list[Bar] = []
    title = lines(chart.title, WIDTH * BOLD_ROOM, TITLE)
    texts = [
        Text(WIDTH / 2, number * line(TITLE), made, TITLE, bold=True)
        for number, made in enumerate(title, start=1)
    ]
    x, y = 0.0, len(title) * line(TITLE) + GAP * 2
    if len(chart.series) == 1:
        return bars, texts, y
    for number, one in enumerate(chart.series):
        label = lines(one.title, WIDTH - SWATCH - GAP * 4, LETTERS, most=1)[0]
        width = SWATCH + GAP + broad(label, LETTERS) + GAP * 3
        if x and x + width > WIDTH:
            x, y = 0.0, y + line(LETTERS) + GAP
        bars.append(Bar(x, y, SWATCH, SWATCH_HIGH, number))
        baseline = y + SWATCH_HIGH / 2 + LETTERS * POINT * RISE
        texts.append(Text(x + SWATCH + GAP, baseline, label, LETTERS, "start"))
        x += width
    return bars, texts, y + SWATCH_HIGH + GAP * 3


def line(points: float) -> float:
    """Give the height of a line of text."""
    return points * POINT * LEADING


def broad(text: str, points: float) -> float:
    """Give the room that a text needs in any font."""
    return text_width(text, points) * BROAD


def lines(text: str, width: float, points: float, *, most: int = 3) -> list[str]:
    """Break a label where words end; what does not fit is cut, and seen to be.

    >>> lines("Khối Đảng, MTTQ, đoàn thể", 25, 9.5), lines("x" * 90, 20, 9.5, most=1)
    (['Khối Đảng,', 'MTTQ, đoàn', 'thể'], ['xxxxxxxx…'])
    """
    made = [""]
    for word in visible(text).split():
        longer = f"{made[-1]} {word}".strip()
        if made[-1] and broad(longer, points) > width:
            made.append(word)
        else:
            made[-1] = longer
    if len(made) > most:
        made[most - 1 :] = [" ".join(made[most - 1 :]) + CUT]
    return [_cut(one, width, points) for one in made]


def _cut(text: str, width: float, points: float) -> str:
    if broad(text, points) <= width:
        return text
    kept = text.removesuffix(CUT)
    while kept and broad(kept + CUT, points) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;") + CUT


def _number(value: float | None, chart: Chart, decimals: int) -> str:
    return NOTHING if value is None else shown(value, chart.kind, decimals)
