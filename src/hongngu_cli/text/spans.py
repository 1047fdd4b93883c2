"""From … to …, as it stands in one cell ("Thời gian học")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.text.dates import EMPTY, IMPOSSIBLE, NOT_A_DATE, DateRead, read_date
from hongngu_cli.text.fold import clean

if TYPE_CHECKING:
    from hongngu_cli.model.sheet import Cell

LEADING = re.compile(
    r"(?:(?:th[ờo]i gian(?: h[ọo]c(?: t[ậa]p)?| đ[àa]o t[ạa]o(?:,? b[ồo]i d[ưu][ỡo]ng)?"
    r"| b[ồo]i d[ưu][ỡo]ng| t[ổo] ch[ứu]c| m[ởo] l[ớo]p| khai gi[ảa]ng)?"
    r"|ni[êe]n kh(?:ó|oá|o)a?|kh(?:ó|oá|o)a?|n[ăa]m h[ọo]c|giai đo[ạa]n"
    r"|(?:ng[àa]y )?(?:khai gi[ảa]ng|nh[ậa]p h[ọo]c)(?: ng[àa]y)?)"
    r"[ :]*)?(?:t[ừu] )?"
)
LASTING = r"\d+(?:[.,]\d+)?\s*(?:n[ăa]m|th[áa]ng|tu[ầa]n|ng[àa]y|bu[ổo]i|ti[ếe]t)(?:\s*r[ưu][ỡo]i)?"
"""How long a course lasts, which tells neither its start nor its end."""
LENGTH = re.compile(rf"^{LASTING}(?: ?[,;:(]+ ?| (?=t[ừu] ))|(?: ?[,;] ?| ?\(){LASTING}\)?$")
"""Such a length before or behind a span: "18 tháng (9/2018 - 3/2020)"."""
SEPARATOR = re.compile(r" ?(?:→|->|=>|~) ?| (?:đ[ếe]n|t[ớo]i) ")
DASHES = re.compile(r" ?[-–—] ?")
TERM = re.compile(
    r"(?:h[ọo]c k[ỳyìi]|hk)[ .]*(i{1,3}|[123]|h[èe])(?:[ ,;:(/–-]| n[ăa]m(?: h[ọo]c)?)*"
    r"((?:19|20)[0-9]{2}) ?[-–/] ?((?:19|20)[0-9]{2})\)?"
)
"""A term of a school year: "HK I (2022-2023)", "học kỳ 2 năm học 2022 - 2023"."""
FIRST_TERM = ("i", "1")
DAY_OR_MONTH = re.compile(r"(?:ng[àa]y |th[áa]ng )?([0-9]{1,2})")
DAY_AND_MONTH = re.compile(r"(?:ng[àa]y )?([0-9]{1,2})[-/.]([0-9]{1,2})")
NOW = re.compile(r"(?:hi[ệe]n )?nay|bây giờ")


def read_span(cell: Cell) -> tuple[DateRead, DateRead] | None:
    """Read a start and an end; None where the cell is no span, or could be two.

    An end of "nay" (now) is an empty date. What the start leaves out it takes from the
    end: "05/3 - 09/3/2019", "9-12/2018". Of a term only its year is told: the first one of the
    school year, or the second from its second term on.

    >>> start, end = read_span("từ 9/2018 đến 6/2020")
    >>> (start.month, start.year), (end.month, end.year)
    ((9, 2018), (6, 2020))
    """
    if not isinstance(cell, str):
        return None
    text = _bare(cell)
    if term := _term(text):
        return term, EMPTY
    if not text or _readable(read_date(text)):
        return None
    found = [span for cut in _cuts(text) if (span := _ends(*cut))]
    return found[0] if len(found) == 1 else None


def read_start(cell: Cell) -> DateRead:
    """Read a start that stands without an end: "từ tháng 9/2021", or the date alone.

    >>> read_start("Khai giảng: 15/9/2021").date, read_start("từ 9/2021").month
    (datetime.date(2021, 9, 15), 9)
    """
    plain = read_date(cell)
    return read_date(_bare(cell)) if plain.doubt and isinstance(cell, str) else plain


def impossible_in(cell: Cell) -> str | None:
    """Give what no calendar has of a date alone, or of a start and an end; None for anything else.

    >>> impossible_in("từ tháng 9/2021 đến tháng 15/2022"), impossible_in("QĐ 15/2022")
    ('tháng 15/2022', None)
    """
    text = _bare(cell) if isinstance(cell, str) else ""
    for ends in ((text,), *_cuts(text)):
        reads = {end: read_date(end) for end in ends}
        if all(_may_be_date(end, read) for end, read in reads.items()):
            wrong = (end for end, read in reads.items() if read.doubt == IMPOSSIBLE)
            if found := next(wrong, None):
                return found
    return None


def _may_be_date(text: str, read: DateRead) -> bool:
    alone = NOW.fullmatch(text) or DAY_OR_MONTH.fullmatch(text)
    return read.doubt != NOT_A_DATE or alone is not None


def _bare(cell: str) -> str:
    """Leave of a text the dates alone, without what introduces them and how long it lasts."""
    text = clean(cell).casefold().strip(" .;,()")
    for around in (LEADING.match, LENGTH.search, LEADING.match):
        if found := around(text):
            text = (text[: found.start()] + text[found.end() :]).strip(" .;,()")
    return text


def _term(text: str) -> DateRead | None:
    """Read the year in which a term of a school year begins."""
    found = TERM.fullmatch(text) or TERM.fullmatch(f"{text})")
    if not found or int(found[3]) != int(found[2]) + 1:
        return None
    return read_date(found[2] if found[1] in FIRST_TERM else found[3])


def _readable(date: DateRead) -> bool:
    return date.year is not None


def _cuts(text: str) -> list[tuple[str, str]]:
    """List the ways to cut the text in two: at words and arrows, else at any dash."""
    marks = list(SEPARATOR.finditer(text)) or list(DASHES.finditer(text))
    return [(text[: mark.start()], text[mark.end() :]) for mark in marks]


def _ends(first: str, last: str) -> tuple[DateRead, DateRead] | None:
    end = EMPTY if NOW.fullmatch(last) else read_date(last)
    if end is not EMPTY and not _readable(end):
        return None
    start = read_date(first)
    if not _readable(start):
        start = _completed(first, end)
    return (start, end) if _readable(start) else None


def _completed(first: str, end: DateRead) -> DateRead:
    """Read a start that leaves its year, or its month too, to the end."""
    if end.year is None or end.month is None:
        return EMPTY
    if day_month := DAY_AND_MONTH.fullmatch(first):
        start = read_date(f"{day_month[1]}/{day_month[2]}/{end.year}")
    elif number := DAY_OR_MONTH.fullmatch(first):
        rest = f"{end.month}/{end.year}" if end.date else str(end.year)
        start = read_date(f"{number[1]}/{rest}")
    else:
        return EMPTY
    return start if _in_order(start, end) else EMPTY


def _in_order(start: DateRead, end: DateRead) -> bool:
    """Tell whether a completed start lies before its end; else the guess was wrong."""
    if start.date and end.date:
        return start.date <= end.date
    return start.date is None and end.date is None and (start.month or 0) <= (end.month or 0)
