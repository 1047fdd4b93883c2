"""What is said of cells in which several levels are typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.several_levels import may_list, same_levels_in
from hongngu_cli.read.enrolments.trainings import group_over
from hongngu_cli.text.fold import clean
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.read.enrolments.typed import Enrolments

RULE = "levels-in-cell"
ONE_A_ROW = "Nên ghi mỗi lượt cử đi một dòng với một trình độ."


def cells_of_levels(
    table: TableFound, part: Enrolments, vocabulary: Vocabulary, levels: LevelSpellings
) -> Iterable[Issue]:
    """Tell each cell that was taken for several enrolments, and each that lists several as one."""
    column = next(
        (c for c, m in table.columns.items() if m.field == "level" and not m.value and not m.year),
        None,
    )
    if column is None or "level" not in part.cells or not may_list(table.sheet, column):
        return
    told: dict[int, list[str | None]] = {}
    places = part.cells["level"]
    for at, (row, standing) in enumerate(zip(places.rows, places.columns, strict=True)):
        if standing == column and row:
            told.setdefault(row, []).append(part.columns["level"][at])
    group = group_over(table, column)
    known: dict[Cell, int] = {}
    for row, keys in told.items():
        cell = table.sheet.cell(row, column)
        if cell not in known:
            known[cell] = same_levels_in(cell, group, levels)
        same = known[cell]
        if len(keys) == 1 and not same:
            continue
        text, place = clean(shown(cell)), table.sheet.place(row, column)
        if len(set(keys)) > 1:
            labels = ", ".join(vocabulary.label("level", key) for key in dict.fromkeys(keys))
            says = f"Ô ghi nhiều trình độ nên tính mỗi trình độ một lượt: {labels}."
            yield Issue(RULE, "note", place, text, says, ONE_A_ROW)
        elif same > 1:
            label = vocabulary.label("level", keys[0])
            says = f"Ô ghi {same} lớp cùng là {label} nhưng chỉ tính một lượt."
            yield Issue(RULE, "warning", place, text, says, ONE_A_ROW)
