"""How the cells of an .ods look: styles that inherit from one another, and which cell has which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from hongngu_cli.model.look import Border, CellLook, SheetLook
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.look_runs import LookRuns
from hongngu_cli.read.unseen.ods import CELLS, CONTENT, OASIS, TABLE
from hongngu_cli.read.unseen.ods_layout import LENGTH, STYLES
from hongngu_cli.read.unseen.office_package import NOT_XML, OfficePackage
from hongngu_cli.read.unseen.sheet_tags import row_number
from hongngu_cli.read.unseen.state import Unreadable

STYLES_PART = "styles.xml"
FORMAT, DRAWN = f"{OASIS}xsl-fo-compatible:1.0 ", f"{OASIS}svg-compatible:1.0 "
BACKGROUND = f"{FORMAT}background-color"
OF_CELLS, OF_ROWS = "table-cell", "table-row"
POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
ACROSS = {
    "start": "left",
    "left": "left",
    "end": "right",
    "right": "right",
    "center": "center",
    "justify": "justify",
}
DOWN = {"top": "top", "middle": "center"}
LINES = {"dashed": "dashed", "dotted": "dotted", "double": "double"}
"""By how their names begin: "double-thin"."""
MEDIUM, THICK = 1.2, 2.2
"""From so many points on a line is called so."""
COLOUR = re.compile("#[0-9A-Fa-f]{6}")
BOLD = ("bold", "600", "700", "800", "900")
MOST_PARENTS = 20
USUAL = "Default"
"""The style of cells that name none, where there is one of that name."""
SIDES = ("left", "right", "top", "bottom")
OVER = {
    f"{FORMAT}border": tuple(f"{FORMAT}border-{side}" for side in SIDES),
    f"{STYLES}use-window-font-color": (f"{FORMAT}color",),
}
Told = dict[str, str]


def sheet_looks(archive: Archive) -> Iterator[tuple[str, SheetLook]]:
    """Give the look of each sheet. Raises Unreadable."""
    package = OfficePackage(archive)
    walk = _Walk()
    for part in (STYLES_PART, CONTENT):
        if part in package.members:
            walk.read(package.pieces(part))
    yield from walk.sheets.items()


class _Walk:
    """Takes styles, then the tables; a row or cell may stand for many equal ones."""

    def __init__(self) -> None:
        self.styles = Styles()
        self.sheets: dict[str, SheetLook] = {}
        self.numbers: dict[str, int] = {}
        self.looks: list[CellLook] = []
        self.table = ""
        self.inside = False

    def read(self, pieces: Iterator[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        try:
            for piece in pieces:
                parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no keyword
        except NOT_XML as error:
            raise Unreadable from error

    def _start(self, tag: str, told: Told) -> None:
        if not self.inside:
            if tag == f"{TABLE}table":
                self._begin(told)
            else:
                self.styles.take(tag, told)
        elif tag in CELLS:
            self._cell(told)
        elif tag == f"{TABLE}table-row":
            self._row(told)
        elif tag == f"{TABLE}table-column":
            self.ends.append(_times(told, "columns") + (self.ends[-1] if self.ends else 0))
            self.of_columns.append(_default(told))

    def _begin(self, told: Told) -> None:
        self.inside, self.table = True, told.get(f"{TABLE}name", "")
        self.of_columns: list[str] = []
        self.ends: list[int] = []
        self.runs = LookRuns()
        self.heights: list[tuple[int, int, float]] = []
        self.rows, self.column, self.of_row = (1, 0), 1, ""

    def _row(self, told: Told) -> None:
        first = self.rows[1] + 1
        self.rows = first, first + _times(told, "rows") - 1
        self.column, self.of_row = 1, _default(told)
        if height := self.styles.height(told.get(f"{TABLE}style-name", "")):
            self.heights.append((*self.rows, height))

    def _cell(self, told: Told) -> None:
        left = _times(told, "columns")
        own = told.get(f"{TABLE}style-name", "") or self.of_row
        while left:
            style, many = (own, left) if own else self._of_column(left)
            columns = self.column, self.column + many - 1
            self.runs.add(self.rows, columns, self._number(style))
            self.column, left = self.column + many, left - many

    def _of_column(self, most: int) -> tuple[str, int]:
        """Give the style that cells have by their column, and how many columns have it."""
        at = bisect_left(self.ends, self.column)
        if at == len(self.ends):
            return "", most
        return self.of_columns[at], min(most, self.ends[at] - self.column + 1)

    def _number(self, style: str) -> int:
        if style not in self.numbers:
            self.numbers[style] = len(self.looks)
            self.looks.append(self.styles.look(style))
        return self.numbers[style]

    def _end(self, tag: str) -> None:
        if tag == f"{TABLE}table" and self.inside:
            self.inside = False
            look = SheetLook(tuple(self.looks), self.runs.told(), tuple(self.heights))
            self.sheets[self.table] = look


class Styles:
    """The styles of cells and rows by their names, and what they inherit."""

    def __init__(self) -> None:
        """Begin with none."""
        self.fonts: dict[str, str] = {}
        self.parents: dict[tuple[str, str], str] = {}
        self.told: dict[tuple[str, str], Told] = {}
        self.style = "", ""

    def take(self, tag: str, told: Told) -> None:
        """Take a tag, if it is of a style."""
        if tag == f"{STYLES}font-face":
            family = told.get(f"{DRAWN}font-family", "")
            self.fonts[told.get(f"{STYLES}name", "")] = _bare(family)
        elif tag in {f"{STYLES}style", f"{STYLES}default-style"}:
            # The style that others inherit from without naming it has no name.
            self.style = told.get(f"{STYLES}family", ""), told.get(f"{STYLES}name", "")
            self.told[self.style] = {}
            self.parents[self.style] = told.get(f"{STYLES}parent-style-name", "")
        elif tag.startswith(STYLES) and tag.endswith("-properties") and self.style in self.told:
            # Letters and lines have one of their own, which is none of the cell.
            of_cell = tag == f"{STYLES}table-cell-properties"
            said = {key: text for key, text in told.items() if of_cell or key != BACKGROUND}
            self.told[self.style].update(said)

    def _all(self, family: str, name: str) -> Mapping[str, str]:
        chain = [name or USUAL]
        while chain[-1] and len(chain) < MOST_PARENTS:
            chain.append(self.parents.get((family, chain[-1]), ""))
        found: Told = {}
        for one in reversed(chain):
            told = self.told.get((family, one), {})
            # What a style says of the whole takes the place of what was said of a part.
            gone = [key for whole, keys in OVER.items() if whole in told for key in keys]
            found = {key: said for key, said in found.items() if key not in gone} | told
        return found

    def height(self, name: str) -> float:
        """Give the points that somebody gave rows of a style; 0 for what fits their text."""
        told = self._all(OF_ROWS, name)
        by_hand = told.get(f"{STYLES}use-optimal-row-height") == "false"
        return _points(told.get(f"{STYLES}row-height", "")) if by_hand else 0

    def look(self, name: str) -> CellLook:
        """Give the look of cells of a style."""
        told = self._all(OF_CELLS, name)
        across = told.get(f"{FORMAT}text-align", "")
        by_kind = told.get(f"{STYLES}text-align-source") == "value-type"
        under = told.get(f"{STYLES}text-underline-style", "none") != "none"
        double = told.get(f"{STYLES}text-underline-type") == "double"
        return CellLook(
            font=self._font(told),
            size=_points(told.get(f"{FORMAT}font-size", "")),
            bold=told.get(f"{FORMAT}font-weight") in BOLD,
            italic=told.get(f"{FORMAT}font-style") in {"italic", "oblique"},
            strike=told.get(f"{STYLES}text-line-through-style", "none") != "none",
            underline=("double" if double else "single") if under else "",
            colour=_colour(told.get(f"{FORMAT}color", "")),
            across="" if by_kind else ACROSS.get(across, ""),
            down=DOWN.get(told.get(f"{STYLES}vertical-align", ""), ""),
            wrapped=told.get(f"{FORMAT}wrap-option") == "wrap",
            border=Border(*(_line(told, side) for side in SIDES)),
            fill=_colour(told.get(BACKGROUND, "")),
        )

    def _font(self, told: Mapping[str, str]) -> str:
        named = self.fonts.get(told.get(f"{STYLES}font-name", ""), "")
        return named or _bare(told.get(f"{FORMAT}font-family", ""))


def _times(told: Told, what: str) -> int:
    return row_number(told.get(f"{TABLE}number-{what}-repeated")) or 1


def _default(told: Told) -> str:
    return told.get(f"{TABLE}default-cell-style-name", "")


def _bare(family: str) -> str:
    return family.partition(",")[0].strip("'\" ")


def _colour(said: str) -> str | None:
    return said[1:].upper() if COLOUR.fullmatch(said) else None


def _points(length: str) -> float:
    told = LENGTH.fullmatch(length)
    return round(float(told[1]) * POINTS[told[2]], 2) if told else 0


def _line(told: Mapping[str, str], side: str) -> str:
    """Give a line of a cell as .xlsx calls it: "0.74pt solid #000000"."""
    said = told.get(f"{FORMAT}border-{side}") or told.get(f"{FORMAT}border", "")
    width, style, *_ = (*said.split(), "", "")
    points = _points(width)
    if not points or style in {"", "none", "hidden"}:
        return ""
    solid = "thin" if points < MEDIUM else "medium" if points < THICK else "thick"
    return LINES.get(style.partition("-")[0], solid)
