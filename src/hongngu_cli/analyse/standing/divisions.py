"""Ways to divide cadres: by unit, post, sex, age, or young and not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.age_bands import ages_at
from hongngu_cli.analyse.dimensions import NOT_TOLD, TITLES, dimension
from hongngu_cli.model.table import Term, Value

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.settings import Targets
    from hongngu_cli.model.vocabulary import Vocabulary

FIELDS: Mapping[str, str] = {"unit": "unit", "post": "position", "sex": "sex", "age": "age"}
"""What people may be divided by, and the field of a roster that tells it."""
YOUNG, NOT_YOUNG = "young", "not-young"
BY = ("unit", "post", "sex", "age", YOUNG)


@dataclass(frozen=True, slots=True)
class Division:
    """People divided: each row's key, None where unknown, and the keys in order as shown."""

    key: str
    title: str
    of_rows: Mapping[int, object]
    terms: Mapping[object, Value]

    def name(self, key: object) -> str:
        """Name a part as figures do: ``unit.Xã An Phước 1``."""
        return f"{self.key}.{NOT_TOLD.key if key is None else key}"


class Divisions:
    """Divides the people of cadre lists."""

    def __init__(
        self, cadres: Iterable[Cadre], vocabulary: Vocabulary, targets: Targets, as_of: dt.date
    ) -> None:
        """Take the people, and the office's rule of who is young."""
        self.frame = _frame(cadres)
        self.vocabulary, self.targets, self.as_of = vocabulary, targets, as_of

    def by(self, key: str) -> Division:
        """Divide by one of ``BY``; who is of no known part stands last."""
        if key == YOUNG:
            return self._by_youth()
        field = FIELDS[key]
        told = dimension(field, self.frame, self.vocabulary, self.as_of)
        return self._division(key, TITLES[field], told.of_rows, told.terms)

    def _by_youth(self) -> Division:
        targets = self.targets
        ages = ages_at(self.frame, targets.young_as_of or self.as_of)
        below = targets.young_below + targets.young_inclusive
        young = ages.lt(below).map({True: YOUNG, False: NOT_YOUNG}).where(ages.notna(), None)
        upto = targets.young_below if targets.young_inclusive else targets.young_below - 1
        terms: dict[object, Value] = {
            YOUNG: Term(YOUNG, f"Cán bộ trẻ (đến {upto} tuổi)"),
            NOT_YOUNG: Term(NOT_YOUNG, f"Từ {upto + 1} tuổi trở lên"),
        }
        present = set(young.dropna())
        shown: dict[object, Value] = {one: term for one, term in terms.items() if one in present}
        return self._division(YOUNG, "Tuổi trẻ", young, shown)

    def _division(
        self, key: str, title: str, of_rows: pd.Series, terms: Mapping[object, Value]
    ) -> Division:
        known = of_rows.astype(object).where(of_rows.notna(), None)
        told = dict(zip(known.index.tolist(), known.tolist(), strict=True))
        unknown: dict[object, Value] = {None: NOT_TOLD} if None in told.values() else {}
        return Division(key, title, told, {**terms, **unknown})


def _frame(cadres: Iterable[Cadre]) -> pd.DataFrame:
    """Make a frame of what all rows of each person tell together."""
    import pandas as pd

    people = list(cadres)
    rows = [one.row for one in people]

    def texts(name: str) -> pd.Series:
        return pd.Series([getattr(one, name) for one in people], index=rows, dtype=object)

    years = [one.birth_year for one in people]
    return pd.DataFrame(
        {
            "unit": texts("unit"),
            "sex": texts("sex"),
            "position": texts("position"),
            "birth_date": pd.to_datetime(texts("birth_date")),
            "birth_year": pd.Series(years, index=rows, dtype="Int64"),
        }
    )
