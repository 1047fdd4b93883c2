"""A plan in sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.analyse.plan.candidates import UNREAD
from hongngu_cli.analyse.plan.eligibility import CONSIDER
from hongngu_cli.analyse.plan.out_of_order import out_of_order, outside
from hongngu_cli.analyse.plan.problem import classes_of
from hongngu_cli.report.plan_seat_words import missing, not_used, unused
from hongngu_cli.report.plan_seats import seat_rows
from hongngu_cli.report.plan_shares import shares_of
from hongngu_cli.text.numbers import count, prose, share, some

if TYPE_CHECKING:
    from hongngu_cli.analyse.plan.revised import Previous
    from hongngu_cli.report.frame import Material
    from hongngu_cli.report.plan_people import People

LOT = "lượt"


def in_words(people: People, material: Material, previous: Previous | None) -> Iterator[str]:
    """Say what matters of a plan in whole sentences."""
    yield _overall(people)
    seats = list(seat_rows(people.plan))
    yield from not_used(people)
    yield from missing(people, seats)
    yield from _barred(people)
    if unread := len({one.cadre.row for one in people.plan.asked if one.because == UNREAD}):
        yield (
            f"{prose(unread)} người có nhu cầu đào tạo chưa hiểu được nên chưa xếp nhu cầu đó; "
            "xem vấn đề trong dữ liệu."
        )
    if previous is not None:
        yield _revised(people, previous)
    yield from unused(people, seats)
    yield from _shares(people, material)
    yield from _to_consider(people)
    yield from _past(people)


def _overall(people: People) -> str:
    plan = people.plan
    span = spoken(plan.given.years)
    if not plan.asked:
        return f"Kế hoạch {span}: {_nobody(people)}."
    parts = []
    for one in classes_of(plan.problem.candidates):
        of = [at for at, each in enumerate(plan.asked) if each.cadre.priority == one]
        going = sum(plan.years[at] is not None for at in of)
        label = "không rõ đối tượng" if one is None else f"đối tượng {one}"
        parts.append(f"{label}: {count(going)}/{count(len(of))}")
    asked, going = len(plan.asked), len(people.assigned)
    by_class = "; ".join(parts)
    says = f"Kế hoạch {span}: {prose(asked)} lượt người đề nghị"
    if not going:
        return f"{says}, chưa xếp được lượt nào ({by_class})."
    says += f", xếp được {prose(going)} lượt ({by_class})"
    left = asked - going
    return (
        f"{says}, còn {prose(left)} lượt chưa xếp được." if left else f"{says}, không còn ai chờ."
    )


def _nobody(people: People) -> str:
    """Say why there is nobody to plan for."""
    given = people.plan.given
    asked, posts = (
        [one for one in given.cadres.people if one.may_ask == may] for may in (True, False)
    )
    levels = ", ".join(str(people.level(key)) for key in given.levels)
    told = []
    if asked:
        told.append(
            f"{prose(len(asked))} người trong danh sách cán bộ có cột nhu cầu đào tạo nhưng "
            f"không ai đề nghị đi {levels or 'đào tạo, bồi dưỡng'}"
        )
    if posts:
        told.append(
            f"{prose(len(posts))} người ở danh sách không có cột nhu cầu đào tạo, và không chức "
            f"vụ hiện giữ hay quy hoạch nào của họ cần {levels or 'trình độ'} mà họ chưa có"
        )
    return "; ".join(told) or "danh sách cán bộ không có ai"


def spoken(years: range) -> str:
    """Name a run of years.

    >>> spoken(range(2026, 2031)), spoken(range(2026, 2027))
    ('từ năm 2026 đến năm 2030', 'năm 2026')
    """
    first, last = years[0], years[-1]
    return f"năm {first}" if first == last else f"từ năm {first} đến năm {last}"


def _barred(people: People) -> Iterator[str]:
    waiting = [people.plan.asked[at] for at in people.waiting if not people.may_go(at)]
    barred = [one.barred for one in waiting if one.because != UNREAD]
    if barred:
        often = sorted(dict.fromkeys(barred), key=lambda why: (-barred.count(why), why))
        told = "; ".join(f"{why}: {prose(barred.count(why))}" for why in often)
        yield f"{prose(len(barred))} lượt không đi được trong năm nào của kỳ ({told})."


def _revised(people: People, previous: Previous) -> str:
    kept = len(previous.kept(people.plan))
    changes = list(previous.changes(people.plan))
    moved = sum(one.was is not None and one.now is not None for one in changes)
    dropped = sum(one.was is not None and one.now is None for one in changes)
    added = sum(one.was is None for one in changes)
    return (
        f"So với kế hoạch trước: giữ nguyên {some(kept, LOT)}, đổi năm {some(moved, LOT)}, "
        f"không còn xếp {some(dropped, LOT)}, mới xếp {some(added, LOT)}."
    )


def _shares(people: People, material: Material) -> Iterator[str]:
    decimals = material.settings.decimals
    for one in shares_of(people, material):
        silent = f"danh sách không cho biết {one.what} của {prose(one.untold)} người được xếp"
        if one.unknown:
            yield f"{silent[:1].upper()}{silent[1:]} nên không rõ tỷ lệ {_lower(one.label)}."
        if one.share is None:
            continue
        least = "ít nhất " if one.untold else ""
        told = (
            f"{one.label} chiếm {least}{share(one.share, decimals)} số người được xếp "
            f"({prose(len(one.rows))}/{prose(one.of)})"
        )
        against = f", {one.verdict} mục tiêu {share(one.target, decimals)}" if one.verdict else ""
        yield f"{told}{against}{f'; {silent}' if one.untold else ''}."


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"


def _to_consider(people: People) -> Iterator[str]:
    doubtful = [at for at in people.assigned if any(CONSIDER in one for one in people.reasons[at])]
    if doubtful:
        yield (
            f"{prose(len(doubtful))} lượt được xếp cần xem xét điều kiện trước khi trình "
            "(ghi ở cột lý do); kế hoạch không loại ai vì điều này."
        )


def _past(people: People) -> Iterator[str]:
    plan = people.plan
    outsiders, unordered = list(outside(plan)), list(out_of_order(plan))
    if outsiders:
        years = plan.given.roster.columns["year"]
        told = "; ".join(
            (one.cadre.unit or "không rõ đơn vị")
            + (f" năm {years[one.row]}" if years[one.row] else "")
            for one in outsiders
        )
        yield f"Đã cử {prose(len(outsiders))} lượt người không có trong quy hoạch: {told}."
    if unordered:
        yield (
            f"Đã cử {prose(len(unordered))} lượt trong khi người thuộc đối tượng cao hơn đã đề "
            "nghị mà còn chờ, cần xem xét."
        )
