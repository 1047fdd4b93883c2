"""The cell formats of a workbook, each made once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.write.values import ALIGNMENT, number_format

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from hongngu_cli.model.table import Kind, Value

SHADE = "#F2F2F0"


class Formats:
    """Makes formats in one workbook and gives the same one again when asked again."""

    def __init__(self, book: Workbook, decimals: int, *, wrap: bool) -> None:
        """Take the workbook, how many decimals percentages have, whether long text wraps."""
        self.decimals = decimals
        self._wrap = wrap
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def title(self) -> Format:
        """Give the format of the sheet's first line."""
        return self._get(bold=True, font_size=14, align="center", valign="vcenter", text_wrap=True)

    def line(self, *, bold: bool = False, align: str = "center") -> Format:
        """Give the format of a line above or below the table."""
        manner = {"bold": True} if bold else {"italic": True}
        return self._get(**manner, align=align, valign="vcenter", text_wrap=True)

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
