"""The enrolments of all tables joined, with their places and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.columns import Columns
from hongngu_cli.model.roster import Origins
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.typed import Enrolments

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Parts = Sequence[tuple[int, Enrolments]]
"""The enrolments of each table, with the table's number."""


def columns_of(parts: Parts, vocabulary: Vocabulary) -> Columns:
    """Join the tables' columns; they are taken out of the parts, so that none stands twice."""
    told = {name: _values(parts, name) for name in sorted({n for _, p in parts for n in p.columns})}
    size = sum(len(part.rows) for _, part in parts)
    groups = {level.key: level.group for level in vocabulary.level}
    told["group"] = list(map(groups.get, told.get("level", [None] * size)))
    return Columns(told, size)


def _values(parts: Parts, name: str) -> list[Any]:
    """Take a field's values out of all parts, of which at least one has it."""
    taken = [part.columns.pop(name, None) for _, part in parts]
    if len(taken) == 1:
        return taken[0] or []
    empty = ([None] * len(part.rows) for _, part in parts)
    return list(chain.from_iterable(v or e for v, e in zip(taken, empty, strict=True)))


def origins_of(parts: Parts) -> Origins:
    """Join the tables' places."""
    import numpy as np

    sizes = [len(part.rows) for _, part in parts]
    table = np.repeat(np.array([number for number, _ in parts], dtype=np.int64), sizes)
    row = _joined([part.rows for _, part in parts])
    cells = {}
    for name in sorted({name for _, part in parts for name in part.cells}):
        places = [part.cells.get(name) for _, part in parts]
        pairs = list(zip(places, sizes, strict=True))
        cells[name] = (
            _joined([place.rows if place else [0] * size for place, size in pairs]),
            _joined([place.columns if place else [0] * size for place, size in pairs]),
        )
    return Origins(table, row, cells)


def _joined(lists: Sequence[Sequence[int]]) -> npt.NDArray[np.int64]:
    import numpy as np

    return np.fromiter(chain.from_iterable(lists), np.int64, sum(map(len, lists)))


def doubts_of(parts: Parts) -> dict[str, dict[int, str]]:
    """Join the tables' doubts under row ids."""
    joined: dict[str, dict[int, str]] = {}
    start = 0
    for _, part in parts:
        for name, doubts in part.doubts.items():
            for at, code in doubts.items():
                joined.setdefault(name, {})[start + at] = code
        start += len(part.rows)
    return joined
