"""The rows of a sheet's XML, skimmed for what its values do not show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from hongngu_cli.model.place import column_number
from hongngu_cli.read.unseen.number_runs import NumberRuns
from hongngu_cli.read.unseen.sheet_tags import (
    AREA,
    attributes_of,
    is_true,
    is_zero,
    row_number,
    tags_of,
)
from hongngu_cli.read.unseen.state import CellRuns, Unreadable

ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
HIDDEN = re.compile(rb"hidden\s*+=\s*+[\"'][1t]")
FLAT = re.compile(rb"ht\s*+=\s*+[\"']0")
FILTER = b"autoFilter"


class SheetXml:
    """Takes the blocks of a sheet's XML one after the other, each of whole rows.

    With ``pictures`` a cell may hold one, which is written as an error for old programs;
    ``struck`` are the numbers of formats that strike a cell through.
    """

    def __init__(
        self, prefix: bytes, *, pictures: bool = False, struck: Collection[str] = ()
    ) -> None:
        """Begin above the first row."""
        self.tags = tags_of(prefix)
        self.pictures = pictures
        self.hidden = NumberRuns()
        self.uncalculated = CellRuns(alike=False)
        self.errors = CellRuns(alike=True)
        self.struck = CellRuns(alike=False)
        self.of_struck = self.tags.of_formats(struck) if struck else None
        self.after_rows = b""
        self.row = 0
        self.shared = False
        self.places: dict[int, tuple[int, int]] = {}

    def take(self, block: bytes) -> None:
        """Look for what is not seen: a character first, a pattern next, and then exactly.

        Almost all of a clean sheet is passed over by the first, at no cost to speak of.
        """
        self.places = {}
        if (b"hidden" in block and HIDDEN.search(block)) or _has_flat_row(block):
            self._hidden(block)
        if self.hidden.runs and FILTER in block:
            self.after_rows = block
        if b"#" in block:
            self._errors(block)
        if b"f" in block:
            self._formulas(block)
        if self.of_struck:
            for cell in self.of_struck.finditer(block):
                place = self._place(block, cell.start(), attributes_of(cell[0]))
                self.struck.add(*place, "")
        self.row = self._last_row(block)

    def _rows(self, block: bytes) -> Iterator[tuple[int, dict[str, str]]]:
        """Give the rows with their attributes; one without a number follows the one above."""
        number = self.row
        for tag in self.tags.rows.finditer(block):
            attributes = attributes_of(tag[1])
            number = row_number(attributes.get("r")) or number + 1
            yield number, attributes

    def _last_row(self, block: bytes) -> int:
        at = block.rfind(self.tags.row)
        tag = self.tags.rows.match(block, at) if at >= 0 else None
        told = row_number(attributes_of(tag[1]).get("r")) if tag else 0
        # Without a number, or where the last such tag is of another name, all are gone through.
        return told or max((number for number, _ in self._rows(block)), default=self.row)

    def _hidden(self, block: bytes) -> None:
        for number, attributes in self._rows(block):
            if is_true(attributes.get("hidden")) or is_zero(attributes.get("ht")):
                self.hidden.add(number, number)

    def _errors(self, block: bytes) -> None:
        for start, found in self._cells_of(block, self.tags.error.finditer(block)):
            attributes = attributes_of(block[start : block.find(b">", start)])
            pictured = self.pictures and "vm" in attributes
            if attributes.get("t") == "e" and not pictured:
                end = block.find(b"<", found.end())
                text = block[found.end() - 1 : end].decode("utf-8", "replace").strip()
                self.errors.add(*self._place(block, start, attributes), text)

    def _cells_of(
        self, block: bytes, found: Iterable[re.Match[bytes]]
    ) -> Iterator[tuple[int, re.Match[bytes]]]:
        """Give what was found with the beginning of its cell, once for each cell."""
        before = 0
        for match in found:
            start = block.rfind(self.tags.cell, before, match.start())
            before = match.start()
            if start >= 0 and self.tags.cells.match(block, start):
                yield start, match

    def _formulas(self, block: bytes) -> None:
        """Find formulas without a value; those that share one come after the one they share."""
        found: list[re.Match[bytes]] = []
        if self.tags.formula_end in block:
            self.shared = self.shared or b"shared" in block
            found += self.tags.valueless.finditer(block)
        if self.shared:
            found += self.tags.valueless_short.finditer(block)
            found.sort(key=re.Match.start)
        for start, match in self._cells_of(block, found):
            head = block[start : block.find(b">", start)]
            # An empty text is a value, and a frequent one: =IF(A1="","",…) all the way down.
            if b'"str"' not in head or not block.startswith(self.tags.value, match.end()):
                self._formula(block, start, head, self._cell(block, start, match.end()))

    def _cell(self, block: bytes, start: int, at: int) -> bytes:
        """Give a cell that ends after ``at``, and before the next one. Raises Unreadable."""
        following = block.find(self.tags.cell, at)
        end = block.find(self.tags.cell_end, at, following if following >= 0 else len(block))
        if end < 0:
            raise Unreadable
        return block[start:end]

    def _formula(self, block: bytes, start: int, head: bytes, cell: bytes) -> None:
        """Take a formula unless it has a value after all."""
        formula, value = self.tags.formula(cell), self.tags.cell_value(cell)
        attributes = attributes_of(head)
        empty_text = value is not None and attributes.get("t") == "str"
        if formula is None or empty_text or value or self.tags.inline in cell:
            return
        kind, text = formula
        if not text and "t" not in kind:
            return
        row, column = self._place(block, start, attributes)
        self.uncalculated.add(row, column, f"={text}" if text else "")
        if kind.get("t") == "array":
            self._rest_of_array(row, column, kind.get("ref", ""), text)

    def _rest_of_array(self, row: int, column: int, area: str, text: str) -> None:
        """Take the cells that one formula fills: only the first of them holds it."""
        told = AREA.fullmatch(area)
        if not told:
            return
        last_row, last_column = int(told[4]), column_number(told[3])
        if last_row > row:
            self.uncalculated.add(row + 1, column, f"={text}", last_row - row)
        for other in range(column + 1, last_column + 1):
            self.uncalculated.add(row, other, f"={text}", max(last_row - row, 0) + 1)

    def _place(self, block: bytes, start: int, attributes: dict[str, str]) -> tuple[int, int]:
        """Give a cell's row and column; one without an address follows the one before."""
        address = ADDRESS.fullmatch(attributes.get("r", ""))
        if address:
            return int(address[2]), column_number(address[1])
        if not self.places:
            self.places = self._all_places(block)
        if start not in self.places:
            raise Unreadable
        return self.places[start]

    def _all_places(self, block: bytes) -> dict[int, tuple[int, int]]:
        """Count rows and cells of a block, for the few writers that leave addresses out."""
        places: dict[int, tuple[int, int]] = {}
        row, column = self.row, 0
        for tag in self.tags.places.finditer(block):
            told = attributes_of(tag[2]).get("r")
            if tag[1] == b"row":
                row, column = row_number(told) or row + 1, 0
                continue
            address = ADDRESS.fullmatch(told or "")
            column = column_number(address[1]) if address else column + 1
            places[tag.start()] = (row, column)
        return places


def _has_flat_row(block: bytes) -> bool:
    """Tell a height of nothing from a margin ("right") or a custom height that is none."""
    return any(block[at.start() - 1 : at.start()].isspace() for at in FLAT.finditer(block))
