"""A workbook as official statistics are made: cover, contents, notes, then a table a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.model.table import Table
from hongngu_cli.text.numbers import count
from hongngu_cli.write.values import shown, visible
from hongngu_cli.write.xlsx_charts import write_charts
from hongngu_cli.write.xlsx_front import (
    CONTENTS,
    COVER,
    NOTES,
    NOTES_TITLE,
    Entry,
    write_contents,
    write_cover,
    write_notes,
)
from hongngu_cli.write.xlsx_lines import Line, capital
from hongngu_cli.write.xlsx_pages import SOURCES, last_pages
from hongngu_cli.write.xlsx_sheet import Page, print_sheet, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from hongngu_cli.model.report import Report
    from hongngu_cli.write.xlsx_formats import Formats

BACK = Line("‹ Mục lục", "link", CONTENTS)
COUNTED = ("lượt người", "lượt học viên", "người", "cán bộ")
"""What a subject that begins with these words counts."""
NAME = "name"
"""The column of a list of people, which measures nothing."""
PEOPLE = "danh sách"


def is_statistical(report: Report) -> bool:
    """Tell whether a report is a document, or counts something in several tables."""
    if report.form:
        return False
    return report.letter is not None or (len(report.tables) > 1 and bool(report.subject))


def write_statistics(book: Workbook, report: Report, formats: Formats) -> None:
    """Write the sheets. Raises Failure where Excel's limits are passed."""
    tables = [_page(report, number, table) for number, table in enumerate(report.tables, 1)]
    last = [_with_way_back(page, report) for page in last_pages(report)]
    entries = [
        Entry(NOTES, NOTES_TITLE),
        *(
            Entry(page.name, title_of(report, table), len(table.rows), unit_of(report, table))
            for page, table in zip(tables, report.tables, strict=True)
        ),
        *(Entry(page.name, page.table.title, len(page.table.rows)) for page in last),
    ]
    sheets = {name: book.add_worksheet(name) for name in (COVER, CONTENTS, NOTES)}
    write_cover(sheets[COVER], report, formats)
    write_contents(sheets[CONTENTS], report, entries, formats)
    write_notes(sheets[NOTES], report, formats)
    for page in (*tables, *last):
        sheet = book.add_worksheet(page.name)
        extent = write_sheet(sheet, page, formats)
        drawn = (page.table, report.charts)
        print_sheet(sheet, page, write_charts(book, sheet, drawn, extent, formats.decimals))


def title_of(report: Report, table: Table) -> str:
    """Give a table's title, else the report's."""
    return table.title or report.title


def _page(report: Report, number: int, table: Table) -> Page:
    """Put a table under its number, title, period and unit, and its source beneath."""
    name = f"Biểu {number}"
    # A document's tables count each in its own way, which their units say.
    told = (report.period, "" if report.letter else report.subject)
    period = "; ".join(part for part in told if part)
    unit = unit_of(report, table)
    above = (
        BACK,
        Line(f"{name}. {title_of(report, table)}", "title"),
        Line(capital(period), "line"),
        Line(f"Đơn vị tính: {unit}" if unit and unit != PEOPLE else "", "right"),
    )
    lines = tuple(line for line in above if line.text)
    below = (*map(Line, table.notes), Line(source_of(report)))
    return Page(name, table, lines, below, head=report.title)


def _with_way_back(page: Page, report: Report) -> Page:
    return Page(page.name, page.table, (BACK, *page.above), page.below, head=report.title)


def unit_of(report: Report, table: Table) -> str:
    """Say in what a table is measured; a list of people in nothing.

    A table that counts in other units than the report says so itself.
    """
    kinds = {column.kind for column in table.columns}
    if any(column.key == NAME for column in table.columns):
        return PEOPLE
    noun = next((noun for noun in COUNTED if report.subject.startswith(noun)), report.subject)
    counted = table.unit or noun if kinds & {"count", "decimal"} else ""
    return "; ".join(part for part in (counted, "%" if "share" in kinds else "") if part)


def source_of(report: Report) -> str:
    """Say where numbers come from, and of which day they are."""
    files = list(dict.fromkeys(one.path for one in report.sources if one.ledger.counted))
    day = f"tính đến ngày {shown(report.as_of)}."
    body = visible(report.office.get("body", ""))
    if not files:
        return f"Nguồn: {body}; {day}" if body else f"Số liệu {day}"
    named = files[0].rpartition("/")[2] if len(files) == 1 else f"{count(len(files))} tệp"
    told = f"tổng hợp từ {named}, nêu ở trang “{SOURCES}”"
    return f"Nguồn: {body + ' ' if body else ''}{told}; {day}"
