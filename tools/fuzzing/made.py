"""A roster in the containers of which no samples lie about: made when it is asked for."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

ROSTER = (
    ("DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO",),
    ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Trình độ đào tạo", "Năm"),
    ("I", "Xã Bình Lợi"),
    ("1", "Nguyễn Văn An", "1/2/1980", "Nam", "Xã Bình Lợi", "Trung cấp LLCT", "2019"),
    ("2", "Trần Thị Bé", "3/4/1981", "Nữ", "Xã Bình Lợi", "Thạc sĩ", "2020"),
    ("Tổng cộng: 2",),
)
PLAIN, WITH_MACROS = (
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
)
SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def page() -> bytes:
    """Write a roster as the web page that old programs export under the name .xls."""
    rows = "".join(
        f"<tr>{''.join(f'<td colspan={8 - len(row)}>{text}</td>' for text in row)}</tr>\n"
        for row in ROSTER
    )
    head = '<html><head><meta charset="utf-8"></head><body>'
    return f'{head}<table border="1">\n{rows}</table></body></html>'.encode()


def mail() -> bytes:
    """Write that page as Excel's "Single File Web Page"."""
    part = (
        "--x\nContent-Location: a.htm\nContent-Transfer-Encoding: base64\n"
        'Content-Type: text/html; charset="utf-8"\n\n'
    )
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    return f"{head}{part}".encode() + base64.encodebytes(page()) + b"\n--x--\n"


def spreadsheet() -> bytes:
    """Write Excel's XML of 2003, with a merged title and a row told by its number."""
    rows = "".join(
        f'<Row ss:Index="{number}" ss:Height="15">'
        + "".join(
            f'<Cell ss:Index="{column}" ss:MergeAcross="{0 if len(row) > 1 else 6}">'
            f'<Data ss:Type="{"Number" if text.isdigit() else "String"}">'
            f"{escape(text)}</Data></Cell>"
            for column, text in enumerate(row, start=1)
        )
        + "</Row>\n"
        for number, row in enumerate(ROSTER, start=1)
    )
    table = f'<Worksheet ss:Name="DS"><Table>{rows}</Table></Worksheet>'
    book = f'<Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">{table}</Workbook>'
    return f'<?xml version="1.0"?>\n{book}'.encode()


def document() -> bytes:
    """Write a Word document: a line, a table with merged cells, a table within a cell."""
    from docx import Document

    made = Document()
    made.add_paragraph(ROSTER[0][0])
    width = len(ROSTER[1])
    table = made.add_table(0, width)
    for row in ROSTER[1:]:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    table.rows[1].cells[1].merge(table.rows[1].cells[width - 1])
    inner = table.rows[2].cells[width - 1].add_table(2, 2)
    inner.rows[0].cells[0].text = "Ghi chú"
    made.add_paragraph("NGƯỜI LẬP BIỂU")
    told = io.BytesIO()
    made.save(told)
    return told.getvalue()


def workbook_with_macros() -> bytes:
    """Write a workbook that says it has macros, and has a part for them."""
    from openpyxl import Workbook

    book = Workbook()
    for row in ROSTER:
        book.worksheets[0].append([int(text) if text.isdigit() else text for text in row])
    plain, told = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(zipfile.ZipInfo(member), old.read(member).replace(PLAIN, WITH_MACROS))
        new.writestr(zipfile.ZipInfo("xl/vbaProject.bin"), bytes(range(256)))
    return told.getvalue()


def columns() -> bytes:
    """Write a Parquet file with columns of text and of numbers."""
    import pyarrow as pa
    from pyarrow import parquet

    people = [row for row in ROSTER[3:] if len(row) == len(ROSTER[1])] * 3
    told = io.BytesIO()
    cells = [
        [int(row[at]) if heading == "Năm" else row[at] for row in people]
        for at, heading in enumerate(ROSTER[1])
    ]
    parquet.write_table(pa.table(dict(zip(ROSTER[1], cells, strict=True))), told)
    return told.getvalue()


MADE: Mapping[str, Callable[[], bytes]] = {
    ".html": page,
    ".mht": mail,
    ".xml": spreadsheet,
    ".docx": document,
    ".xlsm": workbook_with_macros,
    ".parquet": columns,
}
