"""The period that a list's name says it is of, held against that of another list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_cli.text.periods import ROMAN

YEAR = r"(?: ?(?:nam )?((?:19|20)[0-9]{2}))?(?![0-9])"
DAY = re.compile(
    rf"\b(?:ngay ([0-9]{{1,2}}) (?:thang )?|([0-9]{{1,2}}) thang )(0?[1-9]|1[0-2]){YEAR}"
)
"""A day, of which names may leave out the year."""
FIRST_MONTHS = re.compile(rf"\b(0?[369]|ba|sau|chin) thang (?:(dau|cuoi)(?: nam)?)?{YEAR}")
QUARTER = re.compile(rf"\b(?:quy|q) ?(0?[1-4]|iv|i{{1,3}})\b(?: ?nam)?{YEAR}")
MONTH = re.compile(rf"\b(?:thang|th?) ?(0?[1-9]|1[0-2])(?![0-9]){YEAR}")
BARE_MONTH = re.compile(
    r"\b(0[1-9]|1[0-2]) ((?:19|20)[0-9]{2})\b|\b((?:19|20)[0-9]{2}) (0[1-9]|1[0-2])\b(?! [0-9])"
)
ANY_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
NUMBERS = {"ba": 3, "sau": 6, "chin": 9}
YEAR_END = 12

Told = tuple[str, tuple[int, ...]]
"""The kind of a period, and what orders those of one kind."""


def period_named(bare: str) -> Told | None:
    """Give the period that an unmarked name tells, by the first way of writing one that fits.

    >>> period_named("vinh kim thang 10 2026"), period_named("q4")
    (('month of year', (2026, 10)), ('quarter', (4,)))
    """
    return next(_told(bare), None)


def _told(bare: str) -> Iterator[Told]:
    if found := DAY.search(bare):
        yield _of("day", found[4], int(found[3]), int(found[1] or found[2]))
    if found := FIRST_MONTHS.search(bare):
        number = NUMBERS.get(found[1]) or int(found[1])
        yield _of("months", found[3], YEAR_END if found[2] == "cuoi" else number)
    if found := QUARTER.search(bare):
        yield _of("quarter", found[2], ROMAN.get(found[1]) or int(found[1]))
    if found := MONTH.search(bare):
        yield _of("month", found[2], int(found[1]))
    if found := BARE_MONTH.search(bare):
        yield _of("month", found[2] or found[3], int(found[1] or found[4]))
    if len(years := ANY_YEAR.findall(bare)) == 1:  # two are a span, or of something else
        yield "year", (int(years[0]),)


def _of(kind: str, year: str | None, *parts: int) -> Told:
    return (f"{kind} of year", (int(year), *parts)) if year else (kind, parts)
