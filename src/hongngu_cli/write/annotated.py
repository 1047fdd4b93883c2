"""A workbook with its problems marked where they stand, to send back to who made it.

The original is opened once more, to copy it with its formatting, widths and formulas; a
file openpyxl cannot open (.xls, .ods, .csv) is written anew as .xlsx from its cells.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.issue import SEVERITIES, Issue, Severity
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.write.problems import SEVERITY_WORDS, cell_of
from hongngu_cli.write.values import printable
from hongngu_cli.write.zips import without_clock

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LIST = "Cần sửa"
HEADINGS = ("STT", "Mức độ", "Trang tính", "Ô", "Đang ghi", "Vấn đề", "Cách sửa")
WIDTHS = (6, 12, 24, 10, 28, 52, 52)
FILLS: Mapping[Severity, str] = {"error": "FFF4B6B6", "warning": "FFFFE699", "note": "FFDDEBF7"}
AUTHOR = "train-report"
FONT = "Times New Roman"
LINE_HEIGHT = 16
MOST_WIDTH = 40
OF_OPENPYXL = (".xlsx", ".xlsm")
LONGEST_NAME = 31
LONGEST_TEXT = 32_000
COMMENT_WIDTH, COMMENT_HEIGHT = 320, 140
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of an .xlsx; broken files of other kinds may have cells beyond."""


def annotated(sheets: Sequence[Sheet], issues: Sequence[Issue]) -> bytes:
    """Copy the workbook that the sheets are of, its problems coloured, commented and listed.

    Raises Failure (OUTPUT) where the original cannot be copied.
    """
    book, names = _copied(sheets)
    for (sheet, row, column), told in _by_cell(issues).items():
        if sheet in names:
            _refuse_beyond(str(told[0].place), row, column)
            _mark(book[names[sheet]], row, column, told)
    _list(book, issues, names)
    written = io.BytesIO()
    book.save(written)
    return without_clock(written.getvalue())


def _copied(sheets: Sequence[Sheet]) -> tuple[Workbook, dict[str | None, str]]:
    """Give a workbook to mark, and its sheets' names by those of the original."""
    first = sheets[0]
    # One that had a password is no zip on the disk: its values are copied.
    if first.container in OF_OPENPYXL and is_zipfile(first.path):
        try:
            keep_vba = Path(first.path).suffix.lower() == ".xlsm"
            book = load_workbook(first.path, keep_vba=keep_vba)
        # What one parser could read may trip the other in any way.
        except Exception as error:
            says = f"{first.path}: không chép lại được tệp để đánh dấu ({error})."
            raise Failure(OUTPUT, says, "Lưu lại tệp bằng Excel rồi thử lại.") from error
        return book, {name: name for name in book.sheetnames}
    book = Workbook()
    book.remove(book.worksheets[0])
    names: dict[str | None, str] = {}
    for sheet in sheets:
        page = book.create_sheet((sheet.name or "Danh sách")[:LONGEST_NAME])
        names[sheet.name] = page.title
        _fill(page, sheet)
    return book, names


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """Write a sheet's cells as they were read; text is never a formula."""
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell == "":
                continue
            _refuse_beyond(str(sheet.place(row, column)), row, column)
            written = page.cell(row, column)
            written.value = printable(cell)[:LONGEST_TEXT] if isinstance(cell, str) else cell
            if isinstance(cell, str):
                written.data_type = "s"
            elif isinstance(cell, dt.date):
                written.number_format = "dd/mm/yyyy"
    for merged in sheet.merged:
        if merged.last_row > LAST_ROW or merged.last_column > LAST_COLUMN:
            continue
        page.merge_cells(
            start_row=merged.first_row,
            start_column=merged.first_column,
            end_row=merged.last_row,
            end_column=merged.last_column,
        )
    # Lines of one cell are titles, which may run over their neighbours.
    lines = [row for row in sheet.rows if sum(cell != "" for cell in row) > 1]
    for column, cells in enumerate(islice(zip(*lines, strict=False), LAST_COLUMN), start=1):
        longest = max((len(str(cell)) for cell in cells), default=0)
        page.column_dimensions[column_letters(column)].width = min(longest + 2, MOST_WIDTH)
    page.sheet_state = "hidden" if sheet.hidden else "visible"


