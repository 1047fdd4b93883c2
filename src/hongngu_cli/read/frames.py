"""The enrolments of all tables in one frame, with their places and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    columns: dict[str, Any] = {}
    for field in FIELDS:
        values = list(_values(parts, field.key))
        if field.key in DATES:
            columns[field.key] = np.array(values, dtype="datetime64[D]").astype("datetime64[s]")
        elif field.key in NUMBERS:
            columns[field.key] = pd.array(values, dtype="Int64")
        else:
            # As a Series, since of an array pandas would make strings with NaN for None.
            columns[field.key] = pd.Series(values, dtype=object)
    groups = {level.key: level.group for level in vocabulary.level}
    columns["group"] = pd.Series([groups.get(key) for key in columns["level"]], dtype=object)
    size = sum(len(part.rows) for _, part in parts)
    return pd.DataFrame(columns, index=pd.RangeIndex(size), copy=False)


def _values(parts: Parts, name: str) -> Iterator[Any]:
    for _, part in parts:
        yield from part.columns.pop(name, None) or [None] * len(part.rows)


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
