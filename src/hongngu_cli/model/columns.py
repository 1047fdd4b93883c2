"""What enrolments say, field by field: lists as they were read, and the frame to count in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.fields import FIELDS, IDENTITY, MONTHS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

DATES = ("birth_date", "start", "end", "party_date")
NUMBERS = ("birth_year", "year", "priority")
EPOCH = dt.date(1970, 1, 1).toordinal()
NOT_A_DAY = -(2**63)
"""What numpy writes for a day that is none."""


class Columns:
    """What enrolments say: a list for each field, with one entry an enrolment.

    None stands for what is not told. Reading works on the lists; of them ``frame`` is made
    when a question is first asked of it, since pandas takes half a second to import.
    """

    def __init__(self, told: Mapping[str, Sequence[Any]], size: int) -> None:
        """Keep the lists of ``size`` entries; a field of which nobody tells may be left out."""
        self.told, self.size = told, size
        self.untold: Sequence[None] = [None] * size

    def __getitem__(self, field: str) -> Sequence[Any]:
        """Give what each enrolment says of a field."""
        return self.told.get(field, self.untold)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Make a frame: the fields of a roster, and beside them what is in no output."""
        import pandas as pd

        columns = {field.key: self._series(field.key) for field in FIELDS}
        columns[IDENTITY] = self._series(IDENTITY)
        columns |= {name: _days(self.told[name]) for name in MONTHS.values() if name in self.told}
        return pd.DataFrame(columns, index=pd.RangeIndex(self.size), copy=False)

    def _series(self, field: str) -> Any:  # noqa: ANN401 - any array that pandas makes a column of
        import numpy as np
        import pandas as pd

        values = self.told.get(field)
        if field in DATES:
            return _days(values) if values else np.full(self.size, np.datetime64("NaT", "s"))
        if field in NUMBERS:
            distinct, codes = _coded(values) if values else ([None], np.zeros(self.size, int))
            return pd.array(distinct, dtype="Int64")[codes]
        # As a Series, since of an array pandas would make strings with NaN for None.
        return pd.Series(self.untold if values is None else values, dtype=object)


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
