"""Who is one person: name and birth; identity number or unit where the birth is not full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold_name
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import pandas as pd


def person_numbers(frame: pd.DataFrame, vocabulary: Vocabulary) -> pd.Series[int]:
    """Give each row its person's number; rows of one person have one number.

    The same name with the same full birth date is one person, in any unit. A row with a
    year or nothing joins the one person of that name, year and unit, if there is just one;
    otherwise it stands alone with its likes. One name with one identity number is one person,
    unless two full birth dates speak against it. A row without a name is a person by itself.
    """
    import pandas as pd

    units = UnitSpellings(vocabulary)
    names = frame["name"].map({name: fold_name(name) for name in frame["name"].dropna().unique()})
    keys = {text: units.key(text) for text in frame["unit"].dropna().unique()}
    # Of a column that holds nothing pandas would make numbers.
    unit = frame["unit"].map(keys).astype(object).where(frame["unit"].notna(), "")
    nameless = names.isna()
    names = names.where(~nameless, "\0" + frame.index.astype(str))
    key = pd.DataFrame(
        {
            "name": names,
            "date": frame["birth_date"],
            "year": frame["birth_year"],
            "unit": unit,
            "identity": frame.get("identity_number", None),
        }
    )
    dated = key["date"].notna()
    numbers = key.groupby(["name", "date"], sort=False, dropna=True).ngroup().where(dated, -1)
    numbers = _join(numbers, key, ["name", "year", "unit"], key["year"].notna())
    numbers = _join(numbers, key, ["name", "unit"], key["year"].isna())
    return _united(numbers, key)


def _united(numbers: pd.Series[int], key: pd.DataFrame) -> pd.Series[int]:
    """Make one person of those who share name and identity number, but for other births."""
    known = key["identity"].notna()
    if not known.any():
        return numbers
    told = key[known].assign(number=numbers)
    people = told.groupby(["name", "identity"], sort=False)
    several, dates = people["number"].transform("nunique"), people["date"].transform("nunique")
    shared = told[several.gt(1) & dates.le(1)]
    if not len(shared):
        return numbers
    least = shared.groupby(["name", "identity"], sort=False)["number"].transform("min")
    return numbers.replace(dict(zip(shared["number"].tolist(), least.tolist(), strict=True)))


def _join(
    numbers: pd.Series[int], key: pd.DataFrame, on: list[str], wanted: pd.Series[bool]
) -> pd.Series[int]:
    """Give rows without a number that of the one person who agrees in ``on``, else a new one."""
    open_rows = wanted & (numbers < 0)
    if not open_rows.any():
        return numbers
    groups = key.groupby(on, sort=False, dropna=False).ngroup()
    known = numbers[numbers >= 0].groupby(groups[numbers >= 0])
    people = known.nunique()
    sole = known.first()[people.eq(1)]
    found = groups[open_rows].map(sole)
    fresh = numbers.max() + 1 + groups[open_rows]
    joined = numbers.copy()
    joined[open_rows] = found.fillna(fresh).astype("int64")
    return joined
