"""Cells written in old codes, found among Unicode ones and made Unicode; told once a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.encodings.conversion import (
    AS_ASKED,
    AS_FOUND,
    AS_FOUND_IN_CSV,
    OF_WHOLE_FILE,
    RULE,
    Address,
    Rows,
    converted,
)
from hongngu_cli.read.encodings.decoding import encoding_named
from hongngu_cli.read.encodings.marked import WORKBOOKS, left_alone, unfit
from hongngu_cli.read.encodings.nul_cells import without_nuls
from hongngu_cli.read.encodings.surroundings import Surroundings
from hongngu_cli.read.encodings.undecoded import OLD
from hongngu_cli.text.legacy import CODES, Code
from hongngu_cli.text.readings import TELLS, Reading, is_unicode, is_vietnamese, readings_of

AT_HOME = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ\xa0°±²³´º"
"""What Latin-1 has for Vietnamese, and signs that lists hold anyway."""
HARMLESS = bytes(range(0x80)) + AT_HOME.encode("latin-1")
MU = "\u03bc"
CSV = ".csv"
BLOCK = 500
"""Rows looked at together."""
FEW = 3
"""In so many cells one word is enough to show a code."""


def unicode_sheet(typed: Sheet, encoding: str | None = None) -> Sheet:
    """Give the sheet with cells of old codes made Unicode, and an issue that says so.

    ``encoding`` is the user's: tcvn3 or vni reads every cell so that is not Vietnamese as it
    stands, any other leaves all cells alone, and tells it where that matters. Raises Failure
    (USAGE) for an unknown one. A sheet that was converted already is not converted twice.
    """
    sheet = without_nuls(typed)
    named = encoding_named(encoding) if encoding else None
    if any(issue.rule == RULE for issue in sheet.issues):
        return sheet
    if named in OLD:
        return _as_asked(sheet, CODES[named])
    if named and sheet.container not in WORKBOOKS:
        return sheet  # its text was read so already
    made = _as_found(sheet)
    return left_alone(sheet, made, named) if named else made


def _as_found(sheet: Sheet) -> Sheet:
    """Make cells Unicode that are surely of an old code."""
    if not may_hold_old_code(sheet.rows):
        return sheet
    texts = _texts(sheet.rows)
    if not any(
        reading.telling for text in texts if _strange(text) for reading in readings_of(text)
    ):
        return sheet
    found = _Found(sheet.rows, texts)
    if not found.codes:
        return sheet
    advice = AS_FOUND_IN_CSV if sheet.container == CSV else AS_FOUND
    return converted(sheet, *found.settled(), advice)


def sheet_in(sheet: Sheet, code: Code) -> Sheet:
    """Read every cell of a sheet that is of one code as a whole."""
    return converted(sheet, dict.fromkeys(_texts(sheet.rows), code), {}, OF_WHOLE_FILE)


def _as_asked(sheet: Sheet, code: Code) -> Sheet:
    """Read cells as their user says, but no Unicode ones: "Lê" and "Khá" are not of a code.

    Where some cells are Unicode surely, one that may be either is told by those around it, and
    where none speaks for the code, none is of it.
    """
    texts = _texts(sheet.rows)
    read = {
        text: next((one for one in readings_of(text) if one.code is code), None)
        for text in texts
        if not is_unicode(text)
    }
    telling = [text for text, reading in read.items() if reading and reading.leans > 0]
    mixed = len(read) < len(texts)
    if mixed and not telling:
        return unfit(sheet, code)
    doubtful = {text: [one] for text, one in read.items() if mixed and one and one.leans == 0}
    sure = [
        text
        for text, reading in read.items()
        if text not in doubtful and (reading.leans >= 0 if reading else not is_vietnamese(text))
    ]
    told = dict.fromkeys(filter(is_unicode, texts), "") | dict.fromkeys(telling, code.key)
    cells = Surroundings(sheet.rows, told).settled(doubtful) if doubtful else {}
    made = converted(sheet, dict.fromkeys(sure, code), cells, AS_ASKED)
    return unfit(sheet, code) if made is sheet else made


def may_hold_old_code(rows: Rows) -> bool:
    """Tell, for next to nothing, whether any sign stands in a sheet that Unicode Vietnamese lacks.

    There is no text in an old code without such signs that could convince.
    """
    if isinstance(rows, ColumnGrid):
        return any(_strange(_joined(values)) for values, _ in rows.columns)
    try:
        # In blocks: the whole of long cells, joined and encoded, would be four times their size.
        return any(
            _strange("\n".join(chain.from_iterable(rows[at : at + BLOCK])))  # type: ignore[arg-type]  # caught
            for at in range(0, len(rows), BLOCK)
        )
    except TypeError:  # a workbook's cells are not all texts, and many are the same
        return _strange(_joined(set(chain.from_iterable(rows))))


def _joined(cells: Iterable[Cell]) -> str:
    return "\n".join([cell for cell in cells if isinstance(cell, str) and not cell.isascii()])


def _strange(text: str) -> bool:
    return bool(text.encode("latin-1", "replace").translate(None, HARMLESS)) or MU in text


def _texts(rows: Rows) -> list[str]:
    """List the distinct texts that are not ASCII, in an order that is always the same."""
    cells = rows.texts() if isinstance(rows, ColumnGrid) else chain.from_iterable(rows)
    distinct = dict.fromkeys(cells)
    return [cell for cell in distinct if isinstance(cell, str) and not cell.isascii()]


class _Found:
    """What the texts of one sheet say about the codes in it."""

    def __init__(self, rows: Rows, texts: Iterable[str]) -> None:
        """Read each text in each code; codes that convince nowhere are dropped."""
        self.rows = rows
        self.unicode = {text for text in texts if is_unicode(text)}
        read = {text: found for text in texts if (found := readings_of(text))}
        self.codes = frozenset(self._convincing(chain.from_iterable(read.values())))
        self.read: dict[str, Sequence[Reading]] = {}
        for text, readings in read.items():
            likely = [r for r in readings if r.code.key in self.codes and r.leans >= 0]
            if likely:
                self.read[text] = likely

    def settled(self) -> tuple[Mapping[str, Code], Mapping[Address, Code]]:
        """Say which texts are of a code wherever they stand, and which cells by their place."""
        sure = {text: read[0].code for text, read in self.read.items() if read[0].sure}
        if not self.unicode and len(self.codes) == 1:
            return {text: read[0].code for text, read in self.read.items()}, {}
        told = {
            text: read[0].code.key for text, read in self.read.items() if read[0].leans == TELLS
        }
        surroundings = Surroundings(self.rows, {**dict.fromkeys(self.unicode, ""), **told})
        doubtful = {text: read for text, read in self.read.items() if text not in sure}
        return sure, surroundings.settled(doubtful)

    def _convincing(self, readings: Iterable[Reading]) -> Iterable[str]:
        """Give the codes of sure texts, and of words that are nonsense in any other.

        Two such words will do, or one in a few cells, such as a column of "Nam" and "N÷".
        """
        texts: dict[str, dict[str, set[str]]] = {}
        for reading in readings:
            if reading.sure:
                yield reading.code.key
            for word in reading.telling:
                texts.setdefault(reading.code.key, {}).setdefault(word, set()).add(reading.text)
        for key, telling in texts.items():
            if len(telling) > 1 or self._times(set().union(*telling.values())) >= FEW:
                yield key

    def _times(self, texts: Collection[str]) -> int:
        """Count the cells in which texts stand."""
        return sum(map(texts.__contains__, chain.from_iterable(self.rows)))
