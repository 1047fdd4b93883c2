"""What the values of an .xlsx or .xlsm do not show: each sheet's XML, skimmed once.

The XML of a long sheet is some fifty megabytes. It is unpacked piece by piece and searched
for a few characters that a clean sheet has not; only a piece that has them is looked into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from hongngu_cli.model.place import column_number
from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.number_runs import NumberRuns, Runs
from hongngu_cli.read.unseen.office_package import OfficePackage, Related, elements
from hongngu_cli.read.unseen.sheet_tags import (
    AREA,
    attributes_of,
    is_true,
    is_zero,
    row_number,
)
from hongngu_cli.read.unseen.sheet_xml import SheetXml
from hongngu_cli.read.unseen.state import Unreadable, Unseen
from hongngu_cli.read.unseen.struck import struck_formats

MOST_HEAD = 4 * 1024 * 1024
"""Bytes before the first row; there may be a column's settings for each of 16,384."""
DATA = re.compile(rb"<((?:[\w.-]++:)?)sheetData\b[^<>]*+>")
COLUMN = re.compile(rb"<(?:[\w.-]++:)?col(?=\s)([^<>]*+)>")
PANE = re.compile(rb"<(?:[\w.-]++:)?pane\s([^<>]*+)>")
FILTER_MODE = re.compile(rb"\bfilterMode\s*=\s*[\"'](?:1|true)[\"']")
FILTER = re.compile(rb"<((?:[\w.-]++:)?)autoFilter\b([^<>]*+)(?<!/)>")
CRITERION = re.compile(rb"<(?:[\w.-]++:)?filterColumn\b[^<>]*+(?<!/)>")
"""One without an end beneath it only hides the button of its column."""
ROWS = re.compile(r"\$?[A-Z]+\$?(\d{1,7}):\$?[A-Z]+\$?(\d{1,7})")
MERGED = re.compile(rb"<(?:[\w.-]++:)?mergeCell\s([^<>]*+)>")
SPACES = (b" ", b">", b"/", b"\n", b"\t", b"\r")
"""What may follow the name of a tag."""
TABLE, STYLES = "/table", "/styles"
PICTURES = "xl/richdata/richvaluerel.xml"
"""The part that pictures in cells are named in; names are compared in small letters."""
LAST_ROW = 1_048_576
WIDTH = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")


def unseen_sheets(archive: Archive) -> Iterator[tuple[str, Unseen]]:
    """Give what is not seen of each sheet. Raises Unreadable where the workbook is built oddly."""
    package = OfficePackage(archive)
    workbook = package.workbook("workbook.xml")
    related = package.related(workbook)
    from_1904, struck = False, _struck(package, related.values())
    for tag, attributes in elements(package.part(workbook)):
        part = related.get(attributes.get("id", ""))
        if tag == "workbookPr":
            from_1904 = is_true(attributes.get("date1904"))
        elif tag == "sheet" and part:
            # What cannot be read of one sheet does not keep the others from being examined.
            with suppress(Unreadable):
                unseen = _unseen(package, part.part, struck)
                yield attributes.get("name", ""), replace(unseen, from_1904=from_1904)


def _struck(package: OfficePackage, parts: Iterable[Related]) -> frozenset[str]:
    """Give the formats that strike cells through; of styles that cannot be read none."""
    with suppress(Unreadable):
        styles = next((of.part for of in parts if of.kind.endswith(STYLES)), None)
        return struck_formats(package.part(styles)) if styles else frozenset()
    return frozenset()


def _unseen(package: OfficePackage, part: str, struck: frozenset[str]) -> Unseen:
    pieces = package.pieces(part)
    head, prefix, rest = _before_rows(pieces)
    xml = SheetXml(prefix, pictures=PICTURES in package.members, struck=struck)
    block = head
    for block in _whole_rows(rest, pieces, b"<" + prefix + b"row"):
        xml.take(block)
    hidden = xml.hidden.told()
    return Unseen(
        hidden_rows=hidden,
        hidden_columns=_hidden_columns(head),
        widths=tuple(_widths(head)),
        frozen=_frozen(head),
        filtered=_filtered(package, part, head, xml.after_rows) if hidden else (),
        uncalculated=xml.uncalculated.told(),
        errors=xml.errors.told(),
        struck=xml.struck.told(),
        merged=_merged(block),
    )


