"""Enrolments that stand twice: the same person, level, year and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.roster import Ids

TOLD = ("name", "level", "year", "birth_year")
"""What must be known before two rows are taken for one enrolment."""


def repeated(frame: pd.DataFrame, units: UnitSpellings) -> Ids:
    """Give the row ids of enrolments that repeat an earlier one.

    Two rows are the same enrolment only where name, birth, level, year and unit are known
    and agree, and course, start and decision do not differ.
    """
    known = frame.dropna(subset=list(TOLD))
    names = {name: fold_name(name) for name in known["name"].unique()}
    keys = known.assign(
        name=known["name"].map(names),
        unit=known["unit"].map({text: units.key(text) for text in known["unit"].dropna().unique()}),
    )
    keys = keys[["name", "birth_date", "birth_year", "level", "year", "unit", "start", "decision"]]
    return keys.index[keys.duplicated(keep="first")].to_numpy()
