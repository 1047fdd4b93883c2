"""What cadres, classes and placements show."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_cli.model.remark import Case, Finding
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.wording import level_named
from hongngu_cli.text.numbers import prose, share

TARGETS = {
    "women": ("cán bộ nữ", "women", "sex"),
    "young": ("cán bộ trẻ", "young", "birth"),
    "postgraduates": ("cán bộ có trình độ sau đại học", "postgraduates", "degree"),
}
"""Whose share of cadres has a target: in words, by the setting, by what must be told of each."""


def standing(parts: Parts) -> Iterator[Finding]:
    """Compare the levels that posts require with those held, by level."""
    if "standing" not in parts:
        return
    held: list[Case] = []
    missing: list[Case] = []
    for level in parts.vocabulary.levels:
        keys = {one: f"standing.{one}.{level}" for one in ("required", "held", "missing")}
        numbers = {one: parts.value(key) for one, key in keys.items()}
        whole = numbers["required"]
        if not whole:
            continue
        told = {one: prose(number) for one, number in numbers.items()}
        values = {"level": level_named(parts.vocabulary, level), **told}
        for measure, cases in (("held", held), ("missing", missing)):
            part = numbers[measure] / whole
            rate = {"rate": share(part, parts.settings.decimals)}
            cases.append(Case(part, {**values, **rate}, tuple(keys.values())))
    person = {"person": parts.profile.words.person}
    yield Finding("held", tuple(held), person)
    missing.sort(key=lambda case: -case.measure)
    yield Finding("missing", tuple(missing), person)


def targets(parts: Parts) -> Iterator[Finding]:
    """Compare shares of cadres with the targets an office has; the measure is by how much."""
    if "standing" not in parts:
        return
    cases = []
    for key, (whose, setting, untold) in TARGETS.items():
        target = getattr(parts.settings.targets, setting)
        whole = parts.value("standing.total") - parts.value(f"standing.unknown.{untold}")
        if target is None or not whole:
            continue
        part, decimals = parts.value(f"standing.{key}"), parts.settings.decimals
        values = {
            "whose": whose,
            "part": prose(part),
            "whole": prose(whole),
            "share": share(part / whole, decimals),
            "target": share(target, decimals),
        }
        figures = (f"standing.{key}", "standing.total", f"standing.unknown.{untold}")
        cases.append(Case(part / whole - target, values, figures))
    yield Finding("target", tuple(cases))


def classes(parts: Parts) -> Iterator[Finding]:
    """Compare the classes held with those planned, in the years that have a plan."""
    if "classes" not in parts:
        return
    plan = next((table for table in parts["classes"].tables if table.key == "plan"), None)
    if plan is None or plan.total is None:
        return
    rate = plan.total["classes_rate"]
    planned = parts.value("classes.planned.count")
    if isinstance(rate, float) and planned:
        values = {
            "held": prose(round(rate * planned)),
            "planned": prose(planned),
            "rate": share(rate, parts.settings.decimals),
        }
        figures = ("classes.count", "classes.planned.count")
        yield Finding("classes-plan", (Case(rate, values, figures),))


def placement(parts: Parts) -> Iterator[Finding]:
    """Find who was posted after training, who waits too long, who was posted unsuitably."""
    if "placement" not in parts:
        return
    number, decimals = parts.value, parts.settings.decimals
    keys = ("posted", "overdue", "not_fitting")
    posted, overdue, unfit = (number(f"placement.{key}") for key in keys)
    told = number("placement.completed") - number("placement.untold")
    if told:
        rate = posted / told
        values = {
            "posted": prose(posted),
            "told": prose(told),
            "rate": share(rate, decimals),
        }
        of = ("placement.posted", "placement.completed", "placement.untold")
        yield Finding("posted", (Case(rate, values, of),))
    if overdue:
        months = str(parts.settings.placement.months)
        values = {"number": prose(overdue), "months": months}
        yield Finding("overdue", (Case(overdue, values, ("placement.overdue",)),))
    if unfit:
        values = {"number": prose(unfit), "rate": share(unfit / posted, decimals)}
        figures = ("placement.not_fitting", "placement.posted")
        yield Finding("unfit", (Case(unfit, values, figures),))
