"""Pictures in a workbook: Excel's own charts, drawn from the cells of the table above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.model.chart import Chart, Series
from hongngu_cli.model.table import Column, Table
from hongngu_cli.write.charts_manner import manner
from hongngu_cli.write.charts_parts import lanes
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
WIDTH, STANDING = 520, 280
ALONE, BAR, AROUND = 28, 17, 150
"""Pixels of a bar that lies alone or among others, and of what stands around all of them."""
ROW = 22
"""Pixels of a row."""
ONE_PAGE = 80
"""So many rows can still be read where they are printed on one page."""
LONGEST_ALT = 2_000


def with_tables(report: Report) -> Report:
    """Give a report a table for each chart whose numbers none of its own tables holds."""
    homeless = (c for c in report.charts if not any(_holds(t, c) for t in report.tables))
    return replace(report, tables=(*report.tables, *map(_table, homeless)))


def write_charts(
    book: Workbook,
    sheet: Worksheet,
    told: tuple[Table, Sequence[Chart]],
    extent: Extent,
    decimals: int,
) -> int:
    """Draw those of the charts that a table holds the numbers of, under what is on its sheet.

    Gives the first row below them.
    """
    table, charts = told
    row = extent.below
    for chart in (one for one in charts if _holds(table, one)):
        made = book.add_chart(_kind(chart, decimals))
        _add_series(made, chart, sheet.name, table, extent.body, decimals)
        _set_up(made, chart, lying=not stands(chart, decimals))
        height = _height(chart, decimals)
        made.set_size({"width": WIDTH, "height": height})
        described = {"description": visible(chart.alt)[:LONGEST_ALT], "object_position": 2}
        sheet.insert_chart(row + 1, 0, made, described)
        row += height // ROW + 3
    if extent.below < row <= ONE_PAGE:
        sheet.fit_to_pages(1, 1)  # else a page might end within a chart
    return row


def _kind(chart: Chart, decimals: int) -> dict[str, str]:
    kind = {"type": "column" if stands(chart, decimals) else "bar"}
    return {**kind, "subtype": "stacked"} if chart.shape == "stacked" else kind


def _height(chart: Chart, decimals: int) -> int:
    if stands(chart, decimals):
        return STANDING
    bar = BAR if lanes(chart) > 1 else ALONE
    return AROUND + bar * len(chart.categories) * lanes(chart)


def _add_series(  # noqa: PLR0913, PLR0917 - the chart, and where its numbers stand
    made: Made, chart: Chart, sheet: str, table: Table, first: int, decimals: int
) -> None:
    """Point to the cells of each series, and of the categories."""
    last = first + len(chart.categories) - 1
    columns = [column.key for column in table.columns]
    for number, one in enumerate(chart.series):
        at = columns.index(_column(number, one))
        made.add_series(
            {
                "name": _text(one.title),
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, at, last, at],
                "data_labels": _labels(chart, decimals),
                **_look(number, chart),
            }
        )


def _holds(table: Table, chart: Chart) -> bool:
    """Tell whether the first rows of a table are the categories of a chart, with its numbers."""
    if table.key != chart.source or table.bands or len(table.rows) < len(chart.categories):
        return False
    first, known = table.columns[0].key, {column.key for column in table.columns}
    columns = [_column(number, one) for number, one in enumerate(chart.series)]
    return known.issuperset(columns) and all(
        str(row[first]) == category
        and [_number(row.get(key)) for key in columns] == [one.values[at] for one in chart.series]
        for at, (category, row) in enumerate(zip(chart.categories, table.rows, strict=False))
    )


def _table(chart: Chart) -> Table:
    """Lay a chart's own numbers out."""
    columns = {_column(number, one): one for number, one in enumerate(chart.series)}
    rows = tuple(
        {"category": category, **{key: one.values[at] for key, one in columns.items()}}
        for at, category in enumerate(chart.categories)
    )
    named = (Column(key, one.title, chart.kind) for key, one in columns.items())
    return Table(chart.source, chart.title, (Column("category", chart.by), *named), rows)


def _column(number: int, one: Series) -> str:
    return one.column or str(number)


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None


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
    named = {"num_font": LETTERS, "interval_unit": 1}
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
