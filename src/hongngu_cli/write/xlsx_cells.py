"""One value in one cell of a workbook."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hongngu_cli.write.values import plain, printable, shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from hongngu_cli.model.table import Kind, Value

LONGEST_TEXT = 32_767
CUT = "… [còn {} ký tự, xem đủ trong bản .json]"
FIRST_YEAR = 1900
"""Excel knows no day before."""


def write_value(
    sheet: Worksheet, place: tuple[int, int], value: Value, text: str, manner: Format
) -> None:
    """Write a value as what it is; text is never taken for a formula, number or link."""
    match value:
        case dt.date() if value.year >= FIRST_YEAR:
            day = dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a calendar day
            sheet.write_datetime(*place, day, manner)
        case int() | float():
            sheet.write_number(*place, value, manner)
        case _ if text:
            sheet.write_string(*place, fitting(text), manner)
        case _:
            sheet.write_blank(*place, None, manner)


def text_of(value: Value, kind: Kind, *, keys: bool) -> str:
    """Give what stands in a cell that is no number: for programs keys, and text as it was."""
    if not keys:
        return shown(value, kind)
    return printable(str(plain(value))) if value is not None else ""


def fitting(text: str) -> str:
    """Say aloud what a cell has no room for: Excel holds 32,767 characters of text."""
    if len(text) <= LONGEST_TEXT:
        return text
    kept = LONGEST_TEXT - len(CUT) - 10
    return text[:kept] + CUT.format(len(text) - kept)
