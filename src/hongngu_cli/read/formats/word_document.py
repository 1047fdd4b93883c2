"""What stands in a Word document, in its order: lines of text and tables, tables within tables.

The XML is walked once and no tree is built of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.settings import Limits
from hongngu_cli.read.formats.word_numbers import ListNumbers, NumberForms
from hongngu_cli.read.packages.refusals import check_nesting, check_sheets
from hongngu_cli.read.packages.xml_parsers import xml_parser

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
DELETED = ("del", "moveFrom")
CHANGES = (*DELETED, "ins", "moveTo")
FALLBACK = "Fallback"
"""A drawing once more, for older programs."""
PICTURES, EMBEDDED = ("blip", "imagedata"), ("OLEObject", "altChunk")
SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
TICKED = ("F0FC", "F0FE", "F0FB", "F0FD", "F078", "F052", "F053")
UNTICKED = ("F0A8", "F06F", "F071", "F072", "F0A3")
SYMBOLS = {**dict.fromkeys(TICKED, "☑"), **dict.fromkeys(UNTICKED, "☐")}
"""Ticks and boxes of the symbol fonts; without their font they are signs of nothing."""
WIDEST = 1000
"""Columns that one cell may span; Word has 63 in all."""


@dataclass(slots=True)
class WordCell:
    """A cell: its first column, counting from 1, how many it spans, its paragraphs."""

    column: int
    span: int = 1
    continues: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Join the paragraphs that have something in them."""
        return "\n".join(line for line in self.lines if line)


@dataclass(slots=True, eq=False)
class WordTable:
    """A table: the lines before it, the table it stands within if any, its rows."""

    above: list[str]
    within: WordTable | None
    rows: list[list[WordCell]] = field(default_factory=list)
    next_column: int = 1

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return max((cell.column + cell.span - 1 for row in self.rows for cell in row), default=0)


@dataclass(slots=True)
class WordDocument:
    """Tables in the order they begin, the lines after the last one, and what is not read."""

    tables: list[WordTable] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    pictures: int = 0
    embedded: int = 0
    changes: int = 0


class WordWalk:
    """Takes the tags of a document one after the other."""

    def __init__(self, path: str, forms: NumberForms, limits: Limits) -> None:
        """Begin before the first line; ``forms`` is how the document numbers its lists."""
        self.path, self.limits = path, limits
        self.document = WordDocument()
        self.numbers = ListNumbers(forms)
        self.tables: list[WordTable] = []
        self.lines: list[list[str]] = [self.document.below]
        self.paragraphs: list[list[str]] = []
        self.skipped = 0
        self.in_text = False

    def read(self, pieces: Iterable[bytes]) -> WordDocument:
        """Walk through a document. Raises ExpatError where it is no clean XML, and Failure."""
        parser = xml_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no keyword
        parser.Parse(b"", True)  # noqa: FBT003 - the parser takes no keyword
        return self.document

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        of_word = space in WORD
        if self.skipped or name == FALLBACK or (of_word and _is_former(name)):
            self.document.changes += name in DELETED
            self.skipped += 1
            return
        self.document.changes += of_word and name in CHANGES
        self.document.pictures += name in PICTURES
        self.document.embedded += name in EMBEDDED
        if of_word:
            told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self._begin(name, told)

    def _begin(self, name: str, told: Mapping[str, str]) -> None:
        if name == "t":
            self.in_text = True
        elif name == "p":
            self.paragraphs.append([])
        elif name == "tbl":
            self._begin_table()
        elif name == "txbxContent":
            self.lines.append([])
        elif name in {"tr", "tc"} and self.tables:
            self._begin_part(self.tables[-1], name)
        elif name in {"gridBefore", "gridSpan", "vMerge"} and self.tables:
            _lay_out(self.tables[-1], name, told)
        elif name in {"numId", "ilvl"}:
            self.numbers.tell(name, told.get("val", ""))
        elif self.paragraphs and (name in SIGNS or name == "sym"):
            sign = SYMBOLS.get(told.get("char", "").upper(), "")
            self.paragraphs[-1].append(SIGNS.get(name, sign))

    def _begin_table(self) -> None:
        check_nesting(self.path, len(self.tables) + 1, self.limits)
        check_sheets(self.path, len(self.document.tables) + 1, self.limits)
        lines = self.lines[-1]
        self.document.tables.append(WordTable([*lines], self.tables[-1] if self.tables else None))
        if not self.tables:
            lines.clear()
        self.tables.append(self.document.tables[-1])

    def _begin_part(self, table: WordTable, name: str) -> None:
        if name == "tr":
            table.rows.append([])
            table.next_column = 1
        elif table.rows:
            table.rows[-1].append(WordCell(table.next_column))
            self.lines.append(table.rows[-1][-1].lines)

    def _text(self, text: str) -> None:
        if self.in_text and self.paragraphs:
            self.paragraphs[-1].append(text)

    def _end(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        space, _, name = tag.rpartition(" ")
        if space not in WORD:
            return
        if name == "t":
            self.in_text = False
        elif name == "p" and self.paragraphs:
            self._end_paragraph()
        elif name == "tbl" and self.tables:
            self.tables.pop()
        elif name == "tc" and self.tables and self.tables[-1].rows:
            cell = self.tables[-1].rows[-1][-1]
            self.tables[-1].next_column = cell.column + cell.span
            self.lines.pop()
        elif name == "txbxContent":
            box = self.lines.pop()
            self.lines[-1].extend(box)

    def _end_paragraph(self) -> None:
        text = "".join(self.paragraphs.pop()).strip()
        number = self.numbers.end()
        # A number beside text is how the list looks; alone in its cell it is what stands there.
        if not text and self.tables:
            text = number
        if text:
            self.lines[-1].append(text)


def _is_former(name: str) -> bool:
    """Tell what revision marks keep of the text and its form before the revision."""
    return name in DELETED or name.endswith("Change")


def _lay_out(table: WordTable, name: str, told: Mapping[str, str]) -> None:
    """Tell a row where it begins, or its last cell how far it reaches."""
    value = told.get("val", "")
    times = min(int(value), WIDEST) if value.isascii() and value.isdigit() else 1
    if name == "gridBefore":
        table.next_column = 1 + times
    elif table.rows and table.rows[-1]:
        cell = table.rows[-1][-1]
        if name == "gridSpan":
            cell.span = max(times, 1)
        else:
            cell.continues = value != "restart"
