"""Numbers of people beside numbers of classes, where headings do not call them learners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.counts import SITTING_IN
from hongngu_cli.model.recognition import ColumnMeaning

IN_CLASSES = "số người bên cạnh số lớp, là số học viên"


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
