"""Enrolments that stand twice: set aside where it is sure, told where it is not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.read.repeats.enrolled import Enrolled
from hongngu_cli.read.repeats.identical import identical_doubts
from hongngu_cli.read.repeats.namesakes import namesakes
from hongngu_cli.read.repeats.sameness import (
    DIFFERENT,
    Entries,
    Entry,
    are_one_person,
    are_two_courses,
    differences,
)
from hongngu_cli.read.repeats.undated import doubtful, undated_doubts

if TYPE_CHECKING:
    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.read.headings.context import Spellings


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two rows that may be one enrolment, and what speaks against it."""

    earlier: Entry
    later: Entry
    differing: tuple[str, ...]


def without_repeated(
    roster: Roster, spellings: Spellings, overlaps: Collection[frozenset[str]] = ()
) -> Roster:
    """Set aside what repeats another enrolment; what may repeat one is told, and counted.

    Of equal enrolments the one that tells most is counted, else the first. ``overlaps`` are
    pairs of files whose differences have been told already.
    """
    import numpy as np

    entries = Entries(roster, spellings)
    repeated: dict[int, int] = {}
    doubts: list[Doubt] = []
    groups = namesakes(roster.columns, roster.ids.tolist(), entries)
    entry_of = entries.of([row for rows in groups for row in rows])
    for rows in groups:
        found, unsure = _sorted_out([entry_of[row] for row in rows])
        repeated |= found
        doubts += unsure
    told = [
        _told(roster, doubt)
        for doubt in doubts
        if frozenset((doubt.earlier.path, doubt.later.path)) not in overlaps
    ]
    told += undated_doubts(roster, entries, repeated, overlaps)
    told += identical_doubts(roster, repeated, {issue.place for issue in told})
    kept = replace(roster, issues=(*roster.issues, *told), repeats=repeated)
    return kept.without(np.array(sorted(repeated), dtype=np.int64), "duplicate")


def _sorted_out(entries: Sequence[Entry]) -> tuple[dict[int, int], list[Doubt]]:
    """Sort rows of one name, birth year, level and year: what repeats which row, what may."""
    enrolled = Enrolled()
    doubts: list[Doubt] = []
    for entry in entries:
        if same := enrolled.surely(entry):
            same.add(entry)
            continue
        near = (_doubt(one.first, entry) for one in enrolled.perhaps(entry))
        doubt = next(filter(None, near), None)
        doubts += [doubt] if doubt else []
        enrolled.begin(entry)
    repeated: dict[int, int] = {}
    for one in enrolled.all:
        counted = max(one.rows, key=lambda entry: (entry.weight, -entry.row))
        repeated |= {entry.row: counted.row for entry in one.rows if entry is not counted}
    return repeated, doubts


def _doubt(earlier: Entry, later: Entry) -> Doubt | None:
    """Doubt two rows that may be one; not namesakes, and not two short courses of a year."""
    differing = differences(earlier, later)
    if are_two_courses(earlier, differing) or "birth_date" in differing:
        return None
    if not are_one_person(earlier, later) and (not {earlier.unit, later.unit} & {None}):
        return None
    return Doubt(earlier, later, differing)


def _told(roster: Roster, doubt: Doubt) -> Issue:
    labels = ", ".join(DIFFERENT[name] for name in doubt.differing)
    why = f"khác {labels}" if labels else "thiếu ngày sinh hoặc đơn vị để biết chắc"
    return doubtful(
        roster,
        doubt.later.row,
        f"Có thể trùng với lượt tại {roster.seen_from(doubt.earlier.row, doubt.later.row)}: "
        f"cùng họ tên, năm sinh, trình độ và năm, nhưng {why}. Đang tính cả hai lượt.",
        "Nếu là một lượt, xoá bớt một dòng; nếu là hai lượt thì giữ nguyên.",
    )
