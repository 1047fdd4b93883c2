"""The year a title, a section, a sheet or a file name speaks of."""

from __future__ import annotations

import re

from hongngu_cli.text.fold import clean

SCHOOL_YEAR = re.compile(
    r"(?:n[ăa]m h[ọo]c|\bnh)[ :_]*((?:19|20)[0-9]{2}) ?[-–/_] ?((?:19|20)[0-9]{2})(?![0-9])"
)
YEAR = re.compile(r"(?<![0-9])(?:19[5-9]|20[0-9])[0-9](?![0-9])")
OTHERS = re.compile(
    # dates of documents and of signatures
    r"(?<![0-9])[0-9]{1,2} ?[-/._] ?[0-9]{1,2} ?[-/._] ?[0-9]{2,4}(?![0-9])"
    r"|(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|ng[àa]y [0-9. …]*th[áa]ng [0-9. …]*n[ăa]m [0-9]{4}"
    # numbers of documents: "Số 2019", "101/2017/NĐ-CP", "2018-KH/HU"
    r"|s[ốo] ?:? ?[0-9]{4}(?![0-9])"
    r"|[0-9]+/(?:[0-9]{4}/)?[a-zđ][\wđ]*(?:-[\wđ]+)*"
    r"|[0-9]+-[a-zđ]{1,6}/[\wđ]+"
    # spans, closed and open
    r"|(?<![0-9])[0-9]{4} ?(?:[-–—→_]|đ[ếe]n|t[ớo]i) ?(?:h[ếe]t )?(?:n[ăa]m )?"
    r"(?:[0-9]{4}|[0-9]{2}(?![0-9])|(?:hi[ệe]n )?nay)"
    r"|(?:t[ừu]|tr[ướuo]{2}c|sau|đ[ếe]n) (?:n[ăa]m )?[0-9]{4}(?![0-9])"
    # the day on which a report was made up
    r"|t[íi]nh đ[ếe]n [^,;)]{0,24}?(?:19|20)[0-9]{2}(?![0-9])"
    # births, and the commonest counts; titles know all that the vocabulary counts
    r"|sinh (?:n[ăa]m )?[0-9]{4}"
    r"|(?<!n[ăa]m )[0-9]{4} (?:người|đồng chí|đ/c|học viên|cán bộ|lượt)"
)


def year_in(text: str) -> int | None:
    """Give the one year a text speaks of; a school year is its first year.

    Dates and numbers of documents are not the table's year, nor are spans of years.

    >>> year_in("Danh sách năm 2019 (Kế hoạch số 97-KH/HU ngày 11/10/2018)")
    2019
    >>> year_in("K12 năm học 2018-2019"), year_in("từ năm 2018 đến năm 2021")
    (2018, None)
    """
    lowered = clean(text).casefold()
    school = SCHOOL_YEAR.search(lowered)
    if school:
        first, last = int(school[1]), int(school[2])
        return first if last == first + 1 else None
    years = set(YEAR.findall(OTHERS.sub(" ; ", lowered)))
    return int(years.pop()) if len(years) == 1 else None


PERIOD = re.compile(
    r"(?:giai đ[oọ][aạ]n|t[ừu] n[ăa]m|(?:các )?n[ăa]m) ((?:19|20)[0-9]{2}) ?"
    r"(?:[-–—]|đ[ếe]n(?: h[ếe]t)?) ?(?:n[ăa]m )?((?:19|20)[0-9]{2})(?![0-9/])"
)


def span_in(text: str) -> tuple[int, int] | None:
    """Give the first and the last year of the one period that a text names.

    A school year is none, nor is a term of office.

    >>> span_in("ĐÀO TẠO GIAI ĐOẠN 2021 - 2023"), span_in("từ năm 2021 đến năm 2025")
    ((2021, 2023), (2021, 2025))
    >>> span_in("năm học 2021-2022"), span_in("nhiệm kỳ 2020-2025"), span_in("năm 2021")
    (None, None, None)
    """
    spans = PERIOD.findall(clean(text).casefold())
    if len(spans) != 1:
        return None
    first, last = map(int, spans[0])
    return (first, last) if first < last else None
