"""Levels that only the class of a row tells, where it has no mark in any column of levels."""

from __future__ import annotations

from collections.abc import Collection

from hongngu_cli.read.enrolments.trainings import group_over
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown


def levels_of_classes(
    typed: Typed, result: Enrolments, levels: LevelSpellings, subjects: Collection[str]
) -> None:
    """Give rows that tell no level in its columns the one that their class names.

    ``subjects`` are headings over subjects, which may be called as levels are.
    """
    column = typed.column("course")
    told = result.columns.get("level")
    if column is None or not told or fold(typed.table.columns[column].heading) in subjects:
        return
    cells, places = typed.cells(column), typed.places(column)
    group = group_over(typed.table, column)
    known = {cell: levels.read(shown(cell), group) for cell in set(cells)}
    doubts = result.doubts.get("level", {})
    for at, level in enumerate(told):
        read = known[cells[at]]
        if level is not None or at in doubts or read.doubt == "unknown":
            continue
        told[at] = read.key
        result.cells["level"].copy(at, places)
        if read.doubt:
            result.doubts.setdefault("level", {})[at] = read.doubt
        if read.assumed:
            result.assumed[at] = cells[at]
