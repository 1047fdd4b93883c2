"""Numbers of those who sit in classes: not called learners, or called so in several columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.counts import SITTING_IN
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.read.headings.words import BEGINS
from hongngu_cli.text.fold import fold

IN_CLASSES = "số người bên cạnh số lớp, là số học viên"
ALIKE = "cũng bắt đầu như cột số học viên trước nó, chưa rõ là phần khác hay cùng những người ấy"
HALVES = {fold("Nam"), fold("Nữ")}


def with_learners(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]]
) -> dict[int, ColumnMeaning]:
    """Take "Số lượt người" for those who sit in the classes counted beside it, under the same.

    Of several such columns nobody can tell which counts them.
    """
    found = dict(meanings)
    for column, meaning in meanings.items():
        above = [*paths[column][:-1]]
        beside = [m.field for c, m in meanings.items() if [*paths[c][:-1]] == above]
        if meaning.field != "quantity" or beside.count("quantity") > 1:
            continue
        sitting = (
            learners
            for learners, classes in SITTING_IN.items()
            if classes in beside and learners not in beside
        )
        if field := next(sitting, None):
            found[column] = replace(meaning, field=field, why=IN_CLASSES)
    return found


def told_apart(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]]
) -> dict[int, ColumnMeaning]:
    """Leave out what only begins as a column of learners does, beside one that begins so before it.

    "Số học viên đầu khoá | cuối khoá" are the same people twice. Men and women, and columns that
    another adds up, are parts.
    """
    if any(meaning.field == "total" for meaning in meanings.values()):
        return dict(meanings)
    found = dict(meanings)
    first: dict[object, int] = {}
    for column, meaning in meanings.items():
        if meaning.field not in SITTING_IN or not meaning.why.startswith(BEGINS):
            continue
        above = tuple(paths[column][:-1])
        told = (meaning.field, meaning.value, meaning.year, meaning.unit, above)
        before = first.setdefault(told, column)
        if before != column and {_ending(paths[c][-1]) for c in (before, column)} != HALVES:
            found[column] = replace(meaning, field=None, why=ALIKE)
    return found


def _ending(heading: str) -> str:
    return fold(heading).rpartition(" ")[2]
