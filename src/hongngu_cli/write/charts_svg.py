"""Pictures for a web page: SVG with real text, a title and a description for who cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from hongngu_cli.write.charts_manner import Lines, manner
from hongngu_cli.write.charts_parts import Bar, Text, broad, line
from hongngu_cli.write.charts_plan import plan
from hongngu_cli.write.metrics import POINT
from hongngu_cli.write.values import visible

if TYPE_CHECKING:
    from hongngu_cli.model.chart import Chart

STEP = 1.6
"""Millimetres between the lines over a bar."""
DRAWN = {
    "rising": f"M0,{STEP} L{STEP},0",
    "level": f"M0,{STEP / 2} H{STEP}",
    "crossed": f"M0,0 L{STEP},{STEP} M0,{STEP} L{STEP},0",
}


def svg(chart: Chart, alt: str = "", name: str = "chart", decimals: int = 1) -> str:
    """Draw a picture; ``alt`` replaces the chart's own description, ``name`` begins all ids."""
    made = plan(chart, decimals)
    many = len(chart.series)
    manners = [manner(number, many) for number in range(many)]
    size = f"{_mm(made.width)} {_mm(made.height)}"
    (x1, y1), (x2, y2) = made.start, made.end
    patterns = "".join(_pattern(name, kind) for kind in dict.fromkeys(m.lines for m in manners))
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {size}" '
        f'width="{_mm(made.width)}mm" height="{_mm(made.height)}mm" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="inherit">'
    )
    parts = [
        opening,
        f'<title id="{name}-title">{_text(chart.title)}</title>',
        f'<desc id="{name}-desc">{_text(alt or chart.alt)}</desc>',
        f"<defs>{patterns}</defs>" if patterns else "",
        '<g stroke="#000" stroke-width="0.2">',
        *(rect for bar in made.bars for rect in _bar(bar, name, many)),
        f'<path stroke-width="0.3" d="M{_mm(x1)},{_mm(y1)} L{_mm(x2)},{_mm(y2)}"/>',
        "</g>",
        *(text for one in made.texts for text in _line(one)),
        "</svg>",
    ]
    return "\n".join(filter(None, parts))


def _pattern(name: str, kind: Lines) -> str:
    if not kind:
        return ""
    return (
        f'<pattern id="{name}-{kind}" width="{STEP}" height="{STEP}" patternUnits="userSpaceOnUse">'
        f'<path d="{DRAWN[kind]}" stroke="#000" stroke-width="0.25" fill="none"/></pattern>'
    )


def _bar(bar: Bar, name: str, many: int) -> Iterator[str]:
    """Draw a bar in its colour, and its lines over it."""
    how = manner(bar.series, many)
    place = (
        f'<rect x="{_mm(bar.x)}" y="{_mm(bar.y)}" width="{_mm(bar.width)}" '
        f'height="{_mm(bar.height)}"'
    )
    yield f'{place} fill="{how.colour}"/>'
    if how.lines:
        yield f'{place} fill="url(#{name}-{how.lines})"/>'


def _line(one: Text) -> Iterator[str]:
    if one.backed:
        width, high = broad(one.text, one.points), line(one.points)
        x, y = one.x - width / 2, one.y - high * 0.75
        yield (
            f'<rect x="{_mm(x)}" y="{_mm(y)}" width="{_mm(width)}" height="{_mm(high)}" '
            f'fill="#fff"/>'
        )
    weight = ' font-weight="bold"' if one.bold else ""
    yield (
        f'<text x="{_mm(one.x)}" y="{_mm(one.y)}" font-size="{_mm(one.points * POINT)}" '
        f'text-anchor="{one.anchor}"{weight}>{_text(one.text)}</text>'
    )


def _text(text: str) -> str:
    return escape(visible(text))


def _mm(length: float) -> str:
    """Write a length with two decimals at most, a point between."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
