"""The cell formats of an official form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

COUNT = "#,##0"


class FormFormats:
    """Makes formats in one workbook and gives the same one again when asked again."""

    def __init__(self, book: Workbook, decimals: int) -> None:
        """Take the workbook, and how many decimals percentages have."""
        self._book = book
        self._share = f"0.{'0' * decimals}%" if decimals else "0%"
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def line(self, *, bold: bool = False, italic: bool = False, size: int = 12) -> Format:
        """Give the format of a line across several columns, in their middle."""
        return self._get(bold=bold, italic=italic, font_size=size, align="center")

    def text(self, *, bold: bool = False, italic: bool = False) -> Format:
        """Give the format of a line that begins at the left."""
        return self._get(bold=bold, italic=italic, font_size=11, align="left")

    def heading(self) -> Format:
        """Give the format of column headings."""
        return self._get(bold=True, font_size=11, align="center", border=1)

    def numbers(self) -> Format:
        """Give the format of the row of column numbers."""
        return self._get(italic=True, font_size=9, align="center", border=1)

    def label(self, *, bold: bool, italic: bool, indent: int, centred: bool = False) -> Format:
        """Give the format of a row's numeral or label."""
        align = {"align": "center"} if centred else {"align": "left", "indent": indent}
        return self._get(bold=bold, italic=italic, font_size=11, border=1, **align)

    def value(self, *, bold: bool, italic: bool, share: bool = False) -> Format:
        """Give the format of a number."""
        shown = self._share if share else COUNT
        return self._get(
            bold=bold, italic=italic, font_size=11, border=1, align="center", num_format=shown
        )

    def _get(self, **properties: object) -> Format:
        told = {"valign": "vcenter", "text_wrap": True, **properties}
        key = tuple(sorted(told.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(told)
        return self._made[key]
