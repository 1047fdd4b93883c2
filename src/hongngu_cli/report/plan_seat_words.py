"""The seats of a plan in sentences: those that cannot be given, are missing, or are left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.report.plan_seats import SeatsOf
from hongngu_cli.text.numbers import prose

if TYPE_CHECKING:
    from hongngu_cli.report.plan_people import People


def not_used(people: People) -> Iterator[str]:
    """Say which seats nobody can be given, since their cells cannot be read or told apart."""
    seats = people.plan.seats
    unread = [
        f"{people.level(level)} năm {year} (ô {cell.place.cell})"
        for (level, year, _), cells in seats.unread.items()
        for cell in cells
    ]
    if unread:
        yield (
            f"Kế hoạch chưa gồm {prose(len(unread))} số chỉ tiêu không đọc được: "
            f"{'; '.join(unread)}; số chỉ tiêu cần xin dưới đây có thể ít hơn."
        )
    if seats.unplaced:
        number = sum(cell.value for cell in seats.unplaced)
        cells = ", ".join(cell.place.cell or "" for cell in seats.unplaced)
        yield f"Kế hoạch chưa gồm {prose(number)} chỉ tiêu chưa rõ trình độ hoặc năm (ô {cells})."


def missing(people: People, seats: list[SeatsOf]) -> Iterator[str]:
    """Say which seats to ask for, most first."""
    if not people.plan.asked:
        return
    if not people.plan.seats.limited:
        yield (
            "Trong các tệp không có bảng chỉ tiêu nào nên không giới hạn số người; số xếp được "
            "chính là số chỉ tiêu cần xin."
        )
        return
    levels: dict[str, list[SeatsOf]] = {}
    for one in seats:
        if one.needed:
            levels.setdefault(one.level, []).append(one)
    total = sum(one.needed for ones in levels.values() for one in ones)
    if stranded := people.plan.stranded:
        yield (
            f"{prose(stranded)} lượt đủ điều kiện vẫn không thể đi trong kỳ dù có thêm chỉ tiêu, "
            "do giới hạn số người vắng của đơn vị hoặc trùng thời gian với lớp khác của chính "
            "người đó."
        )
    everybody = "những người còn lại" if stranded else "mọi người đủ điều kiện"
    if not total:
        if any(people.may_go(at) for at in range(len(people.plan.asked))):
            yield f"Chỉ tiêu hiện có đủ cho {everybody} đi hết trong kỳ."
        return
    ordered = sorted(levels.items(), key=lambda item: -sum(one.needed for one in item[1]))
    told = "; ".join(
        f"{people.level(level)} {prose(sum(one.needed for one in ones))} "
        f"({', '.join(f'năm {one.year}: {prose(one.needed)}' for one in ones)})"
        for level, ones in ordered
    )
    yield (f"Để {everybody} đi hết trong kỳ, cần xin thêm ít nhất {prose(total)} chỉ tiêu: {told}.")


def unused(people: People, seats: list[SeatsOf]) -> Iterator[str]:
    """Say where more were sent than there were seats, and which seats are left."""
    left = [one for one in seats if one.unused]
    over = [one for one in left if (one.unused or 0) < 0]
    free = [one for one in left if (one.unused or 0) > 0]
    if over:
        told = "; ".join(
            f"{people.level(one.level)} năm {one.year}: {one.sent}/{one.allocated}" for one in over
        )
        yield f"Đã cử vượt chỉ tiêu: {told}."
    if free:
        told = "; ".join(
            f"{people.level(one.level)} năm {one.year}: {prose(one.unused or 0)}" for one in free
        )
        yield f"Chỉ tiêu chưa dùng: {told}."
