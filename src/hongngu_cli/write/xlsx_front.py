"""What stands before the tables of a workbook: cover, contents, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.text.numbers import count
from hongngu_cli.write import account
from hongngu_cli.write.problems import tally
from hongngu_cli.write.values import shown, visible
from hongngu_cli.write.xlsx_lines import (
    A4,
    Line,
    capital,
    link_to,
    set_print,
    write_cells,
    write_line,
)
from hongngu_cli.write.xlsx_notes import signs_of, split

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.letter import Letter
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.xlsx_formats import Formats, Manner, Part

COVER, CONTENTS, NOTES = "Bìa", "Mục lục", "Ghi chú"
NOTES_TITLE = "Tóm tắt, ghi chú, ký hiệu"
HEADINGS = ("Trang", "Nội dung", "Số dòng", "Đơn vị tính")
WIDTHS = {COVER: (28, 62), CONTENTS: (16, 50, 10, 20), NOTES: (14, 78)}
"""Columns of the sheets, in characters: together as much as A4 takes."""
SPACE = 6
"""Blank rows above a cover's title and beneath what it tells."""
FIRST_MONTHS = 2
"""January and February are written with a nought."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    sheet: str
    title: str
    rows: int | None = None
    unit: str = ""


def write_cover(sheet: Worksheet, report: Report, formats: Formats) -> None:
    """Say who tells what, of which time, and what the workbook holds."""
    widths = _columns(sheet, COVER)
    letter, office = report.letter, report.office
    superior = letter.superior if letter else office.get("superior", "")
    body = letter.body if letter else office.get("body", "")
    issuers: tuple[tuple[str, Manner], ...] = ((superior.upper(), "centre"), (body.upper(), "bold"))
    title = _title(letter) if letter else (report.title.upper(),)
    above = [Line(text, manner) for text, manner in issuers if text]
    titles = [Line(text, "title") for text in title if text]
    for at, line in [*enumerate(above), *enumerate(titles, len(above) + SPACE)]:
        write_line(sheet, at, line, formats, widths)
    at = len(above) + SPACE + len(titles) + 1
    for name, text in _told(report):
        write_cells(sheet, at, ((name, "name"), (text, "text")), formats, widths)
        at += 1
    at += 1
    write_line(sheet, at, Line("Xem mục lục ›", "link", CONTENTS), formats, widths)
    write_line(sheet, at + SPACE, Line(_place_and_day(report), "right"), formats, widths)
    _ready(sheet, report, (0, at + SPACE, len(widths) - 1))


def _title(letter: Letter) -> tuple[str, ...]:
    """Give kind and matter of a document, of a dispatch its matter alone."""
    return (letter.kind, letter.about) if letter.kind else (capital(letter.about),)


def _told(report: Report) -> list[tuple[str, str]]:
    """Tell what a cover tells, without what is not known."""
    tables = len(report.tables)
    holds = [
        f"{count(tables)} biểu số liệu" if tables else "",
        "tóm tắt, ghi chú và ký hiệu",
        f"vấn đề trong dữ liệu ({tally(report.issues)})" if report.issues else "",
        "nguồn số liệu" if report.sources else "",
    ]
    told = [
        ("Số, ký hiệu", report.letter.number if report.letter else ""),
        ("Kỳ số liệu", capital(report.period)),
        ("Nội dung thống kê", "" if report.letter else report.subject),
        ("Số liệu tính đến ngày", shown(report.as_of)),
        ("Tệp này gồm", "; ".join(part for part in holds if part)),
        ("Nguồn số liệu", account.account(report.ledger) if report.sources else ""),
    ]
    return [(name, text) for name, text in told if text]


def _place_and_day(report: Report) -> str:
    """Give place and date of the document, else those of the numbers."""
    if report.letter and report.letter.place_date:
        return report.letter.place_date
    day = report.as_of
    month = f"{day.month:02d}" if day.month <= FIRST_MONTHS else str(day.month)
    date = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    place = report.office.get("place", "")
    return f"{place}, {date}" if place else capital(date)


def write_contents(
    sheet: Worksheet, report: Report, entries: Sequence[Entry], formats: Formats
) -> None:
    """List the sheets, each with a link to it, its rows and its unit of measure."""
    widths = _columns(sheet, CONTENTS)
    write_line(sheet, 0, Line(f"‹ {COVER}", "link", COVER), formats, widths)
    write_line(sheet, 1, Line("Mục lục", "title"), formats, widths)
    heading = 3
    write_cells(sheet, heading, [(title, "heading") for title in HEADINGS], formats, widths)
    for at, entry in enumerate(entries, heading + 1):
        cells: tuple[tuple[str, Part], ...] = (
            *((entry.sheet, "link"), (entry.title, "text")),
            *(("", "number"), (entry.unit, "text")),
        )
        write_cells(sheet, at, cells, formats, widths)
        link_to(sheet, (at, 0), entry.sheet, formats.part("link"), entry.sheet)
        if entry.rows is not None:
            sheet.write_number(at, 2, entry.rows, formats.part("number"))
    sheet.freeze_panes(heading + 1, 0)
    sheet.repeat_rows(heading)
    _ready(sheet, report, (1, heading + len(entries), len(widths) - 1))


def write_notes(sheet: Worksheet, report: Report, formats: Formats) -> None:
    """Write passages, notes, and what signs mean, long ones over several rows."""
    widths = _columns(sheet, NOTES)
    write_line(sheet, 0, Line(f"‹ {CONTENTS}", "link", CONTENTS), formats, widths)
    write_line(sheet, 1, Line(NOTES_TITLE, "title"), formats, widths)
    at = 3
    for title, texts in (("Tóm tắt", report.passages), ("Ghi chú", report.notes)):
        if texts:
            write_line(sheet, at, Line(title, "heading"), formats, widths)
            at += 1
        for text in texts:
            for part in split(visible(text)):
                write_line(sheet, at, Line(part, "text"), formats, widths)
                at += 1
        at += bool(texts)
    write_line(sheet, at, Line("Ký hiệu và cách hiểu", "heading"), formats, widths)
    for sign, meaning in signs_of(report, formats.decimals):
        at += 1
        write_cells(sheet, at, ((sign, "name"), (meaning, "text")), formats, widths)
    _ready(sheet, report, (1, at, len(widths) - 1))


def _columns(sheet: Worksheet, name: str) -> tuple[int, ...]:
    for at, width in enumerate(WIDTHS[name]):
        sheet.set_column(at, at, width)
    return WIDTHS[name]


def _ready(sheet: Worksheet, report: Report, area: tuple[int, int, int]) -> None:
    """Make a sheet ready to print on A4, upright."""
    sheet.set_paper(A4)
    sheet.set_margins(left=0.8, right=0.5, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    set_print(sheet, report.title, area)
