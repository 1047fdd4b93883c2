"""How the sheets of an .ods are laid out: widths of columns, and what does not scroll away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from xml.parsers import expat

from hongngu_cli.read.unseen.office_package import NOT_XML, OfficePackage

SETTINGS = "settings.xml"
STYLES = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
LENGTH = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,9})?)(cm|mm|in|pt|pc|px)")
DOTS = {"cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0, "pt": 96 / 72, "pc": 16.0, "px": 1.0}
"""Dots of a screen in each unit of length."""
MARGIN, DIGIT = 5, 7
"""Dots around a cell's text, and in one digit of the font that widths are counted in."""
CONFIG = "urn:oasis:names:tc:opendocument:xmlns:config:1.0 "
ITEM, ENTRY, NAME = f"{CONFIG}config-item", f"{CONFIG}config-item-map-entry", f"{CONFIG}name"
ACROSS, DOWN = "HorizontalSplit", "VerticalSplit"
FROZEN = "2"


class ColumnWidths:
    """Takes the styles of columns, which stand before the tables; widths are in characters."""

    def __init__(self) -> None:
        """Begin with no style."""
        self.style = ""
        self.of_style: dict[str, float] = {}

    def take(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a tag, if it is of a style."""
        if tag == f"{STYLES}style":
            self.style = attributes.get(f"{STYLES}name", "")
        elif tag == f"{STYLES}table-column-properties":
            told = LENGTH.fullmatch(attributes.get(f"{STYLES}column-width", ""))
            if told:
                dots = float(told[1]) * DOTS[told[2]]
                self.of_style[self.style] = round(max(dots - MARGIN, 0) / DIGIT, 2)


def frozen_corners(package: OfficePackage) -> dict[str, tuple[int, int]]:
    """Give the first row and column that scroll of each sheet that has any that do not.

    Raises Unreadable.
    """
    if SETTINGS not in package.members:
        return {}
    walk = _SettingsWalk()
    walk.read(package.part(SETTINGS))
    return {
        name: (_position(told, DOWN), _position(told, ACROSS))
        for name, told in walk.views.items()
        if FROZEN in {told.get(f"{side}Mode") for side in (ACROSS, DOWN)}
    }


def _position(told: Mapping[str, str], side: str) -> int:
    text = told.get(f"{side}Position", "")
    frozen = told.get(f"{side}Mode") == FROZEN
    return int(text) + 1 if frozen and text.isascii() and text.isdigit() else 1


class _SettingsWalk:
    """Takes the settings that a view keeps of each named thing, sheets among them."""

    def __init__(self) -> None:
        self.views: dict[str, dict[str, str]] = {}
        self.entries: list[str] = []
        self.item = ""
        self.text: list[str] = []

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        # Broken settings are as good as none.
        with suppress(*NOT_XML):
            parser.Parse(content, True)  # noqa: FBT003 - the parser takes no keyword

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == ENTRY:
            self.entries.append(attributes.get(NAME, ""))
        elif tag == ITEM:
            self.item = attributes.get(NAME, "")
            self.text.clear()

    def _text(self, text: str) -> None:
        self.text.append(text)

    def _end(self, tag: str) -> None:
        if tag == ITEM and self.entries:
            self.views.setdefault(self.entries[-1], {})[self.item] = "".join(self.text).strip()
        elif tag == ENTRY:
            self.entries.pop()
