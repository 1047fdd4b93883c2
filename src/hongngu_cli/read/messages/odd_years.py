"""Rows that tell another year than the title does, where most tell the title's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hongngu_cli.model.fields import MONTHS, YEARS
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.levels import Level
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.read.enrolments.given import SOURCES
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from hongngu_cli.read.enrolments.typed import Enrolments

TELLING = {"year", "span", *YEARS}
"""The columns whose cells tell a row's year; a decision may be of the year before."""
STARTS = ("start", MONTHS["start"], YEARS["start"])
YEAR, HALF_A_YEAR = 365, 6
"""Days and months: a course of a known level that takes months may last from year to year."""
LONGEST = 10
"""Beginnings so long before the end are slips that are told by themselves."""
DAYS = [column for name in YEARS for column in (name, MONTHS[name], YEARS[name])]


def odd_years(
    table: TableFound, part: Enrolments, given: Given, levels: Mapping[str, Level]
) -> Iterable[Issue]:
    """Tell of each year that is not the title's, sheet's or file's, where half or more are.

    A row that begins in the year given speaks for that, and against a year of its own.
    """
    told = _told(table, part)
    odd = {at: cell for at, cell in told.items() if not _agrees(table, part, given, levels, at)}
    if 2 * len(odd) > len(told):
        return
    years = {column for column, meaning in table.columns.items() if meaning.field == "year"}
    alone = {at: cell for at, cell in told.items() if at not in odd and cell[1] in years}
    odd |= {at: cell for at, cell in alone.items() if _stands_alone(part, given, at)}
    source = SOURCES[given.source]
    for at, cell in odd.items():
        year = part.columns["year"][at]
        yield Issue(
            "value-contradicted",
            "note",
            table.sheet.place(*cell),
            shown(table.sheet.cell(*cell)),
            f"{source.capitalize()} ghi năm {given.value} nhưng dòng này ghi {year}; "
            "đã tính theo dòng.",
            f"Đối chiếu và sửa năm của dòng này hoặc của {source}.",
        )


def _told(table: TableFound, part: Enrolments) -> dict[int, tuple[int, int]]:
    """Give the cells in which rows of people tell their years, by position."""
    people, places = set(table.people), part.cells["year"]
    columns = {
        column
        for column, meaning in table.columns.items()
        if meaning.field in TELLING and meaning.value is None
    }
    return {
        at: cell
        for at, cell in enumerate(zip(places.rows, places.columns, strict=True))
        if cell[0] in people and cell[1] in columns and part.columns["year"][at] is not None
    }


def _stands_alone(part: Enrolments, given: Given, at: int) -> bool:
    """Tell whether a row's year is another than the one given, in which the row itself begins."""
    starts = (part.columns[name][at] for name in STARTS if name in part.columns)
    begun = {getattr(day, "year", day) for day in starts if day is not None}
    return part.columns["year"][at] != given.value and begun == {given.value}


def _agrees(
    table: TableFound,
    part: Enrolments,
    given: Given,
    levels: Mapping[str, Level],
    at: int,
) -> bool:
    """Tell whether a row's year or one of its days is of the year given.

    Not so by its end alone, where the course is too short to last from year to year.
    """
    if part.columns["year"][at] == given.value or str(given.value) in shown(
        table.sheet.cell(part.cells["year"].rows[at], part.cells["year"].columns[at])
    ):
        return True
    days = (part.columns[name][at] for name in DAYS if name in part.columns)
    if not any(getattr(day, "year", day) == given.value for day in days):
        return False
    return not _lasts_too_long(part, levels, at)


def _lasts_too_long(part: Enrolments, levels: Mapping[str, Level], at: int) -> bool:
    """Tell a short course, or one of no known level, that is to last for a year."""
    start, end, level_key = (
        part.columns[name][at] if name in part.columns else None
        for name in ("start", "end", "level")
    )
    if start is None or end is None or start.year == end.year:
        return False
    level = levels.get(level_key or "")
    return YEAR < (end - start).days < LONGEST * YEAR and (
        level is None or level.months < HALF_A_YEAR
    )
