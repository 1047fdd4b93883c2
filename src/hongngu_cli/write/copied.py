"""The clerk's workbook once more, to be marked: opened again, or written anew from its cells.

openpyxl keeps what a roster is made of. What it cannot carry over is told, and what it leaves
out of formulas, their results, is put back.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile, is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import to_excel

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.failure import OUTPUT, Failure
from hongngu_cli.model.look import SheetLook
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.write.values import printable
from hongngu_cli.write.written_anew import fill
from hongngu_cli.write.zips import without_clock

OF_OPENPYXL = (".xlsx", ".xlsm")
LONGEST_NAME = 31
DROPPED = {
    "Data Validation": "danh sách chọn lấy từ trang tính khác",
    "Conditional Formatting": "định dạng có điều kiện kiểu mới",
}
"""What openpyxl warns of, by words of its warning."""
PLAIN = (".csv", ".parquet")
"""Files that have nothing beside their values."""
LAID_OUT = (".xls", ".xlsb", ".ods")
"""Files of which widths, panes and what is hidden are read with the cells."""
OF_LAYOUT = "độ rộng cột, dòng và cột cố định"
OF_LOOKS = "phông chữ, màu nền, căn lề, đường kẻ, chiều cao dòng"
OF_NUMBERS = "dạng số"
NUMBERED = (".xls",)
"""Files whose looks tell how numbers are written."""
NOT_COPIED = (
    "màu nền có hoa văn, chữ xoay, chữ nhiều kiểu trong một ô, công thức, chú thích, liên kết, "
    "hình ảnh, danh sách chọn và điều kiện nhập, định dạng có điều kiện, bộ lọc, nhóm dòng và cột, "
    "khoá trang tính, cách in (nếu có)"
)
"""What every workbook that is written anew lacks."""
IMAGES, DRAWING, SHAPE = "xl/media/", "xl/drawings/drawing", re.compile(rb"<(?:\w+:)?sp[ >]")
WORKSHEET = "xl/worksheets/sheet"
UNPLACED = re.compile(
    rb"(<(?:odd|even|first)(?:Header|Footer)(?: [^>]*)?>)(?!</)((?:(?!&amp;[LCR])[^<])+<)"
)
"""A header or footer that does not say whether it stands on the left, in the middle or right."""
FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>(<f[^>]*/>|<f[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)</c>'
)


@dataclass(frozen=True, slots=True)
class Copied:
    """A workbook to mark, its sheets' names by those of the original, and what it lacks."""

    book: Workbook
    names: Mapping[str | None, str]
    lost: tuple[str, ...] = ()


def copied(sheets: Sequence[Sheet], looks: Mapping[str, SheetLook]) -> Copied:
    """Copy the workbook that the sheets are of, with ``looks`` by their names where known.

    Raises Failure (OUTPUT) where that cannot be.
    """
    first = sheets[0]
    # One that had a password is no zip on the disk: its values are copied.
    if first.container in OF_OPENPYXL and is_zipfile(first.path):
        return _opened(first.path)
    book = Workbook()
    book.remove(book.worksheets[0])
    names: dict[str | None, str] = {}
    for sheet in sheets:
        page = book.create_sheet((sheet.name or "Danh sách")[:LONGEST_NAME])
        names[sheet.name] = page.title
        fill(page, sheet, looks.get(sheet.name or ""))
    return Copied(book, names, tuple(_not_written(sheets, looks)))


def _not_written(sheets: Sequence[Sheet], looks: Mapping[str, SheetLook]) -> Iterator[str]:
    """Name what a workbook written anew lacks."""
    container = sheets[0].container
    if container in PLAIN:
        return
    if container not in LAID_OUT:
        yield OF_LAYOUT
    if not all(sheet.name in looks for sheet in sheets):
        yield OF_LOOKS
    if container not in NUMBERED or not all(sheet.name in looks for sheet in sheets):
        yield OF_NUMBERS
    yield NOT_COPIED
    if container in OF_OPENPYXL:
        yield "mật khẩu"


def _opened(path: str) -> Copied:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            book = load_workbook(
                _with_sections(path), keep_vba=Path(path).suffix.lower() == ".xlsm", rich_text=True
            )
        # What one parser could read may trip the other in any way.
        except Exception as error:
            says = f"{path}: không chép lại được tệp để đánh dấu ({error})."
            raise Failure(OUTPUT, says, "Lưu lại tệp bằng Excel rồi thử lại.") from error
    said = " ".join(str(one.message) for one in warned)
    lost = [label for words, label in DROPPED.items() if words in said]
    return Copied(book, {name: name for name in book.sheetnames}, (*lost, *_not_drawn(path, book)))


def _with_sections(path: str) -> str | io.BytesIO:
    """Give a workbook in which each header and footer tells where it stands.

    One that does not stands in the middle; openpyxl would leave it out.
    """
    with ZipFile(path) as package:
        sheets = (name for name in package.namelist() if name.startswith(WORKSHEET))
        if not any(UNPLACED.search(package.read(name)) for name in sheets):
            return path

    def placed(name: str, part: bytes) -> bytes:
        return UNPLACED.sub(rb"\1&amp;C\2", part) if name.startswith(WORKSHEET) else part

    return io.BytesIO(without_clock(Path(path).read_bytes(), placed))


def _not_drawn(path: str, book: Workbook) -> Iterator[str]:
    """Name the pictures and shapes that a workbook has lost against its file."""
    with ZipFile(path) as package:
        names = package.namelist()
        drawings = [name for name in names if name.startswith(DRAWING)]
        shapes = any(SHAPE.search(package.read(name)) for name in drawings)
    images = sum(len(getattr(page, "_images", ())) for page in book.worksheets)
    if sum(name.startswith(IMAGES) for name in names) > images:
        yield "hình ảnh"
    if shapes:
        yield "khung chữ, hình vẽ"


def saved(copy: Copied, sheets: Sequence[Sheet]) -> bytes:
    """Save the workbook, each formula with the result that was read.

    openpyxl writes formulas without, so that phones and mail programs would show empty cells.
    """
    written = io.BytesIO()
    copy.book.save(written)
    by_name = {copy.names[sheet.name]: sheet for sheet in sheets if sheet.name in copy.names}
    parts = {
        f"xl/worksheets/sheet{number}.xml": by_name[page.title]
        for number, page in enumerate(copy.book.worksheets, start=1)
        if page.title in by_name
    }
    epoch = copy.book.epoch

    def calculated(name: str, content: bytes) -> bytes:
        sheet = parts.get(name)
        if sheet is None or b"<f" not in content:
            return content
        return FORMULA.sub(lambda found: _with_result(found, sheet, epoch), content)

    return without_clock(written.getvalue(), calculated)


def _with_result(found: re.Match[bytes], sheet: Sheet, epoch: dt.datetime) -> bytes:
    column, row, attributes, formula = found.groups()
    cell = sheet.cell(int(row), column_index_from_string(column.decode()))
    if cell == "":
        return found[0]
    kind, text = _written(cell, epoch)
    start = b'<c r="' + column + row + b'"' + attributes
    return start + kind + b">" + formula + b"<v>" + text.encode() + b"</v></c>"


def _written(cell: Cell, epoch: dt.datetime) -> tuple[bytes, str]:
    """Give the attribute for the kind of a result, and the result as a workbook keeps it."""
    if isinstance(cell, str):
        return (b' t="e"' if cell in ERROR_CODES else b' t="str"'), escape(printable(cell))
    if isinstance(cell, float | int):
        return b"", repr(cell)
    return b"", repr(to_excel(cell, epoch))  # type: ignore[no-untyped-call]  # openpyxl has no types
