"""A web page's tables and the lines of text above each, in the order they begin."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from hongngu_cli.model.settings import Limits
from hongngu_cli.read.formats.laid_out import LaidOut
from hongngu_cli.read.packages.refusals import check_nesting

UNSHOWN = frozenset(("title", "script", "style", "template", "noscript", "option", "textarea"))
BLOCKS = frozenset(
    (
        *("address", "article", "br", "caption", "center", "dd", "div", "dl", "dt", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p"),
        *("pre", "section", "table", "td", "th", "tr", "ul"),
    )
)
"""Tags at which a line ends."""
FEWEST = 2
"""Rows and columns of the smallest table; smaller ones lay out the page, and are lines."""
LONGEST_NUMBER = 6


class PageWalk:
    """Takes the tags of a page one after the other, as a parser calls them."""

    def __init__(self, where: str, limits: Limits) -> None:
        """Begin before the first line."""
        self.where, self.limits = where, limits
        self.begun: list[LaidOut] = []
        self.open: list[LaidOut] = []
        self.lines: list[str] = []
        self.cells: list[tuple[list[str], Mapping[str, str]]] = []
        self.text: list[str] = []
        self.unshown = 0

    @property
    def tables(self) -> list[LaidOut]:
        """The tables met, those left out that only lay out the page."""
        return [table for table in self.begun if _is_table(table)]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a tag that opens."""
        self.unshown += tag in UNSHOWN
        if tag in BLOCKS:
            self._end_line()
        if tag == "table":
            check_nesting(self.where, len(self.open) + 1, self.limits)
            table = LaidOut(self.where, self.limits, [*self.lines])
            self.lines.clear()
            self.begun.append(table)
            self.open.append(table)
        elif tag == "tr" and self.open:
            self.open[-1].add_row()
        elif tag in {"td", "th"} and self.open:
            self.cells.append((self.lines, dict(attributes)))
            self.lines = []
        elif tag == "input" and attributes.get("type", "").lower() == "checkbox":
            self.text.append("☑" if "checked" in attributes else "☐")

    def end(self, tag: str) -> None:
        """Take a tag that closes."""
        self.unshown -= tag in UNSHOWN
        if tag in BLOCKS:
            self._end_line()
        if tag in {"td", "th"} and self.cells and self.open:
            text = "\n".join(self.lines)
            self.lines, attributes = self.cells.pop()
            across, down = (_number(attributes.get(key)) for key in ("colspan", "rowspan"))
            self.open[-1].add_cell(text, across, down)
        elif tag == "table" and self.open:
            table = self.open.pop()
            if not _is_table(table):
                self.lines += [*table.above, *table.texts()]
                table.cells.clear()

    def data(self, text: str) -> None:
        """Take text."""
        if self.unshown <= 0:
            self.text.append(text)

    def close(self) -> None:
        """Take the page's end."""
        self._end_line()

    def _end_line(self) -> None:
        # Letters and their marks may come as one character reference each.
        line = unicodedata.normalize("NFC", " ".join("".join(self.text).split()))
        self.text.clear()
        if line:
            self.lines.append(line)


def _is_table(table: LaidOut) -> bool:
    return table.row >= FEWEST and table.width >= FEWEST


def _number(text: str | None) -> int:
    """Read how far a cell reaches; Excel's 0 and what is no number are one."""
    plain = (text or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < LONGEST_NUMBER else 1