def _merged(last_block: bytes) -> tuple[Merged, ...]:
    """Give the merged ranges, which stand behind the rows."""
    areas = []
    if b"mergeCell" not in last_block:
        return ()
    for tag in MERGED.finditer(last_block):
        if area := AREA.fullmatch(attributes_of(tag[1]).get("ref", "")):
            columns = column_number(area[1]), column_number(area[3])
            rows = int(area[2]), int(area[4])
            areas.append((min(rows), min(columns), max(rows), max(columns)))
    return tuple(Merged(*area) for area in sorted(areas))


def _before_rows(pieces: Iterator[bytes]) -> tuple[bytes, bytes, bytes]:
    """Give what stands before the rows, the prefix that tags bear, and the first rows."""
    head = b""
    for piece in pieces:
        head += piece
        if found := DATA.search(head):
            return head[: found.start()], found[1], head[found.end() :]
        if len(head) > MOST_HEAD:
            raise Unreadable
    return head, b"", b""


def _whole_rows(first: bytes, pieces: Iterable[bytes], row: bytes) -> Iterator[bytes]:
    """Cut the XML between rows, so that no row or cell is torn; ``row`` is how one begins."""
    kept = [first]
    for piece in pieces:
        cut = piece.rfind(row)
        # "rowBreaks" stand behind the rows, and other things before them, with what comes last.
        while cut >= 0 and not piece.startswith(SPACES, cut + len(row)):
            cut = piece.rfind(row, 0, cut)
        if cut < 0:
            kept.append(piece)
            continue
        yield b"".join([*kept, piece[:cut]])
        kept = [piece[cut:]]
    yield b"".join(kept)


def _hidden_columns(head: bytes) -> Runs:
    hidden = NumberRuns()
    for tag in COLUMN.finditer(head):
        column = attributes_of(tag[1])
        first, last = row_number(column.get("min")), row_number(column.get("max"))
        if 0 < first <= last and (is_true(column.get("hidden")) or is_zero(column.get("width"))):
            hidden.add(first, last)
    return hidden.told()


def _widths(head: bytes) -> Iterator[tuple[int, int, float]]:
    for tag in COLUMN.finditer(head):
        column = attributes_of(tag[1])
        first, last = row_number(column.get("min")), row_number(column.get("max"))
        width = WIDTH.fullmatch(column.get("width", ""))
        if 0 < first <= last and width and float(width[0]):
            yield first, last, float(width[0])


def _frozen(head: bytes) -> tuple[int, int] | None:
    """Give the first row and column that scroll, where panes are frozen."""
    found = PANE.search(head)
    told = attributes_of(found[1]) if found else {}
    if told.get("state") not in {"frozen", "frozenSplit"}:
        return None
    return row_number(told.get("ySplit")) + 1, row_number(told.get("xSplit")) + 1


def _filtered(package: OfficePackage, part: str, head: bytes, after_rows: bytes) -> Runs:
    """Give the rows under a filter in force, be it the sheet's or that of a table on it."""
    filtered = NumberRuns()
    tables = [of.part for of in package.related(part).values() if of.kind.endswith(TABLE)]
    for xml in (after_rows, *(package.part(table) for table in sorted(tables))):
        found = FILTER.search(xml)
        rows = ROWS.fullmatch(attributes_of(found[2]).get("ref", "")) if found else None
        if found and rows:
            end = xml.find(b"</" + found[1] + b"autoFilter", found.end())
            if CRITERION.search(xml, found.end(), max(end, found.end())):
                filtered.add(int(rows[1]) + 1, int(rows[2]))
    # An advanced filter leaves no more than a word about its being in force.
    if not filtered.runs and FILTER_MODE.search(head):
        filtered.add(1, LAST_ROW)
    return filtered.told()
