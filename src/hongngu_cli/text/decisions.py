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


NAMED = re.compile(r"\bquy[eế]t [dđ][iị]nh\b|\bQĐ\b", re.IGNORECASE)


def decision_within(text: str) -> tuple[str, int] | None:
    """Give the day, as written, and the year of a decision that a longer text speaks of.

    >>> decision_within("(Kèm theo Quyết định số 15/QĐ-UBND ngày 22 tháng 8 năm 2022)")
    ('22 tháng 8 năm 2022', 2022)
    >>> decision_within("Danh sách lập ngày 22/8/2022")
    """
    text = clean(text)
    named = NAMED.search(text)
    found = decided_on(text[named.end() :]) if named else None
    return (found[0], found[1].year) if found and found[1].year else None


def decided_on(text: str) -> tuple[str, DateRead] | None:
    """Give the day as written and as read; None where the text has none.

    >>> decided_on("12-QĐ/HU ngày 31/02/2019")[1].doubt
    'impossible-date'
    """
    found = DAY.search(clean(text))
    return (found[0], read_date(found[0])) if found else None
