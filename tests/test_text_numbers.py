from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli.text.numbers import count, prose, share, shown, whole

if TYPE_CHECKING:
    from hongngu_cli.model.sheet import Cell


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (301, "301"), (1207, "1.207"), (12545, "12.545"), (-1207, "-1.207")],
)
def test_counts_have_a_dot_for_thousands(number: int, written: str) -> None:
    assert count(number) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (5, "05"), (10, "10"), (301, "301"), (12545, "12.545"), (-3, "-3")],
)
def test_prose_puts_a_zero_before_one_digit(number: int, written: str) -> None:
    assert prose(number) == written


@pytest.mark.parametrize(
    ("fraction", "decimals", "written"),
    [
        (30 / 78, 1, "38,5%"),
        (225 / 301, 1, "74,8%"),
        (2909 / 3044, 2, "95,57%"),
        (0.421, 1, "42,1%"),
        (0.0625, 1, "6,3%"),
        (0.1625, 1, "16,3%"),
        (0.005, 0, "1%"),
        (1.0, 1, "100,0%"),
        (12.5, 1, "1.250,0%"),
        (-0.0625, 1, "-6,3%"),
        (-0.00001, 1, "0,0%"),
        (None, 1, "–"),
        (float("nan"), 1, "–"),
    ],
)
def test_shares_round_half_up_and_have_a_comma(
    fraction: float | None, decimals: int, written: str
) -> None:
    assert share(fraction, decimals) == written


@given(st.integers(0, 100_000), st.integers(1, 100_000), st.integers(0, 3))
def test_a_share_is_the_exact_ratio_rounded_half_up(part: int, base: int, decimals: int) -> None:
    steps = Fraction(part * 100 * 10**decimals, base)
    rounded = (steps + Fraction(1, 2)).__floor__()
    written = share(part / base, decimals).rstrip("%").replace(".", "").replace(",", "")
    assert int(written) == rounded


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("", ""),
        ("Trung cắp", "Trung cắp"),
        ("05", "05"),
        (3.0, "3"),
        (3, "3"),
        (2.5, "2,5"),
        (0.1 + 0.2, "0,3"),
        (-7.0, "-7"),
        (87123456789.0, "87123456789"),
        (1e20, "100000000000000000000"),
        (dt.date(2019, 3, 15), "15/03/2019"),
        (dt.datetime(2019, 3, 15), "15/03/2019"),  # noqa: DTZ001 - cells know no zone
        (dt.datetime(2019, 3, 15, 7, 30), "15/03/2019 07:30"),  # noqa: DTZ001 - cells know no time zone
        (dt.time(7, 30), "07:30"),
        (dt.time(7, 30, 5), "07:30:05"),
        (dt.timedelta(hours=26, minutes=30), "26:30"),
        (dt.timedelta(minutes=-30), "-00:30"),
    ],
)
def test_a_cell_is_shown_as_its_reader_sees_it(cell: Cell, seen: str) -> None:
    assert shown(cell) == seen


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12.0, 12),
        ("１２", 12),
        ("１．２０７", 1207),
        (12, 12),
        ("12", 12),
        ("12.0", 12),
        ("12,0", 12),
        ("12 ", 12),
        ("\u00a012\u00a0", 12),
        ("05", 5),
        ("1.207", 1207),
        ("12.545.000", 12_545_000),
        ("-3", -3),
        ("12.000", 12_000),
        ("0.000", 0),
    ],
)
def test_whole_numbers_are_read(cell: Cell, number: int) -> None:
    assert whole(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "x",
        "1,207",
        "12,000",
        "1 207",
        "12 người",
        "2,5",
        "01.207",
        "1e3",
        "٣",
        "1" * 19,
        12.5,
        float("nan"),
        float("inf"),
        dt.date(2019, 3, 15),
        dt.timedelta(days=3),
    ],
)
def test_what_may_be_no_whole_number_is_not_guessed(cell: Cell) -> None:
    assert whole(cell) is None


@given(st.integers(-(10**15), 10**15))
def test_a_written_number_is_read_again(number: int) -> None:
    assert whole(count(number)) == whole(str(number)) == whole(shown(float(number))) == number


@given(st.integers(0, 10**15))
def test_a_number_in_prose_is_read_again(number: int) -> None:
    assert whole(prose(number)) == number
