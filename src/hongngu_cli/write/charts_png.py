"""Pictures for Word, drawn by matplotlib, which is imported only once one is made."""

from __future__ import annotations

import io
import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_cli.write.charts_manner import manner
from hongngu_cli.write.charts_parts import broad, line
from hongngu_cli.write.charts_plan import plan

# What it has to say of its caches is English, and no concern of a clerk.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

import matplotlib as mpl  # noqa: E402 - its log is quiet first
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402 - its log is quiet first
from matplotlib.figure import Figure  # noqa: E402 - its log is quiet first
from matplotlib.font_manager import FontProperties  # noqa: E402 - its log is quiet first
from matplotlib.lines import Line2D  # noqa: E402 - its log is quiet first
from matplotlib.patches import Rectangle  # noqa: E402 - its log is quiet first
from matplotlib.transforms import Affine2D  # noqa: E402 - its log is quiet first

if TYPE_CHECKING:
    from hongngu_cli.model.chart import Chart

DOTS = 200
"""Dots to an inch."""
INCH = 25.4
LINES = {"": "", "rising": "////", "level": "---", "crossed": "xxx"}
ANCHORS = {"start": "left", "middle": "center", "end": "right"}
LETTERS, BOLD = "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"
"""Comes with matplotlib, so that every machine draws alike, and has all Vietnamese letters."""


def png(chart: Chart, decimals: int = 1) -> bytes:
    """Draw a picture in the size of its plan."""
    made, many = plan(chart, decimals), len(chart.series)
    figure = Figure(figsize=(made.width / INCH, made.height / INCH), dpi=DOTS, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    flat = Affine2D().scale(1 / made.width, -1 / made.height).translate(0, 1) + figure.transFigure
    with mpl.rc_context({"hatch.linewidth": 0.6}):
        for bar in made.bars:
            how = manner(bar.series, many)
            drawn = Rectangle((bar.x, bar.y), bar.width, bar.height, transform=flat)
            drawn.set(facecolor=how.colour, hatch=LINES[how.lines], edgecolor="black", lw=0.6)
            figure.add_artist(drawn)
        across, down = zip(made.start, made.end, strict=True)
        figure.add_artist(Line2D(across, down, color="black", linewidth=0.8, transform=flat))
        for one in made.texts:
            if one.backed:
                width, high = broad(one.text, one.points), line(one.points)
                corner = one.x - width / 2, one.y - high * 0.75
                figure.add_artist(Rectangle(corner, width, high, facecolor="white", transform=flat))
            figure.text(
                *(one.x, one.y, one.text),
                transform=flat,
                fontproperties=_letters(one.points, bold=one.bold),
                ha=ANCHORS[one.anchor],
                va="baseline",
                parse_math=False,
            )
        file = io.BytesIO()
        canvas.print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]  # matplotlib leaves it so
    return file.getvalue()


@cache
def _letters(points: float, *, bold: bool) -> FontProperties:
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return FontProperties(fname=folder / (BOLD if bold else LETTERS), size=points)
