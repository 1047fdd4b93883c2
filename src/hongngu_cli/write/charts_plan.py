"""Where the bars, numbers and labels of a picture stand: the .html and the .docx draw it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.write.charts_parts import (
    GAP,
    LETTERS,
    RISE,
    SMALL,
    SMALLEST,
    WIDTH,
    Bar,
    Plan,
    Text,
    above,
    broad,
    lanes,
    lengths,
    line,
    lines,
)
from hongngu_cli.write.metrics import POINT

if TYPE_CHECKING:
    from hongngu_cli.model.chart import Chart

PLOT = 40.0
"""The height of the tallest bar that stands."""
TALLEST = 200.0
"""The height of all bars that lie: with legend and caption they fit a page."""
ALONE, BAR, THICK = 4.2, 2.7, 14.0
"""The most thickness of a bar that lies alone or among others, and of one that stands."""
FILLED = 0.78
"""The part of a category's room that its bars fill."""
LABELS = 0.36
"""The part of the width that labels beside bars may take."""
MOST_STANDING = 24
FEW_LINES = 2


def plan(chart: Chart, decimals: int = 1) -> Plan:
    """Lay a picture out."""
    return _standing(chart, decimals) if stands(chart, decimals) else _lying(chart, decimals)


def stands(chart: Chart, decimals: int = 1) -> bool:
    """Tell whether bars stand: labels fit beneath them, and every number over its own bar."""
    slot = WIDTH / len(chart.categories)
    thick = slot * FILLED / lanes(chart) if lanes(chart) > 1 else slot - GAP
    labels = [lines(label, slot - GAP, LETTERS, most=FEW_LINES) for label in chart.categories]
    whole = all(
        " ".join(made) == " ".join(label.split())
        for made, label in zip(labels, chart.categories, strict=True)
    )
    fit = all(broad(one.text, SMALL) <= thick for one in lengths(chart, decimals))
    return whole and fit and lanes(chart) * len(labels) <= MOST_STANDING


def _standing(chart: Chart, decimals: int) -> Plan:
    bars, texts, top = above(chart)
    bottom = top + line(SMALL) + PLOT
    slot = WIDTH / len(chart.categories)
    thick = min(slot * FILLED / lanes(chart), THICK)
    for one in lengths(chart, decimals):
        middle = slot * (one.at + 0.5) + (one.lane + 0.5 - lanes(chart) / 2) * thick
        high = one.length * PLOT
        y = bottom - one.start * PLOT - high
        if high:
            bars.append(Bar(middle - thick / 2, y, thick, high, one.series))
        if not one.part:
            texts.append(Text(middle, y - GAP * 0.7, one.text, SMALL))
        elif high > line(SMALL):
            texts.append(Text(middle, y + high / 2 + _rise(SMALL), one.text, SMALL, backed=True))
    for at, label in enumerate(chart.categories):
        for number, made in enumerate(lines(label, slot - GAP, LETTERS, most=FEW_LINES), start=1):
            texts.append(Text(slot * (at + 0.5), bottom + number * line(LETTERS), made, LETTERS))
    height = max(text.y for text in texts) + GAP
    return Plan(height, tuple(bars), tuple(texts), (0, bottom), (WIDTH, bottom))


def _lying(chart: Chart, decimals: int) -> Plan:
    bars, texts, top = above(chart)
    bar = BAR if lanes(chart) > 1 else ALONE
    room = min(bar * lanes(chart) / FILLED, TALLEST / len(chart.categories))
    points = max(min(LETTERS, room / line(1)), SMALLEST)
    most = max(int(room / line(points)), 1)
    labels = [lines(label, WIDTH * LABELS, points, most=most) for label in chart.categories]
    left = max(broad(made, points) for label in labels for made in label) + GAP
    thick = room * FILLED / lanes(chart)
    small = max(min(SMALL, thick / POINT), SMALLEST)
    measured = [*lengths(chart, decimals)]
    longest = WIDTH - left - max(broad(one.text, small) for one in measured) - GAP * 2
    for one in measured:
        middle = top + room * (one.at + 0.5) + (one.lane + 0.5 - lanes(chart) / 2) * thick
        x, long = left + one.start * longest, one.length * longest
        if long:
            bars.append(Bar(x, middle - thick / 2, long, thick, one.series))
        y = middle + _rise(small)
        if not one.part:
            texts.append(Text(x + long + GAP, y, one.text, small, "start"))
        elif long > broad(one.text, small) + GAP:
            texts.append(Text(x + long / 2, y, one.text, small, backed=True))
    for at, label in enumerate(labels):
        first = top + room * (at + 0.5) + _rise(points) - (len(label) - 1) / 2 * line(points)
        for number, made in enumerate(label):
            texts.append(Text(left - GAP, first + number * line(points), made, points, "end"))
    bottom = top + room * len(labels)
    return Plan(bottom + GAP, tuple(bars), tuple(texts), (left, top), (left, bottom))


def _rise(points: float) -> float:
    """Give how far below its middle a number's baseline is."""
    return points * POINT * RISE
