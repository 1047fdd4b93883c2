"""What stands in a sheet's cells, to hold against what the program says stands there."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import re
import sys
import warnings
import zipfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple

from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import shown
from hongngu_cli.write.values import printable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+")
Grid = list[list[str]]
MOST_UNPACKED = 64 * 1024 * 1024


def grid_of(text: str) -> Grid:
    """Read what ``inspect --cells`` printed."""
    csv.field_size_limit(sys.maxsize)
    return list(csv.reader(io.StringIO(text, newline="")))


def cell_at(grid: Grid, address: str) -> str:
    """Give the cell of an address such as D17; '' outside the grid."""
    row, column = coordinate_to_tuple(address)
    return grid[row - 1][column - 1] if row <= len(grid) and column <= len(grid[row - 1]) else ""


def holds(cell: str, said: str) -> bool:
    """Tell whether a cell as ``--cells`` prints it is what a message shows of it."""
    return clean(printable(said)) in {clean(text) for text in _readings(cell)}


def _readings(cell: str) -> list[str]:
    """Give the ways a printed cell may be shown: as text, number, day, or made harmless."""
    texts = [cell, cell.removeprefix("'")]
    with contextlib.suppress(ValueError):
        texts.append(shown(float(cell)))
    if ISO_DAY.fullmatch(cell) or ISO_TIME.fullmatch(cell):
        texts.append(shown(dt.datetime.fromisoformat(cell)))
    return texts


class AnotherReader:
    """The same cells as openpyxl addresses them, asked for one by one."""

    def __init__(self, path: Path) -> None:
        """Remember the file; it is opened when the first cell is asked for."""
        self.path = path

    @cached_property
    def _sheets(self) -> Mapping[str, Worksheet]:
        """Open a small .xlsx; nothing where it is another kind of file, or openpyxl cannot."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                    return {}
            with warnings.catch_warnings(action="ignore"):
                book = openpyxl.load_workbook(self.path, data_only=True)
        except Exception:  # noqa: BLE001 - another program's troubles are not ours to judge
            return {}
        return {sheet.title: sheet for sheet in book.worksheets}

    def cell(self, sheet: str | None, address: str) -> str | None:
        """Give a cell of ASCII text or a whole number; None for any other.

        No conversion between encodings, calendars and number formats touches those.
        """
        found = self._sheets.get(sheet or "")
        value = found[address].value if found is not None else None
        if isinstance(value, bool) or not isinstance(value, str | int):
            return None
        return None if isinstance(value, str) and not value.isascii() else shown(value)
