"""The rows of one name, birth year and level, found before any two are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.text.fold import fold_name

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_cli.read.repeats.sameness import Entries

TOLD = ("name", "birth_year", "level", "year")
"""What must be known, and agree, before two rows are taken for one enrolment."""
UNDATED = TOLD[:-1]
"""What is left of it where the year is not told."""


def namesakes(
    frame: pd.DataFrame, entries: Entries, columns: tuple[str, ...] = TOLD
) -> list[list[int]]:
    """Give the rows that agree in name, birth year, level and year, in order.

    Days, years and levels are compared fastest, and few rows agree in them: of people whose
    birth date is known with another of that date, of others with one of that year and unit.
    """
    names = [*columns]
    told = frame.loc[frame[names].notna().all(axis="columns"), [*names, "birth_date", "unit"]]
    dated = told["birth_date"].notna()
    rest = [name for name in names if name not in {"name", "birth_year"}]
    alike = _repeating(told[dated], ["birth_date", *rest])
    if not dated.all():
        keys = {text: entries.unit_key(text) for text in told["unit"].dropna().unique()}
        others = told.assign(unit=told["unit"].map(keys))
        alike = alike.union(_repeating(others, ["birth_year", *rest, "unit"]))
    chosen = told.loc[alike.sort_values()]
    folded = {name: fold_name(name) for name in chosen["name"].unique()}
    values = [chosen[name].tolist() for name in names]
    groups: dict[tuple[object, ...], list[int]] = {}
    for row, (name, *known) in zip(chosen.index.tolist(), zip(*values, strict=True), strict=True):
        groups.setdefault((folded[name], *known), []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def _repeating(told: pd.DataFrame, columns: list[str]) -> pd.Index[int]:
    """Give the rows that agree with another in some columns and in how long the name is."""
    chosen = told[told.duplicated(columns, keep=False)]
    if len(chosen):
        lengths = {name: letters(name) for name in chosen["name"].unique()}
        chosen = chosen.assign(name=chosen["name"].map(lengths))
        chosen = chosen[chosen.duplicated([*columns, "name"], keep=False)]
    return chosen.index


def letters(name: str) -> int:
    """Count the letters of a name, which are as many however its marks are placed."""
    bare = name.replace(" ", "")
    return len(bare) if bare.isalpha() else sum(map(str.isalpha, bare))
