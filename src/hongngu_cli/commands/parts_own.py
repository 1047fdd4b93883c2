"""Parts that one document alone is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.commands.options import SelectionOptions
    from hongngu_cli.commands.parts import Made, Wanted
    from hongngu_cli.report.frame import Material

YEAR_ALONE = 4


def with_days(selection: SelectionOptions) -> SelectionOptions:
    """Let --from and --to name years, too, as a plan's do: their first day, and their last."""
    first, last = selection.from_, selection.to
    if first and len(first) == YEAR_ALONE and first.isdecimal():
        selection = replace(selection, from_=f"{first}-01-01")
    if last and len(last) == YEAR_ALONE and last.isdecimal():
        selection = replace(selection, to=f"{last}-12-31")
    return selection


def sent(wanted: Wanted) -> Made:
    """List who was sent, or of them those that are wanted alone."""
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.report.sending import Sending, sending

    material = material_of(wanted.session, wanted.selection, mask=wanted.mask)
    return sending(Sending(material, wanted.mask), material.roster.ids.tolist()), material


def chain(wanted: Wanted) -> Made:
    """Tell demand, quota and sending by level and year."""
    return _chain(wanted, ("level", "year"))


def chain_of_units(wanted: Wanted) -> Made:
    """Tell demand, quota and sending by level and unit."""
    return _chain(wanted, ("level", "unit"))


def _chain(wanted: Wanted, by: tuple[str, ...]) -> Made:
    """Tell them of the period asked for, else of the time before its end: seats come later."""
    from hongngu_cli.commands.quota import reported
    from hongngu_cli.report.quota_words import span

    made = reported(wanted.session, wanted.selection, mask=wanted.mask, by=by)
    period = made[1].selection.period
    if made[0].tables[0].rows or period is None:
        return made
    selection = replace(wanted.selection, **_until(period.end))
    report, material = reported(wanted.session, selection, mask=wanted.mask, by=by)
    years = [one.year for one in material.counts.counts if one.year is not None]
    return replace(report, period=span(years)), material


def _until(end: dt.date) -> dict[str, str | None]:
    """Give the options of the time before a day, of all time where a period has no end."""
    last = None if end == dt.date.max else end.isoformat()
    return {"year": None, "period": None, "from_": None, "to": last}


def plan_asked(wanted: Wanted) -> Made | None:
    """Make the plan of the years asked for, where any are and they are not over."""
    from hongngu_cli.commands.asked import day_of
    from hongngu_cli.commands.plan import reported, years_asked

    selection = wanted.selection
    if not (selection.year or (selection.from_ and selection.to)):
        return None
    if years_asked(selection)[-1] < day_of(selection.as_of, wanted.session.settings).year:
        return None
    return reported(wanted.session, selection, mask=wanted.mask)


def opening(wanted: Wanted) -> Made:
    """Lay out the classes to hold in the period asked for; before it there is but a basis."""
    from hongngu_cli.commands.material import material_with
    from hongngu_cli.report.opening import opening as laid_out

    def told(selection: SelectionOptions) -> Material:
        kinds = ("classes",)
        return material_with(wanted.session, selection, kinds, kinds, mask=wanted.mask, people=False)

    material = told(wanted.selection)
    period = material.selection.period
    asked = material.with_units(period.label) if period else ""
    latest = period is None or not material.counts.counts
    if period and latest:
        material = told(replace(wanted.selection, **_until(period.end)))
    return laid_out(material, asked, latest=latest), material
