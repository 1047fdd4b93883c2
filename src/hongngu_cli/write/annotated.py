"""A workbook with its problems marked where they stand, to send back to who made it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from hongngu_cli.model.issue import SEVERITIES, Issue, Severity
from hongngu_cli.model.look import SheetLook
from hongngu_cli.model.marked_copy import HEADINGS, LIST
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.write.copied import copied, saved
from hongngu_cli.write.problems import SEVERITY_WORDS, cell_of
from hongngu_cli.write.values import printable
from hongngu_cli.write.written_anew import LONGEST_TEXT, refuse_beyond

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (6, 12, 24, 10, 28, 52, 52)
FILLS: Mapping[Severity, str] = {"error": "FFF4B6B6", "warning": "FFFFE699", "note": "FFDDEBF7"}
AUTHOR = "train-report"
OURS = f"\n\n[{AUTHOR}]\n"
"""What parts our words from those of somebody else's comment."""
SAYING = re.compile(rf"(?:{'|'.join(SEVERITY_WORDS.values())}): ")
"""How each paragraph of our comments begins."""
SAID_IN = [HEADINGS.index(heading) for heading in ("Mức độ", "Vấn đề", "Cách sửa")]
FONT = "Times New Roman"
LINE_HEIGHT = 16
COMMENT_WIDTH, COMMENT_HEIGHT = 320, 140


def annotated(
    sheets: Sequence[Sheet], issues: Sequence[Issue], looks: Mapping[str, SheetLook] | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """Copy the workbook that the sheets are of, its problems coloured, commented and listed.

    ``looks`` are those of sheets that have to be written anew, by their names. Tells what of the
    original the copy lacks. Raises Failure (OUTPUT) where the original cannot be copied.
    """
    copy = copied(sheets, looks or {})
    # What stands on a list of ours that came back is told of a sheet that goes.
    gone = _unmark(copy.book)
    issues = [issue for issue in issues if issue.place.sheet not in gone]
    for (sheet, row, column), told in _by_cell(issues).items():
        if sheet in copy.names:
            refuse_beyond(str(told[0].place), row, column)
            _mark(copy.book[copy.names[sheet]], row, column, told)
    _list(copy.book, issues, copy.names)
    return saved(copy, sheets), copy.lost


def _unmark(book: Workbook) -> set[str]:
    """Take away what an earlier run marked, and name its lists: a copy is marked anew."""
    ours = [page for page in book.worksheets if _is_ours(page)]
    listed = _listed(ours)
    for page in ours:
        book.remove(page)
    for page in book.worksheets if ours else ():
        for cell in chain.from_iterable(page.iter_rows()):
            comment = cell.comment
            coloured = cell.fill.fgColor.rgb in FILLS.values()
            if comment is None or not _is_our_comment(comment, listed, coloured=coloured):
                continue
            before, behind, _ = comment.text.partition(OURS)
            is_theirs = behind and not _is_listed(before, listed)
            cell.comment = Comment(before, comment.author) if is_theirs else None
            if coloured:
                cell.fill = PatternFill()
    return {page.title for page in ours}


def _listed(pages: Iterable[Worksheet]) -> tuple[str, ...]:
    """Give what our lists tell, as comments say it, the longest first."""
    told = {
        _said(*(str(row[at] or "") for at in SAID_IN))
        for page in pages
        for row in page.iter_rows(min_row=2, max_col=len(HEADINGS), values_only=True)
    }
    return tuple(sorted((" ".join(one.split()) for one in told), key=len, reverse=True))


def _is_our_comment(comment: Comment, listed: Sequence[str], *, coloured: bool) -> bool:
    """Tell a comment of ours: by its author, whom LibreOffice drops, else by what it says.

    Without an author it is ours if our list says the same, or if it says as much as ours do of a
    cell of our colour: of an older copy the list is gone.
    """
    text = comment.text
    if OURS in text or comment.author == AUTHOR or _is_listed(text, listed):
        return True
    nobody = not (comment.author or "").strip()
    return nobody and coloured and all(map(SAYING.match, text.split("\n\n")))


def _is_listed(text: str, listed: Sequence[str]) -> bool:
    """Tell a text that says what our list says and nothing else."""
    rest = " ".join(text.split())
    for one in listed if rest else ():
        rest = rest.replace(one, "")
    return bool(text.strip()) and not rest.strip()


def _said(severity: str, says: str, advice: str) -> str:
    return f"{severity}: {says} {advice}".strip()


def _is_ours(page: Worksheet) -> bool:
    first = [cell.value for cell in next(page.iter_rows(max_row=1), ())]
    return page.title.startswith(LIST) and tuple(first) == HEADINGS


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
    lines = [_said(SEVERITY_WORDS[i.severity], i.says, i.advice) for i in told]
    # Somebody's own comment stays theirs, with ours behind it.
    before, author = (
        (cell.comment.text + OURS, cell.comment.author) if cell.comment else ("", AUTHOR)
    )
    text = printable(before + "\n\n".join(lines))[:LONGEST_TEXT]
    cell.comment = Comment(text, author, COMMENT_HEIGHT, COMMENT_WIDTH)


def _list(book: Workbook, issues: Sequence[Issue], names: Mapping[str | None, str]) -> None:
    """Add a first sheet that lists every problem with a link to its cell."""
    page = book.create_sheet(_free_name(book.sheetnames), 0)
    page.append(HEADINGS)
    for number, issue in enumerate(issues, start=1):
        texts = list(_line(number, issue, names))
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


def _line(number: int, issue: Issue, names: Mapping[str | None, str]) -> Iterator[str | int | None]:
    place = issue.place
    yield number
    # Of a file without sheets the copy has one, to which its cells belong.
    sheet = names.get(place.sheet, place.sheet) if place.row else place.sheet
    texts = (SEVERITY_WORDS[issue.severity], sheet, cell_of(place), issue.found)
    for text in (*texts, issue.says, issue.advice):
        yield printable(text)[:LONGEST_TEXT] if text else None


def _free_name(taken: Sequence[str]) -> str:
    names = [LIST, *(f"{LIST} ({number})" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
