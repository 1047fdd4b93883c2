"""What the figures of a document's parts show; what is said of it is data (`remarks.toml`).

Each function gives the findings that its parts can tell, and nothing where they cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hongngu_cli.model.remark import Case, Finding
from hongngu_cli.report.documents.findings_people import classes, placement, standing, targets
from hongngu_cli.report.documents.findings_seats import forecast, quota
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.wording import level_named
from hongngu_cli.text.labels import in_sentence
from hongngu_cli.text.numbers import prose, share

LAST = "last."


def findings_of(parts: Parts) -> tuple[Finding, ...]:
    """Look for everything that can be found."""
    return tuple(found for look in LOOKED_FOR for found in look(parts) if found.cases)


def changed(parts: Parts) -> Iterator[Finding]:
    """Compare with the same period last year, else the last year of the period with the one before.

    The measure is the change as a share of what was before.
    """
    pairs = [*_beside_last_year(parts), *_beside_year_before(parts)]
    if not pairs:
        return
    period, last_period, now, last = pairs[0]
    values = {"period": period, "last_period": last_period}
    yield Finding("changed", _case(parts, now, last, values))
    if not now.startswith("year."):
        levels = [
            case
            for level in sorted(parts.vocabulary.levels, key=lambda key: -_moved(parts, key))
            for case in _case(
                parts,
                f"level.{level}",
                f"{LAST}level.{level}",
                {"level": level_named(parts.vocabulary, level)},
            )
        ]
        yield Finding("level-changed", tuple(levels), values)


def _moved(parts: Parts, level: str) -> int:
    return abs(parts.value(f"level.{level}") - parts.value(f"{LAST}level.{level}"))


def _case(parts: Parts, now: str, last: str, values: dict[str, str]) -> tuple[Case, ...]:
    value, before = parts.value(now), parts.value(last)
    if not before:
        return ()
    person = parts.noun
    told = {
        "now": f"{prose(value)} {person}",
        "last": f"{prose(before)} {person}",
        "change": prose(abs(value - before)),
        "rate": share(abs(value - before) / before, parts.settings.decimals),
    }
    return (Case((value - before) / before, {**values, **told}, (now, last), before),)


def _beside_last_year(parts: Parts) -> Iterator[tuple[str, str, str, str]]:
    if "last_year" in parts:
        yield parts.period, parts.last_period, "total", f"{LAST}total"


def _beside_year_before(parts: Parts) -> Iterator[tuple[str, str, str, str]]:
    if "years" in parts:
        table = parts["years"].tables[0]
        years = [row["year"] for row in table.rows if isinstance(row["year"], int)]
        if len(years) > 1 and years[-1] == years[-2] + 1:
            last, now = years[-2:]
            yield f"năm {now}", f"năm {last}", f"year.{now}", f"year.{last}"


def structure(parts: Parts) -> Iterator[Finding]:
    """Find the group that most were sent to; the measure is its share."""
    whole = parts.value("total")
    groups = [(parts.value(f"group.{one.key}"), one) for one in parts.vocabulary.group]
    if not whole or len([size for size, _ in groups if size]) < 2:  # noqa: PLR2004 - one is no share
        return
    size, group = max(groups, key=lambda one: one[0])
    values = {
        "group": in_sentence(group.label),
        "part": prose(size),
        "whole": prose(whole),
        "share": share(size / whole, parts.settings.decimals),
    }
    figures = (f"group.{group.key}", "total")
    yield Finding("structure", (Case(size / whole, values, figures, whole),))


def units(parts: Parts) -> Iterator[Finding]:
    """Find the units that the office lists and that sent nobody, or that all did."""
    if "units" not in parts or parts.selection.units or not parts.value("total"):
        return
    listed = parts.units_in_force()
    without = [name for name in listed if not parts.value(f"unit.{name}")]
    values = {"units": prose(len(listed))}
    if len(listed) > 1 and not without:
        figures = tuple(f"unit.{name}" for name in listed)
        yield Finding("units-sending", (Case(1, values, figures),))
    cases = tuple(Case(0, {"unit": name}, (f"unit.{name}",)) for name in without)
    yield Finding("units-without", cases, values)


def postgraduate(parts: Parts) -> Iterator[Finding]:
    """Find how many were sent to levels after a university degree; the measure is their share.

    Who was sent to no level that is known may be among them: they count in the measure, and
    where only they may be, nothing is found.
    """
    whole, unknown = parts.value("total"), parts.value("unrecognised")
    if not whole or parts.selection.units or parts.selection.levels:
        return
    keys = tuple(f"level.{one.key}" for one in parts.vocabulary.level if one.postgraduate)
    size = sum(map(parts.value, keys))
    if unknown and not size:
        return
    person = parts.noun
    values = {
        "part": prose(size),
        "whole": prose(whole),
        "person": person,
        "share": share(size / whole, parts.settings.decimals),
    }
    case = Case((size + unknown) / whole, values, (*keys, "total"), whole)
    yield Finding("postgraduate", (case,))


def unclear(parts: Parts) -> Iterator[Finding]:
    """Find enrolments of no level that is known."""
    number, whole = parts.value("unrecognised"), parts.value("total")
    if number:
        rate = share(number / whole, parts.settings.decimals)
        values = {"number": prose(number), "share": rate}
        yield Finding("unclear", (Case(number / whole, values, ("unrecognised", "total")),))


LOOKED_FOR: tuple[Callable[[Parts], Iterator[Finding]], ...] = (
    *(changed, structure, units, postgraduate, unclear, quota, forecast),
    *(standing, targets, classes, placement),
)
"""Everything that is looked for, in no order that matters."""
