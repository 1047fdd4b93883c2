"""The day of a decision, or of another paper that sends people: "12-QĐ/HU ngày 15/3/2019"."""

from __future__ import annotations

import re
from typing import NamedTuple

from hongngu_cli.text.dates import DateRead, read_date
from hongngu_cli.text.fold import clean

DAY = re.compile(
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d"
    r"|\d{1,2} th[áa]ng \d{1,2} n[ăa]m (?:19|20)\d\d",
    re.IGNORECASE,
)


PAPERS = {
    "quyết định": re.compile(r"\bquy[eế]t [dđ][iị]nh\b|\bQĐ\b", re.IGNORECASE),
    "công văn": re.compile(r"\bc[oô]ng v[aă]n\b", re.IGNORECASE),
    "thông báo": re.compile(r"\bth[oô]ng b[aá]o\b", re.IGNORECASE),
    "giấy triệu tập": re.compile(r"\bgi[aấ]y tri[eệ]u t[aậ]p\b", re.IGNORECASE),
}
"""Papers by which people are sent, the surest first."""


class PaperWithin(NamedTuple):
    """What a text says of a paper: what it is, its day as written, its year."""

    name: str
    day: str
    year: int


def paper_within(text: str) -> PaperWithin | None:
    """Give the paper by which people are sent that a longer text speaks of.

    >>> paper_within("(Kèm theo Quyết định số 15/QĐ-UBND ngày 22 tháng 8 năm 2022)")
    PaperWithin(name='quyết định', day='22 tháng 8 năm 2022', year=2022)
    >>> paper_within("Danh sách lập ngày 22/8/2022")
    """
    text = clean(text)
    for name, paper in PAPERS.items():
        named = paper.search(text)
        found = decided_on(text[named.end() :]) if named else None
        if found and found[1].year:
            return PaperWithin(name, found[0], found[1].year)
    return None


def decided_on(text: str) -> tuple[str, DateRead] | None:
    """Give the day as written and as read; None where the text has none.

    >>> decided_on("12-QĐ/HU ngày 31/02/2019")[1].doubt
    'impossible-date'
    """
    found = DAY.search(clean(text))
    return (found[0], read_date(found[0])) if found else None
