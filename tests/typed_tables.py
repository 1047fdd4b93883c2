"""Sheets from tables typed as text, so that a test reads like the roster it reads.

    == Danh sách
    DANH SÁCH CỬ ĐI HỌC | <        | <            | <
    .
    STT | Họ và tên      | Ngày sinh  | Trình độ
    ^   | ^              | Nam | Nữ   | ^

A line is a row and ``|`` parts its cells; a line of one dot is a blank row. ``<`` joins a
cell to the one on its left and ``^`` to the one above (merged cells; a cell below and right
of a merged one takes either). ``== Name`` begins the next sheet, a line that begins with
``#`` is a remark. A cell is typed as into Excel: ``3`` is a number, ``2019-03-15`` a real
date, ``'3`` is text; ``↵`` is a line break inside a cell and ``·`` a no-break space.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
import xlwt
from odf import table as ods
from odf.opendocument import OpenDocumentSpreadsheet
from odf.text import P

from hongngu_cli.model.sheet import Merged, Sheet

Typed = str | float | dt.date
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 1, both ends belong to it."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
JOINED_LEFT, JOINED_UP = "<", "^"


@dataclass
class TypedSheet:
    """One sheet: its rows, of as many cells as were typed, and its merged areas."""

    name: str
    rows: list[list[Typed]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)


def typed_sheets(text: str) -> list[TypedSheet]:
    """Read the sheets of a text; without a ``== Name`` line there is one, "Sheet1"."""
    sheets: list[TypedSheet] = []
    lines: list[list[str]] = []
    for line in text.strip().splitlines():
        bare = line.strip()
        if bare.startswith("#") or (not bare and not lines):
            continue
        if bare.startswith("=="):
            sheets.append(TypedSheet(bare.strip("= ")))
            lines = []
            continue
        if not sheets:
            sheets.append(TypedSheet("Sheet1"))
        lines.append([] if bare in {"", "."} else [cell.strip(" ") for cell in bare.split("|")])
        sheets[-1].rows.append([typed(cell) for cell in lines[-1]])
        _join(sheets[-1], lines[-1], len(lines))
    return sheets


def typed(cell: str) -> Typed:
    """Give a cell's value as Excel would take what was typed."""
    if cell in {JOINED_LEFT, JOINED_UP}:
        return ""
    if NUMBER.fullmatch(cell):
        return float(cell)
    if DATE.fullmatch(cell):
        return dt.date.fromisoformat(cell)
    return cell.removeprefix("'").replace("↵", "\n").replace("·", "\u00a0")


def _join(sheet: TypedSheet, cells: list[str], row: int) -> None:
    """Let the signs of a row widen the areas they belong to."""
    for column, cell in enumerate(cells, start=1):
        if cell not in {JOINED_LEFT, JOINED_UP}:
            continue
        at = (row, column - 1) if cell == JOINED_LEFT else (row - 1, column)
        old = next((area for area in sheet.merged if _holds(area, *at)), (*at, *at))
        if old in sheet.merged:
            sheet.merged.remove(old)
        sheet.merged.append((old[0], old[1], max(old[2], row), max(old[3], column)))


def _holds(area: Area, row: int, column: int) -> bool:
    return area[0] <= row <= area[2] and area[1] <= column <= area[3]


def shown(cell: Typed) -> str:
    """Write a cell as a delimited file would have it."""
    if isinstance(cell, dt.date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def as_csv(sheets: Iterable[TypedSheet], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Write the sheets one under the other; what was merged stands in its first cell."""
    text = io.StringIO(newline="")
    rows = [[shown(cell) for cell in row] for sheet in sheets for row in sheet.rows]
    width = max(map(len, rows), default=0)
    csv.writer(text, delimiter=delimiter).writerows(
        [row + [""] * (width - len(row)) for row in rows]
    )
    return text.getvalue().encode(encoding)


def as_xlsx(sheets: Iterable[TypedSheet]) -> bytes:
    """Write the sheets as Excel does today."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "dd/mm/yyyy"}) as book:
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for area in sheet.merged:
                page.merge_range(*(number - 1 for number in area), "")
            for row, column, cell in _filled(sheet):
                if isinstance(cell, str):
                    page.write_string(row, column, cell)
                else:
                    page.write(row, column, cell)
    return content.getvalue()


def as_xls(sheets: Iterable[TypedSheet]) -> bytes:
    """Write the sheets as Excel 97 did."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    plain = xlwt.easyxf()
    for sheet in sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        for first_row, first_column, last_row, last_column in sheet.merged:
            page.merge(first_row - 1, last_row - 1, first_column - 1, last_column - 1)
        for row, column, cell in _filled(sheet):
            page.write(row, column, cell, day if isinstance(cell, dt.date) else plain)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_ods(sheets: Iterable[TypedSheet]) -> bytes:
    """Write the sheets as LibreOffice does."""
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        page = ods.Table(name=sheet.name)
        for number, row in enumerate(sheet.rows, start=1):
            line = ods.TableRow()
            for column, cell in enumerate(row or [""], start=1):
                line.addElement(_ods_cell(sheet, number, column, cell))
            page.addElement(line)
        book.spreadsheet.addElement(page)
    content = io.BytesIO()
    book.write(content)
    return content.getvalue()


def _ods_cell(sheet: TypedSheet, row: int, column: int, cell: Typed) -> ods.TableCell:
    area = next((area for area in sheet.merged if _holds(area, row, column)), None)
    if area and area[:2] != (row, column):
        return ods.CoveredTableCell()
    spans = (
        {
            "numberrowsspanned": area[2] - area[0] + 1,
            "numbercolumnsspanned": area[3] - area[1] + 1,
        }
        if area
        else {}
    )
    if cell == "":
        return ods.TableCell(**spans)
    if isinstance(cell, dt.date):
        made = ods.TableCell(valuetype="date", datevalue=cell.isoformat(), **spans)
    elif isinstance(cell, float):
        made = ods.TableCell(valuetype="float", value=cell, **spans)
    else:
        made = ods.TableCell(valuetype="string", **spans)
    for line in shown(cell).split("\n"):
        made.addElement(P(text=line))
    return made


def _filled(sheet: TypedSheet) -> Iterable[tuple[int, int, Typed]]:
    """Give the cells that hold something, counting from 0."""
    return (
        (row, column, cell)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if cell != ""
    )


def sheet_of(text: str, path: str = "ds.xlsx") -> Sheet:
    """Give the (first) sheet of a text as it would be read, without a file between."""
    typed_sheet = typed_sheets(text)[0]
    width = max(map(len, typed_sheet.rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in typed_sheet.rows]
    areas = (Merged(*area) for area in sorted(typed_sheet.merged))
    return Sheet(path, typed_sheet.name, "", rows, tuple(areas))


WRITERS: Mapping[str, Callable[[list[TypedSheet]], bytes]] = {
    ".xlsx": as_xlsx,
    ".xls": as_xls,
    ".ods": as_ods,
    ".csv": as_csv,
}


def write_typed(text: str, path: Path) -> Path:
    """Write a typed table as the kind of file that the path's ending names."""
    path.write_bytes(WRITERS[path.suffix](typed_sheets(text)))
    return path
