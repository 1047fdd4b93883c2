"""The standing of cadres: who holds what, what posts require, who lacks it, who studies it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.counted import TOTAL
from hongngu_cli.analyse.standing.counted import Counting, counted
from hongngu_cli.analyse.standing.divisions import BY, Division, Divisions
from hongngu_cli.analyse.standing.held import DEFERRED, Holdings
from hongngu_cli.analyse.standing.holders import Holders
from hongngu_cli.analyse.standing.ladder import Ladder
from hongngu_cli.analyse.standing.standing import LACKS, Standings, standings
from hongngu_cli.model.report import Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.masking import without_names
from hongngu_cli.report.standing_people import People, by_title
from hongngu_cli.report.standing_words import Words
from hongngu_cli.text.numbers import prose, shown

if TYPE_CHECKING:
    from hongngu_cli.model.cadres import Cadres
    from hongngu_cli.model.figure import Figure
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.text.periods import Period

TITLE = "Trình độ cán bộ so với yêu cầu của chức vụ"
LEVEL, UNIT = "level", "unit"
BREAKDOWNS = (*BY, LEVEL)
"""What the standing may be told by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the breakdown, whether people are listed, what day it is.

    Without ``by`` it is by unit, and there are figures of every breakdown. ``today`` is the day
    of lists that do not tell their own.
    """

    by: str | None
    today: dt.date
    people: bool = False


def standing(material: Material, cadres: Cadres, asked: Asked, *, mask: bool) -> Report:
    """Tell how people stand to what their posts require, by one of ``BREAKDOWNS``."""
    vocabulary, settings, as_of = material.vocabulary, material.settings, material.as_of
    by = asked.by
    holdings = Holdings(Ladder(vocabulary), as_of, settings.studying.longest, asked.today)
    levels = material.selection.levels
    told = standings(cadres, material.roster, vocabulary, holdings, levels)
    divisions = Divisions(cadres.people, vocabulary, settings.targets, as_of)
    ways = BY if by is None else dict.fromkeys((UNIT, *({by} - {LEVEL})))
    parts = {key: divisions.by(key) for key in ways}
    suffix = f"tính đến ngày {shown(as_of)}"
    counting = Counting(told.standings, vocabulary, parts.values(), suffix)
    holders = Holders(told.people, vocabulary, divisions, suffix)
    people = People(vocabulary, parts[UNIT], mask=mask)
    tables = [*_tables(material, counting, holders, holdings, parts.get(by or UNIT))]
    lacking = people.lacking(told.standings) if asked.people else None
    unruled = _unruled(told)
    others = _others(told, suffix)
    words = Words(vocabulary, settings, counting)
    days = cadres.days.values()
    passages = [words.whole(told, days), *words.levels(), *words.units(parts[UNIT])]
    if period := _beginning(material):
        passages.append(words.raised(holders.figures, period.label))
    return Report(
        command="standing",
        title=TITLE,
        template="bang",
        as_of=as_of,
        period=material.with_units(_period(material)),
        subject="cán bộ trong danh sách",
        passages=(*passages, *words.targets(holders.figures), *_said(others)),
        figures={**counting.figures, **holders.figures, **others},
        tables=tuple(
            replace(table, unit="người") for table in (*tables, unruled, lacking) if table
        ),
        issues=_issues(material, told.issues, mask=mask),
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members={"people": people.told(told.standings)},
    )


def _period(material: Material) -> str:
    """Name the period asked for, if one was."""
    period = material.selection.period
    return period.label if period else ""


def _tables(
    material: Material,
    counting: Counting,
    holders: Holders,
    holdings: Holdings,
    division: Division | None,
) -> Iterator[Table]:
    title = "Yêu cầu và hiện có"
    if division is None:
        yield counting.by_level("standing", f"{title} theo trình độ", shares=False)
    else:
        yield counting.by_level("levels", f"{title} theo trình độ")
        yield counting.by_part(division, f"{title} theo {division.title.lower()}")
    yield holders.table()
    if period := _beginning(material):
        yield holders.change(holdings, period.start, period.end, period.label)


def _beginning(material: Material) -> Period | None:
    """Give the period asked for, if it has a beginning before which people held something."""
    period = material.selection.period
    return period if period and period.start > dt.date.min else None


def _unruled(told: Standings) -> Table | None:
    """Lay out the posts that require nothing that is known; None where there are none."""
    titles = by_title(person.cadre.position for person in told.unruled)
    rows: tuple[Row, ...] = tuple(
        {"position": title or "(không ghi chức vụ)", "count": number} for title, number in titles
    )
    columns = (Column("position", "Chức vụ"), Column("count", "Người", "count"))
    total: Row = {"position": TOTAL, "count": len(told.unruled)}
    title = "Chức vụ chưa có quy định yêu cầu"
    return Table("unruled", title, columns, rows, total) if rows else None


def _others(told: Standings, suffix: str) -> dict[str, Figure]:
    """Count who is of no rule, of whom no level held is told, and who put a course off."""
    lacking = [one for one in told.standings if one.state == LACKS]
    unheld = [one.person.cadre.row for one in lacking if one.is_open]
    deferred = [
        one.cadre.row for one in told.people if any(c.state == DEFERRED for c in one.courses)
    ]
    parts: dict[str, tuple[str, Sequence[int]]] = {
        "unruled": ("Chức vụ chưa có quy định yêu cầu", [p.cadre.row for p in told.unruled]),
        "unheld": ("Không rõ trình độ hiện có, tính là còn thiếu", unheld),
        "deferred": ("Đang hoãn, bảo lưu", deferred),
    }
    return {
        f"standing.{key}": counted(
            f"standing.{key}", f"{label}, {suffix}", tuple(dict.fromkeys(rows))
        )
        for key, (label, rows) in parts.items()
    }


def _said(others: dict[str, Figure]) -> Iterable[str]:
    """Say what the tables of levels leave open."""
    words = {
        "unheld": "{} người còn thiếu là do danh sách không ghi rõ trình độ hiện có.",
        "deferred": "{} người đang hoãn, bảo lưu, chưa tính là đang học.",
        "unruled": "{} người giữ chức vụ chưa có quy định yêu cầu, chưa tính vào các số trên.",
    }
    for key, says in words.items():
        if value := others[f"standing.{key}"].value:
            yield says.format(prose(value))


def _issues(material: Material, own: Iterable[Issue], *, mask: bool) -> tuple[Issue, ...]:
    found = as_set(own, material.vocabulary)
    told = without_names(found, material.vocabulary) if mask else found
    return tuple(sorted({*material.issues, *told}, key=lambda issue: issue.order))
