"""Long sheets of .xlsx workbooks, read straight into columns: fastexcel, then Arrow.

Every cell comes as text, in the way that reader writes it; what was a number or a date is
made one again, once for each distinct value.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid

if TYPE_CHECKING:
    import pyarrow as pa
    from fastexcel import ExcelReader

    from hongngu_cli.model.grid import Column

LONGEST_NUMBER = 15
"""Digits that a number holds; a text of more is a code."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
LENGTH = len("1975-03-09 00:00:00")
BOOLEANS = {"true": "TRUE", "false": "FALSE"}
FIRST_DAY = dt.date(1900, 1, 1)
"""Moments before it are times of day."""


def reader_of(content: bytes) -> ExcelReader:
    """Open a workbook; broken ones make it raise almost anything."""
    import fastexcel

    return fastexcel.read_excel(content)


def column_grid(reader: ExcelReader, name: str) -> ColumnGrid:
    """Read a sheet of which something stands in its first column."""
    batch = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_arrow()
    return ColumnGrid([_column(array) for array in batch.columns], batch.num_rows)


def _column(array: pa.Array) -> Column:
    """Give a column's distinct cells, the empty one first, and the code of each row."""
    coded = array.dictionary_encode()
    codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False) + 1
    distinct = coded.dictionary
    cells = _whole_numbers(distinct) or map(cell_of, distinct.to_pylist())
    return ["", *cells], codes.astype("int32", copy=False)


def _whole_numbers(distinct: pa.Array) -> list[Cell]:
    """Give a column of nothing but whole numbers, such as that of row numbers, in one go.

    It is one where writing the numbers again gives the same texts; else nothing is given.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(distinct) or pc.max(pc.binary_length(distinct)).as_py() > LONGEST_NUMBER:
        return []
    try:
        numbers = distinct.cast(pa.int64())
    except pa.ArrowInvalid:
        return []
    same = numbers.cast(distinct.type).equals(distinct)
    return numbers.cast(pa.float64()).to_pylist() if same else []


def cell_of(text: str) -> Cell:
    """Make of a text the cell it was: a whole number, a day, a time, a boolean, a text.

    A text with a leading zero or a decimal sign stays one, since it may have been typed so.
    """
    if text.removeprefix("-").isdecimal() and text.isascii():
        typed = len(text) > LONGEST_NUMBER or (text.startswith(("0", "-0")) and text != "0")
        return text if typed else float(text)
    if len(text) == LENGTH and MOMENT.fullmatch(text):
        # Else somebody typed digits that only look like a day.
        with suppress(ValueError):
            return _moment(dt.datetime.fromisoformat(text))
    return BOOLEANS.get(text, text)


def _moment(moment: dt.datetime) -> Cell:
    if moment.date() < FIRST_DAY:
        return moment.time()
    return moment.date() if moment.time() == dt.time() else moment
