"""Office files made by hand, tag by tag and record by record: also such as no program writes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

TYPES = (
    '<?xml version="1.0"?><Types '
    'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{part}" ContentType="application/vnd.{kind}"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0"?><workbook '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0"?><worksheet '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "{dimension}<sheetData>{rows}</sheetData></worksheet>"
)
WORD = (
    '<?xml version="1.0"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    "<w:body>{body}</w:body></w:document>"
)
ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="DS">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
"""A document type of eleven entities, of which the last one is two hundred gigabytes."""
OUTSIDE = '<!DOCTYPE x [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members into a ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def xlsx(rows: str = ONE, dimension: str = "", **parts: str | bytes) -> bytes:
    """Make a workbook of the rows of one sheet; ``parts`` go under xl/."""
    kind = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return zipped(
        {
            "[Content_Types].xml": TYPES.format(part="xl/workbook.xml", kind=kind),
            "_rels/.rels": RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"),
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": RELATIONS.format(
                kind="worksheet", target="worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": SHEET.format(rows=rows, dimension=dimension),
            **{f"xl/{name}.xml": content for name, content in parts.items()},
        }
    )


def docx(body: str, before: str = "", **parts: str) -> bytes:
    """Make a Word document; ``parts`` go under word/, ``before`` before the document's root."""
    kind = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
    document = WORD.format(body=body).replace("?><w:document", f"?>{before}<w:document")
    return zipped(
        {
            "[Content_Types].xml": TYPES.format(part="word/document.xml", kind=kind),
            "word/document.xml": document,
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def ods(rows: str, before: str = "", manifest: str = MANIFEST) -> bytes:
    """Make an .ods of the rows of one sheet."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": ODS.format(rows=rows).replace("?><office", f"?>{before}<office", 1),
        }
    )


def ods_cell(text: str, attributes: str = "") -> str:
    """Write a text cell of an .ods."""
    start = f'<table:table-cell office:value-type="string"{attributes}>'
    return f"{start}<text:p>{text}</text:p></table:table-cell>"


def record(kind: int, content: bytes = b"") -> bytes:
    """Write a record of an .xlsb."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    sizes = [length & 0x7F]
    while length := length >> 7:
        sizes[-1] |= 0x80
        sizes.append(length & 0x7F)
    return head + bytes(sizes) + content


def xlsb(*cells: tuple[int, int, float | None]) -> bytes:
    """Make an .xlsb of cells: row, column, number; None is a text that is not there."""

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    told = b""
    for row, column, number in cells:
        place = struct.pack("<II", column, 0)
        value = struct.pack("<I", 5) if number is None else struct.pack("<d", number)
        told += record(0, struct.pack("<I", row) + bytes(13))
        told += record(7 if number is None else 5, place + value)
    sheet = record(0x81) + record(0x94, bytes(16)) + record(0x91) + told + record(0x92)
    book = record(0x8F) + record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("DS"))
    types = TYPES.format(part="xl/workbook.bin", kind="ms-excel.sheet.binary.macroEnabled.main")
    return zipped(
        {
            "[Content_Types].xml": types,
            "xl/workbook.bin": record(0x83) + book + record(0x90) + record(0x84),
            "xl/_rels/workbook.bin.rels": RELATIONS.format(
                kind="worksheet", target="worksheets/sheet1.bin"
            ),
            "xl/worksheets/sheet1.bin": sheet + record(0x82),
        }
    )


def packed(megabytes: int) -> bytes:
    """Pack so many megabytes of spaces, a multiple of sixteen, without ever having them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(b" " * 16 * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (megabytes // 16) + packer.flush()


def sparse(first: bytes, rest: bytes, nothing: int) -> bytes:
    """Pack a text of which the second part comes after so many blocks with nothing in them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    begun = packer.compress(first) + packer.flush(zlib.Z_SYNC_FLUSH)
    empty = b"\0\0\0\xff\xff"
    return begun + empty * nothing + packer.compress(rest) + packer.flush()


def declared(members: Sequence[tuple[str, bytes, int]]) -> bytes:
    """Make an archive of members that are packed already, with the sizes they declare."""
    body = directory = b""
    for name, content, size in members:
        fields = (20, 0, 8, 0, 33, 0, len(content), size, len(name), 0)
        central = struct.pack("<4sH", b"PK\x01\x02", 20) + struct.pack("<HHHHHIIIHH", *fields)
        directory += central + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *fields) + name.encode() + content
    return body + directory + _end(len(members), len(directory), len(body))


def overlapping(members: int, kernel: int) -> bytes:
    """Make a bomb of members each of which quotes the headers of all that follow it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(bytes(kernel)) + packer.flush()
    unpacked, sizes = kernel, []
    for number in range(members - 1, -1, -1):
        name = f"xl/{number:04}".encode()
        fields = (20, 0, 8, 0, 33, 0, len(body), unpacked, len(name), 0)
        header = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *fields) + name
        sizes.append((fields, name))
        unpacked += len(header)
        body = struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF) + header + body
    directory, at = b"", 0
    for fields, name in reversed(sizes):
        central = struct.pack("<4sH", b"PK\x01\x02", 20) + struct.pack("<HHHHHIIIHH", *fields)
        directory += central + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
        at += 30 + len(name) + 5
    return body[5:] + directory + _end(members, len(directory), len(body) - 5)


def _end(members: int, directory: int, start: int) -> bytes:
    return struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, members, members, directory, start, 0)
