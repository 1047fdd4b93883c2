"""The cell formats of a workbook, each made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from hongngu_cli.write.values import ALIGNMENT, number_format

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from hongngu_cli.model.table import Kind, Value

SHADE = "#F2F2F0"
LINK = "#00449E"
Manner = Literal["title", "line", "centre", "bold", "right", "note", "link", "heading", "text"]
"""Of a line over all columns: the title, others in the middle, at the right, at the left."""
Part = Literal["heading", "name", "text", "number", "link"]
"""Of a cell of a cover, of contents or notes."""
LINES: Mapping[Manner, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14, "align": "center"},
    "line": {"italic": True, "align": "center"},
    "centre": {"align": "center"},
    "bold": {"bold": True, "align": "center"},
    "right": {"italic": True, "align": "right"},
    "note": {"italic": True, "align": "left"},
    "link": {"underline": 1, "font_color": LINK, "align": "left"},
    "heading": {"bold": True, "align": "left"},
    "text": {"align": "left"},
}
PARTS: Mapping[Part, Mapping[str, object]] = {
    "heading": {"bold": True, "align": "center", "bg_color": SHADE},
    "name": {"bold": True, "align": "left", "indent": 1},
    "text": {"align": "left", "indent": 1},
    "number": {"align": "right", "indent": 1, "num_format": "#,##0"},
    "link": {"underline": 1, "font_color": LINK, "align": "left", "indent": 1},
}


class Formats:
    """Makes formats in one workbook and gives the same one again when asked again."""

    def __init__(self, book: Workbook, decimals: int, *, wrap: bool) -> None:
        """Take the workbook, how many decimals percentages have, whether long text wraps."""
        self.decimals = decimals
        self._wrap = wrap
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def line(self, manner: Manner) -> Format:
        """Give the format of a line above or below the table."""
        return self._get(valign="vcenter", text_wrap=True, **LINES[manner])

    def part(self, part: Part) -> Format:
        """Give the format of a cell of a cover, of contents or notes."""
        return self._get(border=1, valign="vcenter", text_wrap=True, **PARTS[part])

    def heading(self) -> Format:
        """Give the format of column titles."""
        return self._get(
            bold=True, border=1, align="center", valign="vcenter", text_wrap=True, bg_color=SHADE
        )

    def cell(self, value: Value, kind: Kind, *, bold: bool, indent: int) -> Format:
        """Give the format of a value in a column of some kind."""
        numbers = self._number_format(value, kind)
        key = (numbers, kind, bold, indent)
        if key not in self._made:
            self._made[key] = self._get(
                border=1,
                valign="vcenter",
                align=ALIGNMENT[kind],
                # A step keeps numbers off the border.
                indent=1 if ALIGNMENT[kind] == "right" else indent,
                text_wrap=self._wrap and not numbers,
                **({"num_format": numbers} if numbers else {}),
                **({"bold": True, "bg_color": SHADE} if bold else {}),
            )
        return self._made[key]

    def _number_format(self, value: Value, kind: Kind) -> str:
        if isinstance(value, dt.date):
            return "dd/mm/yyyy"
        if isinstance(value, int | float):
            return number_format(value, kind, self.decimals)
        return ""

    def _get(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items(), key=lambda item: item[0]))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
