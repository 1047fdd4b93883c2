"""What a forecast is made of: when people retire, and how a number is foreseen."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.forecast.methods import METHODS, foreseen
from hongngu_cli.analyse.forecast.retirement import reached, schedules
from hongngu_cli.read.settings.vocabularies import load_vocabulary

VOCABULARY = load_vocabulary(shipped.vocabulary())
# The annex of Nghị định 135/2020/NĐ-CP: born from, born to, years and months of age.
MEN = """
    1/1960  12/1960 60 0
    1/1961  9/1961  60 3
    10/1961 6/1962  60 6
    7/1962  3/1963  60 9
    4/1963  12/1963 61 0
    1/1964  9/1964  61 3
    10/1964 6/1965  61 6
    7/1965  3/1966  61 9
    4/1966  12/1990 62 0
"""
WOMEN = """
    1/1965  12/1965 55 0
    1/1966  8/1966  55 4
    9/1966  4/1967  55 8
    5/1967  12/1967 56 0
    1/1968  8/1968  56 4
    9/1968  4/1969  56 8
    6/1969  12/1969 57 0
    1/1970  8/1970  57 4
    5/1975  12/1990 60 0
"""


def month(text: str) -> int:
    """Count a month since the year nought."""
    of_year, year = text.split("/")
    return int(year) * 12 + int(of_year) - 1


@pytest.mark.parametrize(("sex", "annex"), [("nam", MEN), ("nu", WOMEN)])
def test_people_retire_at_the_age_that_the_decree_gives(sex: str, annex: str) -> None:
    schedule = schedules(VOCABULARY)[sex]
    for line in annex.strip().splitlines():
        first, last, years, months = line.split()
        for born in range(month(first), month(last) + 1):
            year, of_year = reached(schedule, born // 12, born % 12 + 1)
            assert year * 12 + of_year - 1 - born == int(years) * 12 + int(months), line


def test_the_age_is_that_of_the_year_in_which_it_is_reached() -> None:
    men = schedules(VOCABULARY)["nam"]
    assert reached(men, 1960, 12) == (2020, 12)
    assert reached(men, 1961, 9) == (2021, 12)
    assert reached(men, 1961, 10) == (2022, 4)


@pytest.mark.parametrize(
    ("series", "method", "value", "low", "high"),
    [
        # Trend: 2, 4 says 6, and 2, 4, 6 says 8: never off. So 10, from 10 to 10.
        ([2, 4, 6, 8], "trend", 10, 10, 10),
        # All alike: every method is right, the simplest is taken.
        ([3, 3, 3, 3], "naive", 3, 3, 3),
        # 4, 0 | 4: as before is off by 4, the mean (2) by 2, the trend (0 at least) by 4;
        # 4, 0, 4 | 0: off by 4, by 8/3, by 8/3. The mean of all is 2: from 0 (2 - 8/3) to 5.
        ([4, 0, 4, 0], "mean", 2, 0, 5),
        # 1, 2 | 2: off by 0, 1/2, 1; 1, 2, 2 | 2: off by 0, 1/3, 2/3.
        ([1, 2, 2, 2], "naive", 2, 2, 2),
        # 5, 5 | 5 | 6: as before 0 and 1; the mean 0 and 1; the trend 0 and 1: the simplest.
        ([5, 5, 5, 6], "naive", 6, 5, 7),
    ],
)
def test_the_method_is_taken_that_was_off_least(
    series: list[int], method: str, value: int, low: int, high: int
) -> None:
    told = foreseen(series, 1, 4)
    assert told
    assert (told.method, told.value, told.low, told.high) == (method, value, low, high)
    assert told.tries == 2  # at the end of the second and of the third year


def test_a_method_is_tried_as_many_years_ahead_as_it_is_to_foresee() -> None:
    told = foreseen([2, 4, 6, 8], 2, 4)
    assert told
    # Of 2, 4 the trend says 8 two years on, as before 4, the mean 3.
    assert {name: [*map(int, off)] for name, off in told.errors.items()} == {
        "naive": [4],
        "mean": [5],
        "trend": [0],
    }
    assert told.value == 12
    assert foreseen([2, 4, 6, 8], 3, 4) is None


def test_too_few_years_tell_nothing() -> None:
    assert foreseen([1, 2, 3], 1, 4) is None
    assert foreseen([1, 2, 3], 1, 3) is not None
    assert foreseen([], 1, 4) is None


def test_nothing_is_foreseen_below_nought() -> None:
    told = foreseen([9, 6, 3, 0], 1, 4)
    assert told
    assert (told.method, told.value, told.low) == ("trend", 0, 0)
    assert METHODS["trend"]([9, 6, 3, 0], 1) == Fraction(0)
