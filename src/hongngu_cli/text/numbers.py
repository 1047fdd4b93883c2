"""Numbers as Vietnamese offices write them: decimal comma, dot for thousands."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from hongngu_cli.text.fold import clean

if TYPE_CHECKING:
    from hongngu_cli.model.sheet import Cell

NOTHING = "–"
TEN = 10
SWAPPED = str.maketrans(",.", ".,")
THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}")
PLAIN = re.compile(r"(-?[0-9]{1,18})(?:\.0+|,00?)?")
NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF0C, 0xFF1B)}
"""Full-width digits and the marks among them, as East Asian input methods type them."""


def count(number: int) -> str:
    """Write a count for a table.

    >>> count(7), count(12545)
    ('7', '12.545')
    """
    return f"{number:,}".translate(SWAPPED)


def share(fraction: float | None, decimals: int = 1) -> str:
    """Write a fraction as a percentage, half up; a dash where there is no base.

    >>> share(139 / 301), share(0.0625), share(None)
    ('46,2%', '6,3%', '–')
    """
    if fraction is None or not math.isfinite(fraction):
        return NOTHING
    # The shortest decimal that means this float: an exact half stays a half.
    percentage = Decimal(repr(float(fraction))) * 100
    rounded = percentage.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded or abs(rounded):,f}%".translate(SWAPPED)


def prose(number: int) -> str:
    """Write a count for running text, where offices put a zero before one digit, but not nought.

    >>> prose(5), prose(301), prose(12545), prose(0)
    ('05', '301', '12.545', '0')
    """
    return f"{number:02d}" if 0 < number < TEN else count(number)


def some(number: int, of: str) -> str:
    """Say how many of something there are in running text, where nothing is said in words.

    >>> some(5, "lượt"), some(0, "lượt")
    ('05 lượt', 'không lượt nào')
    """
    return f"{prose(number)} {of}" if number else f"không {of} nào"


def shown(cell: Cell) -> str:
    """Write a cell the way its reader sees it, numbers without thousands marks.

    >>> shown(3.0), shown(2.5), shown(dt.date(2019, 3, 15)), shown("Trung cắp")
    ('3', '2,5', '15/03/2019', 'Trung cắp')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dt.datetime):
        day = shown(cell.date())
        return day if cell.time() == dt.time() else f"{day} {shown(cell.time())}"
    if isinstance(cell, dt.date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year:04d}"
    if isinstance(cell, dt.time):
        return _clock(cell.hour * 3600 + cell.minute * 60 + cell.second)
    if isinstance(cell, dt.timedelta):
        seconds = round(cell.total_seconds())
        return f"-{_clock(-seconds)}" if seconds < 0 else _clock(seconds)
    return _number(cell)


def whole(cell: Cell) -> int | None:
    """Read an integer typed as a number or as text; None for anything else.

    A comma before three digits could be either mark, so nothing is read there.

    >>> whole(12.0), whole("12.0"), whole("1.207"), whole("1,207"), whole("12 người")
    (12, 12, 1207, None, None)
    """
    if isinstance(cell, int | float):
        return int(cell) if math.isfinite(cell) and cell == int(cell) else None
    if not isinstance(cell, str):
        return None
    text = clean(cell).translate(NARROW)
    if THOUSANDS.fullmatch(text):
        return int(text.replace(".", ""))
    plain = PLAIN.fullmatch(text)
    return int(plain[1]) if plain else None


def _number(number: float) -> str:
    """Show at most 15 digits, as spreadsheets do."""
    if not math.isfinite(number):
        return str(number)
    digits = f"{Decimal(f'{number:.15g}'):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.replace(".", ",")


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{rest:02d}" if rest else "")
