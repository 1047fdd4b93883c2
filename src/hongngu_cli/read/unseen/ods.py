"""What the values of an .ods do not show, merged cells among it: one walk through its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from xml.parsers import expat

from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.ods_layout import ColumnWidths, frozen_corners
from hongngu_cli.read.unseen.ods_tables import TableRead
from hongngu_cli.read.unseen.office_package import NOT_XML, OfficePackage
from hongngu_cli.read.unseen.sheet_tags import row_number
from hongngu_cli.read.unseen.state import Unreadable, Unseen
from hongngu_cli.text.cell_errors import is_error

CONTENT = "content.xml"
TELLTALES = re.compile(
    rb"-spanned\s*=|:visibility|:formula\s*=|[\"']error[\"']|display\s*=\s*[\"']false"
)
"""What a workbook has that has anything to tell; without it no cell is walked through."""
LONGEST_TELLTALE = 64
MOST_COLUMNS = 16_384
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = (f"{OASIS}{name}:1.0 " for name in ("table", "office", "text"))
ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
VALUES = ("value", "string-value", "date-value", "time-value", "boolean-value")
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
GROUPS = (f"{TABLE}table-row-group", f"{TABLE}table-column-group")
ANNOTATION = f"{OFFICE}annotation"
PARAGRAPH = f"{TEXT}p"


def unseen_sheets(archive: Archive) -> Iterator[tuple[str, Unseen]]:
    """Give what is not seen of each sheet whose end could be reached. Raises Unreadable."""
    package = OfficePackage(archive)
    walk = Walk(telling=_tells_anything(package))
    frozen: dict[str, tuple[int, int]] = {}
    # The settings only say how the sheets are shown.
    with suppress(Unreadable):
        frozen = frozen_corners(package)
    for piece in package.pieces(CONTENT):
        whole = walk.take(piece)
        for name, unseen in walk.finished():
            yield name, replace(unseen, frozen=frozen.get(name))
        if not whole:
            return


def _tells_anything(package: OfficePackage) -> bool:
    before = b""
    for piece in package.pieces(CONTENT):
        if TELLTALES.search(before + piece):
            return True
        before = piece[-LONGEST_TELLTALE:]
    return False


class Walk:
    """Walks through a spreadsheet's cells; a row or cell may stand for many equal ones."""

    def __init__(self, *, telling: bool) -> None:
        """Begin before the first table; with nothing ``telling`` no cell is looked at."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start if telling else self._start_outline
        self.parser.EndElementHandler = self._end
        self.widths = ColumnWidths()
        self.table: TableRead | None = None
        self.done: list[TableRead] = []
        self.closed_groups: list[bool] = []
        self.cell: dict[str, str] | None = None
        self.texts: list[str] = []
        self.has_paragraph = self.annotated = False

    def take(self, piece: bytes) -> bool:
        """Go on through the XML, and tell whether it is still XML."""
        try:
            self.parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no keyword
        except NOT_XML:
            return False
        return True

    def finished(self) -> Iterator[tuple[str, Unseen]]:
        """Give the tables that ended since this was asked last."""
        for table in self.done:
            yield table.name, table.told()
        self.done = []

    def _start_outline(self, tag: str, attributes: dict[str, str]) -> None:
        """Take styles, which stand before the tables, and of a table its columns."""
        if self.table:
            if tag == f"{TABLE}table-column":
                self._start_column(self.table, attributes)
        elif tag == f"{TABLE}table":
            self.table = TableRead(attributes.get(f"{TABLE}name", ""))
        else:
            self.widths.take(tag, attributes)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.table is None:
            self._start_outline(tag, attributes)
        elif tag in CELLS:
            self._start_cell(self.table, attributes)
        elif self.cell is not None:
            self.annotated = self.annotated or tag == ANNOTATION
            self.has_paragraph = self.has_paragraph or (tag == PARAGRAPH and not self.annotated)
        elif tag == f"{TABLE}table-row":
            self._start_row(self.table, attributes)
        elif tag == f"{TABLE}table-column":
            self._start_column(self.table, attributes)
        elif tag in GROUPS:
            self.closed_groups.append(attributes.get(f"{TABLE}display") == "false")

    def _start_row(self, table: TableRead, attributes: dict[str, str]) -> None:
        table.row += table.row_height
        table.row_height = _number(attributes, "number-rows-repeated")
        table.column = 1
        visibility = attributes.get(f"{TABLE}visibility", "")
        last = table.row + table.row_height - 1
        if visibility in {"collapse", "filter"} or any(self.closed_groups):
            table.rows.add(table.row, last)
        if visibility == "filter":
            table.filtered.add(table.row, last)

    def _start_column(self, table: TableRead, attributes: dict[str, str]) -> None:
        first = table.next_column
        table.next_column += _number(attributes, "number-columns-repeated")
        hidden = attributes.get(f"{TABLE}visibility") in {"collapse", "filter"}
        if hidden or any(self.closed_groups):
            table.columns.add(first, table.next_column - 1)
        width = self.widths.of_style.get(attributes.get(f"{TABLE}style-name", ""))
        if width and first <= MOST_COLUMNS:
            table.widths.append((first, min(table.next_column - 1, MOST_COLUMNS), width))

    def _start_cell(self, table: TableRead, attributes: dict[str, str]) -> None:
        if f"{TABLE}formula" in attributes or attributes.get(ERROR_TYPE) == "error":
            self.cell, self.texts = attributes, []
            self.has_paragraph = self.annotated = False
            self.parser.CharacterDataHandler = self._text
        rows = _number(attributes, "number-rows-spanned")
        columns = _number(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            last = table.row + rows - 1, table.column + columns - 1
            table.merged.append(Merged(table.row, table.column, *last))
        if self.cell is None:
            table.column += _number(attributes, "number-columns-repeated")

    def _text(self, text: str) -> None:
        if self.has_paragraph and not self.annotated:
            self.texts.append(text)

    def _end(self, tag: str) -> None:
        if tag == f"{TABLE}table" and self.table and self.cell is None:
            self.done.append(self.table)
            self.table, self.closed_groups = None, []
        elif tag in GROUPS and self.closed_groups:
            self.closed_groups.pop()
        elif tag == ANNOTATION:
            self.annotated = False
        elif tag in CELLS and self.cell is not None and self.table:
            self._end_cell(self.table, self.cell)

    def _end_cell(self, table: TableRead, cell: dict[str, str]) -> None:
        """Take a cell that is an error, or a formula without any value, empty text apart."""
        columns = min(_number(cell, "number-columns-repeated"), MOST_COLUMNS)
        text = "".join(self.texts).strip()
        formula = cell.get(f"{TABLE}formula", "")
        valued = self.has_paragraph or any(f"{OFFICE}{name}" in cell for name in VALUES)
        for column in range(table.column, table.column + columns):
            if cell.get(ERROR_TYPE) == "error" or is_error(text):
                table.errors.add(table.row, column, text, table.row_height)
            elif formula and not valued:
                plain = "=" + formula.partition("=")[2]
                table.uncalculated.add(table.row, column, plain, table.row_height)
        table.column += columns
        self.cell, self.parser.CharacterDataHandler = None, None


def _number(attributes: dict[str, str], name: str) -> int:
    """Give how often a thing is repeated or how far it spans: once unless said otherwise."""
    return row_number(attributes.get(TABLE + name)) or 1
