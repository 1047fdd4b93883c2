"""Tables of a Word document as sheets, each with the lines of text above it.

A sheet's rows are counted as a clerk reads the page: first the lines between the previous table
(or the top of the page) and this one, empty ones left out, then the table's own rows. A table
without ruling that only lays out a letter's head or signatures counts as lines, too. Of long
texts the last lines above a table are taken; a note says so, and where the table begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.parsers import expat

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.sheet import Cell, Merged, Sheet
from hongngu_cli.read.formats.word_document import WordDocument, WordTable, WordWalk
from hongngu_cli.read.formats.word_numbers import number_forms
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.packages.refusals import broken, check_size

DOCUMENT, NUMBERING = "word/document.xml", "word/numbering.xml"
LINES = 30
"""So many lines above or below a table may belong to it."""
LAYOUT_WIDTH, LAYOUT_HEIGHT = 2, 4
"""A table no larger may be the head of a letter."""
Row = tuple[str, ...]


def word_sheets(archive: Archive, blank: Sheet) -> tuple[Sheet, ...]:
    """Read every table of a document. Raises Failure (INPUT) where there is none."""
    document = _walked(archive)
    if not document.tables:
        raise _without_table(archive.path, document)
    shown = [table for table in document.tables if not _is_layout(table)] or document.tables
    sheets = [
        _sheet(archive, replace(blank, name=name), table, above)
        for table, name, above in _placed(document, shown)
    ]
    sheets[-1] = _with_lines_below(sheets[-1], document, shown[-1])
    told = (*_unread(blank.path, document), *sheets[0].issues)
    return (replace(sheets[0], issues=told), *sheets[1:])


def _walked(archive: Archive) -> WordDocument:
    part = DOCUMENT
    try:
        forms = number_forms(archive.pieces(NUMBERING)) if NUMBERING in archive else {}
        return WordWalk(archive.path, forms, archive.limits).read(
            archive.pieces(part) if part in archive else ()
        )
    except expat.ExpatError as error:
        cause = f"thành phần {part} sai cấu trúc XML ở dòng {error.lineno}"
        raise broken(archive.path, cause, "Mở bằng Word, lưu lại rồi gửi lại tệp.") from error


def _is_layout(table: WordTable) -> bool:
    return table.within is None and (
        table.width <= LAYOUT_WIDTH and len(table.rows) <= LAYOUT_HEIGHT
    )


def _placed(
    document: WordDocument, shown: Sequence[WordTable]
) -> Iterator[tuple[WordTable, str, list[Row]]]:
    """Give the tables that are sheets, their names, and the lines that stand above each."""
    above: list[Row] = []
    numbers: dict[WordTable, int] = {}
    wanted = set(shown)
    for table in document.tables:
        lines: list[Row] = [(line,) for line in table.above]
        if table not in wanted:
            above += [*lines, *(tuple(cell.text for cell in row) for row in table.rows)]
            continue
        numbers[table] = len(numbers) + 1
        name = f"Bảng {len(numbers)}"
        if table.within in numbers:
            yield table, f"{name} (trong bảng {numbers[table.within]})", lines
            continue
        # What stands around a table in a cell of a layout is among the layout's lines.
        lines = [*above, *(lines if table.within is None else [])]
        yield table, name, [row for row in lines if any(row)]
        above = []


def _sheet(archive: Archive, blank: Sheet, table: WordTable, above: list[Row]) -> Sheet:
    """Make a sheet of a table and the last lines above it."""
    taken = above[-LINES:]
    first = len(taken) + 1
    width = max([table.width, *map(len, taken)])
    height = first - 1 + len(table.rows)
    check_size(f"{archive.path} · {blank.name}", height, width, archive.limits)
    rows: list[list[Cell]] = [[*row, *[""] * (width - len(row))] for row in taken]
    for row in table.rows:
        line: list[Cell] = [""] * width
        for cell in row:
            line[cell.column - 1] = "" if cell.continues else cell.text
        rows.append(line)
    sheet = replace(blank, rows=rows, merged=tuple(_merged(table, first)))
    told = _beginning(sheet, first, len(above) - len(taken)) if taken else ()
    return replace(sheet, issues=tuple(told))


def _merged(table: WordTable, first: int) -> Iterator[Merged]:
    """Give the merged ranges: cells that span columns, and those that go on below."""
    going: dict[tuple[int, int], int] = {}
    for number, row in enumerate(table.rows, start=first):
        spans = {(cell.column, cell.column + cell.span - 1): cell for cell in row}
        for span in [span for span in going if span not in spans or not spans[span].continues]:
            yield from _area(going.pop(span), span, number - 1)
        for span in spans:
            going.setdefault(span, number)
    last = first + len(table.rows) - 1
    for span, begun in going.items():
        yield from _area(begun, span, last)


def _area(first_row: int, columns: tuple[int, int], last_row: int) -> Iterator[Merged]:
    first, last = columns
    if last_row > first_row or last > first:
        yield Merged(first_row, first, last_row, last)


def _beginning(sheet: Sheet, first: int, left_out: int) -> Iterator[Issue]:
    """Tell which row of the sheet is the table's first, so that its cells are found in Word."""
    long = f" Chỉ lấy {LINES} dòng gần bảng nhất, bỏ {left_out} dòng xa hơn." if left_out else ""
    yield Issue(
        "word-rows",
        "note",
        sheet.place(first),
        None,
        f"Bảng trong Word: {first - 1} dòng chữ phía trên được đếm trước, nên hàng đầu của bảng "
        f"là dòng {first}.{long}",
        "Khi tìm ô được nêu, đếm từ dòng chữ đầu tiên sau bảng liền trước.",
    )


def _with_lines_below(sheet: Sheet, document: WordDocument, last: WordTable) -> Sheet:
    """Add what stands below the last table: totals in words, signatures, notes."""
    at = next(i for i, table in enumerate(document.tables) if table is last)
    below: list[Row] = []
    for table in document.tables[at + 1 :]:
        below += [(line,) for line in table.above]
        below += [tuple(cell.text for cell in row) for row in table.rows]
    below += [(line,) for line in document.below]
    taken = [row for row in below if any(row)][:LINES]
    width = max([len(row) for row in (*sheet.rows[:1], *taken)], default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in (*sheet.rows, *taken)]
    return replace(sheet, rows=rows)


def _without_table(path: str, document: WordDocument) -> Failure:
    pictures = f"; có {document.pictures} ảnh, có thể là bản chụp" if document.pictures else ""
    embedded = f"; có {document.embedded} phần nhúng từ tệp khác" if document.embedded else ""
    return Failure(
        INPUT,
        f"{path}: tệp Word không có bảng nào{pictures}{embedded}.",
        "Xin tệp có bảng danh sách, tốt nhất là .xlsx.",
    )


def _unread(path: str, document: WordDocument) -> Iterator[Issue]:
    """Tell what of a document is not read, and which of its versions was."""
    if document.embedded:
        yield Issue(
            "part-unread",
            "warning",
            Place(path),
            None,
            f"Tệp Word có {document.embedded} phần nhúng từ tệp khác (như bảng Excel); "
            "phần ấy chưa được đọc.",
            "Mở phần nhúng, lưu thành tệp riêng rồi đọc tệp ấy.",
        )
    if document.changes:
        yield Issue(
            "changes-tracked",
            "note",
            Place(path),
            None,
            "Tệp Word còn dấu vết sửa chưa duyệt (Track Changes); đã đọc theo bản sau khi sửa.",
            "Nếu bản đúng là bản trước khi sửa, từ chối các chỗ sửa rồi lưu lại.",
        )