def _refuse_beyond(place: str, row: int, column: int) -> None:
    if row > LAST_ROW or column > LAST_COLUMN:
        says = f"{place}: ô nằm ngoài giới hạn của tệp .xlsx nên không ghi được bản đánh dấu."
        raise Failure(OUTPUT, says, "Chuyển ô này về gần bảng, hoặc xoá đi, rồi thử lại.")


def _by_cell(issues: Sequence[Issue]) -> dict[tuple[str | None, int, int], list[Issue]]:
    cells: dict[tuple[str | None, int, int], list[Issue]] = {}
    for issue in issues:
        if issue.place.row is not None:
            at = (issue.place.sheet, issue.place.row, issue.place.column or 1)
            cells.setdefault(at, []).append(issue)
    return cells


def _mark(page: Worksheet, row: int, column: int, told: Sequence[Issue]) -> None:
    """Colour a cell by its worst problem and say all of them in its comment."""
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):
        ranges = (r for r in page.merged_cells.ranges if cell.coordinate in r)
        cell = page.cell(*next((r.min_row, r.min_col) for r in ranges))
    worst = min((issue.severity for issue in told), key=SEVERITIES.index)
    cell.fill = PatternFill("solid", fgColor=FILLS[worst])
    before = [cell.comment.text] if cell.comment else []
    lines = [f"{SEVERITY_WORDS[i.severity]}: {i.says} {i.advice}".strip() for i in told]
    text = printable("\n\n".join([*before, *lines]))[:LONGEST_TEXT]
    cell.comment = Comment(text, AUTHOR, COMMENT_HEIGHT, COMMENT_WIDTH)


def _list(book: Workbook, issues: Sequence[Issue], names: Mapping[str | None, str]) -> None:
    """Add a first sheet that lists every problem with a link to its cell."""
    page = book.create_sheet(_free_name(book.sheetnames), 0)
    page.append(HEADINGS)
    for number, issue in enumerate(issues, start=1):
        texts = list(_line(number, issue))
        for column, text in enumerate(texts, start=1):
            cell = page.cell(number + 1, column, text)
            if isinstance(text, str):
                cell.data_type = "s"
        # Excel fits a row to wrapped text by itself, other programs do not.
        lines = (-(-len(str(text)) // width) for text, width in zip(texts, WIDTHS, strict=True))
        page.row_dimensions[number + 1].height = LINE_HEIGHT * max(lines)
        if issue.place.cell and issue.place.sheet in names:
            link = page.cell(number + 1, HEADINGS.index("Ô") + 1)
            target = f"{quote_sheetname(names[issue.place.sheet])}!{issue.place.cell}"
            link.hyperlink = Hyperlink(ref=link.coordinate, location=target)
    _lay_out(page)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _lay_out(page: Worksheet) -> None:
    """Make the list readable on screen and printable on A4."""
    head, plain = (Font(FONT, 12, bold=bold) for bold in (True, False))
    linked = Font(FONT, 12, color="FF0563C1", underline="single")
    border, alignment = Border(*(Side("thin"),) * 4), Alignment(wrap_text=True, vertical="top")
    for row in page.iter_rows():
        for cell in row:
            cell.font = linked if cell.hyperlink else head if cell.row == 1 else plain
            cell.alignment, cell.border = alignment, border
    for column, width in enumerate(WIDTHS, start=1):
        page.column_dimensions[column_letters(column)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _line(number: int, issue: Issue) -> Iterator[str | int | None]:
    place = issue.place
    yield number
    texts = (SEVERITY_WORDS[issue.severity], place.sheet, cell_of(place), issue.found)
    for text in (*texts, issue.says, issue.advice):
        yield printable(text)[:LONGEST_TEXT] if text else None


def _free_name(taken: Sequence[str]) -> str:
    names = [LIST, *(f"{LIST} ({number})" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
