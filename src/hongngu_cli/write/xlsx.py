"""Workbooks: a sheet a table, then the issues and the sources."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import xlsxwriter

from hongngu_cli.model.table import Table
from hongngu_cli.write import account
from hongngu_cli.write.form_formats import FormFormats
from hongngu_cli.write.form_sheet import write_form
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_charts import with_tables, write_charts
from hongngu_cli.write.xlsx_formats import Formats
from hongngu_cli.write.xlsx_lines import Line
from hongngu_cli.write.xlsx_pages import last_pages, sheet_names
from hongngu_cli.write.xlsx_sheet import Page, write_sheet
from hongngu_cli.write.xlsx_statistics import is_statistical, write_statistics

if TYPE_CHECKING:
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style

NO_CLOCK = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
FONT = {
    "font_name": "Times New Roman",
    "font_size": 12,
    "font_family": 1,  # letters with serifs
    "font_scheme": "none",  # else Excel shows the theme's font instead
}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_row_height": 22,  # pixels, as these letters need
}
EXPORT = "export"
"""The command whose output is for programs: rows stay of one height there."""


def render(report: Report, style: Style) -> bytes:
    """Write a report as a workbook. Raises Failure where Excel's limits are passed."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**OPTIONS, "default_format_properties": dict(FONT)})
    book.set_properties(_properties(report))
    report = with_tables(report)
    formats = Formats(book, style.decimals, wrap=report.command != EXPORT)
    if is_statistical(report):
        write_statistics(book, report, formats)
    else:
        _write_pages(book, report, formats, style)
    book.close()
    return file.getvalue()


def _properties(report: Report) -> dict[str, object]:
    """Say what the workbook is, and never when it was made."""
    told = {
        "title": report.title,
        "subject": "; ".join(part for part in (report.period, report.subject) if part),
        "company": report.office.get("body", ""),
    }
    return {**{name: visible(text) for name, text in told.items()}, "created": NO_CLOCK}


def _write_pages(book: xlsxwriter.Workbook, report: Report, formats: Formats, style: Style) -> None:
    pages = list(_pages(report))
    names = sheet_names([page.name for page in pages])
    for number, (page, name) in enumerate(zip(pages, names, strict=True)):
        if report.form and not number:
            write_form(book.add_worksheet(name), report.form, FormFormats(book, style.decimals))
        else:
            sheet = book.add_worksheet(name)
            extent = write_sheet(sheet, page, formats)
            write_charts(book, sheet, (page.table, report.charts), extent, formats.decimals)


def _pages(report: Report) -> Iterator[Page]:
    """Plan the sheets. `export` is for programs: no lines above the heading, keys for words."""
    bare = report.command == EXPORT
    above = (Line(report.title, "title"), Line(account.headline(report), "line"))
    for number, table in enumerate(report.tables):
        if report.form and table in report.form.beneath:
            continue  # they stand on the form's own sheet
        first = report.passages + report.notes if not number else ()
        below = () if bare else (*table.notes, *first)
        form = report.form if not number else None
        name = next(iter(form.layout.right), table.title) if form else table.title
        yield Page(
            table.key if bare else name,
            table,
            above=() if bare else (*above, *(Line(one, "bold") for one in (table.title,) if one)),
            below=tuple(map(Line, below)),
            keys=bare,
        )
    if not report.tables and (report.passages or report.notes or not report.issues):
        said = tuple(map(Line, report.passages + report.notes))
        yield Page("Báo cáo", Table("", "", (), ()), above, said)
    yield from last_pages(report)
