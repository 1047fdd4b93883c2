"""The pictures of a report: each from the table that has its numbers, None without any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from hongngu_cli.analyse.breakdown import breakdown
from hongngu_cli.analyse.classes import ClassNumbers, rows_of
from hongngu_cli.analyse.counted import Counted, share
from hongngu_cli.analyse.dimensions import Dimension, dimension
from hongngu_cli.model.chart import Chart, Shape
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Table
from hongngu_cli.report.chart_of_table import chart_of
from hongngu_cli.report.class_tables import ClassTables
from hongngu_cli.report.frame import Material, counted_of
from hongngu_cli.report.quota import Chains, chains_of
from hongngu_cli.report.quota_tables import IN_TURNS

GAPS = {"demand": "Nhu cầu", "allocated": "Chỉ tiêu", "sent": "Đã cử"}
TWO = 2
OF_PARTS = ("summary", "last_year", "units", "quota", "chain", "classes", "opening")
"""The parts of documents of which there are pictures."""
NOTHING_TO_DRAW = "Không có biểu đồ: chưa đủ số liệu để vẽ."
ABSENT = "biểu đồ (chưa đủ số liệu để vẽ, hoặc loại văn bản này không dùng biểu đồ)"


def charted(report: Report, material: Material) -> Report:
    """Give a report the pictures there are of what it is about."""
    drawn = OF_COMMANDS[report.command](report, material)
    charts = tuple(chart for chart in drawn if chart is not None)
    notes = report.notes if charts else (*report.notes, NOTHING_TO_DRAW)
    return replace(report, charts=charts, notes=notes)


def with_charts(report: Report, parts: Mapping[str, tuple[Report, Material]]) -> Report:
    """Give a document the pictures of its parts, each once."""
    drawn: dict[str, Chart] = {}
    for name in (one for one in OF_PARTS if one in parts):
        for chart in charted(*parts[name]).charts:
            drawn.setdefault(chart.key, chart)
    absent = report.absent if drawn else (*report.absent, ABSENT)
    return replace(report, charts=tuple(drawn.values()), absent=absent)


def _of_summary(report: Report, material: Material) -> Iterator[Chart | None]:
    """Draw the usual pictures, else the table that was asked for."""
    table = report.tables[0]
    decimals = material.settings.decimals
    if any(column.key == "last_year" for column in table.columns):
        names = ("Cùng kỳ năm trước", "Kỳ này")
        columns = (
            "last_year",
            "total" if any(c.key == "total" for c in table.columns) else "count",
        )
        yield chart_of(table, "last_year", columns=columns, names=names)
    elif table.key != "levels":
        of_years = table.key.endswith("-year")
        shape = _shape(material) if "-" in table.key and not of_years else "beside"
        yield chart_of(table, table.columns[0].key, shape=shape, decimals=decimals)
    else:
        yield from (levels(material), years(material), shares(material))


def _of_quota(_: Report, material: Material) -> Iterator[Chart | None]:
    yield gaps(chains_of(material))


def _of_classes(_: Report, material: Material) -> Iterator[Chart | None]:
    yield from of_classes(ClassNumbers(material.counts, material.vocabulary))


OF_COMMANDS: Mapping[str, Callable[[Report, Material], Iterator[Chart | None]]] = {
    "summarize": _of_summary,
    "quota": _of_quota,
    "classes": _of_classes,
    "opening": _of_classes,
}
"""What draws a report of a command."""


def levels(material: Material) -> Chart | None:
    """Draw bars by level, those of each year beside one another."""
    title = f"Số {material.counting} theo trình độ và năm"
    return chart_of(_crossed(material, "level", "year", title), "levels")


def _shape(material: Material) -> Shape:
    """Let parts stand on one another where they add up: a person may be in several."""
    return "beside" if material.selection.count == "people" else "stacked"


def years(material: Material) -> Chart | None:
    """Draw a bar for each year, of parts by group of levels."""
    if not _several(material):
        return None
    title = f"Số {material.counting} theo năm và nhóm"
    return chart_of(_crossed(material, "year", "group", title), "years", shape=_shape(material))


def shares(material: Material) -> Chart | None:
    """Draw the shares of women and of young cadres by year, by level where there is one year."""
    down = _way(material, "year" if _several(material) else "level")
    women, young = _way(material, "sex"), _way(material, "young")
    parts = (("women", "Nữ", women, "nu"), ("young", str(young.terms.get("yes", "")), young, "yes"))
    drawn = [(key, label, _shares(material, down, way, of)) for key, label, way, of in parts]
    told = [(key, label, found) for key, label, found in drawn if any(found.values())]
    if not told:
        return None
    rows = tuple(
        {down.key: term, **{name: found[key] for name, _, found in told}}
        for key, term in down.terms.items()
    )
    columns = tuple(Column(key, label, "share") for key, label, _ in told)
    said = " và ".join("nữ" if key == "women" else "cán bộ trẻ" for key, _, _ in told)
    by = "năm" if down.key == "year" else "trình độ"
    title = f"Tỷ lệ {said} trong số {material.counting} theo {by}"
    table = Table("shares", title, (Column(down.key, down.title, down.kind), *columns), rows)
    decimals = material.settings.decimals
    return chart_of(table, "shares", columns=[key for key, _, _ in told], decimals=decimals)


def gaps(chains: Chains) -> Chart | None:
    """Draw demand, quota and those sent by level, by year where there is one level."""
    several = len(chains.main.of("level")) > 1
    field, named = ("level", "trình độ") if several else ("year", "năm")
    table = chains.layout.table(f"quota-{field}s", "", chains.main, (field,))
    known = [key for key in GAPS if any(isinstance(row.get(key), int) for row in table.rows)]
    if len(known) < TWO:
        return None
    turns = IN_TURNS if chains.main.sent.people is not None else "{}"
    names = [turns.format(GAPS[key]) if key == "sent" else GAPS[key] for key in known]
    title = f"{', '.join([names[0], *map(str.lower, names[1:])])} theo {named}"
    return chart_of(table, "gaps", title=title, columns=known, names=names)


def of_classes(numbers: ClassNumbers) -> Iterator[Chart]:
    """Draw classes, then learners, by year; by audience where there is one year."""
    told = ClassTables(numbers)
    ways = numbers.dimensions
    way = ways["year"] if len(rows_of(ways["year"], told.held)) > 1 else ways["audience"]
    table = told.broken_down((way,))
    for key, label in (("classes", "Số lớp"), ("learners", "Lượt học viên")):
        title = f"{label} theo {way.title.lower()}"
        drawn = chart_of(table, key, title=title, columns=[key], names=[label])
        if drawn:
            yield drawn


def _crossed(material: Material, down: str, across: str, title: str) -> Table:
    by = (_way(material, down), _way(material, across))
    return breakdown(counted_of(material), by, title, "")[0]


def _way(material: Material, field: str) -> Dimension:
    frame = material.roster.frame
    return dimension(field, frame, material.vocabulary, material.as_of, material.settings)


def _several(material: Material) -> bool:
    return bool(material.roster.frame["year"].nunique() > 1)


def _shares(
    material: Material, down: Dimension, way: Dimension, of: str
) -> dict[object, float | None]:
    """Give the share of one value among those of whom the field is told, for each row."""
    counted = counted_of(material)
    known = way.of_rows.notna()
    people = None if counted.people is None else counted.people[known]
    told = Counted(counted.frame[known], people)
    whole = told.sizes(down.of_rows[known])
    part = told.sizes(down.of_rows[known], way.of_rows[known])
    return {key: share(part.get((key, of), 0), whole.get(key, 0)) for key in down.terms}
