"""Tags of a sheet's XML, found by patterns: no parser is fast enough for all of them.

No pattern gives back what it has matched, so that no text makes one try forever.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

ATTRIBUTE = re.compile(rb"(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
CDATA, CDATA_END = b"<![CDATA[", b"]]>"
TRUE = ("1", "true")
LONGEST_NUMBER = 7
AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
"""Cells from one to another: "A1:C7"."""


def attributes_of(tag: bytes) -> dict[str, str]:
    """Read the attributes of a tag, in whatever order and quotes.

    >>> attributes_of(b''' r="7" hidden = '1' ''')
    {'r': '7', 'hidden': '1'}
    """
    return {
        name.decode("utf-8", "replace"): (double or single).decode("utf-8", "replace")
        for name, double, single in ATTRIBUTE.findall(tag)
    }


def is_true(value: str | None) -> bool:
    """Tell whether an attribute says yes."""
    return value in TRUE


def is_zero(size: str | None) -> bool:
    """Tell a height or width of nothing.

    >>> is_zero("0.0"), is_zero("15"), is_zero(None)
    (True, False, False)
    """
    return bool(size) and not (size or "").strip("0.")


def row_number(text: str | None) -> int:
    """Read the number of a row or column; 0 for none, and for a trap of a thousand digits."""
    told = text and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if text and told else 0


class SheetTags:
    """The tags looked for, which all bear one prefix (most often none)."""

    def __init__(self, prefix: bytes) -> None:
        """Make the patterns."""
        p = re.escape(prefix)
        self.row, self.cell = b"<" + prefix + b"row", b"<" + prefix + b"c"
        self.cell_end = b"</" + prefix + b"c>"
        self.formula_end, self.value_end = b"</" + prefix + b"f", b"</" + prefix + b"v"
        self.inline, self.value = b"<" + prefix + b"is>", b"<" + prefix + b"v>"
        self.rows = re.compile(rb"<" + p + rb"row(?=[\s/>])([^<>]*+)>")
        self.places = re.compile(rb"<" + p + rb"(row|c)(?=[\s/>])([^<>]*+)>")
        self.cells = re.compile(rb"<" + p + rb"c(?=[\s/>])")
        self.formulas = re.compile(rb"<" + p + rb"f(?=[\s/>])([^<>]*+)>")
        self.values = re.compile(rb"<" + p + rb"v(?=[\s/>])([^<>]*+)>")
        self.error = re.compile(rb"<" + p + rb"v(?:\s[^<>]*+)?>\s*+#")
        no_value = rb"\s*+(?!<" + p + rb"v>[^<])"
        self.valueless = re.compile(rb"</" + p + rb"f>" + no_value)
        self.valueless_short = re.compile(rb"<" + p + rb"f\s[^<>]*+(?<=/)>" + no_value)

    def of_formats(self, numbers: Collection[str]) -> re.Pattern[bytes]:
        """Find cells with one of some formats."""
        any_of = "|".join(sorted(numbers)).encode()
        return re.compile(
            self.cells.pattern + rb"[^<>]*?\ss=[\"'](?:" + any_of + rb")[\"'][^<>]*+>"
        )

    def formula(self, cell: bytes) -> tuple[dict[str, str], str] | None:
        """Give a cell's formula: its attributes and its text; None where there is none."""
        tag = self.formulas.search(cell)
        return (attributes_of(tag[1]), _text(cell, tag, self.formula_end)) if tag else None

    def cell_value(self, cell: bytes) -> str | None:
        """Give a cell's value as written; None where not even an empty one is."""
        tag = self.values.search(cell)
        return _text(cell, tag, self.value_end) if tag else None


tags_of = cache(SheetTags)


def _text(xml: bytes, tag: re.Match[bytes], end: bytes) -> str:
    """Give what stands between a tag and its end: nothing but text."""
    from html import unescape

    if tag[1].endswith(b"/"):
        return ""
    text = xml[tag.end() : xml.find(end, tag.end())].strip()
    if text.startswith(CDATA):
        return text.removeprefix(CDATA).removesuffix(CDATA_END).decode("utf-8", "replace").strip()
    return unescape(text.decode("utf-8", "replace")).strip()
