"""Write sheets as .ods, the format of LibreOffice."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from odf import dc, meta, number, style, table, text
from odf.opendocument import OpenDocumentSpreadsheet

from samples.sheet import FONT, STYLES, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CREATED = "2021-12-31T08:00:00"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
CENTIMETRES_A_LETTER = 0.215


def write_ods(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook whose zip and properties carry fixed dates."""
    book = OpenDocumentSpreadsheet()
    book.meta.addElement(meta.CreationDate(text=CREATED))
    book.meta.addElement(dc.Creator(text="Ban Tổ chức Huyện uỷ"))
    _landscape(book)
    _cell_styles(book)
    for sheet in sheets:
        book.spreadsheet.addElement(_table(book, sheet))
    packed = BytesIO()
    book.write(packed)
    path.write_bytes(_with_fixed_dates(packed))


def _with_fixed_dates(packed: BytesIO) -> bytes:
    repacked = BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(repacked, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_DATE)
            entry.compress_type = member.compress_type
            new.writestr(entry, old.read(member))
    return repacked.getvalue()


def _landscape(book: Any) -> None:  # noqa: ANN401 - untyped library
    page = style.PageLayout(name="A4_landscape")
    page.addElement(
        style.PageLayoutProperties(
            pagewidth="29.7cm",
            pageheight="21cm",
            printorientation="landscape",
            margin="1.5cm",
            scaleto="85%",
        )
    )
    book.automaticstyles.addElement(page)
    book.masterstyles.addElement(style.MasterPage(name="Default", pagelayoutname=page))


def _cell_styles(book: Any) -> None:  # noqa: ANN401 - as above
    date = number.DateStyle(name="day_month_year")
    for part in (
        number.Day(style="long"),
        number.Text(text="/"),
        number.Month(style="long"),
        number.Text(text="/"),
        number.Year(style="long"),
    ):
        date.addElement(part)
    book.automaticstyles.addElement(date)
    for name in STYLES:
        book.automaticstyles.addElement(_cell_style(name, name))
        book.automaticstyles.addElement(
            _cell_style(name, f"{name} date", datastylename="day_month_year")
        )


def _cell_style(look: str, name: str, **options: str) -> Any:  # noqa: ANN401 - as above
    """Describe one look; styles are told apart by plain names ("title", "text_date")."""
    wanted = STYLES[look]
    cell = style.Style(name=name.replace(" ", "_"), family="table-cell", **options)
    cell.addElement(
        style.TableCellProperties(
            border="0.5pt solid #000000" if wanted.border else "none",
            wrapoption="wrap" if wanted.border else "no-wrap",
            verticalalign="middle",
        )
    )
    cell.addElement(style.ParagraphProperties(textalign=wanted.align))
    weight = "bold" if wanted.bold else "normal"
    slant = "italic" if wanted.italic else "normal"
    letters = {"fontname": FONT, "fontfamily": FONT, "fontsize": f"{wanted.size}pt"}
    cell.addElement(style.TextProperties(fontweight=weight, fontstyle=slant, **letters))
    return cell


def _table(book: Any, sheet: Sheet) -> Any:  # noqa: ANN401 - as above
    page = table.Table(name=sheet.name)
    rows, columns = sheet.size
    for column in range(columns):
        width = f"{sheet.widths[column] * CENTIMETRES_A_LETTER:.2f}cm"
        look = style.Style(name=f"column_{column}", family="table-column")
        look.addElement(style.TableColumnProperties(columnwidth=width))
        book.automaticstyles.addElement(look)
        page.addElement(table.TableColumn(stylename=look))
    covered = sheet.covered
    for row in range(rows):
        line = table.TableRow()
        for column in range(columns):
            area = covered.get((row, column))
            line.addElement(_cell(sheet, row, column, area))
        page.addElement(line)
    return page


def _cell(sheet: Sheet, row: int, column: int, area: tuple[int, int, int, int] | None) -> Any:  # noqa: ANN401 - as above
    value, look = sheet.cells.get((row, column), (None, "plain"))
    options: dict[str, Any] = {"stylename": look.replace(" ", "_")}
    if area and area[:2] != (row, column):
        return table.CoveredTableCell(**options)
    if area:
        options["numberrowsspanned"] = area[2] - area[0] + 1
        options["numbercolumnsspanned"] = area[3] - area[1] + 1
    if isinstance(value, dt.date):
        options["stylename"] += "_date"
    cell = table.TableCell(**options, **_typed(value))
    if value is not None:
        shown = value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value)
        cell.addElement(text.P(text=shown))
    return cell


def _typed(value: Value) -> dict[str, Any]:
    match value:
        case None:
            return {}
        case str():
            return {"valuetype": "string"}
        case int():
            return {"valuetype": "float", "value": value}
        case dt.date():
            return {"valuetype": "date", "datevalue": value.isoformat()}
