"""What enrolments say, field by field: lists as they were read, and the frame to count in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hongngu_cli.model.alike import coded
from hongngu_cli.model.fields import DATES, FIELDS, IDENTITY, MONTHS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from hongngu_cli.model.alike import Ids, Mask

NUMBERS = ("birth_year", "year", "priority")
EPOCH = dt.date(1970, 1, 1).toordinal()
NOT_A_DAY = -(2**63)
"""What numpy writes for a day that is none."""
UNTOLD = -(10**9)
"""What stands for a year or a day that is not told, far from any that is."""


class Columns:
    """What enrolments say: a list for each field, with one entry an enrolment.

    None stands for what is not told. Reading works on the lists; of them ``frame`` is made
    when a question is first asked of it, since pandas takes half a second to import.
    """

    def __init__(self, told: Mapping[str, Sequence[Any]], size: int) -> None:
        """Keep the lists of ``size`` entries; a field of which nobody tells may be left out."""
        self.told, self.size = told, size
        self.untold: Sequence[None] = [None] * size
        self._coded: dict[str, tuple[list[Any], Ids]] = {}

    def __getitem__(self, field: str) -> Sequence[Any]:
        """Give what each enrolment says of a field."""
        return self.told.get(field, self.untold)

    def coded(self, field: str) -> tuple[list[Any], Ids]:
        """Give the distinct values of a field, and for each enrolment the number of its own.

        Of a hundred thousand enrolments few differ in more than the name, and a question is
        asked of the distinct values alone.
        """
        if field not in self._coded:
            self._coded[field] = coded(self.told[field]) if field in self.told else self._none()
        return self._coded[field]

    def _none(self) -> tuple[list[Any], Ids]:
        import numpy as np

        return [None][: self.size], np.zeros(self.size, dtype=np.int64)

    def each(self, field: str, number: Callable[[Any], int]) -> Ids:
        """Give for each enrolment the number that a function makes of its value."""
        import numpy as np

        distinct, codes = self.coded(field)
        numbers: Ids = np.array(list(map(number, distinct)), dtype=np.int64)[codes]
        return numbers

    def among(self, field: str, test: Callable[[Any], object]) -> Mask:
        """Tell of each enrolment whether its value passes a test."""
        import numpy as np

        distinct, codes = self.coded(field)
        passed: Mask = np.array([bool(test(value)) for value in distinct], dtype=bool)[codes]
        return passed

    def numbers(self, field: str) -> Ids:
        """Give years, or days as their ordinals; ``UNTOLD`` where there is none."""
        return self.each(field, _number)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Make a frame: the fields of a roster, and beside them what is in no output."""
        import pandas as pd

        columns = {field.key: self._series(field.key) for field in FIELDS}
        columns[IDENTITY] = self._series(IDENTITY)
        columns |= {name: self._days(name) for name in MONTHS.values() if name in self.told}
        return pd.DataFrame(columns, index=pd.RangeIndex(self.size), copy=False)

    def _series(self, field: str) -> Any:  # noqa: ANN401 - any array that pandas makes a column of
        import pandas as pd

        if field in DATES:
            return self._days(field)
        if field in NUMBERS:
            distinct, codes = self.coded(field)
            return pd.array(distinct, dtype="Int64")[codes]
        # As a Series, since of an array pandas would make strings with NaN for None.
        return pd.Series(self[field], dtype=object)

    def _days(self, field: str) -> npt.NDArray[np.datetime64]:
        import numpy as np

        distinct, codes = self.coded(field)
        # Counted by hand: numpy takes as long for each date as all else takes for a row.
        days = [NOT_A_DAY if day is None else day.toordinal() - EPOCH for day in distinct]
        return np.array(days, dtype=np.int64).view("datetime64[D]").astype("datetime64[s]")[codes]


def _number(value: dt.date | int | None) -> int:
    if value is None:
        return UNTOLD
    return value.toordinal() if isinstance(value, dt.date) else int(value)
