"""The day that a list was signed, by the lines on its sheets around its people."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import clean

if TYPE_CHECKING:
    from hongngu_cli.read.repeats.listings import Page

SIGNED = re.compile(r"[^,0-9]{2,40}, ?(ng[àa]y .{6,30})", re.IGNORECASE)
"""A place and a day alone in a cell, as above a list or a signature: "Long Thuận, ngày …"."""
SEARCHED = 60
"""So many rows above the first person and below the last are looked through for a day."""


def signed_day(pages: Iterable[Page]) -> dt.date | None:
    """Give the one day that the sheets of a list tell; None for none or several."""
    days = {day for page in pages for day in _signed_days(page)}
    return days.pop() if len(days) == 1 else None


def _signed_days(page: Page) -> Iterable[dt.date]:
    """Read the days of the lines that say where and when a list was made."""
    above = range(max(1, page.first - SEARCHED), page.first)
    below = range(page.last + 1, min(len(page.sheet.rows), page.last + SEARCHED) + 1)
    for row in (*above, *below):
        for cell in page.sheet.rows[row - 1]:
            line = SIGNED.fullmatch(clean(cell)) if isinstance(cell, str) else None
            day = read_date(line[1]).date if line else None
            if day:
                yield day
