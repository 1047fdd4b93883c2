"""The enrolments of all tables in one frame, with their places and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.fields import FIELDS
from hongngu_cli.model.roster import Origins
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.typed import Enrolments

if TYPE_CHECKING:
    import pandas as pd

DATES = ("birth_date", "start", "end", "party_date")
NUMBERS = ("birth_year", "year", "priority")
Parts = Sequence[tuple[int, Enrolments]]
"""The enrolments of each table, with the table's number."""


def frame_of(parts: Parts, vocabulary: Vocabulary) -> pd.DataFrame:
    """Join the tables' columns; they are taken out of the parts, so that none stands twice."""
    import numpy as np
    import pandas as pd

    size = sum(len(part.rows) for _, part in parts)
    columns: dict[str, Any] = {}
    for field in FIELDS:
        values = _values(parts, field.key)
        if values is None:
            values = [None] * size
        if field.key in DATES and not any(values):
            columns[field.key] = np.full(size, np.datetime64("NaT", "s"))
        elif field.key in DATES:
            columns[field.key] = np.array(values, dtype="datetime64[D]").astype("datetime64[s]")
        elif field.key in NUMBERS:
            columns[field.key] = pd.array(values, dtype="Int64")
        else:
            # As a Series, since of an array pandas would make strings with NaN for None.
            columns[field.key] = pd.Series(values, dtype=object)
    groups = {level.key: level.group for level in vocabulary.level}
    columns["group"] = pd.Series([groups.get(key) for key in columns["level"]], dtype=object)
    return pd.DataFrame(columns, index=pd.RangeIndex(size), copy=False)


def _values(parts: Parts, name: str) -> list[Any] | None:
    """Take a field's values out of all parts; None where no part has it."""
    taken = [part.columns.pop(name, None) for _, part in parts]
    if not any(taken):
        return None
    if len(taken) == 1:
        return taken[0]
    empty = ([None] * len(part.rows) for _, part in parts)
    return list(chain.from_iterable(v or e for v, e in zip(taken, empty, strict=True)))


def origins_of(parts: Parts) -> Origins:
    """Join the tables' places."""
    import numpy as np

    table = [number for number, part in parts for _ in part.rows]
    row = [row for _, part in parts for row in part.rows]
    cells = {}
    for name in sorted({name for _, part in parts for name in part.cells}):
        rows: list[int] = []
        columns: list[int] = []
        for _, part in parts:
            places = part.cells.get(name)
            rows += places.rows if places else [0] * len(part.rows)
            columns += places.columns if places else [0] * len(part.rows)
        cells[name] = (np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))
    return Origins(np.array(table, dtype=np.int64), np.array(row, dtype=np.int64), cells)


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
