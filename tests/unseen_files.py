"""Workbooks written by hand, byte by byte, for tests of what values do not show."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PAGE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="{key}" Type="{DOCUMENT}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{told}</Relationships>'


def as_xlsx_of(
    sheet: str, name: str = "DS", settings: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """Pack one sheet, given as its whole XML."""
    pages = f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId3"/></sheets>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
            '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{PAGE_TYPE}"/></Types>',
            "_rels/.rels": relations({"rId1": ("officeDocument", "/xl/workbook.xml")}),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">'
            f"{settings}{pages}</workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                {"rId3": ("worksheet", "worksheets/sheet1.xml")}
            ),
            "xl/worksheets/sheet1.xml": sheet,
            **(parts or {}),
        }
    )


def sheet_of_rows(rows: str, head: str = "", tail: str = "") -> bytes:
    """Pack a plainly written sheet of the rows given."""
    return as_xlsx_of(
        f'<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
    )


def as_ods_of(*tables: str, encoding: str = "UTF-8", settings: str = "") -> bytes:
    """Pack tables, given as their XML with the prefixes that LibreOffice uses."""
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text", "dc")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<?xml version="1.0" encoding="{encoding}"?>'
            f'<office:document-content {spaces} xmlns:calcext="{CALC}">'
            f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
            "</office:body></office:document-content>",
            **({"settings.xml": settings} if settings else {}),
        }
    )


def record(kind: int, told: bytes = b"") -> bytes:
    """Write one record of an .xlsb: kind and size in seven bits a byte, then what it tells."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = bytearray()
    left = len(told)
    while True:
        size.append(left & 0x7F | (0x80 if left > 0x7F else 0))
        left >>= 7
        if not left:
            return head + bytes(size) + told


def text_of_record(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def as_xlsb_of(records: bytes, name: str = "DS", *, from_1904: bool = False) -> bytes:
    """Pack one sheet, given as its records between beginning and end."""
    named = struct.pack("<II", 0, 1) + text_of_record("rId3") + text_of_record(name)
    settings = record(153, struct.pack("<II", int(from_1904), 0) + text_of_record(""))
    book = record(131) + settings + record(143) + record(156, named) + record(144) + record(132)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
            "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations(
                {"rId3": ("worksheet", "worksheets/sheet1.bin")}
            ),
            "xl/worksheets/sheet1.bin": record(129) + records + record(130),
        }
    )
