"""Values as people and programs read them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_cli.model.table import Kind, Term, Value
from hongngu_cli.write.layout import fit, stretch
from hongngu_cli.write.values import UNPRINTABLE, number_format, plain, shown, visible


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (12545, "count", "12.545"),
        (-1207, "count", "-1.207"),
        (2.25, "count", "2,3"),
        (-0.04, "count", "0,0"),
        (3.0, "count", "3"),
        (1234.5, "count", "1.234,5"),
        (0.4205, "share", "42,1%"),
        (1, "share", "100,0%"),
        (None, "share", "–"),
        (None, "count", ""),
        (None, "text", ""),
        (2021, "year", "2021"),
        (dt.date(2021, 3, 5), "date", "05/03/2021"),
        (dt.datetime(2021, 3, 5, 7, 30, tzinfo=dt.UTC), "date", "05/03/2021"),
        (dt.date(901, 1, 2), "date", "02/01/0901"),
        ("Tổng cộng", "year", "Tổng cộng"),
        (Term("nu", "Nữ"), "text", "Nữ"),
        (7, "text", "7"),
        ("Nguye\u0302\u0303n", "text", "Nguyễn"),
    ],
)
def test_people_read(value: Value, kind: Kind, text: str) -> None:
    assert shown(value, kind) == text


def test_the_office_sets_the_decimals_of_percentages() -> None:
    assert shown(0.9556, "share", 2) == "95,56%"
    assert shown(0.385, "share", 0) == "39%"
    assert number_format(0.385, "share", 0) == "0%"
    assert number_format(2.25, "count", 1) == "#,##0.0"
    assert number_format(2019, "year", 1) == "0"


def test_programs_read() -> None:
    assert plain(Term("nu", "Nữ")) == "nu"
    assert plain(dt.datetime(2021, 3, 5, 7, 30, tzinfo=dt.UTC)) == "2021-03-05"
    assert plain(None) is None


@given(st.text())
def test_visible_text_holds_nothing_that_gives_orders(text: str) -> None:
    made = visible(text)
    assert not UNPRINTABLE.search(made)
    assert made == " ".join(made.split())
    assert "\n" not in made


WIDTHS = st.lists(st.tuples(st.floats(1, 50), st.floats(0, 200)), min_size=1, max_size=12)


@given(WIDTHS, st.floats(1, 300))
def test_columns_fit_and_none_is_squeezed_without_need(
    columns: list[tuple[float, float]], room: float
) -> None:
    least = [low for low, _ in columns]
    wanted = [low + more for low, more in columns]
    widths = fit(least, wanted, room)
    assert sum(widths) <= max(room, 0) + 1e-6
    if sum(least) <= room:
        pairs = zip(least, widths, wanted, strict=True)
        assert all(low - 1e-6 <= width <= want + 1e-6 for low, width, want in pairs)
        filled = stretch(widths, [True] * len(widths), room)
        assert sum(filled) == pytest.approx(room)
