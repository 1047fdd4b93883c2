"""The year a title or a section tells of its list, by itself or by the time its class takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.text.dates import DateRead
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.spans import read_span, read_start
from hongngu_cli.text.years import year_in


def year_told(text: str, spellings: Spellings, *, titled: bool = False) -> int | None:
    """Give the year a text speaks of, else the one in which the class it names began.

    "Thời gian học: từ 9/2021 đến 6/2022" is of 2021. A title (``titled``) must say that years
    are those of a class: reports have spans too.
    """
    label, _, rest = text.partition(":")
    if fold(label) in spellings.time_labels and (begun := _start(rest).year):
        return begun
    for words in spellings.time_labels:
        after = " ".join(text.split()[len(words.split()) :])
        if begins_with(text, (words,)) and (begun := _start(after).year):
            return begun
    months = _months_in(text)
    bare = text.replace(months.text, " ") if months else text
    year = spellings.heads.year_in(bare) or course_year(bare, titled=titled)
    return year or (months.start.year if months and months.is_of_class(text) else None)


def _start(text: str) -> DateRead:
    span = read_span(text)
    return span[0] if span else read_start(text)


@dataclass(frozen=True, slots=True)
class Months:
    """A span of months or days that stands in a longer text."""

    text: str
    start: DateRead
    end: DateRead

    def is_of_class(self, text: str) -> bool:
        """Tell whether it lies in one year, or a class is named before it."""
        before = clean(text[: text.index(self.text)]).casefold()
        one_class = OF_CLASSES.search(f"{before} ") and not OF_SEVERAL.search(before)
        long = (self.end.year or 0) - (self.start.year or 0) > LONGEST_COURSE
        return self.start.year == self.end.year or (bool(one_class) and not long)


def _months_in(text: str) -> Months | None:
    """Find the span of months in a text: "Lớp … (từ tháng 9/2021 đến tháng 6/2023)"."""
    for begun in BEGINS.finditer(text):
        told = ENDS.split(text[begun.start() :].lstrip("("), maxsplit=1)[0]
        span = read_span(told)
        if span and span[0].month:
            return Months(told, *span)
    return None


BEGINS = re.compile(r"\(|\bt[ừu]\s", re.IGNORECASE)
ENDS = re.compile(r"[);]|\s(?:tại|ở|do|theo)\s|,\s*(?=[^\W\d])", re.IGNORECASE)
"""What in a title goes on behind a span of time."""
OF_SEVERAL = re.compile(r"\bcác (?:lớp|khóa|khoá)\b")
"""Times of several classes are those of a report."""


def course_year(text: str, *, titled: bool = False) -> int | None:
    """Give the first year of a class: "Lớp … (2019-2020)", "Khóa 2018-2020", "khai giảng 10/2018".

    A title (``titled``) must say that the years are those of a class: reports have spans too.
    """
    lowered = clean(text).casefold()
    if opened := OPENED.search(lowered):
        return int(opened[1])
    spans = list(SPAN.finditer(lowered))
    if len(spans) != 1 or OF_REPORTS.search(lowered[: spans[0].start()]):
        return None
    first, last = int(spans[0][1]), int(spans[0][2])
    said = OF_CLASSES.search(lowered[: spans[0].start()]) is not None
    if (titled and not said) or not first < last <= first + LONGEST_COURSE:
        return None
    return first


def class_year(cell: str) -> int | None:
    """Give the year a cell that names a class speaks of, else the first of the time it takes.

    >>> class_year("Cao cấp LLCT, 9/2018 - 9/2020"), class_year("CC LLCT giai đoạn 2016-2020")
    (2018, None)
    """
    if (year := year_in(cell)) or not ANY_YEAR.search(cell):
        return year
    lowered = clean(cell).casefold()
    spans = list(TIME.finditer(lowered))
    if opened := OPENED.search(lowered):
        return int(opened[1])
    if len(spans) != 1 or PERIODS.search(lowered[: spans[0].start()]):
        return None
    first, last = int(spans[0][1]), int(spans[0][2])
    return first if first <= last <= first + LONGEST_COURSE else None


ANY_YEAR = re.compile(r"(?:19|20)\d\d")
TIME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—/→]|(?:đến|tới)(?: hết)?)\s*(?:năm |tháng |ngày )?"
    r"(?:\d{1,2}\s*[/.]\s*){0,2}((?:19|20)\d\d)(?![\d/])"
)
"""The end of the day, month or year that a time begins with, and all that it ends with."""
PERIODS = re.compile(r"(?:giai đo[ạa]n|nhi[ệe]m k[ỳyì])\s*$")
OPENED = re.compile(r"\bkhai gi[ảa]ng\D{0,12}(?:\d{1,2}\D{1,8}){0,2}((?:19|20)\d\d)(?!\d)")
SPAN = re.compile(
    r"(?<![\d/.])((?:19|20)\d\d)\s*(?:[-–—/]|đến(?: năm)?)\s*((?:19|20)\d\d)(?![\d/])"
)
OF_REPORTS = re.compile(r"(?:giai đo[ạa]n|nhi[ệe]m k[ỳyì]|t[ừu] năm|t[ừu])\s*$")
OF_CLASSES = re.compile(
    r"\b(?:kh[óo]a|khoá|niên kh[óo]a|niên khoá|k\d+|lớp)\b[^\d]*(?:\d{1,3}\D+)?$"
)
LONGEST_COURSE = 6
"""Years; a longer span is a plan's or a report's."""
