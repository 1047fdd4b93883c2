"""What is refused of a packed workbook before a parser sees it: traps in XML and far cells."""

from __future__ import annotations

import html
import re
from functools import partial

from hongngu_cli.read.packages.archives import XML, Archive, refuse_bad_xml
from hongngu_cli.read.packages.refusals import MEGABYTE, broken, check_size, too_much, unsafe
from hongngu_cli.read.traps.ods_extents import reaches_of_ods
from hongngu_cli.read.traps.shared_texts import refuse_repeated_texts
from hongngu_cli.read.traps.xlsb_extents import extent_of_records
from hongngu_cli.read.traps.xlsx_extents import Extent, extent_of

UNREAD = ("customxml/", "docprops/")
"""Folders of parts that no reader of tables opens; what users put there is their own."""
PASSED_OVER = ((b"<!--", b"-->"), (b"<?", b"?>"))
"""How remarks and instructions begin and end, which may stand before the root."""
DECLARATION = re.compile(rb"<!DOCTYPE[^>\[]*(\[?)", re.IGNORECASE)
SHEET = b"sheetData"
UNIQUE = b"uniqueCount"
DECLARED_TEXTS = re.compile(rb"uniqueCount\s*=\s*[\"'](\d{1,19})")
MOST_TEXTS, SHORTEST_TEXT = 20_000_000, len("<si/>")
"""Texts for which a parser may make room before it has seen one; bytes that each takes at least."""
BINARY_SHEETS = "xl/worksheets/"
OPEN_DOCUMENT = "content.xml"
RELATION = re.compile(r"<Relationship\s[^<>]*>")
NAMED_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^<>]*>")
ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)")


def refuse_traps(archive: Archive, kind: str) -> None:
    """Refuse XML that declares types or entities, and sheets beyond the limits.

    Raises Failure (INPUT).
    """
    sheets: list[str] = []
    for name in archive.members:
        if name.endswith(XML) and not name.startswith(UNREAD):
            first = archive.start(name)
            _refuse_declarations(archive, name, first, lenient=kind == ".ods")
            if kind == ".xlsx":
                _refuse_declared_texts(archive, name, first)
                sheets += _sheet_in(archive, name, first)
                continue
        elif kind == ".xlsb" and name.startswith(BINARY_SHEETS):
            content = b"".join(archive.pieces(name))
            _check(archive, name, extent_of_records(archive.path, archive.named(name), content))
            continue
        archive.measure(name)
    refuse_repeated_texts(archive, sheets)
    if kind == ".ods":
        _refuse_repeated(archive)


def _refuse_repeated(archive: Archive) -> None:
    """Refuse an .ods that is cut, or whose repeated cells or spaces are beyond the limits."""
    # A parser that comes upon the end of a cut table looks for the table's end for ever.
    refuse_bad_xml(archive, OPEN_DOCUMENT)
    most = archive.limits.unpacked_megabytes
    for sheet in reaches_of_ods(archive.pieces(OPEN_DOCUMENT)):
        where = f"{archive.path} · {sheet.name}"
        check_size(where, sheet.rows, sheet.columns, archive.limits)
        if sheet.text > most * MEGABYTE:
            told = f"chữ và khoảng trắng lặp lại thành hơn {most} MB"
            raise too_much(where, told, "unpacked_megabytes")


def _refuse_declarations(archive: Archive, name: str, first: bytes, *, lenient: bool) -> None:
    """Refuse a document type, which no office program writes; old .ods name theirs.

    With one, a few bytes may stand for gigabytes, or for a file of this machine.
    """
    # Of UTF-16, too, the letters of a tag are left once its zeros are gone.
    if b"\0" in first:
        first = first.replace(b"\0", b"")
    at = first.find(b"<")
    while at >= 0 and (ends := [end for begin, end in PASSED_OVER if first.startswith(begin, at)]):
        end = first.find(ends[0], at)
        at = first.find(b"<", end) if end > 0 else -1
    if first and at < 0:
        raise broken(archive.path, f"thành phần {archive.named(name)} không phải XML")
    found = DECLARATION.match(first, at)
    if found and (found[1] or not lenient):
        raise unsafe(
            archive.path, f"thành phần {archive.named(name)} có khai báo DTD nên không an toàn"
        )


def _refuse_declared_texts(archive: Archive, name: str, first: bytes) -> None:
    """Refuse a list of texts that declares more of them than it can hold."""
    if UNIQUE not in first:
        return
    declared = max(map(int, DECLARED_TEXTS.findall(first)), default=0)
    held = archive.members[name].file_size // SHORTEST_TEXT
    if declared > max(MOST_TEXTS, held):
        raise broken(
            archive.path,
            f"thành phần {archive.named(name)} khai {declared} chuỗi chữ, hơn cả cỡ tệp",
        )


def _sheet_in(archive: Archive, name: str, first: bytes) -> list[str]:
    """Give the part's name if there are cells in it, which are not too far apart."""
    if SHEET not in first and (
        archive.is_small(name) or not any(SHEET in piece for piece in archive.pieces(name))
    ):
        return []
    _check(archive, name, extent_of(first, partial(archive.held_pieces, name), archive.limits))
    return [name]


def _check(archive: Archive, part: str, extent: Extent) -> None:
    """Refuse a sheet beyond the limits, by the name it has in the workbook."""
    rows, columns = extent
    if rows > archive.limits.rows or rows * columns > archive.limits.cells:
        where = f"{archive.path} · {_sheet_name(archive, part)}"
        check_size(where, rows, columns, archive.limits)


def _sheet_name(archive: Archive, part: str) -> str:
    """Give the name of the sheet in a part; the part's own where it cannot be told."""
    relations = archive.whole("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    keys = {
        found.get("Id")
        for found in map(_attributes, RELATION.findall(relations))
        if part.endswith(found.get("Target", "?").lstrip("/").lower())
    }
    book = archive.whole("xl/workbook.xml").decode("utf-8", "replace")
    for found in map(_attributes, NAMED_SHEET.findall(book)):
        if found.get("r:id") in keys and "name" in found:
            return html.unescape(found["name"])
    return archive.named(part)


def _attributes(tag: str) -> dict[str, str]:
    return dict(ATTRIBUTE.findall(tag))
