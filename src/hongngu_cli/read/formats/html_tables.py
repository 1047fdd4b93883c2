"""Tables of web pages as sheets, also of those that systems name .xls.

lxml reads the page: it mends broken tags as browsers do, expands no entities but HTML's own,
fetches nothing, and no input makes it slow, which cannot be said of the standard library's
parser. A sheet's rows are the lines of text since the previous table, then the table's rows.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from functools import partial

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.encodings.decoding import Decoded, decoded, mark_of
from hongngu_cli.read.encodings.legacy_cells import sheet_in
from hongngu_cli.read.encodings.marked import overruled
from hongngu_cli.read.formats.html_page import PageWalk
from hongngu_cli.read.formats.workbooks import parsed
from hongngu_cli.read.packages.refusals import check_sheets, too_much

ROW = re.compile(rb"<tr[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
FRAME = re.compile(rb"<i?frame\s[^>]*?src\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
LOOKED_AT = 4096
FED = 65536
LINES = 30
"""So many lines above or below a table may belong to it."""


def html_sheets(
    content: bytes, blank: Sheet, limits: Limits, reading: Reading
) -> tuple[Sheet, ...]:
    """Read every table of a page. Raises Failure (INPUT) where there is none."""
    sheets = _sheets_of([content], blank, limits, reading)
    if not sheets:
        raise _without_table(blank.path, content)
    return sheets


def mail_sheets(
    content: bytes, blank: Sheet, limits: Limits, reading: Reading
) -> tuple[Sheet, ...]:
    """Read every table of the pages in one file (.mht, "Single File Web Page")."""
    message = parsed(
        blank.path, lambda: email.message_from_bytes(content, policy=email.policy.compat32)
    )
    pages = [
        page
        for part in message.walk()
        if part.get_content_type() == "text/html"
        and isinstance(page := part.get_payload(decode=True), bytes)
    ]
    sheets = _sheets_of(pages, blank, limits, reading)
    if not sheets:
        raise _without_table(blank.path, b"")
    return sheets


def _sheets_of(
    pages: list[bytes], blank: Sheet, limits: Limits, reading: Reading
) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    for page in pages:
        _refuse_long(blank.path, page, limits)
        found = _text(blank.path, page, reading.encoding)
        walk = parsed(blank.path, partial(_walked, found.text, blank.path, limits))
        tables = walk.tables
        check_sheets(blank.path, len(sheets) + len(tables), limits)
        for table in tables:
            rows, merged = table.grid(table.above[-LINES:])
            if table is tables[-1]:
                rows += _below(walk.lines[:LINES], rows)
            name = f"Bảng {len(sheets) + 1}"
            sheet = replace(blank, name=name, rows=rows, merged=merged)
            sheet = _recognised(sheet, found)
            told = () if sheets else overruled(sheet, found, reading.encoding)
            sheets.append(replace(sheet, issues=(*sheet.issues, *told)))
    return tuple(sheets)


def _refuse_long(path: str, page: bytes, limits: Limits) -> None:
    """Refuse a page of far too many rows before any is made."""
    plain = page.replace(b"\0", b"") if b"\0" in page else page
    rows = sum(1 for _ in ROW.finditer(plain))
    if rows > limits.rows:
        raise too_much(path, f"trang web có {rows} dòng bảng", "rows")


def _walked(text: str, where: str, limits: Limits) -> PageWalk:
    from lxml import etree

    walk = PageWalk(where, limits)
    parser = etree.HTMLParser(target=walk, no_network=True, huge_tree=False)
    for at in range(0, len(text), FED):
        parser.feed(text[at : at + FED])
    parser.close()
    return walk


def _below(lines: list[str], rows: list[list[Cell]]) -> list[list[Cell]]:
    width = max(map(len, rows), default=1)
    return [[line, *[""] * (width - 1)] for line in lines]


def _text(path: str, content: bytes, encoding: str | None) -> Decoded:
    """Decode a page as it says, where that is so; else as the text of any file."""
    declared = CHARSET.search(content[:LOOKED_AT].replace(b"\0", b""))
    certain = encoding or mark_of(content) or b"\0" in content[:LOOKED_AT]
    if declared and not certain:
        try:
            text = content.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            text = ""
        if text:
            return Decoded(DECLARATION.sub("", text, count=1))
    found = decoded(path, content, encoding)
    return replace(found, text=DECLARATION.sub("", found.text, count=1))


def _recognised(sheet: Sheet, found: Decoded) -> Sheet:
    """Read the cells in the old code they are in, or tell which encoding was worked out."""
    if found.code is not None:
        return sheet_in(sheet, found.code)
    if found.recognised is None:
        return sheet
    told = Issue(
        "encoding-recognised",
        "note",
        Place(sheet.path, sheet.name),
        None,
        f"Trang web không ghi đúng bảng mã; đã nhận ra là {found.recognised}.",
        "Nếu chữ đọc chưa đúng, chỉ rõ --encoding.",
    )
    return replace(sheet, issues=(*sheet.issues, told))


def _without_table(path: str, content: bytes) -> Failure:
    frame = FRAME.search(content)
    says = f"{path}: trang web (HTML) không có bảng nào"
    if frame:
        says += f", chỉ là khung cho tệp khác ({frame[1].decode('utf-8', 'replace')})"
    return Failure(INPUT, f"{says}.", "Xin tệp .xlsx, hoặc tệp trang web có bảng.")
