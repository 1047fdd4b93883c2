"""Pictures in a workbook: Excel's own charts, drawn from the cells of the table above them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.chart import Chart
from hongngu_cli.model.table import Column, Table
from hongngu_cli.write.charts_manner import manner
from hongngu_cli.write.charts_plan import stands
from hongngu_cli.write.values import number_format, visible
from hongngu_cli.write.xlsx_sheet import Extent

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart as Made
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.report import Report

PATTERNS = {
    "rising": "wide_upward_diagonal",
    "level": "narrow_horizontal",
    "crossed": "outlined_diamond",
}
LETTERS = {"name": "Times New Roman", "size": 11, "bold": False}
TITLE = {"name": "Times New Roman", "size": 13, "bold": True}
WIDTH, STANDING = 560, 330
BAR, AROUND = 16, 130
"""Pixels of a bar that lies, and of what stands around all of them."""
ROW = 22
"""Pixels of a row."""
LONGEST_ALT = 2_000


def drawn_on(table: Table, charts: Iterable[Chart]) -> list[Chart]:
    """Choose the charts whose numbers are those of a table, or that have it to themselves."""
    return [chart for chart in charts if _holds(table, chart)]


def tables_of(report: Report) -> list[Table]:
    """Lay the numbers out of charts that no table of a report holds, in a table each."""
    homeless = (c for c in report.charts if not any(_holds(t, c) for t in report.tables))
    return [_table(chart) for chart in homeless]


def write_charts(  # noqa: PLR0913, PLR0917 - the workbook, the sheet and what stands there
    book: Workbook,
    sheet: Worksheet,
    table: Table,
    charts: Sequence[Chart],
    extent: Extent,
    decimals: int,
) -> None:
    """Draw charts one below the other, under everything that is written on the sheet."""
    row = extent.below + 1
    for chart in charts:
        lying = not stands(chart, decimals)
        bars = len(chart.categories) * (1 if chart.shape == "stacked" else len(chart.series))
        height = AROUND + BAR * bars if lying else STANDING
        kind = {"type": "bar" if lying else "column"}
        made = book.add_chart({**kind, "subtype": "stacked"} if chart.shape == "stacked" else kind)
        last = extent.body + len(chart.categories) - 1
        columns = [column.key for column in table.columns]
        for number, one in enumerate(chart.series):
            at = columns.index(one.column or str(number))
            made.add_series(
                {
                    "name": _text(one.title),
                    "categories": [sheet.name, extent.body, 0, last, 0],
                    "values": [sheet.name, extent.body, at, last, at],
                    **_look(number, chart),
                    "data_labels": _labels(chart, decimals),
                }
            )
        _set_up(made, chart, lying=lying)
        made.set_size({"width": WIDTH, "height": height})
        told = {"description": visible(chart.alt)[:LONGEST_ALT], "object_position": 2}
        sheet.insert_chart(row, 0, made, told)
        row += height // ROW + 2


def _holds(table: Table, chart: Chart) -> bool:
    """Tell whether the first rows of a table are the categories of a chart, with its numbers."""
    if table.key != chart.source or table.bands or len(table.rows) < len(chart.categories):
        return False
    first = table.columns[0].key
    columns = {column.key for column in table.columns}
    return all(one.column in columns for one in chart.series) and all(
        str(row[first]) == category
        and all(_number(row.get(one.column)) == one.values[at] for one in chart.series)
        for at, (category, row) in enumerate(zip(chart.categories, table.rows, strict=False))
    )


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None


def _table(chart: Chart) -> Table:
    """Lay a chart's own numbers out."""
    keys = [one.column or str(number) for number, one in enumerate(chart.series)]
    columns = [
        Column(key, one.title, chart.kind) for key, one in zip(keys, chart.series, strict=True)
    ]
    rows = tuple(
        {"category": category}
        | {key: one.values[at] for key, one in zip(keys, chart.series, strict=True)}
        for at, category in enumerate(chart.categories)
    )
    first = Column("category", chart.by, "text")
    return Table(chart.source, chart.title, (first, *columns), rows)


def _look(number: int, chart: Chart) -> dict[str, object]:
    """Fill bars so that they can be told apart in black and white."""
    how = manner(number, len(chart.series))
    filled: dict[str, object] = (
        {
            "pattern": {
                "pattern": PATTERNS[how.lines],
                "fg_color": "#000000",
                "bg_color": how.colour,
            }
        }
        if how.lines
        else {"fill": {"color": how.colour}}
    )
    overlap = 100 if chart.shape == "stacked" else 0
    return {
        **filled,
        "border": {"color": "#000000", "width": 0.75},
        "gap": 40,
        "overlap": overlap,
    }


def _labels(chart: Chart, decimals: int) -> dict[str, object]:
    shown = number_format(0, chart.kind, decimals)
    box = {"fill": {"color": "#FFFFFF"}} if chart.shape == "stacked" else {}
    return {"value": True, "num_format": shown, "font": LETTERS, **box}


def _set_up(made: Made, chart: Chart, *, lying: bool) -> None:
    """Write numbers along the axis, and let the first category be the topmost of those that lie."""
    values = {
        "num_format": number_format(0, chart.kind, 0),
        "num_font": LETTERS,
        "major_gridlines": {"visible": True, "line": {"color": "#D0D0D0", "width": 0.5}},
        "min": 0,
    }
    named = {"num_font": LETTERS}
    if lying:
        made.set_y_axis({**named, "reverse": True, "crossing": "max"})
        made.set_x_axis(values)
    else:
        made.set_x_axis(named)
        made.set_y_axis(values)
    made.set_title({"name": _text(chart.title), "name_font": TITLE})
    several = len(chart.series) > 1
    made.set_legend({"position": "bottom", "font": LETTERS} if several else {"none": True})


def _text(text: str) -> str:
    """Give a text that Excel does not take for a formula."""
    text = visible(text)
    return f" {text}" if text.startswith("=") else text
