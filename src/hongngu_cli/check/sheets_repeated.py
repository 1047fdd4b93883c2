"""Sheets that repeat other sheets of their file from beginning to end, as summaries do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import by_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hongngu_cli.check.telling import Telling
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.sheet import Sheet

FEWEST = 2
"""Enrolments of a sheet that are told in one sentence."""
MOST_NAMED = 6
"""Sheets named in one; more are counted."""
NO_MATTER = (
    "Mỗi lượt chỉ tính một lần. Nếu đây là trang tổng hợp của các trang ấy thì để nguyên; nếu "
    "không, xoá trang thừa."
)


def repeated_sheets(roster: Roster, rows: Sequence[int]) -> dict[int, list[int]]:
    """Give, by table, the rows of those all of whose enrolments repeat other sheets' of the file.

    ``rows`` are set aside as repeated.
    """
    size = Counter(map(int, roster.origins.table)) if rows else Counter()
    return {
        number: those
        for number, those in by_table(roster, rows).items()
        if FEWEST <= len(those) == size[number]
        and all(_is_on_another(roster, number, row) for row in those)
    }


def _is_on_another(roster: Roster, number: int, row: int) -> bool:
    """Tell whether the enrolment that a row repeats is counted on another sheet of its file."""
    found = roster.repeats.get(row)
    if found is None:
        return False
    own, other = roster.tables[number].sheet, _sheet_of(roster, found)
    return own.path == other.path and own.name != other.name


def told_of_sheets(
    telling: Telling, roster: Roster, sheets: dict[int, list[int]]
) -> Iterable[Issue]:
    """Tell of each such table once."""
    for number, rows in sheets.items():
        others = dict.fromkeys(_sheet_of(roster, roster.repeats[row]).name or "" for row in rows)
        named = ", ".join(f'"{name}"' for name in others)
        where = f"các trang {named}" if len(others) > 1 else f"trang {named}"
        if len(others) > MOST_NAMED:
            where = f"{len(others)} trang khác"
        says = f"Cả {len(rows)} lượt của bảng này đã ghi ở {where}."
        yield telling.table(roster.tables[number], says, NO_MATTER)


def _sheet_of(roster: Roster, row: int) -> Sheet:
    return roster.tables[int(roster.origins.table[row])].sheet
