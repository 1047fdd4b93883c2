"""When a row was sent and came back, as far as it is written: days, or months alone."""

from __future__ import annotations

import datetime as dt

from hongngu_cli.model.fields import DECIDED, MONTHS, OFFICIAL, YEARS
from hongngu_cli.model.recognition import DATE_PARTS
from hongngu_cli.read.enrolments.typed import Enrolments, Typed
from hongngu_cli.read.enrolments.values import read_column, read_day, read_period
from hongngu_cli.text.dates import DateRead
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown

DAYS = ("start", "end", "party_date", OFFICIAL, DECIDED)


def read_days(typed: Typed, result: Enrolments) -> None:
    """Read the days of a training, its decision and the Party, each as a DateRead for now."""
    for name in DAYS:
        if any(meaning.part for _, meaning in typed.columns(name)):
            result.columns[name] = put_in_parts(typed, result, name)
        elif (column := typed.column(name)) is not None:
            result.put(name, typed, column, read_day)
    if (column := typed.column("span")) is not None:
        _read_spans(typed, result, column)


def _read_spans(typed: Typed, result: Enrolments, column: int) -> None:
    """Read starts and ends that stand in one cell; what is doubtful is told of one of them."""
    spans, doubts = typed.read(column, read_period)
    for at_end, name in enumerate(("start", "end")):
        # A column of its own says more than "2 năm" or "2018-2020".
        if typed.column(name) is None:
            result.columns[name] = [span and span[at_end] for span in spans]
            result.cells[name] = typed.places(column)
            if doubts:
                result.doubts[name], doubts = doubts, {}


def put_in_parts(typed: Typed, result: Enrolments, name: str) -> list[DateRead | None]:
    """Read dates whose day, month and year stand in columns of their own; doubts and places too."""
    parts = {meaning.part: column for column, meaning in typed.columns(name)}
    columns = [parts[part] for part in DATE_PARTS if part in parts]
    texts = zip(*(map(shown, typed.cells(column)) for column in columns), strict=True)
    dates = ["/".join(filter(None, map(clean, line))) for line in texts]
    reads, doubts = read_column(dates, read_day)
    if doubts:
        result.doubts[name] = doubts
    result.cells[name] = typed.places(columns[-1])
    return reads


def keep_whole_days(result: Enrolments) -> None:
    """Keep of DateReads the days that are written in full, beside them bare months and years."""
    for name in DAYS:
        if name in result.columns:
            reads = result.columns[name]
            result.columns[name] = [read.date if read else None for read in reads]
            months = {read: _month(read) for read in set(reads)}
            if name in MONTHS and any(months.values()):
                result.columns[MONTHS[name]] = list(map(months.get, reads))
            years = {read: _year(read) for read in set(reads)}
            if name in YEARS and any(years.values()):
                result.columns[YEARS[name]] = list(map(years.get, reads))


def _month(read: DateRead | None) -> dt.date | None:
    """Give the first day of a month that is written without a day."""
    if read is None or read.date is not None or not read.year or not read.month:
        return None
    return dt.date(read.year, read.month, 1)


def _year(read: DateRead | None) -> int | None:
    """Give the year that is written without a month."""
    return read.year if read and read.month is None else None
