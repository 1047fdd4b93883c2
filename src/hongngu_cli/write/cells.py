"""A sheet's grid as CSV, for other programs: what was read, before any recognition."""

from __future__ import annotations

import csv
import datetime as dt
import io

from hongngu_cli.model.sheet import Cell, Sheet
from hongngu_cli.write.delimited import inert


def cells_as_csv(sheet: Sheet) -> bytes:
    """Write every row of a sheet from A1 on, each as wide as it is, without a heading.

    Numbers have a decimal point and dates are ISO, for programs to read.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([inert(_written(cell)) for cell in row] for row in sheet.rows)
    return text.getvalue().encode()


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
