"""Long sheets of .xlsx workbooks, read straight into columns: fastexcel, then Arrow.

Every cell comes as text, in the way that reader writes it; what was a number or a date is
made one again, once for each distinct value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.read.formats.imports import import_ahead

if TYPE_CHECKING:
    import pyarrow as pa
    from fastexcel import ExcelReader

    from hongngu_cli.model.grid import Column

LONGEST_NUMBER = 15
"""Digits that a number holds; a text of more is a code."""
WHOLE_NUMBER = r"\A(?:0|[1-9][0-9]{0,14})\z"
"""One without a sign, as ``cell_of`` reads it."""
MANY = 2_000
"""Distinct texts from which it is worth looking for numbers among them."""
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
    import_ahead("pyarrow.compute")  # a sixth of a second, while it is parsed
    batch = reader.load_sheet_eager(name, header_row=None, skip_rows=0, dtypes="string")
    return ColumnGrid([_column(array) for array in batch.columns], batch.num_rows)


def _column(array: pa.Array) -> Column:
    """Give a column's distinct cells, and the code of each row."""
    import numpy as np

    coded = array.dictionary_encode(null_encoding="encode")
    distinct = coded.dictionary
    cells = list(cells_of(distinct.drop_null()))
    if distinct.null_count:
        cells.insert(distinct.is_null().to_pylist().index(True), "")
    # The array's own way to numpy would import pandas.
    return cells, np.asarray(np.from_dlpack(coded.indices), dtype=np.int32)


def cells_of(distinct: pa.Array) -> Iterable[Cell]:
    """Make cells of texts as ``cell_of`` does, of many numbers such as those of rows in one go."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if len(distinct) < MANY:
        return map(cell_of, distinct.to_pylist())
    whole = pc.match_substring_regex(distinct, WHOLE_NUMBER)
    numbers = distinct.filter(whole).cast(pa.int64()).cast(pa.float64()).to_pylist()
    others = map(cell_of, distinct.filter(pc.invert(whole)).to_pylist())
    order = (iter(others), iter(numbers))
    return [next(order[is_whole]) for is_whole in whole.to_pylist()]


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
