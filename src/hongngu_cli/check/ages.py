"""Births that do not fit the year of training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.dates import years_outside
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.text.dates import LAST_YEAR, year_in_day
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

TYPED_YEAR = (
    "Có phải gõ năm sinh {0} vào ô định dạng ngày? Nếu đúng, ghi đủ ngày, tháng, năm sinh; chỉ "
    "biết năm thì gõ dấu nháy đơn rồi năm ('{0})."
)
MOST = 10**6
"""Years that nobody lives."""


def birth_after_training(
    roster: Roster, vocabulary: Vocabulary, settings: Settings
) -> Iterable[Issue]:
    """Find people born in the year they were trained or later, or after today whatever that is."""
    telling = Telling(roster, vocabulary, "birth-after-training")
    born, years = roster.columns["birth_year"], roster.columns["year"]
    known = {row for row, age in _ages(roster).items() if age <= 0}
    # Beside a year of training that cannot be, and is told, a birth that can be is not in doubt.
    today = settings.as_of.year if settings.as_of else LAST_YEAR
    grown = today - settings.check.youngest
    outside = {row for row in years_outside(roster, settings) if (born[row] or today) <= grown}
    for row in sorted(known - outside):
        says = f"Năm sinh {born[row]} không trước năm đào tạo {years[row]}."
        yield telling.cell(row, told_by(roster, row), says)
    for row in roster.where("birth_year", lambda year: bool(year) and year > today):
        if row not in known:
            says = f"Năm sinh {born[row]} ở sau năm {today}."
            yield telling.cell(row, told_by(roster, row), says)


def age_out_of_range(roster: Roster, vocabulary: Vocabulary, settings: Settings) -> Iterable[Issue]:
    """Find people too young or too old when they were trained."""
    telling = Telling(roster, vocabulary, "age-out-of-range")
    youngest, oldest = settings.check.youngest, settings.check.oldest
    years, outside = roster.columns["year"], set(years_outside(roster, settings))
    for row, age in _ages(roster, youngest, oldest).items():
        if age > 0 and row not in outside:
            # With both days known the age is told in full years, as a clerk counts it.
            begun, birth = (roster.columns[name][row] for name in ("start", "birth_date"))
            when, full = f"Năm đào tạo {years[row]}", age
            if begun and birth:
                full -= (begun.month, begun.day) < (birth.month, birth.day)
                full += begun.year - years[row]
                when = f"Ngày bắt đầu {shown(begun)}"
            if not youngest <= full <= oldest:
                says = f"{when} người này {full} tuổi, ngoài khoảng {youngest}-{oldest}."
                name = told_by(roster, row)
                meant = year_in_day(roster.typed(row, name))
                fits = meant and youngest <= years[row] - meant <= oldest
                advice = TYPED_YEAR.format(meant) if fits else ""
                yield telling.cell(row, name, says, advice)


def _ages(roster: Roster, youngest: int = 1, oldest: int = MOST) -> dict[int, int]:
    """Give the ages in the year of training outside a range, where both years are known."""
    years, born = (roster.columns.numbers(field) for field in ("year", "birth_year"))
    ages = (years - born)[roster.ids]
    known = (years[roster.ids] != UNTOLD) & (born[roster.ids] != UNTOLD)
    chosen = known & ((ages < youngest) | (ages > oldest))
    return dict(zip(roster.ids[chosen].tolist(), ages[chosen].tolist(), strict=True))


def told_by(roster: Roster, row: int) -> str:
    """Name the field whose cell tells the birth: a year may have a column of its own."""
    return "birth_year" if roster.place(row, "birth_year").cell else "birth_date"
