"""What is counted: enrolments, or people, with the row ids behind every number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.model.figure import RowIds
from hongngu_cli.model.table import Term

if TYPE_CHECKING:
    import pandas as pd

TOTAL = Term("total", "Tổng cộng")
PEOPLE_DO_NOT_ADD = (
    "Một người học nhiều lớp được tính một lần ở mỗi dòng, nên cộng các dòng có thể lớn hơn tổng."
)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What is counted: a frame's rows, or its people where ``people`` numbers them."""

    frame: pd.DataFrame
    people: pd.Series[int] | None = None

    @property
    def noun(self) -> str:
        """Say what one of them is called."""
        return "lượt người" if self.people is None else "người"

    def ids(self, mask: pd.Series[bool] | None = None) -> RowIds:
        """List the row ids that count where the mask holds: of a person the first row."""
        index = self.frame.index if mask is None else self.frame.index[mask.to_numpy(dtype=bool)]
        if self.people is not None:
            numbers = self.people.loc[index]
            index = index[~numbers.duplicated().to_numpy()]
        return tuple(index.tolist())

    def sizes(self, *keys: pd.Series) -> Mapping[object, int]:
        """Count by one or two keys; an unknown key is None."""
        rows = zip(*map(_listed, keys), strict=True)
        named = [row if len(keys) > 1 else row[0] for row in rows]
        if self.people is None:
            return Counter(named)
        return Counter(key for key, _ in set(zip(named, self.people.tolist(), strict=True)))

    def total(self) -> int:
        """Count all."""
        return len(self.frame) if self.people is None else int(self.people.nunique())


def _listed(key: pd.Series) -> list[object]:
    """List the values of a column, an unknown one as None, of whatever kind pandas makes it."""
    untold = key.isna().tolist()
    return [None if gone else one for one, gone in zip(key.tolist(), untold, strict=True)]


def share(part: int, whole: int) -> float | None:
    """Give a share; None without a base."""
    return part / whole if whole else None
