"""The year that a document tells once, above the first of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.read.headings.course_years import ANY_YEAR
from hongngu_cli.read.headings.headers import texts

DOCUMENTS = (".docx", ".docm")
"""Containers whose sheets are the tables of one text."""
ROSTER, DOCUMENT = "roster", "document"
TELL_YEAR = ("year", "start", "span")


def with_document_year(
    found: Sequence[TableFound], before: Sequence[TableFound]
) -> tuple[TableFound, ...]:
    """Give tables of a document that tell no year the one of the text above the first roster.

    A letter sends all those in its lists ("Cử 09 đồng chí … năm 2021"); the year in the title of
    one class is that of its list alone. Where a list between tells another year, none is handed
    on.
    """
    rosters = [table for table in before if table.kind == ROSTER]
    if not rosters or rosters[0].sheet.container not in DOCUMENTS:
        return tuple(found)
    year = _of_text(rosters[0])
    others = {given.value for t in rosters if (given := t.given_overall.get("year"))}
    if year is None or others != {year.value}:
        return tuple(found)
    return tuple(
        _with_year(table, year) if table.kind == ROSTER and not _tells_year(table) else table
        for table in found
    )


def _with_year(table: TableFound, year: Given) -> TableFound:
    """Give a table the year, which stands on another sheet and is no cell of this one."""
    handed = replace(year, place=table.sheet.place(), source=DOCUMENT)
    return replace(table, given_overall={**table.given_overall, "year": handed})


def _of_text(table: TableFound) -> Given | None:
    """Give the year of the titles above a table, where it is not in the title of one class."""
    year, level = (table.given_overall.get(field) for field in ("year", "level"))
    if year is None or year.source != "title":
        return None
    classed = level is not None and level.source == "title" and level.place.row == year.place.row
    return None if classed else year


def _tells_year(table: TableFound) -> bool:
    """Tell whether anything in a table or above it speaks of a year, be it of several."""
    end = table.header_rows[0] if table.header_rows else table.first_row
    titles = (
        text for row in range(table.first_row, end) for text in texts(table.sheet, row).values()
    )
    return (
        "year" in table.given_overall
        or any("year" in told for _, told in table.sections)
        or any(meaning.field in TELL_YEAR or meaning.year for meaning in table.columns.values())
        or any(ANY_YEAR.search(text) for text in titles)
    )
