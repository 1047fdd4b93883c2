"""The enrolments of all tables in one frame, with their places and doubts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.fields import FIELDS
from hongngu_cli.model.roster import Origins
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.days import MONTHS
from hongngu_cli.read.enrolments.typed import Enrolments
from hongngu_cli.read.enrolments.values import IDENTITY

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

DATES = ("birth_date", "start", "end", "party_date")
NUMBERS = ("birth_year", "year", "priority")
EPOCH = dt.date(1970, 1, 1).toordinal()
NOT_A_DAY = -(2**63)
"""What numpy writes for a day that is none."""
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
        if field.key in DATES and not (values and any(values)):
            columns[field.key] = np.full(size, np.datetime64("NaT", "s"))
        elif values is None and field.key in NUMBERS:
            columns[field.key] = pd.array([None], dtype="Int64")[np.zeros(size, dtype=np.int64)]
        elif values is None:
            columns[field.key] = pd.Series(np.full(size, None), dtype=object)
        elif field.key in DATES:
            columns[field.key] = _days(values)
        elif field.key in NUMBERS:
            distinct, codes = _coded(values)
            columns[field.key] = pd.array(distinct, dtype="Int64")[codes]
        else:
            # As a Series, since of an array pandas would make strings with NaN for None.
            columns[field.key] = pd.Series(values, dtype=object)
    # Beside the fields, since it only tells people apart and is in no output.
    numbers = _values(parts, IDENTITY)
    columns[IDENTITY] = pd.Series(np.full(size, None) if numbers is None else numbers, dtype=object)
    for name in MONTHS.values():
        if (months := _values(parts, name)) is not None:
            columns[name] = _days(months)
    groups = {level.key: level.group for level in vocabulary.level}
    levels = columns["level"].tolist()
    columns["group"] = pd.Series(list(map(groups.get, levels)), dtype=object)
    return pd.DataFrame(columns, index=pd.RangeIndex(size), copy=False)


def _days(values: Sequence[Any]) -> npt.NDArray[np.datetime64]:
    import numpy as np

    distinct, codes = _coded(values)
    # Counted by hand: numpy takes as long for each date as all else takes for a row.
    days = [NOT_A_DAY if day is None else day.toordinal() - EPOCH for day in distinct]
    return np.array(days, dtype=np.int64).view("datetime64[D]").astype("datetime64[s]")[codes]


def _coded(values: Sequence[Any]) -> tuple[list[Any], npt.NDArray[np.int64]]:
    """Give the distinct values and the code of each: only they are worth converting."""
    import numpy as np
    import pandas as pd

    array = np.empty(len(values), dtype=object)
    array[:] = values
    codes, distinct = pd.factorize(array)
    return [*distinct, None], codes  # of None the code is -1, which is the last


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
