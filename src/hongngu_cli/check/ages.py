"""Births that do not fit the year of training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.dates import years_outside
from hongngu_cli.check.telling import Telling, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary


def birth_after_training(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people born in the year they were trained or later."""
    telling = Telling(roster, vocabulary, "birth-after-training")
    ages = _ages(roster)
    for row in ages.index[ages <= 0].tolist():
        born, year = value(roster, row, "birth_year"), value(roster, row, "year")
        yield telling.cell(
            row, told_by(roster, row), f"Năm sinh {born} không trước năm đào tạo {year}."
        )


def age_out_of_range(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find people too young or too old when they were trained."""
    telling = Telling(roster, vocabulary, "age-out-of-range")
    ages = _ages(roster)
    youngest, oldest = settings.check.youngest, settings.check.oldest
    unlikely = ages[(ages > 0) & ((ages < youngest) | (ages > oldest))]
    unlikely = unlikely.drop(index=years_outside(roster, settings).index, errors="ignore")
    for row, age in zip(unlikely.index.tolist(), unlikely.tolist(), strict=True):
        year = value(roster, row, "year")
        says = f"Năm đào tạo {year} người này {age} tuổi, ngoài khoảng {youngest}-{oldest}."
        yield telling.cell(row, told_by(roster, row), says)


def _ages(roster: Roster) -> pd.Series[int]:
    """Give the ages in the year of training, of those of whom both years are known."""
    return (roster.frame["year"] - roster.frame["birth_year"]).dropna()


def told_by(roster: Roster, row: int) -> str:
    """Name the field whose cell tells the birth: a year may have a column of its own."""
    return "birth_year" if roster.place(row, "birth_year").cell else "birth_date"
