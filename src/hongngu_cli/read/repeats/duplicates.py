"""Enrolments that stand twice: set aside where it is sure, told where it is not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.read.repeats.enrolled import Enrolled
from hongngu_cli.read.repeats.sameness import (
    DIFFERENT,
    Entries,
    Entry,
    are_one_person,
    are_two_courses,
    differences,
)
from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.roster import Roster
    from hongngu_cli.read.headings.context import Spellings

TOLD = ["name", "birth_year", "level", "year"]
"""What must be known, and agree, before two rows are taken for one enrolment."""
DATED = ["birth_date", "level", "year"]
UNDATED = ["birth_year", "level", "year", "unit"]
DOUBTFUL = "duplicate-doubtful"


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
    groups = _namesakes(roster.frame, entries)
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
    kept = replace(roster, issues=(*roster.issues, *told), repeats=repeated)
    return kept.without(np.array(sorted(repeated), dtype=np.int64), "duplicate")


def _namesakes(frame: pd.DataFrame, entries: Entries) -> list[list[int]]:
    """Give the rows that agree in name, birth year, level and year, in order.

    Days, years and levels are compared fastest, and few rows agree in them: of people whose
    birth date is known with another of that date, of others with one of that year and unit.
    """
    told = frame.loc[frame[TOLD].notna().all(axis="columns"), [*TOLD, "birth_date", "unit"]]
    dated = told["birth_date"].notna()
    alike = _repeating(told[dated], DATED)
    if not dated.all():
        keys = {text: entries.unit_key(text) for text in told["unit"].dropna().unique()}
        others = _repeating(told.assign(unit=told["unit"].map(keys)), UNDATED)
        alike = alike.union(others)
    chosen = told.loc[alike.sort_values()]
    folded = {name: fold_name(name) for name in chosen["name"].unique()}
    columns = [chosen[name].tolist() for name in TOLD]
    groups: dict[tuple[object, ...], list[int]] = {}
    for row, (name, *rest) in zip(chosen.index.tolist(), zip(*columns, strict=True), strict=True):
        groups.setdefault((folded[name], *rest), []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def _repeating(told: pd.DataFrame, columns: list[str]) -> pd.Index[int]:
    """Give the rows that agree with another in some columns and in how long the name is."""
    chosen = told[told.duplicated(columns, keep=False)]
    if len(chosen):
        lengths = {name: letters(name) for name in chosen["name"].unique()}
        chosen = chosen.assign(name=chosen["name"].map(lengths))
        chosen = chosen[chosen.duplicated([*columns, "name"], keep=False)]
    return chosen.index


def letters(name: str) -> int:
    """Count the letters of a name, which are as many however its marks are placed."""
    bare = name.replace(" ", "")
    return len(bare) if bare.isalpha() else sum(map(str.isalpha, bare))


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
    place = roster.first_cell(doubt.later.row)
    sheet = roster.tables[doubt.later.table].sheet
    labels = ", ".join(DIFFERENT[name] for name in doubt.differing)
    why = f"khác {labels}" if labels else "thiếu ngày sinh hoặc đơn vị để biết chắc"
    return Issue(
        DOUBTFUL,
        "warning",
        place,
        shown(sheet.cell(place.row or 0, place.column or 0)) or None,
        f"Có thể trùng với lượt tại {roster.first_cell(doubt.earlier.row)}: cùng họ tên, năm sinh, "
        f"trình độ và năm, nhưng {why}. Đang tính cả hai lượt.",
        "Nếu là một lượt, xoá bớt một dòng; nếu là hai lượt thì giữ nguyên.",
    )
