"""Workbooks: a sheet a table, then the issues and the sources."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import xlsxwriter

from hongngu_cli.model.table import Table
from hongngu_cli.write import account
from hongngu_cli.write.form_formats import FormFormats
from hongngu_cli.write.form_sheet import write_form
from hongngu_cli.write.problems import issues_table, tally
from hongngu_cli.write.values import visible
from hongngu_cli.write.xlsx_charts import drawn_on, tables_of, write_charts
from hongngu_cli.write.xlsx_formats import Formats
from hongngu_cli.write.xlsx_sheet import Page, write_sheet

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
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
EXPORT = "export"
"""The command whose output is for programs: rows stay of one height there."""
ISSUES, SOURCES = "Vấn đề", "Nguồn số liệu"


def render(report: Report, style: Style) -> bytes:
    """Write a report as a workbook. Raises Failure where Excel's limits are passed."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**OPTIONS, "default_format_properties": dict(FONT)})
    book.set_properties({"title": visible(report.title), "author": "", "created": NO_CLOCK})
    formats = Formats(book, style.decimals, wrap=report.command != EXPORT)
    pages = list(_pages(report))
    names = sheet_names([page.name for page in pages])
    for number, (page, name) in enumerate(zip(pages, names, strict=True)):
        if report.form and not number:
            write_form(book.add_worksheet(name), report.form, FormFormats(book, style.decimals))
        else:
            sheet = book.add_worksheet(name)
            extent = write_sheet(sheet, page, formats)
            drawn = drawn_on(page.table, report.charts)
            write_charts(book, sheet, page.table, drawn, extent, formats.decimals)
    book.close()
    return file.getvalue()


def sheet_names(wanted: list[str]) -> list[str]:
    """Make names that Excel takes: 31 characters at most, no signs of its own, all different.

    >>> sheet_names(["Theo đơn vị/năm", "THEO ĐƠN VỊ NĂM", "", "History"])
    ['Theo đơn vị năm', 'THEO ĐƠN VỊ NĂM (2)', 'Bảng', 'History (2)']
    """
    taken = {"", "history"}
    names = []
    for name in wanted:
        legal = visible(FORBIDDEN.sub(" ", name)).strip("' ") or "Bảng"
        made, number = _shortened(legal, ""), 1
        while made.casefold() in taken:
            number += 1
            made = _shortened(legal, f" ({number})")
        taken.add(made.casefold())
        names.append(made)
    return names


def _shortened(name: str, ending: str) -> str:
    """Cut a name at a word, so that it and its ending fit."""
    room = LONGEST_NAME - len(ending)
    if len(name) > room:
        cut = name[: room + 1].rpartition(" ")[0] or name[:room]
        name = cut.rstrip(" ,;:-–'")
    return name + ending


def _pages(report: Report) -> Iterator[Page]:
    """Plan the sheets. `export` is for programs: no lines above the heading, keys for words."""
    bare = report.command == EXPORT
    above = (report.title, account.headline(report))
    for number, table in enumerate(report.tables):
        if report.form and table in report.form.beneath:
            continue  # they stand on the form's own sheet
        said = report.passages + report.notes if not number else ()
        below = () if bare else (*table.notes, *said)
        form = report.form if not number else None
        name = next(iter(form.layout.right), table.title) if form else table.title
        yield Page(
            table.key if bare else name,
            table,
            above=() if bare else (*above, *filter(None, [table.title])),
            below=below,
            keys=bare,
        )
    if not report.tables and (report.passages or report.notes or not report.issues):
        yield Page("Báo cáo", Table("", "", (), ()), above, report.passages + report.notes)
    for table in tables_of(report):
        yield Page(table.title, table, above=(*above, table.title))
    if report.issues:
        table = issues_table(report.issues)
        yield Page(ISSUES, table, (table.title,), (tally(report.issues),))
    if report.sources:
        table = account.sources_table(report.sources, report.ledger, reasons=True)
        yield Page(SOURCES, table, (table.title,), (account.account(report.ledger),))
