"""What quota and demand show: seats short, seats unused, units far from what they register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hongngu_cli.analyse.quota.far import far_off
from hongngu_cli.model.remark import Case, Finding
from hongngu_cli.model.table import Row, Term
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.quota import WHOLE_YEARS
from hongngu_cli.text.labels import in_sentence
from hongngu_cli.text.numbers import prose, share


def quota(parts: Parts) -> Iterator[Finding]:
    """Compare seats with demand and with those sent, by level; units with what they register.

    Who was sent in a part of a year is not compared with the seats of all of it.
    """
    if "quota" not in parts:
        return
    tables = {table.key: table for table in parts["quota"].tables}
    levels = [row for row in tables["quota-levels"].rows if isinstance(row["level"], Term)]
    values = {"period": parts["quota"].period}
    cases = [_case(parts, row, "coverage", ("allocated", "demand", "short")) for row in levels]
    yield Finding("coverage", tuple(case for case in cases if case), values)
    yield Finding("seats", tuple(_seats(parts, tables["quota"].rows)), values)
    if WHOLE_YEARS in parts["quota"].notes:
        return
    cases = [_case(parts, row, "fill", ("sent", "allocated", "unused")) for row in levels]
    yield Finding("fill", tuple(case for case in cases if case), values)
    if "quota-units" in tables and not parts.selection.units:
        yield from _units(parts, tables["quota-units"].rows)


def _case(parts: Parts, row: Row, ratio: str, measures: tuple[str, ...]) -> Case | None:
    """Tell of a level whose ratio is known."""
    rate, level = row[ratio], row["level"]
    if not isinstance(rate, float) or not isinstance(level, Term):
        return None
    told = {key: prose(abs(number)) for key, number in _numbers(row, measures).items()}
    if len(told) < len(measures):
        return None
    values = {"level": in_sentence(level.label), "rate": share(rate, parts.settings.decimals)}
    figures = tuple(f"quota.{measure}.{level.key}" for measure in measures)
    return Case(rate, {**values, **told}, figures)


def _numbers(row: Row, measures: tuple[str, ...]) -> Mapping[str, int]:
    told = ((measure, row[measure]) for measure in measures)
    return {measure: value for measure, value in told if isinstance(value, int)}


def _seats(parts: Parts, rows: tuple[Row, ...]) -> Iterator[Case]:
    """Tell how many seats each level is short of in the last year of which that is known."""
    years = {row["level"]: row["year"] for row in rows if isinstance(row["year"], int)}
    for level, year in years.items():
        if not isinstance(level, Term) or not isinstance(year, int):
            continue
        key = f"quota.short.{level.key}.{year}"
        if (short := parts.value(key)) > 0:
            values = {
                "level": in_sentence(level.label),
                "short": prose(short),
                "year": f"năm {year}",
            }
            yield Case(short, values, (key,))


def _units(parts: Parts, rows: tuple[Row, ...]) -> Iterator[Finding]:
    """Find units that send far from what they register, where quota is not the cause."""
    found: dict[str, list[Case]] = {"over": [], "under": []}
    for row in rows:
        level, unit = row["level"], row["unit"]
        numbers = _numbers(row, ("demand", "sent"))
        if not isinstance(level, Term) or not isinstance(unit, str) or len(numbers) < 2:  # noqa: PLR2004 - of both
            continue
        unused = row["unused"] if isinstance(row["unused"], int) else None
        demand, sent = numbers["demand"], numbers["sent"]
        way = far_off(demand, sent, unused, parts.settings.quota)
        if way:
            told = {key: prose(number) for key, number in numbers.items()}
            values = {"unit": unit, "level": in_sentence(level.label), **told}
            figures = tuple(f"quota.{key}.{level.key}/unit.{unit}" for key in numbers)
            found[way].append(Case(abs(demand - sent), values, figures))
    for key, cases in found.items():
        cases.sort(key=lambda case: -case.measure)
        yield Finding(f"unit-{key}", tuple(cases))
    yield Finding("unit-far", (*found["over"], *found["under"]))


def forecast(parts: Parts) -> Iterator[Finding]:
    """Find the units whose demand over the years is far from what happened."""
    if "forecast" not in parts or parts.selection.units:
        return
    cases = []
    for table in parts["forecast"].tables:
        for row in table.rows if table.key == "accuracy" else ():
            unit, level, verdict = row["unit"], row["level"], row["verdict"]
            wape = row["wape"]
            if not isinstance(unit, str) or not isinstance(level, Term):
                continue
            if isinstance(verdict, Term) and verdict.key == "off" and isinstance(wape, float):
                values = {
                    "unit": unit,
                    "level": in_sentence(level.label),
                    "wape": share(wape, parts.settings.decimals),
                }
                cases.append(Case(wape, values))
    cases.sort(key=lambda case: -case.measure)
    yield Finding("forecast", tuple(cases))
