"""The day that the number of a decision carries: "12-QĐ/HU ngày 15/3/2019"."""

from __future__ import annotations

import re

from hongngu_cli.text.dates import DateRead, read_date
from hongngu_cli.text.fold import clean

DAY = re.compile(
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d"
    r"|\d{1,2} th[áa]ng \d{1,2} n[ăa]m (?:19|20)\d\d",
    re.IGNORECASE,
)


def decided_on(text: str) -> tuple[str, DateRead] | None:
    """Give the day as written and as read; None where the text has none.

    >>> decided_on("12-QĐ/HU ngày 31/02/2019")[1].doubt
    'impossible-date'
    """
    found = DAY.search(clean(text))
    return (found[0], read_date(found[0])) if found else None
