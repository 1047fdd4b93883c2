"""What is counted: enrolments, or people, with the row ids behind every number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
        named = [key.astype(object).where(key.notna(), None) for key in keys]
        if self.people is None:
            return _plain(self.frame.groupby(named, sort=False, dropna=False).size())
        return _plain(self.people.groupby(named, sort=False, dropna=False).nunique())

    def total(self) -> int:
        """Count all."""
        return len(self.frame) if self.people is None else int(self.people.nunique())


def _plain(sizes: pd.Series[int]) -> dict[object, int]:
    """Write missing keys as None, of whatever kind pandas makes them."""
    import pandas as pd

    def key(value: Any) -> object:  # noqa: ANN401 - whatever the groups are named
        if isinstance(value, tuple):
            return tuple(key(part) for part in value)
        return None if pd.isna(value) else value

    return {key(value): int(size) for value, size in sizes.items()}


def share(part: int, whole: int) -> float | None:
    """Give a share; None without a base."""
    return part / whole if whole else None
