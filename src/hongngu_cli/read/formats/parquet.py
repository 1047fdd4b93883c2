"""Parquet files: column names as the first row, values below; read by pyarrow."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.read.formats.workbooks import parsed
from hongngu_cli.read.packages.refusals import MEGABYTE, check_size, locked, too_much

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

LOCKED = b"PARE"
LIBRARY = "pyarrow"


def parquet_sheet(content: bytes, blank: Sheet, limits: Limits) -> Sheet:
    """Read a Parquet file as a sheet without a name. Raises Failure (INPUT)."""
    path = blank.path
    if content.startswith(LOCKED):
        raise locked(path, "Xin tệp .xlsx hoặc .csv không có mật khẩu.")
    if importlib.util.find_spec(LIBRARY) is None:
        raise Failure(
            INPUT,
            f"{path}: tệp Parquet, nhưng máy này chưa cài phần đọc tệp Parquet.",
            "Cài thêm bằng: pip install pyarrow; hoặc xin tệp .xlsx, .csv.",
        )
    file = parsed(path, lambda: _opened(content))
    told = file.metadata
    check_size(path, told.num_rows + 1, told.num_columns, limits)
    groups = [told.row_group(at) for at in range(told.num_row_groups)]
    # A cell may be a list of thousands of values, each of which takes room.
    values = sum(one.column(at).num_values for one in groups for at in range(one.num_columns))
    if values > limits.cells:
        raise too_much(path, f"tệp khai {values} giá trị", "cells")
    unpacked = sum(one.total_byte_size for one in groups)
    if unpacked > limits.unpacked_megabytes * MEGABYTE:
        says = f"tệp khai {unpacked // MEGABYTE} MB sau khi giải nén"
        raise too_much(path, says, "unpacked_megabytes")
    table = parsed(path, file.read)
    columns = parsed(path, lambda: [_cells(column) for column in table.itercolumns()])
    text = sum(len(cell) for cells in columns for cell in cells if isinstance(cell, str))
    if text > limits.unpacked_megabytes * MEGABYTE:
        told = f"chữ lặp lại ở nhiều ô thành hơn {limits.unpacked_megabytes} MB"
        raise too_much(path, told, "unpacked_megabytes")
    header: list[Cell] = [str(name) for name in table.column_names]
    return replace(blank, rows=[header, *map(list, zip(*columns, strict=True))])


def _opened(content: bytes) -> pq.ParquetFile:
    """Open a file so that a text that stands in many rows is kept once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pq.read_schema(io.BytesIO(content))
    texts = [one.name for one in schema if pa.types.is_string(one.type)]
    return pq.ParquetFile(io.BytesIO(content), read_dictionary=texts)


def _cells(column: pa.ChunkedArray) -> list[Cell]:
    """Give a column's values as a sheet would hold them."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        # Nanoseconds are beyond Python's moments, and beyond what anybody typed.
        column = column.cast(pa.timestamp("us"), safe=False)
    if not pa.types.is_dictionary(column.type):
        return [_cell(value) for value in column.to_pylist()]
    cells: list[Cell] = []
    for chunk in column.chunks:
        values = [_cell(value) for value in chunk.dictionary.to_pylist()]
        cells += ["" if at is None else values[at] for at in chunk.indices.to_pylist()]
    return cells


def _cell(value: object) -> Cell:
    if value is None or value != value:  # noqa: PLR0124 - NaN, which stands for no number
        return ""
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return value
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return float(value)
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.upper() if isinstance(value, bool) else text
