"""Placements after training: posted or not, suitably or not, bound until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.dimensions import dimension
from hongngu_cli.analyse.placement.counted import BY, Counting
from hongngu_cli.analyse.placement.courses import chosen
from hongngu_cli.analyse.placement.placing import Placements, placements
from hongngu_cli.model.account import Used
from hongngu_cli.model.report import Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.masking import without_names
from hongngu_cli.report.placement_people import People
from hongngu_cli.report.placement_words import Words
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.table import Table

TITLE = "Bố trí, sử dụng cán bộ sau đào tạo, bồi dưỡng"
UNIT, LEVEL = "unit", "level"


def placement(
    material: Material, own: Roster, by: str | None, *, mask: bool
) -> tuple[Report, Material]:
    """Tell what became of completed trainings, by one of ``BY``, and what that is made from.

    ``own`` are the rows of tables of placements. Without ``by`` it is by unit, and there are
    figures of every breakdown.
    """
    vocabulary, settings, as_of = material.vocabulary, material.settings, material.as_of
    picked = chosen(material.roster, material.selection, vocabulary)
    told = placements(picked, own, vocabulary, as_of, settings.placement.months)
    material = _in_use(material, picked.roster, own, told)
    frame = picked.roster.frame.loc[[one.course.row for one in told.placed]]
    asked = BY if by is None else dict.fromkeys((UNIT, LEVEL, by))
    parts = {key: dimension(key, frame, vocabulary, as_of) for key in asked}
    counting = Counting(told.placed, parts.values(), f"tính đến ngày {shown(as_of)}")
    counting.add_others(told.failed, told.no_outcome)
    main = by or UNIT
    tables = [counting.table("placement", parts[main])]
    if main != LEVEL:
        tables.append(counting.table("levels", parts[LEVEL]))
    people = People(picked.roster, vocabulary, parts[UNIT], mask=mask)
    report = Report(
        command="placement",
        title=TITLE,
        template="bang",
        as_of=as_of,
        period=material.period,
        subject=material.counting,
        passages=tuple(Words(settings, counting).passages(told, parts[UNIT])),
        figures=counting.figures,
        notes=_notes(settings.placement.months),
        tables=(*tables, *_lists(people, told, settings.placement.months)),
        issues=_issues(material, told.issues, mask=mask),
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members={"people": people.told(told.placed)},
    )
    return report, material


def _notes(months: int) -> tuple[str, ...]:
    """Say what the columns leave open."""
    share = "Đã bố trí (%) tính trên số lượt có ghi việc bố trí; lượt chưa ghi không tính vào."
    fits = (
        "Phù hợp, không phù hợp: theo danh sách ghi; danh sách không ghi thì chức vụ có yêu cầu "
        "trình độ vừa đào tạo hoặc cao hơn là phù hợp, còn lại là chưa rõ."
    )
    late = f"Quá hạn: chưa bố trí khi đã hoàn thành quá {months} tháng."
    gone = "Đã đi: thôi việc, chuyển đi, nghỉ hưu, từ trần."
    return share, fits, f"{late} {gone}"


def _lists(people: People, told: Placements, months: int) -> Iterator[Table]:
    """Lay out the people to look at, the worst first."""
    placed = told.placed
    lists = (
        people.overdue(placed, months),
        people.unfit(placed),
        people.broken(placed),
        people.running(placed),
        people.silent(placed, months),
    )
    yield from filter(None, lists)


def _in_use(material: Material, roster: Roster, own: Roster, told: Placements) -> Material:
    """Account for the trainings looked at, and the rows of tables that are about one of them.

    A row that is about no training asked for is ``filtered``; what it is about, if nothing, is
    told.
    """
    import numpy as np

    strangers = {issue.place.order[:3] for issue in told.issues if issue.place.row}
    joined = {*told.joined}
    out = [
        row
        for row in own.ids.tolist()
        if row not in joined and own.first_cell(row).order[:3] not in strangers
    ]
    kept = own.without(np.array(out, dtype=np.int64), "filtered")
    numbers = (n for n, table in enumerate(own.tables) if table.kind == "placement")
    used = Used.of(roster).with_list(kept, numbers)
    return replace(material, roster=roster, used=used)


def _issues(material: Material, own: Iterable[Issue], *, mask: bool) -> tuple[Issue, ...]:
    found = as_set(own, material.vocabulary)
    told = without_names(found, material.vocabulary) if mask else found
    return tuple(sorted({*material.issues, *told}, key=lambda issue: issue.order))
