"""Parts that one document alone is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.commands.options import SelectionOptions
    from hongngu_cli.commands.parts import Made, Wanted
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.sending import Sending

YEAR_ALONE = 4
OF_QUOTA = ("quota", "demand", "plan")


def with_days(selection: SelectionOptions) -> SelectionOptions:
    """Let --from and --to name years, too, as a plan's do: their first day, and their last."""
    first, last = selection.from_, selection.to
    if first and len(first) == YEAR_ALONE and first.isdecimal():
        selection = replace(selection, from_=f"{first}-01-01")
    if last and len(last) == YEAR_ALONE and last.isdecimal():
        selection = replace(selection, to=f"{last}-12-31")
    return selection


def everybody_sent(session: Session, selection: SelectionOptions, *, mask: bool) -> Sending:
    """Give what decisions say of everybody who is selected, made once for all documents."""
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.report.sending import Sending

    def made() -> Sending:
        return Sending(material_of(session, selection, mask=mask), mask)

    return session.kept.of(("sent", selection, mask), made)


def sent(wanted: Wanted) -> Made:
    """List who was sent, or of them the one that is wanted alone."""
    from hongngu_cli.report.sending import sending

    told = everybody_sent(wanted.session, wanted.selection, mask=wanted.mask)
    rows = told.material.roster.ids.tolist() if wanted.only is None else [wanted.only]
    return sending(told, rows), told.material


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
    selection = _until(wanted.selection, period.end)
    report, material = reported(wanted.session, selection, mask=wanted.mask, by=by)
    years = [one.year for one in material.counts.counts if one.year is not None]
    return replace(report, period=span(years)), material


def _until(selection: SelectionOptions, end: dt.date) -> SelectionOptions:
    """Ask of the time before a day, of all time where a period has no end."""
    last = None if end == dt.date.max else end.isoformat()
    return replace(selection, year=None, period=None, from_=None, to=last)


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

    told = partial(
        material_with,
        wanted.session,
        kinds=("classes",),
        needs=("classes",),
        mask=wanted.mask,
        people=False,
    )
    material = told(options=wanted.selection)
    period = material.selection.period
    asked = material.with_units(period.label) if period else ""
    latest = period is None or not material.counts.counts
    if period and latest:
        material = told(options=_until(wanted.selection, period.end))
    return laid_out(material, asked, latest=latest), material


NO_QUOTA = "chưa có bảng nhu cầu, bảng chỉ tiêu hay kế hoạch"
OWN: Mapping[str, tuple[Callable[[Wanted], Made | None], tuple[str, ...], str, str]] = {
    "roster": (
        sent,
        ("roster",),
        "tên người được cử đi",
        "chưa có danh sách cử đi đào tạo, bồi dưỡng",
    ),
    "chain": (chain, OF_QUOTA, "phần nhu cầu, chỉ tiêu", NO_QUOTA),
    "chain_units": (chain_of_units, OF_QUOTA, "biểu theo đơn vị", NO_QUOTA),
    "plan_asked": (
        plan_asked,
        ("cadres",),
        "phần cán bộ đang chờ chỉ tiêu",
        "cần danh sách cán bộ, và các năm đề nghị sau --from, --to",
    ),
    "opening": (opening, ("classes",), "phần lớp cần mở", "chưa có sổ theo dõi lớp"),
}
"""How each is made, from which kinds of tables, what a document lacks without it, and why."""
