"""Ages in whole years, in bands, and who is young."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hongngu_cli.model.settings import Targets
from hongngu_cli.model.table import Term, Value

if TYPE_CHECKING:
    import pandas as pd

Breakdown = tuple["pd.Series", Mapping[object, Value]]
"""Each row's key, None where it is not known, and all keys in order with how they are shown."""


def ages_at(frame: pd.DataFrame, as_of: dt.date) -> pd.Series:
    """Give ages in full years; where only the birth year is known, as of the year's end."""
    birth = frame["birth_date"]
    before = (birth.dt.month * 100 + birth.dt.day) > (as_of.month * 100 + as_of.day)
    ages: pd.Series = as_of.year - frame["birth_year"].astype("Float64") - before.astype("Float64")
    return ages


def by_bands(ages: pd.Series, bands: Sequence[int]) -> Breakdown:
    """Tell ages apart by the upper ends of bands, above the last of which all are one."""
    import pandas as pd

    edges = [float("-inf"), *bands, float("inf")]
    keys = [
        f"<={bands[0]}",
        *(f"{low + 1}-{high}" for low, high in pairwise(bands)),
        f">{bands[-1]}",
    ]
    labels = [
        f"Từ {bands[0]} tuổi trở xuống",
        *(f"{key} tuổi" for key in keys[1:-1]),
        f"Trên {bands[-1]} tuổi",
    ]
    values = pd.cut(ages.astype("float64"), edges, labels=keys).astype(object)
    terms: dict[object, Value] = {
        key: Term(key, label) for key, label in zip(keys, labels, strict=True)
    }
    return values.where(values.notna(), None), terms


def by_youth(ages: pd.Series, targets: Targets) -> Breakdown:
    """Tell the young from the others, by the office's rule."""
    below, inclusive = targets.young_below, targets.young_inclusive
    is_young = ages <= below if inclusive else ages < below
    keys = {True: "yes", False: "no"}
    values = is_young.map(keys, na_action="ignore").astype(object)
    young = f"từ {below} tuổi trở xuống" if inclusive else f"dưới {below} tuổi"
    older = f"Trên {below} tuổi" if inclusive else f"Từ {below} tuổi trở lên"
    terms: dict[object, Value] = {
        "yes": Term("yes", f"Cán bộ trẻ ({young})"),
        "no": Term("no", older),
    }
    return values.where(values.notna(), None), terms
