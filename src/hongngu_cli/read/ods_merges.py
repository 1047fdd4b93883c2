"""Merged cells of .ods workbooks, which the parser of workbooks does not tell."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from xml.parsers import expat

from hongngu_cli.model.sheet import Merged

CONTENT = "content.xml"
LONGEST = 8
SPANNED = b"-spanned="
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "


def merged_in_ods(content: bytes) -> dict[str, tuple[Merged, ...]]:
    """Give the merged ranges of each sheet of an .ods; none of a workbook of another kind."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if CONTENT not in archive.namelist():
            return {}
        xml = archive.read(CONTENT)
    return SpannedCells().read(xml) if SPANNED in xml else {}


class SpannedCells:
    """Walks through a spreadsheet's cells; a row or cell may stand for many equal ones."""

    def __init__(self) -> None:
        """Begin before the first table."""
        self.found: dict[str, list[Merged]] = {}
        self.name = ""
        self.row = self.column = 1
        self.row_height = 0

    def read(self, xml: bytes) -> dict[str, tuple[Merged, ...]]:
        """Give the merged ranges by the sheet's name."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        # What the parser of workbooks could read may still be no clean XML.
        with suppress(expat.ExpatError):
            parser.Parse(xml, True)  # noqa: FBT003 - the parser takes no keyword
        return {name: tuple(areas) for name, areas in self.found.items()}

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not tag.startswith(TABLE):
            return
        kind = tag.removeprefix(TABLE)
        if kind == "table":
            self.name = attributes.get(f"{TABLE}name", "")
            self.row, self.row_height = 1, 0
        elif kind == "table-row":
            self.row += self.row_height
            self.row_height = _number(attributes, "number-rows-repeated")
            self.column = 1
        elif kind in {"table-cell", "covered-table-cell"}:
            rows = _number(attributes, "number-rows-spanned")
            columns = _number(attributes, "number-columns-spanned")
            if rows > 1 or columns > 1:
                last = self.row + rows - 1, self.column + columns - 1
                area = Merged(self.row, self.column, *last)
                self.found.setdefault(self.name, []).append(area)
            self.column += _number(attributes, "number-columns-repeated")


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(TABLE + name, "1")
    # No sheet is longer; a number beyond is somebody's trap.
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST else 1
