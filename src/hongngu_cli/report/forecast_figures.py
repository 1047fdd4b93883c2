"""Numbers foreseen as figures, each with the years it is computed from and how."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hongngu_cli.analyse.forecast.history import key_of
from hongngu_cli.model.figure import Figure
from hongngu_cli.text.numbers import prose, shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.forecast.methods import Foreseen
    from hongngu_cli.analyse.quota.chain import At

METHODS = {"naive": "như năm trước", "mean": "bình quân", "trend": "xu hướng"}
TAKEN = {
    "naive": "Lấy bằng năm {last}, là {value}",
    "mean": "Bình quân của {years} năm này là {value}",
    "trend": "Đường thẳng sát {years} năm này nhất, kéo dài đến năm {year} và không lấy dưới 0, "
    "là {value}",
}
"""What each method does, with the years from the past and the number before rounding."""


def figures_of(
    made: Foreseen, at: At, series: Mapping[int, Figure], named: str, decimals: int
) -> list[Figure]:
    """Make figures of a number foreseen and of the ends of its interval."""
    told = (
        ("next", "Dự báo nhu cầu", made.value, _taken(made, at, series, decimals)),
        ("next-low", "Dự báo nhu cầu ít nhất", made.low, _low(made, decimals)),
        ("next-high", "Dự báo nhu cầu nhiều nhất", made.high, _high(made, decimals)),
    )
    past = tuple(series.values())
    return [
        Figure(key_of(name, at), f"{label}, {named}", value, computed_from=past, how=how)
        for name, label, value, how in told
    ]


def _taken(made: Foreseen, at: At, series: Mapping[int, Figure], decimals: int) -> str:
    """Say what the method does, and why this one was taken."""
    exact = rounded(made.exact, decimals)
    taken = TAKEN[made.method].format(
        last=max(series), years=prose(len(series)), year=at.year, value=exact
    )
    to_whole = "" if made.exact == made.value else f", làm tròn thành {made.value}"
    of_each = [
        f"“{METHODS[name]}” ({rounded(sum(errors, Fraction(0)), decimals)})"
        for name, errors in made.errors.items()
    ]
    of_each[0] = of_each[0].replace("(", "(tổng sai số ")
    return (
        f"{taken}{to_whole}. Trong các phương pháp {', '.join(of_each)}, đây là cách sai ít nhất "
        f"trong {prose(made.tries)} lần thử dự báo lại các năm đã qua."
    )


def _low(made: Foreseen, decimals: int) -> str:
    exact = made.exact - made.most
    how = "không lấy dưới 0" if exact < 0 else "làm tròn xuống"
    return _off(made, "trừ", exact, how, decimals)


def _high(made: Foreseen, decimals: int) -> str:
    return _off(made, "cộng", made.exact + made.most, "làm tròn lên", decimals)


def _off(made: Foreseen, sign: str, exact: Fraction, how: str, decimals: int) -> str:
    """Say how far an end of the interval is from the number foreseen."""
    of_method = f"sai số lớn nhất khi thử lại bằng cách {METHODS[made.method]}"
    number, most, end = (rounded(one, decimals) for one in (made.exact, made.most, exact))
    last = "" if exact.denominator == 1 and exact >= 0 else f"; {how}"
    return f"Lấy số dự báo ({number}) {sign} {of_method} ({most}), được {end}{last}."


def rounded(number: float | Fraction, decimals: int) -> str:
    """Write a number with at most so many decimals, half up.

    >>> rounded(Fraction(8, 3), 1), rounded(2.0, 1), rounded(Fraction(-2, 3), 1)
    ('2,7', '2', '–0,7')
    """
    part = Fraction(repr(number)) if isinstance(number, float) else number
    exact = Decimal(part.numerator) / Decimal(part.denominator)
    told = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return shown(float(told)).replace("-", "–")
