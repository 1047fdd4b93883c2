"""The report on demand: how far what units register is off, and what the next year needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.forecast.accuracy import Accuracy, Judging, unregistered
from hongngu_cli.analyse.forecast.history import Histories
from hongngu_cli.analyse.forecast.need import Needs, needs
from hongngu_cli.analyse.quota.chain import ALL
from hongngu_cli.analyse.standing.held import Holdings
from hongngu_cli.analyse.standing.ladder import Ladder
from hongngu_cli.analyse.standing.standing import standings
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.report import Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.report.forecast_next import Coming
from hongngu_cli.report.forecast_notes import notes
from hongngu_cli.report.forecast_tables import AccuracyTable, need_table, unregistered_table
from hongngu_cli.report.forecast_words import Words
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.masking import without_names
from hongngu_cli.report.quota import chains_of
from hongngu_cli.report.quota_words import span
from hongngu_cli.text.periods import year_within

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.figure import Figure
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.report.quota_tables import Layout

TITLE = "Nhu cầu đào tạo, bồi dưỡng: đăng ký, thực tế và dự báo"


@dataclass(frozen=True, slots=True)
class Pasts:
    """What history is told from: of the units asked for, and of all units."""

    asked: Material
    every: Material


def forecast(
    material: Material, pasts: Pasts, asked: int | None, *, listed: bool, mask: bool
) -> Report:
    """Hold what was registered against what happened, and foresee the year asked for.

    ``listed`` tells whether there are cadre lists. No year asked for is that after the last one
    known. Raises Failure (USAGE) for one before it.
    """
    past = pasts.asked
    chains = chains_of(past)
    layout = chains.layout
    whole = chains if pasts.every is past else chains_of(pasts.every)
    histories = Histories(
        (chains.main, chains.others),
        _held(past),
        past.as_of.year,
        layout.named,
        (whole.main, whole.others),
    )
    year = _year_after(histories, asked, past)
    told, own = _needs(material, histories, layout, year) if listed else (None, ())
    judged = _judged(histories, layout, material)
    others = _unregistered(histories, judged, layout)
    settings = material.settings
    coming = Coming(histories, told, layout, settings.forecast, year, settings.decimals)
    detailed = [level for level in chains.main.of("level") if not isinstance(level, int)]
    rows = coming.rows(detailed or histories.levels)
    accuracy = AccuracyTable(layout, judged, settings.forecast.threshold)
    tables = [accuracy.table(), unregistered_table(others, layout)]
    tables += [
        need_table(told, layout, year) if told else None,
        coming.table(rows),
        coming.history(rows),
    ]
    said = tuple(notes(past, chains, histories, told, year))
    words = Words(layout, settings, judged, others, told, rows, year)
    return Report(
        command="forecast",
        title=TITLE,
        template="bang",
        as_of=material.as_of,
        period=_period(material, histories, year),
        subject=material.counting,
        passages=tuple(words.passages()),
        figures=_figures([*judged.values()], accuracy, others.values(), told, coming),
        tables=tuple(table for table in tables if table is not None),
        notes=said,
        issues=_issues(material, (*chains.issues, *own), mask=mask),
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members={"notes": [*said]},
    )


def _held(past: Material) -> frozenset[int]:
    """Give the years asked for of which rosters hold anybody, be it of other levels and units."""
    period, last_day = past.selection.period, past.selection.last_day
    years = {int(year) for year in past.roster.columns.frame["year"].dropna().unique()}
    return frozenset(
        year
        for year in years
        if period is None or year_within(year, period, last_day=last_day) == "wholly"
    )


def _year_after(histories: Histories, asked: int | None, past: Material) -> int:
    last = histories.last
    if asked is not None and last is not None and asked <= last:
        raise Failure(
            USAGE,
            f"--next: năm {asked} không sau năm {last}, năm cuối đã có số liệu.",
            f"Ghi năm sau năm {last}; muốn dự báo lại năm đã qua, bớt các năm cuối bằng --year.",
        )
    return asked or (past.as_of.year if last is None else last) + 1


def _needs(
    material: Material, histories: Histories, layout: Layout, year: int
) -> tuple[Needs, tuple[Issue, ...]]:
    """Count what posts need, with what is to be said of the cadre lists."""
    vocabulary, cadres = material.vocabulary, material.cadres
    assert cadres is not None  # noqa: S101 - they were asked for
    longest = material.settings.studying.longest
    holdings = Holdings(Ladder(vocabulary), material.as_of, longest, material.as_of)
    told = standings(cadres, material.roster, vocabulary, holdings, material.selection.levels)
    unit_of = _units_as_in(histories, layout)
    found = needs(told.standings, year, vocabulary, unit_of, layout.named)
    return found, tuple(as_set(told.issues, vocabulary))


def _units_as_in(histories: Histories, layout: Layout) -> Callable[[Cadre], str | None]:
    """Name the units of cadres as tables and rosters do; bodies of one place are one."""
    spelt = (unit for level in histories.levels for unit in histories.units(level))
    labels = {layout.units.place_key(unit): unit for unit in spelt if unit is not None}

    def unit_of(cadre: Cadre) -> str | None:
        if cadre.unit is None:
            return None
        name = layout.units.known(cadre.unit) or cadre.unit
        return labels.setdefault(layout.units.place_key(cadre.unit), name)

    return unit_of


def _judged(
    histories: Histories, layout: Layout, material: Material
) -> dict[str | None, list[Accuracy]]:
    """Judge each level's units, or all at once where what was registered is not parted."""
    settings = material.settings.forecast
    judging = Judging(histories, material.vocabulary.levels, settings.threshold)
    judged = {}
    for level in sorted(histories.levels, key=lambda one: layout.order("level", one)):
        if not histories.registers(level):
            continue
        parted = histories.parted(level)
        units = histories.units(level) if parted else [ALL]
        in_order = sorted(units, key=lambda one: layout.order("unit", one))
        judged[level] = [judging.of(level, unit) for unit in in_order]
    return judged


