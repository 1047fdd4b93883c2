"""Enrolments without a year that may repeat another: told, and all of them counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.read.repeats.enrolled import Enrolled
from hongngu_cli.read.repeats.namesakes import UNDATED, complete, namesakes
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.read.repeats.sameness import Entries

DOUBTFUL = "duplicate-doubtful"


def undated_doubts(
    roster: Roster,
    entries: Entries,
    repeated: Collection[int],
    overlaps: Collection[frozenset[str]],
) -> Iterable[Issue]:
    """Tell of each row without a year that agrees in all else with another, dated or not.

    Rows ``repeated`` are set aside already; ``overlaps`` are files whose differences are told.
    """
    told = complete(roster.columns, roster.ids.tolist(), UNDATED)
    years, levels, births = (roster.columns[name] for name in ("year", "level", "birth_year"))
    undated = {row for row in told if years[row] is None}
    if not undated:
        return
    of_undated = {levels[row] for row in undated}, {births[row] for row in undated}
    near = [row for row in told if levels[row] in of_undated[0] and births[row] in of_undated[1]]
    groups = namesakes(roster.columns, near, entries, UNDATED)
    groups = [rows for rows in groups if not undated.isdisjoint(rows)]
    entry_of = entries.of([row for rows in groups for row in rows])
    for rows in groups:
        dated, others = Enrolled(), Enrolled()
        kept = [entry_of[row] for row in rows if row not in repeated]
        for entry in kept:
            if entry.row not in undated and dated.surely(entry) is None:
                dated.begin(entry)
        for entry in kept:
            if entry.row not in undated:
                continue
            same = next(chain(dated.agreeing(entry), others.agreeing(entry)), None)
            if same is None:
                others.begin(entry)
            elif frozenset((same.first.path, entry.path)) not in overlaps:
                both = "cả hai lượt" if same.first.row in undated else "lượt này"
                yield doubtful(
                    roster,
                    entry.row,
                    f"Có thể trùng với lượt tại {roster.seen_from(same.first.row, entry.row)}: "
                    f"cùng họ tên, năm sinh, trình độ, nhưng {both} chưa ghi năm. "
                    "Đang tính cả hai lượt.",
                    "Nếu là một lượt, xoá bớt một dòng; nếu là hai lượt thì ghi năm của từng lượt.",
                )


def doubtful(roster: Roster, row: int, says: str, advice: str) -> Issue:
    """Tell of an enrolment that may repeat another, at its row's first cell."""
    place = roster.first_cell(row)
    sheet = roster.tables[int(roster.origins.table[row])].sheet
    found = shown(sheet.cell(place.row or 0, place.column or 0)) or None
    return Issue(DOUBTFUL, "warning", place, found, says, advice)
