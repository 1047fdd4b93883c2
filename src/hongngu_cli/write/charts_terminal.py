"""Pictures for the terminal: bars of blocks that fit its width, the same without colour."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.text import Text

from hongngu_cli.text.numbers import NOTHING
from hongngu_cli.write.values import shown, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hongngu_cli.model.chart import Chart
    from hongngu_cli.write.style import Style

EIGHTHS = " ▏▎▍▌▋▊▉"
FULL = "█"
LEAST = 8
"""A bar has room for so many characters at least; a longer label stands above its bars."""
MOST = 60
"""A longer bar tells no more."""
INDENT = 2


def bars(chart: Chart, style: Style) -> Iterator[RenderableType]:
    """Draw each value on a line of its own, named by its category, or its series below that."""
    yield Text(visible(chart.title), "bold")
    values = [value for one in chart.series for value in one.values if value is not None]
    numbers = [_number(value, chart, style.decimals) for value in values]
    count = max(map(cell_len, [*numbers, NOTHING]))
    several = len(chart.series) > 1
    names = [one.title for one in chart.series] if several else list(chart.categories)
    label = max(cell_len(visible(name)) for name in names)
    indent = INDENT * (1 + several)
    room = style.width - indent - count - 1
    beside = label + LEAST < room
    longest = max(min(room - label - 1 if beside else room, MOST), 1)
    for at, category in enumerate(chart.categories):
        if several:
            yield Padding(Text(visible(category)), (0, 0, 0, INDENT))
        for one in chart.series:
            name = visible(one.title if several else category)
            bar = _bar(one.values[at], max(values), longest)
            number = _number(one.values[at], chart, style.decimals)
            if not beside:
                yield Padding(Text(name), (0, 0, 0, indent))
            before = name + " " * (label - cell_len(name)) + " " if beside else ""
            line = f"{before}{bar} {number}" if bar else f"{before}{number}"
            yield Padding(Text(line), (0, 0, 0, indent))


def _bar(value: float | None, most: float, longest: int) -> str:
    """Draw a bar of eighths of a character; what is more than nothing shows.

    >>> _bar(13, 26, 10), _bar(1, 1000, 10), _bar(0, 26, 10)
    ('█████', '▏', '')
    """
    if not value or not most:
        return ""
    eighths = max(math.floor(value / most * longest * 8 + 0.5), 1)
    return (FULL * (eighths // 8) + EIGHTHS[eighths % 8]).rstrip()


def _number(value: float | None, chart: Chart, decimals: int) -> str:
    return NOTHING if value is None else shown(value, chart.kind, decimals)
