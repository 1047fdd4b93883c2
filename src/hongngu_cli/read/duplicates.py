"""Enrolments that stand twice: the same person, level, year and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.model.roster import Ids

TOLD = ("name", "birth_year", "level", "year")
"""What must be known before two rows are taken for one enrolment."""
SAME = ["birth_date", "birth_year", "level", "year", "start", "decision", "unit"]
"""What must agree besides the name; the unit in any spelling, unknown values like themselves."""


def repeated(frame: pd.DataFrame, units: UnitSpellings) -> Ids:
    """Give the row ids of enrolments that repeat an earlier one."""
    keys = {text: units.key(text) for text in frame["unit"].dropna().unique()}
    told = frame[SAME].assign(unit=frame["unit"].map(keys))
    told = told[frame[list(TOLD)].notna().all(axis="columns")]
    # Names are folded last, for the few rows that agree in everything else.
    told = told[told.duplicated(keep=False)]
    names = frame.loc[told.index, "name"]
    told = told.assign(name=names.map({name: fold_name(name) for name in names.unique()}))
    return told.index[told.duplicated(keep="first")].to_numpy()
