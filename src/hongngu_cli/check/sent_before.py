"""Who was sent to a level before, among the rows of one name, birth year and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    import pandas as pd

    from hongngu_cli.text.spellings import UnitSpellings

NOT_FINISHED = ("withdrawn", "deferred")
"""After these nothing is wrong with being sent again."""
Key = tuple[str, "Hashable"]


@dataclass(frozen=True, slots=True)
class Sending:
    """A row: whose it may be, what and when, and whether the training was not broken off."""

    row: int
    birth_date: Hashable
    unit: str
    level: str
    year: int
    lasting: bool


def sendings(frame: pd.DataFrame, units: UnitSpellings) -> dict[int, Sending]:
    """Give the rows of a frame with a year, by their ids."""
    keys = {text: units.key(text) for text in frame["unit"].dropna().unique()}
    births = frame["birth_date"].astype(object).where(frame["birth_date"].notna(), None)
    columns = (
        frame.index.tolist(),
        births.tolist(),
        [keys.get(text, "") for text in frame["unit"].tolist()],
        frame["level"].tolist(),
        frame["year"].tolist(),
        (~frame["status"].isin(NOT_FINISHED)).tolist(),
    )
    return {
        row: Sending(row, birth, unit, level, int(year), lasting)
        for row, birth, unit, level, year, lasting in zip(*columns, strict=True)
    }


class SentBefore:
    """Rows met so far: by who they may be and by year the first one, and the first lasting one.

    Thousands of rows may bear one name, so none is held against every other.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._rows: dict[Key, dict[int, list[int | None]]] = {}

    def add(self, sent: Sending) -> None:
        """Take a row; rows are taken in their order."""
        dated = sent.birth_date is not None
        keys: list[Key] = [("unit", sent.unit)]
        keys.append(("date", sent.birth_date) if dated else ("undated", sent.unit))
        for key in keys:
            first = self._rows.setdefault(key, {}).setdefault(sent.year, [sent.row, None])
            if sent.lasting and first[1] is None:
                first[1] = sent.row

    def again(self, sent: Sending) -> int | None:
        """Give the first row that sent the same person in another year, and did not break off.

        Of two years the earlier one counts. The year of birth is no person: two cadres may share
        it, but hardly in one unit.
        """
        return min(self._earlier(sent), default=None)

    def _earlier(self, sent: Sending) -> Iterator[int]:
        dated = sent.birth_date is not None
        keys: list[Key] = [("date", sent.birth_date), ("undated", sent.unit)]
        for key in keys if dated else [("unit", sent.unit)]:
            for year, (first, lasting) in self._rows.get(key, {}).items():
                if year < sent.year and lasting is not None:
                    yield lasting
                if year > sent.year and sent.lasting and first is not None:
                    yield first