def _unregistered(
    histories: Histories, judged: Collection[str | None], layout: Layout
) -> dict[str | None, Figure]:
    """Count who was sent to levels of no demand, where there is demand for others."""
    levels = [level for level in histories.levels if judged and level not in judged]
    in_order = sorted(levels, key=lambda one: layout.order("level", one))
    told = {level: unregistered(histories, level) for level in in_order}
    return {level: figure for level, figure in told.items() if figure.value}


def _figures(
    judged: Iterable[Iterable[Accuracy]],
    accuracy: AccuracyTable,
    others: Iterable[Figure],
    told: Needs | None,
    coming: Coming,
) -> dict[str, Figure]:
    """Give every figure that is shown, by its key."""
    of_units = (figure for level in judged for one in level for figure in one.figures)
    sums = (figure for one in accuracy.sums for figure in one.figures)
    of_needs = told.figures.values() if told else ()
    return {
        one.key: one for one in (*of_units, *sums, *others, *of_needs, *coming.figures.values())
    }


def _period(material: Material, histories: Histories, year: int) -> str:
    """Give the years of the past, by the units of which day, and the year foreseen."""
    asked = material.selection.period
    years = sorted({one for level in histories.levels for one in histories.covered(level)})
    told = asked.label if asked else span(years) if years else "chưa có số liệu các năm qua"
    return f"{material.with_units(told)}; dự báo năm {year}"


def _issues(material: Material, found: Iterable[Issue], *, mask: bool) -> tuple[Issue, ...]:
    told: Iterator[Issue] | tuple[Issue, ...] = iter(found)
    if mask:
        told = without_names(told, material.vocabulary)
    return tuple(sorted(dict.fromkeys(told), key=lambda issue: issue.order))
